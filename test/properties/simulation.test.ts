import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResourceReference, Scenario, ScenarioSource } from '../../src/core/model/scenario.ts';
import type { TraceEntry } from '../../src/core/model/trace.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { switchesOf } from '../support/failures.ts';
import { aScenario, failing, runtimeOf } from '../support/scenarios.ts';

const resource = fc.constantFrom<ResourceReference>(
  { type: 'lambda-function', name: 'f' },
  { type: 'sqs-queue', name: 'q' },
  { type: 'api-destination', name: 'api' },
);
const target = fc.record(
  {
    resource,
    deadLetterQueue: fc.constant('dlq'),
    retryPolicy: fc.record({
      maximumRetryAttempts: fc.integer({ min: 0, max: 8 }),
      maximumEventAgeSeconds: fc.integer({ min: 60, max: 600 }),
    }),
  },
  { requiredKeys: ['resource', 'retryPolicy'] },
);

/** Scenarios with every kind of target, failing in every way they can. */
const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.nat(),
    rules: fc.array(fc.array(target, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    f: fc.constantFrom(...switchesOf('lambda-function')),
    q: fc.constantFrom(...switchesOf('sqs-queue')),
    api: fc.constantFrom(...switchesOf('api-destination')),
    dlq: fc.constantFrom('none' as const, 'deleted' as const),
    status: fc.constantFrom(200, 404, 429, 500),
  })
  .map(({ seed, rules, f, q, api, dlq, status }) =>
    aScenario({
      seed,
      buses: [
        {
          kind: 'classic',
          name: 'default',
          rules: rules.map((targets, index) => ({
            name: `r${index}`,
            pattern: '{"source":["my.app"]}',
            targets: targets.map((one, number) => ({ ...one, id: `t${number}` })),
          })),
        },
      ],
      functions: [{ name: 'f', code: '', failures: f }],
      queues: [
        { name: 'q', failures: q },
        { name: 'dlq', failure: dlq },
      ],
      apiDestinations: [
        { name: 'api', endpoint: 'https://example.com', failures: api, response: { status } },
      ],
    } satisfies Partial<ScenarioSource>),
  );

const anyEntries = fc.array(
  fc.record(
    {
      Source: fc.constantFrom('my.app', 'other'),
      DetailType: fc.constant('Thing'),
      Detail: fc.constantFrom('{}', '{"n":1}', 'broken'),
      EventBusName: fc.constantFrom('default', 'nowhere'),
    },
    { requiredKeys: ['DetailType', 'Detail'] },
  ),
  { minLength: 1, maxLength: 4 },
);

async function run(scenario: Scenario, entries: Parameters<Simulation['putEvents']>[0]) {
  const runtime = runtimeOf(({ seed }) => (seed % 2 ? failing : {}));
  const simulation = new Simulation(scenario, { runtime });
  simulation.putEvents(entries);
  await simulation.runUntilIdle();
  return simulation.trace;
}

test('the same scenario, seed and actions give the same trace, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, anyEntries, async (scenario, entries) => {
      const [one, two] = [await run(scenario, entries), await run(scenario, entries)];
      expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    }),
    { numRuns: 60 },
  );
});

function deliveryEnd(entries: readonly TraceEntry[]): string {
  const has = (type: TraceEntry['type']) => entries.some((entry) => entry.type === type);
  const ends = [
    has('INVOCATION_SUCCESS') && 'delivered',
    has('INVOCATION_DLQ') && 'dead-letter queue',
    entries.some((entry) => entry.type === 'INVOCATION_FAILURE' && entry.dropped) && 'dropped',
  ].filter(Boolean);
  return ends.join(' and ');
}

test('no event is lost between put and its last known place', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, anyEntries, async (scenario, entries) => {
      const trace = await run(scenario, entries);
      const count = (type: TraceEntry['type']) =>
        trace.filter((entry) => entry.type === type).length;
      expect(count('EVENT_RECEIPT')).toBe(entries.length);
      expect(count('EVENT_INGEST_SUCCESS') + count('EVENT_INGEST_FAILURE')).toBe(entries.length);
      const deliveries = new Map<string, TraceEntry[]>();
      for (const entry of trace) {
        if (!('deliveryId' in entry) || entry.deliveryId === null) continue;
        deliveries.set(entry.deliveryId, [...(deliveries.get(entry.deliveryId) ?? []), entry]);
      }
      for (const entries of deliveries.values()) {
        expect(['delivered', 'dead-letter queue', 'dropped']).toContain(deliveryEnd(entries));
        for (const entry of entries) {
          // What is said to be in a queue is there.
          if (entry.type === 'INVOCATION_DLQ' && !entry.error) {
            expect(entries.some((e) => e.type === 'sqs-message-sent' && e.queue === 'dlq')).toBe(
              true,
            );
          }
          // What Lambda accepted ends in success or is discarded.
          if (entry.type === 'lambda-accepted') {
            const ends = entries.filter(
              (end) =>
                (end.type === 'lambda-invocation-succeeded' ||
                  end.type === 'lambda-event-discarded') &&
                end.requestId === entry.requestId,
            );
            expect(ends).toHaveLength(1);
          }
        }
      }
    }),
    { numRuns: 80 },
  );
});

test('attempts and ages stay within the retry policy', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, anyEntries, async (scenario, entries) => {
      const policies = new Map(
        scenario.buses.flatMap(({ rules }) =>
          rules.flatMap((rule) =>
            rule.targets.map((t) => [`${rule.name}/${t.id}`, t.retryPolicy] as const),
          ),
        ),
      );
      const trace = await run(scenario, entries);
      const start = trace[0]?.at ?? 0;
      for (const entry of trace) {
        if (entry.type !== 'INVOCATION_ATTEMPT_START') continue;
        const policy = policies.get(`${entry.rule}/${entry.targetId}`);
        expect(entry.attempt - 1).toBeLessThanOrEqual(policy?.maximumRetryAttempts ?? 0);
        expect(entry.at - start).toBeLessThanOrEqual((policy?.maximumEventAgeSeconds ?? 0) * 1000);
      }
    }),
    { numRuns: 60 },
  );
});
