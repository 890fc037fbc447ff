import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../src/core/model/brand.ts';
import type { FailureCondition, FailureRule } from '../../src/core/model/failure.ts';
import { type FailingType, failureNamesOf } from '../../src/core/model/failure-facts.ts';
import type { ResourceReference } from '../../src/core/model/resource.ts';
import type { Scenario, ScenarioSource } from '../../src/core/model/scenario.ts';
import type { TraceEntry } from '../../src/core/model/trace.ts';
import { reportDeliveries } from '../../src/core/report/deliveries.ts';
import { reportQueues } from '../../src/core/report/queues.ts';
import { whereIsIt } from '../../src/core/report/whereabouts.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { anEntry, aScenario, failing, runtimeOf } from '../support/scenarios.ts';

/** Scenarios with every kind of target, each with a failure switch of several rules. */

const RESOURCES: readonly ResourceReference[] = [
  { type: 'lambda-function', name: 'f' },
  { type: 'sqs-queue', name: 'q' },
  { type: 'sqs-queue', name: 'q.fifo' },
  { type: 'api-destination', name: 'api' },
  { type: 'event-bus', name: 'other' },
  { type: 'sns-topic', name: 't' },
  { type: 'state-machine', name: 'm' },
  { type: 'kinesis-stream', name: 's' },
  { type: 'log-group', name: '/aws/events/l' },
];

const condition: fc.Arbitrary<FailureCondition> = fc.oneof(
  fc.constant({ type: 'always' as const }),
  fc.record({
    type: fc.constant('probability' as const),
    percent: fc.integer({ min: 0, max: 100 }),
  }),
  fc.record({
    type: fc.constant('first-attempts' as const),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    type: fc.constant('period' as const),
    fromSeconds: fc.nat({ max: 30 }),
    lengthSeconds: fc.integer({ min: 1, max: 120 }),
  }),
  fc.constant({ type: 'event-pattern' as const, pattern: '{"detail":{"n":[1]}}' }),
);

function failuresOf<Type extends FailingType>(type: Type) {
  return fc.array(fc.record({ error: fc.constantFrom(...failureNamesOf(type)), when: condition }), {
    maxLength: 2,
  }) as fc.Arbitrary<FailureRule<ReturnType<typeof failureNamesOf<Type>>[number]>[]>;
}

const target = fc.record({
  resource: fc.constantFrom(...RESOURCES),
  deadLetterQueue: fc.constantFrom(undefined, 'dlq', 'nowhere'),
  retryPolicy: fc.record({
    maximumRetryAttempts: fc.constantFrom(0, 1, 4, 185),
    maximumEventAgeSeconds: fc.integer({ min: 60, max: 120 }),
  }),
});
const destination = fc.constantFrom(
  undefined,
  ...([
    { type: 'sqs-queue', name: 'dlq' },
    { type: 'sns-topic', name: 't' },
    { type: 'event-bus', name: 'other' },
    { type: 'sqs-queue', name: 'nowhere' },
  ] as const),
);

