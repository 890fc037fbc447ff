import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/core/exercise/place-of.ts';
import { reportDeliveries } from '../../src/core/report/deliveries.ts';
import type { DeliveryReport } from '../../src/core/report/delivery-report.ts';
import { EXAMPLE_GROUPS } from '../../src/samples/examples/example.ts';
import { examples } from '../../src/samples/examples/examples.ts';
import { aRuntime } from '../support/runtime.ts';
import { play, scenarioOf } from './play-example.ts';
import { routesOfExamples } from './routes-of-examples.ts';

const runtime = await aRuntime();

/** Where an event ended at one target, and after how many attempts if one was not enough. */
function routeOf(delivery: DeliveryReport): string {
  const { length } = delivery.attempts;
  return `${placeOf(delivery)}${length > 1 ? ` after ${length}` : ''}`;
}

describe.each(examples)('the example $id', ({ id, tells, scenario: source }) => {
  test('is set up as AWS would have it', async () => {
    const simulation = await play(id, scenarioOf(source), runtime);
    expect(simulation.problems).toEqual([]);
    expect(simulation.resourceProblems).toEqual([]);
  });

  test('sends its events where it says', async () => {
    const { trace } = await play(id, scenarioOf(source), runtime);
    expect(reportDeliveries(trace).map(routeOf)).toEqual(routesOfExamples[id]);
  });

  test('tells one thing in two or three sentences', () => {
    expect(tells.split(/[.:?] /).length).toBeGreaterThan(1);
    expect(tells).toMatch(/\.$/);
  });
});

test('each has an address and a title of its own, and stands with its group', () => {
  expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  expect(new Set(examples.map(({ scenario }) => scenario.name)).size).toBe(examples.length);
  for (const { id } of examples) expect(id).toMatch(/^[a-z0-9-]+$/);
  const order = examples.map(({ group }) => EXAMPLE_GROUPS.indexOf(group));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('there are at least twenty-five', () => {
  expect(examples.length).toBeGreaterThanOrEqual(25);
});
