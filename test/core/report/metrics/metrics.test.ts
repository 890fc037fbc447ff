import { describe, expect, test } from 'vitest';
import { instant } from '../../../../src/core/model/brand.ts';
import type { ScenarioSource } from '../../../../src/core/model/scenario.ts';
import type { TraceEntry, TraceFact } from '../../../../src/core/model/trace.ts';
import { metricInfo, type Namespace } from '../../../../src/core/report/metrics/catalogue.ts';
import { valueAt } from '../../../../src/core/report/metrics/data-points.ts';
import { reportMetrics } from '../../../../src/core/report/metrics/metrics.ts';
import { keyOfSource } from '../../../../src/core/report/metrics/series.ts';
import { Simulation } from '../../../../src/core/simulation.ts';
import {
  anEntry,
  aRule,
  aScenario,
  aTarget,
  failing,
  runtimeOf,
} from '../../../support/scenarios.ts';

type Target = Parameters<typeof aTarget>[0];

const put = (at: number, entries: object) =>
  ({ type: 'put-events', at, event: 'e', bus: 'default', text: JSON.stringify(entries) }) as const;

async function play(targets: readonly Target[], changes: Partial<ScenarioSource> = {}) {
  const rule = aRule({
    targets: targets.map((target, index) => aTarget({ id: `t${index}`, ...target })),
  });
  const scenario = aScenario({
    buses: [{ kind: 'classic', name: 'default', rules: [rule] }],
    actions: [put(0, [anEntry])],
    ...changes,
  });
  const simulation = new Simulation(scenario, { runtime: runtimeOf(() => failing) });
  await simulation.playActions();
  return simulation.trace;
}

/** The value of every metric of a source at the end of a trace. */
function totals(trace: readonly TraceEntry[], source: string): Readonly<Record<string, number>> {
  const end = trace.at(-1)?.at ?? instant(0);
  return Object.fromEntries(
    reportMetrics(trace)
      .filter((series) => keyOfSource(series.source) === source)
      .map((series) => {
        const info = metricInfo(series.namespace, series.metric);
        if (!info) throw new Error(`${series.metric} is in no catalogue`);
        return [series.metric, valueAt(series, info, end) ?? 0];
      }),
  );
}

describe('AWS/Events', () => {
  test('an event that one rule matches and two targets take', async () => {
    const trace = await play([{}, { resource: { type: 'api-destination', name: 'api' } }]);
    const expected = {
      MatchedEvents: 1,
      TriggeredRules: 1,
      InvocationAttempts: 2,
      SuccessfulInvocationAttempts: 2,
      Invocations: 2,
    };
    expect(totals(trace, 'rule default r')).toMatchObject(expected);
    expect(totals(trace, 'event-bus default')).toMatchObject(expected);
    const { IngestionToInvocationStartLatency: start, IngestionToInvocationCompleteLatency: end } =
      totals(trace, 'rule default r');
    expect(start).toBeGreaterThanOrEqual(300);
    expect(end).toBeGreaterThan(start ?? 0);
    expect(totals(trace, 'account')).toEqual({
      PutEventsApproximateCallCount: 1,
      PutEventsEntriesCount: 1,
    });
  });

  test('retries, and what is given up: in the dead-letter queue, or refused by it', async () => {
    const retryPolicy = { maximumRetryAttempts: 3, maximumEventAgeSeconds: 3_600 };
    const trace = await play(
      [
        { retryPolicy, deadLetterQueue: 'dlq' },
        { retryPolicy, deadLetterQueue: 'nowhere' },
      ],
      { queues: [{ name: 'q', failure: 'throttled' }, { name: 'dlq' }] },
    );
    expect(totals(trace, 'rule default r')).toMatchObject({
      InvocationAttempts: 8,
      RetryInvocationAttempts: 6,
      Invocations: 2,
      FailedInvocations: 2,
      InvocationsSentToDlq: 1,
      InvocationsFailedToBeSentToDlq: 1,
    });
    expect(totals(trace, 'rule default r')).not.toHaveProperty('SuccessfulInvocationAttempts');
  });

  test('calls of PutEvents: entries, those that are refused, and requests refused as a whole', async () => {
    const broken = { ...anEntry, Detail: 'no' };
    const eleven = Array.from({ length: 11 }, () => anEntry);
    const actions = [put(0, [anEntry, broken]), put(10, [anEntry]), put(20, eleven)];
    expect(totals(await play([{}], { actions }), 'account')).toEqual({
      PutEventsApproximateCallCount: 3,
      PutEventsEntriesCount: 3,
      PutEventsFailedEntriesCount: 1,
    });
  });

  test('what an AWS service puts, and what a rule passes on, is no call of PutEvents', async () => {
    const ofService = {
      ...{ version: '0', id: 'x', source: 'aws.ec2', 'detail-type': 'State', region: 'us-east-1' },
      ...{ account: '123456789012', time: '2026-01-15T09:00:00Z', resources: [], detail: {} },
    };
    const rules = [
      aRule({
        pattern: '{"account":["123456789012"]}',
        targets: [aTarget({ resource: { type: 'event-bus', name: 'other' } })],
      }),
    ];
    const trace = await play([], {
      buses: [
        { kind: 'classic', name: 'default', rules },
        {
          kind: 'classic',
          name: 'other',
          rules: [aRule({ name: 'o', pattern: '{"source":[{"exists":true}]}' })],
        },
      ],
      actions: [put(0, ofService)],
    });
    expect(totals(trace, 'event-bus other')).toMatchObject({ MatchedEvents: 1 });
    expect(totals(trace, 'account')).toEqual({});
  });
});

