import { expect, test } from 'vitest';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { reportQueues } from '../../../src/core/report/queues.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { History } from '../../../src/ui/state/history.svelte.ts';
import { manyRules, numberedEntry } from '../../bench/many-events.ts';

const scenario = manyRules({
  actions: [0, 1].map((action) => ({
    ...{ type: 'put-events', at: action * 100, event: 'e', bus: 'default' },
    text: JSON.stringify(Array.from({ length: 10 }, (_, n) => numberedEntry(action * 10 + n))),
  })),
  queues: [{ name: 'q' }],
});
const trace = await play();

async function play() {
  const simulation = new Simulation(scenario);
  for (const index of scenario.actions.keys()) await simulation.perform(index);
  await simulation.runUntilIdle();
  return simulation.trace;
}

/** The run as it comes: in batches, the last of which says so. */
function addAll(history: History, size: number, between = () => {}) {
  for (let from = 0; from < trace.length; from += size) {
    history.add(trace.slice(from, from + size), from + size >= trace.length);
    between();
  }
}

test.each([1, 7, 1_000])('a run that comes %i entries at a time ends as a whole one', (size) => {
  const history = new History();
  const [first, second] = [history.about(0), history.about(1)];
  history.begin();
  addAll(history, size);
  expect(history.entries).toEqual(trace);
  expect(history.types).toEqual([...new Set(trace.map(({ type }) => type))]);
  expect(history.queues(scenario.queues, null)).toEqual(reportQueues(trace, scenario.queues));
  const both = [...first.deliveries(null), ...second.deliveries(null)];
  expect(both.length).toBeGreaterThan(20);
  expect(new Set(both)).toEqual(new Set(reportDeliveries(trace)));
});

test('what is read while a run goes on is as far as what is shown, and disturbs nothing', () => {
  const history = new History();
  const action = history.about(1);
  addAll(history, 7, () => {
    const shown = history.entries;
    expect(history.queues(scenario.queues, null)).toEqual(reportQueues(shown, scenario.queues));
    const { eventIds } = action.ingestion;
    expect(action.deliveries(null)).toEqual(
      reportDeliveries(shown).filter(({ eventId }) => eventIds.includes(eventId)),
    );
  });
  expect(action.deliveries(null)).toEqual(
    reportDeliveries(trace).filter(({ eventId }) => action.ingestion.eventIds.includes(eventId)),
  );
});

test('a new run takes the place of the one before, also halfway', () => {
  const history = new History();
  const action = history.about(0);
  addAll(history, 1_000);
  const before = action.deliveries(null);
  history.begin();
  history.add(trace.slice(0, 1), false);
  expect(history.entries).toHaveLength(1);
  history.begin();
  addAll(history, 50);
  expect(history.entries).toEqual(trace);
  expect(action.deliveries(null)).toEqual(before);
});
