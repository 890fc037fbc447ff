import { expect, test } from 'vitest';
import { instant } from '../../../src/core/model/brand.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportArchives, whereIsReplay } from '../../../src/core/report/archives.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aScenario } from '../../support/scenarios.ts';

const MINUTE = 60_000;
const startsAt = '2026-01-15T09:00:00.000Z';
const moment = (minutes: number) => instant(Date.parse(startsAt) + minutes * MINUTE);

async function traceOf(...actions: NonNullable<ScenarioSource['actions']>) {
  const simulation = new Simulation(
    aScenario({ startsAt, archives: [{ name: 'all', bus: 'default' }], actions }),
  );
  await simulation.playActions();
  return simulation.trace;
}

const put = (at: number) => ({
  ...{ type: 'put-events' as const, at, event: 'e', bus: 'default' },
  text: JSON.stringify(anEntry),
});
const replay = (at: number, changes: object = {}) => ({
  ...{ type: 'start-replay' as const, at, name: 'again', archive: 'all', bus: 'default' },
  ...{ from: startsAt, to: '2026-01-16T09:00:00.000Z' },
  ...changes,
});

test('what an archive holds and what is on the way, at every moment', async () => {
  const trace = await traceOf(put(0), put(5 * MINUTE), { type: 'wait', at: 20 * MINUTE });
  const at = (minutes: number) => reportArchives(trace, moment(minutes)).archives.get('all');
  expect(at(0)).toMatchObject({ events: 0, arriving: 1, readyAt: moment(10) });
  expect(at(5)).toMatchObject({ events: 0, arriving: 2, readyAt: moment(15) });
  expect(at(10)).toMatchObject({ events: 1, arriving: 1 });
  expect(at(15)).toMatchObject({ events: 2, arriving: 0, readyAt: null });
  expect(at(15)?.bytes).toBe(2 * (at(10)?.bytes ?? 0));
});

test('how far a replay has got, and a sentence about it', async () => {
  const trace = await traceOf(put(0), put(MINUTE), replay(10 * MINUTE));
  const moments = trace.flatMap(({ at, type }) => (type.startsWith('replay-') ? [at] : []));
  const told = [...new Set(moments)].flatMap((at) =>
    reportArchives(trace, at).replays.map((one) => [one.state, whereIsReplay(one)]),
  );
  const late =
    ' 1 event of that time had not reached the archive yet, which can take ten minutes: replay later.';
  expect(told).toEqual([
    ['STARTING', 'EventBridge is about to begin.'],
    ['RUNNING', `0 events so far.${late}`],
    ['COMPLETED', `1 event put on the bus again.${late}`],
  ]);
});

test.each([
  [
    10,
    { from: '2026-01-14T09:00:00.000Z', to: '2026-01-14T10:00:00.000Z' },
    /^Nothing was replayed\. The archive all has no event of that time\.$/,
  ],
  [5, {}, /^Nothing was replayed\. 1 event of that time had not reached the archive yet/],
])('a replay of nothing says why (after %i minutes)', async (minutes, range, sentence) => {
  const trace = await traceOf(put(0), replay(minutes * MINUTE, range));
  const [report] = reportArchives(trace, moment(60)).replays;
  expect(report && whereIsReplay(report)).toMatch(sentence);
});

test('what the service refused stands beside the replays', async () => {
  const trace = await traceOf(replay(0, { archive: 'none' }));
  expect(reportArchives(trace, moment(1))).toMatchObject({
    replays: [],
    refusals: [
      {
        ...{ operation: 'StartReplay', replay: 'again', action: 0 },
        errorMessage: 'Parameter EventSourceArn is not valid. Reason: Archive none does not exist.',
      },
    ],
  });
});