const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.nat(),
    targets: fc.array(target, { minLength: 1, maxLength: 5 }),
    f: failuresOf('lambda-function'),
    q: failuresOf('sqs-queue'),
    api: failuresOf('api-destination'),
    t: failuresOf('sns-topic'),
    m: failuresOf('state-machine'),
    s: failuresOf('kinesis-stream'),
    l: failuresOf('log-group'),
    other: failuresOf('event-bus'),
    onFailure: destination,
    onSuccess: destination,
    reservedConcurrency: fc.constantFrom(undefined, 0, 1),
    redrive: fc.boolean(),
    isRead: fc.boolean(),
    reports: fc.boolean(),
    rate: fc.constantFrom(1, 300),
    times: fc.array(fc.nat({ max: 90_000 }), { minLength: 1, maxLength: 4 }),
  })
  .map((given) => {
    const { onFailure, onSuccess, reservedConcurrency } = given;
    // A switch that loses answers makes a loop grow; one event more or less is enough here.
    const redrivePolicy = { deadLetterQueue: 'dlq', maximumReceiveCount: 2 };
    const rule = {
      name: 'r',
      pattern: '{"source":["my.app"]}',
      targets: given.targets.map((one, index) => ({
        ...one,
        id: `t${index}`,
        sqsParameters: { messageGroupId: 'g' },
      })),
    };
    const source: Partial<ScenarioSource> = {
      seed: given.seed,
      buses: [
        { kind: 'classic', name: 'default', rules: [rule] },
        { kind: 'classic', name: 'other', rules: [], failures: given.other },
      ],
      functions: [
        {
          ...{ name: 'f', code: '', failures: given.f, maximumEventAgeSeconds: 120 },
          ...{ onFailure, onSuccess, reservedConcurrency },
        },
      ],
      queues: [
        { name: 'q', failures: given.q, ...(given.redrive && { redrivePolicy }) },
        { name: 'q.fifo', contentBasedDeduplication: true },
        { name: 'dlq' },
      ],
      eventSourceMappings:
        given.isRead && given.redrive
          ? [{ queue: 'q', function: 'f', reportBatchItemFailures: given.reports }]
          : [],
      apiDestinations: [
        {
          ...{ name: 'api', endpoint: 'https://example.com', failures: given.api },
          invocationRateLimitPerSecond: given.rate,
        },
      ],
      topics: [
        {
          ...{ name: 't', failures: given.t },
          subscriptions: [
            { endpoint: { type: 'sqs-queue', name: 'q' }, deadLetterQueue: 'dlq' },
            { endpoint: { type: 'sqs-queue', name: 'dlq' }, rawMessageDelivery: true },
          ],
        },
      ],
      stateMachines: [{ name: 'm', failures: given.m }],
      streams: [{ name: 's', failures: given.s }],
      logGroups: [{ name: '/aws/events/l', failures: given.l }],
      actions: given.times.map((at, index) => ({
        ...{ type: 'put-events' as const, at, event: 'e', bus: 'default' },
        text: JSON.stringify({ ...anEntry, Detail: `{"n":${index % 3}}` }),
      })),
    };
    return aScenario(source);
  });

const start = (scenario: Scenario) =>
  new Simulation(scenario, {
    runtime: runtimeOf(({ seed }) => (seed % 3 === 0 ? failing : {})),
  });

async function play(scenario: Scenario): Promise<readonly TraceEntry[]> {
  const simulation = start(scenario);
  await simulation.playActions();
  return simulation.trace;
}

const RUNS = { numRuns: 60 };

test('the same scenario, seed and actions give the same trace, whatever the targets', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const [one, two] = [await play(scenario), await play(scenario)];
      expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    }),
    RUNS,
  );
});

test('a prefix of the trace is the trace of a shorter run: any moment can be gone back to', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, fc.nat({ max: 200_000 }), async (scenario, offset) => {
      const whole = await play(scenario);
      const simulation = start(scenario);
      const moment = instant(simulation.now + offset);
      const times = [...scenario.actions.map(({ at }) => at)].sort((a, b) => a - b);
      for (const [place, at] of times.entries()) if (at <= offset) await simulation.perform(place);
      await simulation.advanceTo(moment);
      const prefix = whole.filter(({ at }) => at <= moment);
      expect(JSON.stringify(prefix)).toBe(JSON.stringify(simulation.trace));
      const names = scenario.queues;
      expect(reportQueues(whole, names, moment)).toEqual(
        reportQueues(simulation.trace, names, moment),
      );
    }),
    RUNS,
  );
});

test('every delivery ends in exactly one known state, and every attempt within its policy', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const trace = await play(scenario);
      const policies = new Map(
        scenario.buses[0]?.rules[0]?.targets.map(({ id, retryPolicy }) => [id, retryPolicy]),
      );
      for (const report of reportDeliveries(trace)) {
        expect(['delivered', 'dead-lettered', 'dropped', 'lost']).toContain(report.status);
        expect(report.nextAttemptAt).toBeNull();
        expect(whereIsIt(report)).not.toMatch(/undefined|null|NaN| {2}|^\s*$/);
        const policy = policies.get(report.targetId);
        expect(report.attempts.length - 1).toBeLessThanOrEqual(policy?.maximumRetryAttempts ?? 0);
        for (const { startedAt } of report.attempts) {
          const age = (startedAt - report.startedAt) / 1_000;
          expect(age).toBeLessThanOrEqual(policy?.maximumEventAgeSeconds ?? 0);
        }
      }
    }),
    RUNS,
  );
});

