import { describe, expect, test } from 'vitest';
import type { FailureName } from '../../../src/core/model/failure-facts.ts';
import type { FunctionRuntime } from '../../../src/core/model/invocation.ts';
import {
  parseScenario,
  type Scenario,
  type ScenarioSource,
} from '../../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { failingFunction } from '../../../src/samples/failing-function.ts';
import { orderSystem } from '../../../src/samples/order-system.ts';
import { unavailableApi } from '../../../src/samples/unavailable-api.ts';
import { type Lane, lanesOf } from '../../../src/ui/timeline/lanes.ts';
import {
  axisLabels,
  momentsOf,
  nearestMoment,
  placeMarks,
} from '../../../src/ui/timeline/layout.ts';
import { whatHappened } from '../../../src/ui/timeline/readout.ts';
import { makeTimeScale } from '../../../src/ui/timeline/time-scale.ts';

/** A handler fails if its code throws anywhere. */
const runtime: FunctionRuntime = {
  invoke: ({ code }) =>
    Promise.resolve({
      result: code.includes('throw new')
        ? { ok: false, error: { errorType: 'Error', errorMessage: 'Not enough', trace: [] } }
        : { ok: true, payload: 'null' },
      logs: [],
      calls: [],
      durationMilliseconds: 42,
      memoryUsedBytes: 1_000_000,
    }),
};

async function run(source: ScenarioSource, change?: (scenario: Scenario) => Scenario) {
  const parsed = parseScenario(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const [event] = parsed.value.events;
  if (!event) throw new Error('The sample has no event');
  const action = { type: 'put-events', at: 0, event: event.id, bus: event.bus, text: event.text };
  const sent = { ...parsed.value, actions: [action as Scenario['actions'][number]] };
  const scenario = change ? change(sent) : sent;
  const simulation = new Simulation(scenario, { runtime });
  await simulation.playActions();
  const lanes = lanesOf(reportDeliveries(simulation.trace));
  const moments = momentsOf(lanes);
  const start = Date.parse(scenario.startsAt);
  return { lanes, moments, start, scale: makeTimeScale(moments, 900) };
}

const failing =
  (error: FailureName<'lambda-function'>, queueError: FailureName<'sqs-queue'>) =>
  (scenario: Scenario): Scenario => ({
    ...scenario,
    functions: scenario.functions.map((item) => ({ ...item, failures: [always(error)] })),
    queues: scenario.queues.map((item) =>
      item.name === 'shipping-notifications-queue'
        ? { ...item, failures: [always(queueError)] }
        : item,
    ),
  });

function always<Name>(error: Name) {
  return { error, when: { type: 'always' as const } };
}

function laneTo(lanes: readonly Lane[], target: string): Lane {
  const lane = lanes.find((candidate) => candidate.target === target);
  if (!lane) throw new Error(`No lane to ${target}`);
  return lane;
}

describe('a lane', () => {
  test('of a function has two tracks, joined at the hand-over', async () => {
    const { lanes } = await run(orderSystem);
    const lane = laneTo(lanes, 'update_inventory_lambda');
    expect(lane.delivery.marks.map(({ state }) => state)).toEqual(['delivered']);
    expect(lane.delivery.end).toEqual({ state: 'delivered', words: 'accepted by Lambda' });
    expect(lane.handOver).toBe(lane.delivery.marks[0]?.at);
    expect(lane.afterwards?.spans[0]?.from).toBe(lane.handOver);
    expect(lane.afterwards?.end?.words).toBe('returned');
  });

  test('of a queue or an API has EventBridge’s track alone', async () => {
    const { lanes } = await run(orderSystem);
    expect(laneTo(lanes, 'shipping-notifications-queue').afterwards).toBeNull();
    expect(laneTo(lanes, 'confirmation-api').delivery.end?.words).toBe('answered 202');
  });

  test('shows that it is Lambda that tries again when a handler throws', async () => {
    const { lanes } = await run(failingFunction);
    const [lane] = lanes;
    expect(lane?.delivery.marks).toHaveLength(1);
    expect(lane?.afterwards?.marks.map(({ state }) => state)).toEqual([
      'waiting',
      'waiting',
      'dead-lettered',
    ]);
    expect(lane?.afterwards?.marks[2]?.words).toContain('is in failed-invocations-queue');
    expect(lane?.afterwards?.spans.map(({ kind }) => kind)).toEqual([
      'way',
      'work',
      'wait',
      'work',
      'wait',
      'work',
    ]);
  });

  test('shows that it is EventBridge that tries again when an API is down', async () => {
    const { lanes } = await run(unavailableApi);
    expect(lanes[0]?.delivery.marks).toHaveLength(6);
    expect(lanes[0]?.delivery.end).toEqual({
      state: 'dead-lettered',
      words: 'in undelivered-events-queue',
    });
    expect(lanes[0]?.handOver).toBeNull();
  });

  test('ends lost where no queue takes what cannot be delivered', async () => {
    const { lanes } = await run(orderSystem, failing('AccessDeniedException', 'AccessDenied'));
    const lane = laneTo(lanes, 'shipping-notifications-queue');
    expect(lane.delivery.marks.map(({ state }) => state)).toEqual(['lost']);
    expect(lane.delivery.end?.words).toBe('lost');
  });

  test('of a throttled function says how often, though no try ran', async () => {
    const { lanes } = await run(
      orderSystem,
      failing('TooManyRequestsException', 'RequestThrottled'),
    );
    const lane = laneTo(lanes, 'update_inventory_lambda');
    expect(lane.afterwards?.marks).toEqual([]);
    expect(lane.afterwards?.end?.words).toMatch(/^throttled \d+×, then lost$/);
  });
});

describe('a day of retries', () => {
  test('is drawn as the first tries, one row of many, and the last', async () => {
    const { lanes, scale } = await run(
      orderSystem,
      failing('TooManyRequestsException', 'RequestThrottled'),
    );
    const lane = laneTo(lanes, 'shipping-notifications-queue');
    const marks = placeMarks(lane.delivery.marks, scale);
    expect(lane.delivery.marks.length).toBeGreaterThan(100);
    expect(marks.length).toBeLessThan(20);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(lane.delivery.marks.length);
    expect(marks.at(-1)).toMatchObject({ count: 1, state: 'lost' });
    expect(Math.max(...marks.map(({ count }) => count))).toBeGreaterThan(90);
  });

  test('leaves the first tries and the last apart', async () => {
    const { lanes, moments } = await run(
      orderSystem,
      failing('TooManyRequestsException', 'RequestThrottled'),
    );
    const { marks } = laneTo(lanes, 'shipping-notifications-queue').delivery;
    const major = new Set(moments.filter(({ minor }) => !minor).map(({ at }) => at));
    const apart = marks.filter(({ at }) => major.has(at)).map(({ attempt }) => attempt);
    expect(apart).toEqual([1, 2, 3, marks.length - 1, marks.length]);
  });
});

describe('marks', () => {
  const scale = { x: (at: number) => at, end: 1_000, knots: [] };
  const marks = (...places: [number, 'waiting' | 'lost'][]) =>
    places.map(([at, state], index) => {
      const attempt = index + 1;
      return { at: at as never, state, attempt, words: `attempt ${attempt}` };
    });

  test('that are far apart stand alone', () => {
    expect(placeMarks(marks([0, 'waiting'], [18, 'waiting']), scale)).toHaveLength(2);
  });

  test('that touch and are alike become one with a count', () => {
    const [mark] = placeMarks(marks([0, 'waiting'], [10, 'waiting'], [20, 'waiting']), scale);
    expect(mark).toMatchObject({ from: 0, to: 20, count: 3 });
    expect(mark?.words).toBe('3 tries, 1 to 3; the last: attempt 3');
  });

  test('that differ are never one, and the row makes room for what follows', () => {
    const placed = placeMarks(marks([0, 'waiting'], [10, 'waiting'], [20, 'lost']), scale);
    expect(placed.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [20, 20],
    ]);
  });
});

