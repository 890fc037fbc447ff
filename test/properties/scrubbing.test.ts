import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Instant, instant } from '../../src/core/model/brand.ts';
import type { TraceEntry } from '../../src/core/model/trace.ts';
import { Checkpoints } from '../../src/core/report/checkpoints.ts';
import { DeliveryFold, reportDeliveries } from '../../src/core/report/deliveries.ts';
import { FunctionFold, reportFunctions } from '../../src/core/report/functions.ts';
import { IngestionFold, reportIngestion } from '../../src/core/report/ingestion.ts';
import { QueueFold, reportQueues } from '../../src/core/report/queues.ts';
import { Story } from '../../src/core/report/story.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { anEntry, aRule, aScenario, aTarget, failing, runtimeOf } from '../support/scenarios.ts';

const QUEUES = [{ name: 'q' }, { name: 'dlq' }, { name: 'failures' }];
const FUNCTIONS = [{ name: 'f' }, { name: 'g' }];

/** Retries by EventBridge, Lambda and SNS, batches from a queue that end in another, and a person who receives. */
async function traceOf(seed: number, sendings: readonly number[]) {
  const resources = [
    { type: 'sqs-queue', name: 'q' },
    { type: 'lambda-function', name: 'f' },
    { type: 'api-destination', name: 'api' },
    { type: 'sns-topic', name: 't' },
    { type: 'kinesis-stream', name: 's' },
  ] as const;
  const retryPolicy = { maximumRetryAttempts: 3, maximumEventAgeSeconds: 300 };
  const targets = resources.map((resource, index) =>
    aTarget({ id: `t${index}`, resource, retryPolicy, deadLetterQueue: 'dlq' }),
  );
  const puts = sendings.map((at) => ({
    ...{ type: 'put-events' as const, at, event: 'e', bus: 'default' },
    text: JSON.stringify([anEntry, anEntry]),
  }));
  const receives = sendings.map((at) => ({
    ...{ type: 'receive-messages' as const, at: at + 2_000, queue: 'dlq', most: 5 },
  }));
  const scenario = aScenario({
    seed,
    buses: [{ kind: 'classic', name: 'default', rules: [aRule({ targets })] }],
    functions: [
      { name: 'f', code: '', onFailureQueue: 'failures' },
      { name: 'g', code: '' },
    ],
    queues: [
      {
        name: 'q',
        visibilityTimeoutSeconds: 10,
        redrivePolicy: { deadLetterQueue: 'failures', maximumReceiveCount: 2 },
      },
      { name: 'dlq' },
      { name: 'failures' },
    ],
    apiDestinations: [
      {
        name: 'api',
        endpoint: 'https://example.com',
        failures: [{ error: 'HTTP 503', when: { type: 'probability', percent: 70 } }],
      },
    ],
    topics: [{ name: 't', subscriptions: [{ endpoint: { type: 'sqs-queue', name: 'dlq' } }] }],
    streams: [{ name: 's' }],
    eventSourceMappings: [{ queue: 'q', function: 'g' }],
    actions: [...puts, ...receives],
  });
  const simulation = new Simulation(scenario, {
    runtime: runtimeOf(({ seed: chance }) => (chance % 2 === 0 ? failing : {})),
  });
  await simulation.playActions();
  return simulation.trace;
}

const anyWay = fc.record({
  seed: fc.nat(),
  sendings: fc.array(fc.nat(200_000), { minLength: 1, maxLength: 3 }),
  /** Where one looks, one after the other: shares of the trace that is there, and of its time. */
  looks: fc.array(
    fc.record({
      there: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.double({ noNaN: true, noDefaultInfinity: true }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  distance: fc.integer({ min: 1, max: 60 }),
});

/** Goes to and fro in a trace that grows meanwhile, and looks at each stop. */
async function scrub(
  { seed, sendings, looks }: typeof anyWay extends fc.Arbitrary<infer Way> ? Way : never,
  look: (there: readonly TraceEntry[], moment: Instant | undefined) => void,
) {
  const trace = await traceOf(seed, sendings);
  const shares = looks.map(({ there }) => there).sort((a, b) => a - b);
  for (const [index, share] of shares.entries()) {
    const there = trace.slice(0, Math.ceil(share * trace.length));
    const [first, last] = [there[0]?.at ?? 0, there.at(-1)?.at ?? 0];
    const part = Math.abs(looks[index]?.at ?? 0) % 1.2;
    look(there, part > 1 ? undefined : instant(Math.round(first + part * (last - first))));
  }
}

test('what is folded from a checkpoint is what is folded from the start, at every moment', async () => {
  await fc.assert(
    fc.asyncProperty(anyWay, async (way) => {
      const deliveries = new Checkpoints(() => new DeliveryFold(), way.distance);
      const queues = new Checkpoints(() => new QueueFold(), way.distance);
      const functions = new Checkpoints(() => new FunctionFold(), way.distance);
      await scrub(way, (there, moment) => {
        const end = moment ?? there.at(-1)?.at ?? instant(0);
        expect(deliveries.at(there, moment).report()).toEqual(reportDeliveries(there, moment));
        const fold = queues.at(there, moment);
        expect(QUEUES.map(({ name }) => fold.report(name, end))).toEqual(
          reportQueues(there, QUEUES, end),
        );
        const logs = functions.at(there, moment);
        expect(FUNCTIONS.map(({ name }) => logs.report(name))).toEqual(
          reportFunctions(there, FUNCTIONS, moment),
        );
      });
    }),
    { numRuns: 40 },
  );
});

test('the story of one sending has all of its deliveries and nobody else’s', async () => {
  await fc.assert(
    fc.asyncProperty(anyWay, fc.nat(2), async (way, choice) => {
      const action = choice % way.sendings.length;
      const stories = new Checkpoints(() => new Story(new IngestionFold(action)), way.distance);
      const deliveries = new Checkpoints(() => new DeliveryFold(), way.distance);
      await scrub(way, (there, moment) => {
        const story = stories.at(there);
        const ingestion = reportIngestion(there, action);
        expect(story.ingestion.report()).toEqual(ingestion);
        expect(deliveries.at(story.entries, moment).report()).toEqual(
          reportDeliveries(there, moment).filter(({ eventId }) =>
            ingestion.eventIds.includes(eventId),
          ),
        );
      });
    }),
    { numRuns: 40 },
  );
});

test('a report that was handed out does not change when time goes on', async () => {
  const trace = await traceOf(3, [0, 1_000]);
  const fold = new Checkpoints(() => new DeliveryFold(), 5);
  const seen = trace.map((_, index) => fold.at(trace.slice(0, index + 1)).report());
  const kept = JSON.stringify(seen);
  fold.at(trace, trace[5]?.at);
  expect(JSON.stringify(seen)).toBe(kept);
  for (const [index, reports] of seen.entries()) {
    expect(reports).toEqual(reportDeliveries(trace.slice(0, index + 1)));
  }
});