test('at least once: what is delivered was accepted, and what was not accepted is not delivered', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const trace = await play(scenario);
      for (const { deliveryId, status, acceptances, failure } of reportDeliveries(trace)) {
        if (status === 'delivered') expect(acceptances).toBeGreaterThanOrEqual(1);
        // It may have been accepted unheard before EventBridge gave up.
        else expect(failure, deliveryId).not.toBeNull();
      }
    }),
    RUNS,
  );
});

test('an exhausted delivery that has a queue is a message there, and no other is', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const trace = await play(scenario);
      const isDeadLetter = (entry: TraceEntry, deliveryId: string) =>
        entry.type === 'sqs-message-sent' &&
        entry.deliveryId === deliveryId &&
        'RULE_ARN' in entry.messageAttributes;
      for (const report of reportDeliveries(trace)) {
        const sent = trace.filter((entry) => isDeadLetter(entry, report.deliveryId));
        const target = scenario.buses[0]?.rules[0]?.targets.find(
          ({ id }) => id === report.targetId,
        );
        const isExpected = report.failure !== null && target?.deadLetterQueue === 'dlq';
        expect(sent).toHaveLength(isExpected ? 1 : 0);
        expect(report.status === 'dead-lettered').toBe(isExpected);
        if (report.failure && target?.deadLetterQueue === 'nowhere')
          expect(report.status).toBe('lost');
      }
    }),
    RUNS,
  );
});

test('every message that was sent is in exactly one place', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const trace = await play(scenario);
      const present = reportQueues(trace, scenario.queues).flatMap(({ messages }) =>
        messages.map(({ messageId }) => messageId),
      );
      expect(new Set(present).size).toBe(present.length);
      const sent = trace.flatMap((one) => (one.type === 'sqs-message-sent' ? [one.messageId] : []));
      const gone = trace.flatMap((one) =>
        one.type === 'sqs-message-deleted' || one.type === 'sqs-message-expired'
          ? [one.messageId]
          : [],
      );
      expect([...present, ...gone].sort()).toEqual(sent.sort());
      const seen = new Set<string>();
      for (const entry of trace) {
        if (!('messageId' in entry) || !entry.type.startsWith('sqs-')) continue;
        if (entry.type !== 'sqs-message-deduplicated') expect(seen).not.toContain(entry.messageId);
        if (entry.type === 'sqs-message-deleted') seen.add(entry.messageId);
      }
    }),
    RUNS,
  );
});

test('every request that Lambda accepted ends once, and no more run at once than may', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const trace = await play(scenario);
      const most = scenario.functions[0]?.reservedConcurrency ?? Number.POSITIVE_INFINITY;
      const ends = new Map<string, number>();
      let running = 0;
      for (const entry of trace) {
        if (entry.type === 'lambda-accepted') ends.set(entry.requestId, 0);
        if (entry.type === 'lambda-invocation-started') running++;
        if (entry.type === 'lambda-invocation-failed') running--;
        if (entry.type === 'lambda-invocation-succeeded') running--;
        expect(running).toBeLessThanOrEqual(most);
        if (
          entry.type !== 'lambda-invocation-succeeded' &&
          entry.type !== 'lambda-event-discarded'
        ) {
          continue;
        }
        const before = ends.get(entry.requestId);
        if (before !== undefined) ends.set(entry.requestId, before + 1);
      }
      expect([...ends.values()].every((count) => count === 1)).toBe(true);
      expect(running).toBe(0);
    }),
    RUNS,
  );
});

test('every entry but those of actions follows from an earlier one', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      for (const { sequence, cause, type } of await play(scenario)) {
        if (cause === null) expect(type).toBe('EVENT_RECEIPT');
        else expect(cause).toBeLessThan(sequence);
      }
    }),
    RUNS,
  );
});
