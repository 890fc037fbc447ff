import { expect, test } from 'vitest';
import { parseScenario, type Scenario } from '../../../src/core/model/scenario.ts';
import {
  addArchive,
  changeArchive,
  freeReplayName,
  removeArchive,
} from '../../../src/ui/state/archive-edits.ts';
import { aScenario } from '../../support/scenarios.ts';

const replay = (name: string, archive: string) => ({
  ...{ type: 'start-replay' as const, at: 0, name, archive, bus: 'default' },
  ...{ from: '2026-01-15T09:00:00.000Z', to: '2026-01-15T10:00:00.000Z' },
});
const scenario = aScenario({
  archives: [
    { name: 'a', bus: 'default' },
    { name: 'b', bus: 'default' },
  ],
  actions: [
    replay('replay', 'a'),
    replay('replay-2', 'b'),
    { type: 'cancel-replay', at: 1, name: 'replay' },
    { type: 'wait', at: 5 },
  ],
});
const replays = ({ actions }: Scenario) =>
  actions.map((one) => (one.type === 'start-replay' ? `${one.name} of ${one.archive}` : one.type));

test('a new archive has a name of its own that AWS takes, whatever its bus is called', () => {
  const [first, name] = addArchive(scenario, 'orders/eu west');
  const [second, other] = addArchive(first, 'orders/eu west');
  expect([name, other]).toEqual(['orders-eu-west-archive', 'orders-eu-west-archive-2']);
  expect(second.archives.map((archive) => archive.name)).toEqual(['a', 'b', name, other]);
  expect(parseScenario(addArchive(scenario, 'default')[0]).ok).toBe(true);
});

test('an archive under another name still is that of its replays', () => {
  expect(replays(changeArchive(scenario, 'a', { name: 'c' }))).toEqual([
    ...['replay of c', 'replay-2 of b', 'cancel-replay', 'wait'],
  ]);
});

test('an archive goes with its replays', () => {
  const left = removeArchive(scenario, 'a');
  expect(left.archives.map(({ name }) => name)).toEqual(['b']);
  expect(replays(left)).toEqual(['replay-2 of b', 'wait']);
});

test('the name of a replay is never used again', () => {
  expect(freeReplayName(scenario)).toBe('replay-1');
});
