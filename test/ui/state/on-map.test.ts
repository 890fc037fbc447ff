import { expect, test } from 'vitest';
import type { Action, SampleEvent } from '../../../src/core/model/scenario.ts';
import { whatIsOnMap } from '../../../src/ui/state/on-map.ts';

const order: SampleEvent = { id: 'order', name: 'Order', bus: 'default', text: '{"a":1}' };
const other: SampleEvent = { ...order, id: 'other', name: 'Other' };

function sent(event: SampleEvent): Action {
  return { type: 'put-events', at: 0, event: event.id, bus: event.bus, text: event.text };
}

const call: Action = {
  type: 'api-call',
  at: 1_000,
  service: 'events',
  operation: 'PutEvents',
  input: '{}',
};

test.each<[string, Action[], number, SampleEvent, ReturnType<typeof whatIsOnMap>]>([
  ['nothing is sent', [], 0, order, 'written'],
  ['the event is sent as it is written', [sent(order)], 0, order, 'both'],
  ['it was sent, and written anew since', [sent(order)], 0, { ...order, text: '{}' }, 'sent'],
  ['it was sent to another bus', [sent(order)], 0, { ...order, bus: 'audit' }, 'sent'],
  ['code has put events', [sent(order), call], 1, order, 'sent'],
  ['another one is chosen that was never sent', [sent(order)], 0, other, 'written'],
  ['a sending of another one is chosen', [sent(order), sent(other)], 0, other, 'sent'],
])('%s', (_, actions, index, event, about) => {
  expect(whatIsOnMap({ actions }, actions[index], event)).toBe(about);
});
