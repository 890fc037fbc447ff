import { expect, test } from 'vitest';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportIngestion } from '../../../src/core/report/ingestion.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aRule, aScenario, aTarget, runtimeOf } from '../../support/scenarios.ts';

async function play(
  texts: readonly unknown[],
  changes: Partial<ScenarioSource> = {},
  runtime = runtimeOf(() => ({})),
) {
  const actions = texts.map((value, index) => ({
    type: 'put-events' as const,
    at: index * 1_000,
    event: 'e',
    bus: 'default',
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  const simulation = new Simulation(aScenario({ ...changes, actions }), { runtime });
  await simulation.playActions();
  return simulation.trace;
}

test('each action has the events and the failures of its own request', async () => {
  const trace = await play([[anEntry, {}], anEntry]);
  const [first, second] = [reportIngestion(trace, 0), reportIngestion(trace, 1)];
  expect(first.eventIds).toHaveLength(1);
  expect(first.failures).toMatchObject([{ entryIndex: 1, errorCode: 'InvalidArgument' }]);
  expect(second.eventIds).toHaveLength(1);
  expect(second.eventIds).not.toEqual(first.eventIds);
  expect(second.failures).toEqual([]);
});

test.each([
  ['a refused request', Array(11).fill(anEntry), 'ValidationException'],
  ['a text that could not be sent', '{', 'NotSent'],
])('%s is a failure of the whole', async (_, value, errorCode) => {
  const report = reportIngestion(await play([value]), 0);
  expect(report.failures).toMatchObject([{ entryIndex: null, errorCode }]);
  expect(report.eventIds).toEqual([]);
});

test('an event for a bus that does not exist, and one that no rule matches, are told apart', async () => {
  const trace = await play([
    { ...anEntry, EventBusName: 'nowhere' },
    { ...anEntry, Source: 'other' },
  ]);
  const [first, second] = [reportIngestion(trace, 0), reportIngestion(trace, 1)];
  expect([first.unknownBuses, first.unmatched]).toEqual([['nowhere'], []]);
  expect([second.unknownBuses, second.unmatched]).toEqual([[], second.eventIds]);
});

test('what handlers publish because of an event belongs to its action', async () => {
  const target = aTarget({ resource: { type: 'lambda-function', name: 'f' } });
  const rules = [aRule({ targets: [target] })];
  const published = { Source: 'from.handler', DetailType: 'x', Detail: '{}' };
  const runtime = runtimeOf(({ now }) => ({
    calls: [
      {
        at: now,
        service: 'events',
        operation: 'PutEvents',
        input: { Entries: [published] },
        output: {},
      },
    ],
  }));
  const buses = [{ kind: 'classic' as const, name: 'default', rules }];
  const trace = await play([anEntry, { ...anEntry, Source: 'other' }], { buses }, runtime);
  expect(reportIngestion(trace, 0).eventIds).toHaveLength(2);
  expect(reportIngestion(trace, 1).eventIds).toHaveLength(1);
});
