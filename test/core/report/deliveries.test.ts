import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/model/brand.ts';
import type { TraceEntry } from '../../../src/core/model/trace.ts';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import {
  aRule,
  aScenario,
  aTarget,
  failing,
  runtimeOf,
  traceOf,
  withTarget,
} from '../../support/scenarios.ts';

/** The one delivery of a trace, as it is right after the last entry of a type. */
function rightAfter(trace: readonly TraceEntry[], type: TraceEntry['type']) {
  const index = trace.findLastIndex((entry) => entry.type === type);
  const [report] = reportDeliveries(trace.slice(0, index + 1));
  return report;
}

test('a delivery is reported in the order in which it began, and not before', async () => {
  const targets = ['b', 'a', 'c'].map((id) => aTarget({ id }));
  const buses = [{ kind: 'classic' as const, name: 'default', rules: [aRule({ targets })] }];
  const trace = await traceOf(aScenario({ buses }));
  expect(reportDeliveries(trace).map(({ targetId }) => targetId)).toEqual(['b', 'a', 'c']);
  expect(reportDeliveries(trace, instant((trace[0]?.at ?? 0) - 1))).toEqual([]);
});

describe('the stages of a delivery to a queue that fails once and for all', async () => {
  const trace = await traceOf(
    withTarget(
      {
        retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeSeconds: 600 },
        deadLetterQueue: 'dlq',
      },
      { queues: [{ name: 'q', failure: 'times-out' }, { name: 'dlq' }] },
    ),
  );
  test.each([
    ['INVOCATION_START', 'scheduled'],
    ['INVOCATION_ATTEMPT_START', 'under-way'],
    ['INVOCATION_DLQ', 'dead-lettered'],
  ] as const)('after the last %s it is %s', (type, status) => {
    expect(rightAfter(trace, type)?.status).toBe(status);
  });

  test('between its attempts it waits, and says until when', () => {
    const first = trace.find(({ type }) => type === 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE');
    const [report] = reportDeliveries(trace, first?.at);
    expect(report?.status).toBe('waiting-to-retry');
    const second = trace.filter(({ type }) => type === 'INVOCATION_ATTEMPT_START')[1];
    expect(report?.nextAttemptAt).toBe(second?.at);
  });

  test('each attempt has its beginning, end and error', () => {
    const [report] = reportDeliveries(trace);
    expect(report?.attempts).toMatchObject([
      { attempt: 1, outcome: 'retryable', error: { code: 'TIMEOUT' } },
      { attempt: 2, outcome: 'retryable', error: { code: 'TIMEOUT' } },
    ]);
    for (const { startedAt, endedAt } of report?.attempts ?? [])
      expect(endedAt).toBe(startedAt + 5_000);
  });

  test('the dead letter is not taken for a delivery to the queue', () => {
    const [report] = reportDeliveries(trace);
    expect(report?.afterwards).toBeNull();
    expect(report?.deadLetter).toMatchObject({ queue: 'dlq', error: null });
    expect(report?.failure?.exhausted).toBe('MaximumRetryAttempts');
  });
});

test('a delivery to a queue leads to its message', async () => {
  const trace = await traceOf(aScenario());
  const sent = trace.find((entry) => entry.type === 'sqs-message-sent');
  expect(reportDeliveries(trace)[0]).toMatchObject({
    status: 'delivered',
    afterwards: {
      type: 'queue',
      queue: 'q',
      messageId: sent && 'messageId' in sent && sent.messageId,
    },
  });
});

test('a delivery to an API has each request with its answer', async () => {
  const trace = await traceOf(
    withTarget(
      {
        resource: { type: 'api-destination', name: 'api' },
        retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeSeconds: 600 },
      },
      {
        apiDestinations: [
          {
            name: 'api',
            endpoint: 'https://example.com',
            response: { status: 500, body: 'sorry' },
          },
        ],
      },
    ),
  );
  const [report] = reportDeliveries(trace);
  expect(report?.status).toBe('dropped');
  expect(report?.requests).toMatchObject([
    { attempt: 1, response: { status: 500, body: 'sorry', latencyMilliseconds: 120 } },
    { attempt: 2, response: { status: 500 } },
  ]);
  expect(rightAfter(trace, 'api-request')?.requests.at(-1)?.response).toBeNull();
});

describe('what Lambda does is its own affair', async () => {
  const lambda = withTarget({ resource: { type: 'lambda-function', name: 'f' } });
  const trace = await traceOf(lambda, { runtime: runtimeOf(() => failing) });

  test.each([
    ['lambda-accepted', 'queued'],
    ['lambda-invocation-started', 'running'],
    ['lambda-event-discarded', 'discarded'],
  ] as const)('after the last %s the event is %s, and delivered all the same', (type, status) => {
    const report = rightAfter(trace, type);
    expect(report?.status).toBe('delivered');
    expect(report?.afterwards).toMatchObject({ type: 'function', status });
  });

  test('every invocation is there with its log', () => {
    const [report] = reportDeliveries(trace);
    const invocations =
      report?.afterwards?.type === 'function' ? report.afterwards.invocations : [];
    expect(invocations.map(({ attempt, coldStart }) => [attempt, coldStart])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    for (const { logText, outcome } of invocations) {
      expect(logText).toMatch(/^START RequestId: .*REPORT RequestId: /s);
      expect(outcome).toMatchObject({ ok: false });
    }
  });

  test('the record in an on-failure queue is not what EventBridge delivered', async () => {
    const scenario = withTarget(
      { resource: { type: 'lambda-function', name: 'f' } },
      { functions: [{ name: 'f', code: '', onFailureQueue: 'q' }] },
    );
    const [report] = reportDeliveries(
      await traceOf(scenario, { runtime: runtimeOf(() => failing) }),
    );
    expect(report?.afterwards).toMatchObject({ type: 'function', discarded: { sentTo: 'q' } });
  });
});
