import { busArn } from '../../model/arn.ts';
import { success } from '../../model/result.ts';
import type { EventBus } from '../../model/rule.ts';
import type { ApiAccount } from '../account.ts';
import * as model from '../model/events.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';
import { notSimulated, refuse } from '../wire.ts';
import { busOf, MOST_RESOURCES } from './lookup.ts';

const MOST_BUSES = 100;

/** Event buses (EventBridge API Reference). */

export const createEventBus = operation(model.createEventBus, (input, account) => {
  const { Name, Description, EventSourceName, KmsKeyIdentifier, DeadLetterConfig } = input;
  if (EventSourceName !== undefined) return notSimulated('An event bus of a partner');
  if (KmsKeyIdentifier !== undefined) return notSimulated('KmsKeyIdentifier');
  if (DeadLetterConfig?.Arn !== undefined) return notSimulated('DeadLetterConfig of an event bus');
  const { configuration } = account;
  if (configuration.buses.some(({ name }) => name === Name)) {
    return refuse('ResourceAlreadyExistsException', `Event bus ${Name} already exists.`);
  }
  if (Name.includes('/')) {
    return refuse('ValidationException', "Event bus name must not contain '/'.");
  }
  if (configuration.buses.length >= MOST_BUSES) {
    return refuse('LimitExceededException', MOST_RESOURCES);
  }
  const bus: EventBus = { kind: 'classic', name: Name, failures: [], rules: [] };
  account.reconfigure({ ...configuration, buses: [...configuration.buses, bus] });
  return success({
    EventBusArn: busArn(configuration, Name),
    ...(Description !== undefined && { Description }),
  });
});

/** A bus that does not exist is deleted all the same. */
export const deleteEventBus = operation(model.deleteEventBus, ({ Name }, account) => {
  if (Name === 'default') return refuse('ValidationException', 'Cannot delete event bus default.');
  const { configuration } = account;
  const bus = configuration.buses.find(({ name }) => name === Name);
  if (!bus) return success({});
  // "All rules associated with this event bus need to be deleted": the words are ours.
  if (bus.rules.length > 0) {
    return refuse('ValidationException', `Event bus ${Name} can't be deleted since it has rules.`);
  }
  account.reconfigure({
    ...configuration,
    buses: configuration.buses.filter((one) => one !== bus),
  });
  return success({});
});

export const describeEventBus = operation(model.describeEventBus, ({ Name }, account) => {
  const bus = busOf(account, Name);
  return bus.ok ? success(describe(bus.value, account)) : bus;
});

export const listEventBuses = operation(
  model.listEventBuses,
  ({ NamePrefix = '', NextToken, Limit = 100 }, account) => {
    const named = account.configuration.buses.filter(({ name }) => name.startsWith(NamePrefix));
    const page = pageOf(named, NextToken, Limit);
    if (!page.ok) return page;
    const { items, ...next } = page.value;
    return success({ EventBuses: items.map((bus) => describe(bus, account)), ...next });
  },
);

function describe({ name }: EventBus, { configuration }: ApiAccount) {
  return { Name: name, Arn: busArn(configuration, name) };
}
