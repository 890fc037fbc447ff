import type { ReplayDescription } from '../../bus/replays.ts';
import { archiveArn, busArn, replayArn, ruleArn, ruleOfArn } from '../../model/arn.ts';
import { instant } from '../../model/brand.ts';
import { success } from '../../model/result.ts';
import type { ApiAccount } from '../account.ts';
import * as model from '../model/archives.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';
import { refuse } from '../wire.ts';
import { archiveOfArn, busOfArn, notAnArn, onlyOneFilter, seconds } from './lookup.ts';

/** Replays (EventBridge API Reference). */

export const startReplay = operation(model.startReplay, (input, account) => {
  const { ReplayName: name, EventSourceArn, Destination, Description: description } = input;
  const { configuration } = account;
  const archive = archiveOfArn(configuration, EventSourceArn);
  if (archive === null) return refuse('ValidationException', notAnArn('EventSourceArn'));
  const bus = busOfArn(configuration, Destination.Arn);
  if (bus === null) return refuse('ValidationException', notAnArn('Destination.Arn'));
  const { FilterArns } = Destination;
  const rules = FilterArns?.map(ruleOfArn);
  // One of another bus selects nothing here, whatever its name.
  const isOfBus = rules?.every((rule) => rule?.bus === bus) ?? true;
  if (!isOfBus) return refuse('ValidationException', notAnArn('Destination.FilterArns'));
  const started = account.startReplay({
    ...{ name, archive, bus },
    from: instant(Date.parse(input.EventStartTime)),
    to: instant(Date.parse(input.EventEndTime)),
    rules: rules && rules.length > 0 ? rules.flatMap((rule) => rule?.name ?? []) : null,
    ...(description !== undefined && { description }),
  });
  if (!started.ok) return refuse(started.error.name, started.error.message);
  return success({
    ReplayArn: replayArn(configuration, name),
    State: started.value.state,
    ReplayStartTime: seconds(started.value.startedAt),
  });
});

export const cancelReplay = operation(model.cancelReplay, ({ ReplayName }, account) => {
  const cancelled = account.cancelReplay(ReplayName);
  if (!cancelled.ok) return refuse(cancelled.error.name, cancelled.error.message);
  return success({
    ReplayArn: replayArn(account.configuration, ReplayName),
    State: cancelled.value,
  });
});

export const describeReplay = operation(model.describeReplay, ({ ReplayName }, account) => {
  const found = account.describeReplay(ReplayName);
  if (!found.ok) return refuse(found.error.name, found.error.message);
  const { configuration } = account;
  const { name, bus, rules, description } = found.value;
  return success({
    ...summary(found.value, account),
    ReplayArn: replayArn(configuration, name),
    ...(description !== undefined && { Description: description }),
    Destination: {
      Arn: busArn(configuration, bus),
      ...(rules && { FilterArns: rules.map((rule) => ruleArn(configuration, bus, rule)) }),
    },
  });
});

export const listReplays = operation(model.listReplays, (input, account) => {
  const { NamePrefix, EventSourceArn, State, NextToken, Limit = 100 } = input;
  if ([NamePrefix, EventSourceArn, State].filter((one) => one !== undefined).length > 1) {
    return refuse('ValidationException', onlyOneFilter('ListReplays'));
  }
  const all = account.listReplays();
  if (!all.ok) return refuse(all.error.name, all.error.message);
  const asked = all.value.filter(
    ({ name, archive, state }) =>
      name.startsWith(NamePrefix ?? '') &&
      (EventSourceArn === undefined ||
        archiveArn(account.configuration, archive) === EventSourceArn) &&
      (State === undefined || state === State),
  );
  const page = pageOf(asked, NextToken, Limit);
  if (!page.ok) return page;
  const { items, ...next } = page.value;
  return success({ Replays: items.map((replay) => summary(replay, account)), ...next });
});

function summary(replay: ReplayDescription, { configuration }: ApiAccount) {
  const { name, archive, state, from, to, startedAt, endedAt, lastEventAt } = replay;
  return {
    ReplayName: name,
    EventSourceArn: archiveArn(configuration, archive),
    State: state,
    EventStartTime: seconds(from),
    EventEndTime: seconds(to),
    ReplayStartTime: seconds(startedAt),
    ...(lastEventAt !== null && { EventLastReplayedTime: seconds(lastEventAt) }),
    ...(endedAt !== null && { ReplayEndTime: seconds(endedAt) }),
  };
}
