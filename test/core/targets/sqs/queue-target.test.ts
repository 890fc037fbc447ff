import { describe, expect, test } from 'vitest';
import { instant } from '../../../../src/core/model/brand.ts';
import { Simulation } from '../../../../src/core/simulation.ts';
import {
  anEntry,
  aRule,
  aScenario,
  aTarget,
  traceOf,
  withTarget,
} from '../../../support/scenarios.ts';

const toFifo = (target = {}, queue = {}) =>
  withTarget(
    { resource: { type: 'sqs-queue', name: 'q.fifo' }, ...target },
    { queues: [{ name: 'q.fifo', contentBasedDeduplication: true, ...queue }, { name: 'dlq' }] },
  );

describe('a queue as the target of a rule', () => {
  test('a FIFO queue gets messages in the group of the target', async () => {
    const trace = await traceOf(toFifo({ sqsParameters: { messageGroupId: 'orders' } }));
    expect(trace.find(({ type }) => type === 'sqs-message-sent')).toMatchObject({
      queue: 'q.fifo',
      fifo: { groupId: 'orders' },
    });
  });

  test('without a group PutTargets refuses the target', () => {
    expect(new Simulation(toFifo()).problems).toEqual([
      {
        ...{ bus: 'default', rule: 'r', target: 't', field: 'messageGroupId' },
        message: 'Parameter(s) SqsParameters must be specified for target: t.',
      },
    ]);
  });

  test('a FIFO queue without content-based deduplication takes nothing from EventBridge', async () => {
    const trace = await traceOf(
      toFifo(
        { sqsParameters: { messageGroupId: 'orders' }, deadLetterQueue: 'dlq' },
        { contentBasedDeduplication: false },
      ),
    );
    expect(trace.find(({ type }) => type === 'INVOCATION_DLQ')).toMatchObject({
      messageAttributes: { ERROR_CODE: 'INVALID_PARAMETER', RETRY_ATTEMPTS: '0' },
    });
  });

  test('a FIFO queue is not taken for a dead-letter queue', () => {
    const scenario = withTarget({ deadLetterQueue: 'dlq.fifo' });
    expect(new Simulation(scenario).problems).toMatchObject([{ rule: 'r', target: 't' }]);
  });

  test('a message that is too large is a permanent failure', async () => {
    const scenario = withTarget(
      { deadLetterQueue: 'dlq' },
      { queues: [{ name: 'q', maximumMessageBytes: 1_024 }, { name: 'dlq' }] },
    );
    const entry = { ...anEntry, Detail: JSON.stringify({ text: 'x'.repeat(2_000) }) };
    const trace = await traceOf(scenario, { entry });
    expect(trace.filter(({ type }) => type === 'INVOCATION_ATTEMPT_START')).toHaveLength(1);
    expect(trace.some(({ type }) => type === 'INVOCATION_DLQ')).toBe(true);
  });

  test('an answer that is lost makes EventBridge deliver again: at least once', async () => {
    const lostTwice = { type: 'first-attempts', count: 2 } as const;
    const scenario = aScenario({
      queues: [
        { name: 'q', failures: [{ error: 'TimeoutAfterAcceptance', when: lostTwice }] },
        { name: 'dlq' },
      ],
    });
    const trace = await traceOf(scenario);
    const sent = trace.filter(({ type }) => type === 'sqs-message-sent');
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((entry) => 'messageId' in entry && entry.messageId)).size).toBe(3);
    expect(trace.find(({ type }) => type === 'INVOCATION_SUCCESS')).toMatchObject({
      totalAttempts: 3,
    });
  });

  test('a failure by content spoils only the events that it names', async () => {
    const failures = [
      {
        error: 'AccessDenied' as const,
        when: { type: 'event-pattern' as const, pattern: '{"detail":{"n":[2]}}' },
      },
    ];
    const simulation = new Simulation(aScenario({ queues: [{ name: 'q', failures }] }));
    simulation.putEvents([anEntry, { ...anEntry, Detail: '{"n":2}' }]);
    await simulation.runUntilIdle();
    const count = (type: string) => simulation.trace.filter((e) => e.type === type).length;
    expect([count('INVOCATION_SUCCESS'), count('INVOCATION_FAILURE')]).toEqual([1, 1]);
  });

  test('a failure for a while is waited out', async () => {
    const when = { type: 'period', fromSeconds: 0, lengthSeconds: 600 } as const;
    const failures = [{ error: 'RequestThrottled' as const, when }];
    const simulation = new Simulation(aScenario({ queues: [{ name: 'q', failures }] }));
    const start = simulation.now;
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
    const sent = simulation.trace.find(({ type }) => type === 'sqs-message-sent');
    expect((sent?.at ?? 0) - start).toBeGreaterThanOrEqual(600_000);
  });
});

describe("the scenario's actions on queues", () => {
  test('happen at their times, and name themselves', async () => {
    const rules = [aRule({ targets: [aTarget()] })];
    const scenario = aScenario({
      buses: [{ kind: 'classic', name: 'default', rules }],
      queues: [{ name: 'q', visibilityTimeoutSeconds: 10 }],
      actions: [
        { type: 'receive-messages', at: 2_000, queue: 'q' },
        {
          type: 'put-events',
          at: 0,
          event: 'e',
          bus: 'default',
          text: '{"source":"my.app","detail-type":"Thing","detail":{}}',
        },
        { type: 'receive-messages', at: 3_000, queue: 'nowhere' },
      ],
    });
    const simulation = new Simulation(scenario);
    const start = simulation.now;
    await simulation.playActions();
    const told = simulation.trace.flatMap((entry) =>
      entry.type.startsWith('sqs-')
        ? [[entry.type, entry.at - start >= 2_000 ? entry.at - start : 0]]
        : [],
    );
    expect(told).toEqual([
      ['sqs-message-sent', 0],
      ['sqs-request', 2_000],
      ['sqs-message-received', 2_000],
      ['sqs-request', 3_000],
      ['sqs-request-refused', 3_000],
      ['sqs-message-visible', 12_000],
    ]);
    expect(simulation.trace.find(({ type }) => type === 'sqs-request')).toMatchObject({
      ...{ operation: 'ReceiveMessage', queue: 'q', action: 0 },
    });
  });

  test('a receipt handle that one run gave is good in the next', async () => {
    const actions = [
      { type: 'send-message' as const, at: 0, queue: 'q', body: 'a' },
      { type: 'receive-messages' as const, at: 10, queue: 'q' },
    ];
    const first = new Simulation(aScenario({ actions }));
    await first.playActions();
    const received = first.trace.find((entry) => entry.type === 'sqs-message-received');
    const receiptHandle = received?.type === 'sqs-message-received' ? received.receiptHandle : '';
    const remove = { type: 'delete-message' as const, at: 20, queue: 'q', receiptHandle };
    const second = new Simulation(aScenario({ actions: [...actions, remove] }));
    await second.playActions();
    expect(second.trace.some(({ type }) => type === 'sqs-message-deleted')).toBe(true);
    expect(second.now).toBeGreaterThanOrEqual(instant(first.trace[0]?.at ?? 0));
  });
});