describe('the axis', () => {
  test('names moments and the length of knots without overlap', async () => {
    const { moments, scale, start } = await run(failingFunction);
    const labels = axisLabels(moments, scale, start, 1_000);
    expect(labels[0]).toMatchObject({ x: 0, text: '+0 s', kind: 'moment' });
    expect(labels.filter(({ kind }) => kind === 'knot').map(({ text }) => text)).toEqual([
      expect.stringContaining('1 min'),
      expect.stringContaining('2 min'),
    ]);
    const moment = labels.filter(({ kind }) => kind === 'moment');
    for (const [index, { x, text }] of moment.entries()) {
      expect(moment[index + 1]?.x ?? 2_000).toBeGreaterThan(x + text.length * 6);
    }
  });

  test('leads from a place to the nearest moment', () => {
    const scale = makeTimeScale(
      [0, 100, 300].map((at) => ({ at, minor: false })),
      900,
    );
    expect(nearestMoment([0, 100, 300], scale, scale.x(100) + 3)).toBe(100);
    expect(nearestMoment([], scale, 3)).toBeUndefined();
  });
});

describe('the readout', () => {
  test('says what happened last', async () => {
    const { lanes, start } = await run(failingFunction);
    expect(whatHappened(lanes, start)).toBe('Nothing has been tried yet.');
    expect(whatHappened(lanes, lanes[0]?.handOver ?? 0)).toContain('attempt 1 was accepted');
    expect(whatHappened(lanes, Number.MAX_SAFE_INTEGER)).toMatch(/^Lambda runs .* try 3 failed/);
  });
});
