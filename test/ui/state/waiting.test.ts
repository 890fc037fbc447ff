import { expect, test } from 'vitest';
import type { Scenario } from '../../../src/core/model/scenario.ts';
import { changeEvent, sendEvent, waitUntil } from '../../../src/ui/state/edits.ts';
import { aScenario } from '../../support/scenarios.ts';

const scenario = sendEvent(
  aScenario({ events: [{ id: 'e', name: 'e', bus: 'default', text: '{}' }] }),
  'e',
  1_000,
);
const actions = (one: Scenario) => one.actions.map(({ type, at }) => [type, at]);

test('waiting on is waiting longer', () => {
  const waiting = waitUntil(waitUntil(scenario, 5_000), 9_000);
  expect(actions(waiting)).toEqual([
    ['put-events', 1_000],
    ['wait', 9_000],
  ]);
});

test('time that has passed is not waited for', () => {
  expect(waitUntil(scenario, 1_000)).toBe(scenario);
  const waiting = waitUntil(scenario, 5_000);
  expect(waitUntil(waiting, 4_000)).toBe(waiting);
});

test('what was sent last follows the editor, however long one waits afterwards', () => {
  const waiting = waitUntil(scenario, 60_000);
  const changed = changeEvent(waiting, 'e', { text: '{"a":1}' });
  expect(changed.actions).toEqual([
    { type: 'put-events', at: 1_000, event: 'e', bus: 'default', text: '{"a":1}' },
    { type: 'wait', at: 60_000 },
  ]);
});