test('AWS/Lambda: a function that fails three times, and whose destination is gone', async () => {
  const trace = await play([{ resource: { type: 'lambda-function', name: 'f' } }], {
    functions: [{ name: 'f', code: '', onFailureQueue: 'nowhere' }],
  });
  const { AsyncEventAge: age, ...found } = totals(trace, 'function f');
  expect(found).toEqual({
    AsyncEventsReceived: 1,
    Invocations: 3,
    Errors: 3,
    Duration: 10,
    ConcurrentExecutions: 0,
    AsyncEventsDropped: 1,
    DestinationDeliveryFailures: 1,
  });
  // At once, after a minute, and two minutes later.
  expect(age).toBeGreaterThan(60_000);
});

test('AWS/Lambda: throttles are no invocations', async () => {
  const trace = await play([{ resource: { type: 'lambda-function', name: 'f' } }], {
    functions: [{ name: 'f', code: '', failure: 'throttled', maximumEventAgeSeconds: 60 }],
  });
  const found = totals(trace, 'function f');
  expect(found.Throttles).toBeGreaterThan(2);
  expect(found).not.toHaveProperty('Invocations');
  expect(found).not.toHaveProperty('Errors');
});

describe('AWS/SQS', () => {
  const start = 1_000_000;
  const at = (seconds: number, fact: object, sequence = 0): TraceEntry =>
    ({ sequence, cause: null, at: instant(start + seconds * 1_000), ...fact }) as TraceEntry;
  const sent = (messageId: string, seconds: number, delay = 0) =>
    at(seconds, {
      ...{ type: 'sqs-message-sent', queue: 'q', messageId, body: '', messageAttributes: {} },
      visibleAt: instant(start + (seconds + delay) * 1_000),
      ...{ expiresAt: instant(start + 1e9), eventId: null, deliveryId: null },
    } satisfies Partial<TraceFact>);
  const about = (type: string, messageId: string, seconds: number, more: object = {}) =>
    at(seconds, { type, queue: 'q', messageId, ...more });
  const trace = [
    sent('a', 0),
    sent('b', 10, 5),
    about('sqs-message-visible', 'b', 15),
    about('sqs-message-received', 'a', 20),
    about('sqs-message-deleted', 'a', 30),
    about('sqs-message-moved', 'b', 40, { destination: 'dlq', newMessageId: 'b' }),
    at(50, { type: 'sqs-queue-purged', queue: 'dlq', messages: 1 }),
  ];

  test.each([
    ['NumberOfMessagesSent', 5, 1],
    ['NumberOfMessagesSent', 45, 2],
    ['NumberOfMessagesReceived', 45, 1],
    ['NumberOfMessagesDeleted', 45, 1],
    ['ApproximateNumberOfMessagesVisible', 5, 1],
    ['ApproximateNumberOfMessagesVisible', 16, 2],
    ['ApproximateNumberOfMessagesDelayed', 12, 1],
    ['ApproximateNumberOfMessagesDelayed', 16, 0],
    ['ApproximateNumberOfMessagesNotVisible', 25, 1],
    ['ApproximateNumberOfMessagesNotVisible', 35, 0],
    ['ApproximateAgeOfOldestMessage', 25, 25],
    ['ApproximateAgeOfOldestMessage', 35, 25],
    ['ApproximateAgeOfOldestMessage', 45, null],
  ])('%s after %i seconds is %s', (metric, seconds, expected) => {
    expect(value('AWS/SQS', metric, 'queue q', seconds)).toBe(expected);
  });

  test('a message that is moved has its age from the move, and is not counted as sent', () => {
    expect(value('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'queue dlq', 47)).toBe(7);
    expect(value('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'queue dlq', 47)).toBe(1);
    expect(value('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'queue dlq', 55)).toBe(0);
    expect(totals(trace, 'queue dlq')).not.toHaveProperty('NumberOfMessagesSent');
  });

  function value(namespace: Namespace, metric: string, source: string, seconds: number) {
    const info = metricInfo(namespace, metric);
    const series = reportMetrics(trace).find(
      (one) => one.metric === metric && keyOfSource(one.source) === source,
    );
    if (!info || !series) throw new Error(`There is no ${metric}`);
    return valueAt(series, info, instant(start + seconds * 1_000));
  }
});
