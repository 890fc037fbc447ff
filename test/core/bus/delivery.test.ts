import { describe, expect, test } from 'vitest';
import {
  type AttemptOutcome,
  beginAttempt,
  type Delivery,
  type DeliveryPorts,
  endAttempt,
} from '../../../src/core/bus/delivery.ts';
import { Random } from '../../../src/core/clock/random.ts';
import { instant, millis } from '../../../src/core/model/brand.ts';
import type { DeliveryError, TraceFact } from '../../../src/core/model/trace.ts';
import { type aTarget, withTarget } from '../../support/scenarios.ts';

type Source = Parameters<typeof aTarget>[0];

/** One delivery whose attempts end as they are told to, each a second after the one before. */
function deliver(
  outcomes: readonly AttemptOutcome[],
  target: Source = {},
  queueRefusal: DeliveryError | null = null,
) {
  const [configured] = withTarget(target).buses[0]?.rules[0]?.targets ?? [];
  if (!configured) throw new Error('no target');
  const facts: { fact: TraceFact; cause: number | null }[] = [];
  const messages: { queue: string; body: string; attributes: Readonly<Record<string, string>> }[] =
    [];
  const waits: number[] = [];
  let now = instant(0);
  let next: number | null = 1;
  let handedOver = 0;
  const ports: DeliveryPorts = {
    record: (fact, cause) => facts.push({ fact, cause }) - 1,
    now: () => now,
    random: () => new Random(1),
    scheduleAttempt: (_, attempt, at) => {
      waits.push(at - now);
      next = attempt;
    },
    sendToQueue: (queue, body, attributes) => {
      if (!queueRefusal) messages.push({ queue, body, attributes });
      return queueRefusal;
    },
    queueArn: (queue) => `arn:${queue}`,
    handOver: () => {
      handedOver++;
    },
  };
  const delivery: Delivery = {
    identity: {
      ...{ deliveryId: 'd', eventId: 'e', eventBus: 'default', rule: 'r', targetId: 't' },
      resource: configured.resource,
    },
    target: configured,
    ruleArn: 'arn:rule',
    targetArn: 'arn:target',
    event: '{"the":"event"}',
    input: '"the input"',
    inputProblem: null,
    receivedAt: now,
    hops: 0,
    cause: -1,
  };
  for (const outcome of outcomes) {
    if (next === null) throw new Error('no further attempt was scheduled');
    const attempt: number = next;
    next = null;
    now = instant(now + 1_000);
    beginAttempt(delivery, attempt, ports);
    endAttempt(delivery, attempt, outcome, ports);
  }
  const types = facts.map(({ fact }) => fact.type.replace('INVOCATION_', ''));
  return { facts, types, messages, waits, next, handedOver };
}

const error: DeliveryError = { code: 'CODE', message: 'text', httpStatus: 500 };
const accepted: AttemptOutcome = { type: 'accepted' };
const retryable: AttemptOutcome = { type: 'retryable', error };
const throttled: AttemptOutcome = { type: 'throttled', error };
const permanent: AttemptOutcome = { type: 'permanent', error };

describe('the outcome of an attempt decides what follows', () => {
  test.each<[string, readonly AttemptOutcome[], Source, readonly string[]]>([
    ['accepted', [accepted], {}, ['ATTEMPT_START', 'ATTEMPT_SUCCESS', 'SUCCESS']],
    [
      'accepted at the second try',
      [retryable, accepted],
      {},
      ['ATTEMPT_START', 'ATTEMPT_RETRYABLE_FAILURE', 'ATTEMPT_START', 'ATTEMPT_SUCCESS', 'SUCCESS'],
    ],
    ['permanent', [permanent], {}, ['ATTEMPT_START', 'ATTEMPT_PERMANENT_FAILURE', 'FAILURE']],
    [
      'permanent, with a dead-letter queue',
      [permanent],
      { deadLetterQueue: 'dlq' },
      ['ATTEMPT_START', 'ATTEMPT_PERMANENT_FAILURE', 'FAILURE', 'DLQ'],
    ],
    [
      'throttled with no retries allowed',
      [throttled],
      { retryPolicy: { maximumRetryAttempts: 0 } },
      ['ATTEMPT_START', 'ATTEMPT_THROTTLE', 'FAILURE'],
    ],
    [
      'permanent after a retry',
      [retryable, permanent],
      {},
      [
        ...['ATTEMPT_START', 'ATTEMPT_RETRYABLE_FAILURE'],
        ...['ATTEMPT_START', 'ATTEMPT_PERMANENT_FAILURE', 'FAILURE'],
      ],
    ],
  ])('%s', (_, outcomes, target, expected) => {
    const { types, next } = deliver(outcomes, target);
    expect(types).toEqual(expected);
    expect(next).toBeNull();
  });

  test('the target does its part only once it has accepted', () => {
    expect(deliver([retryable, accepted]).handedOver).toBe(1);
    expect(deliver([permanent]).handedOver).toBe(0);
  });

  test('every entry follows from the one before', () => {
    const { facts } = deliver([retryable, permanent], { deadLetterQueue: 'dlq' });
    expect(facts.map(({ cause }) => cause)).toEqual([-1, 0, 1, 2, 3, 4]);
  });

  test('a target that asks for a longer wait gets it, and one that asks for a shorter does not', () => {
    const own = deliver([retryable]).waits;
    expect(deliver([{ ...retryable, retryAfter: millis(60_000) }]).waits).toEqual([60_000]);
    expect(deliver([{ ...retryable, retryAfter: millis(1) }]).waits).toEqual(own);
  });
});

describe('the message in the dead-letter queue', () => {
  const attributesAfter = (outcomes: readonly AttemptOutcome[], target: Source = {}) =>
    deliver(outcomes, { ...target, deadLetterQueue: 'dlq' }).messages[0]?.attributes;

  test('is the matched event, whatever the target is sent', () => {
    expect(deliver([permanent], { deadLetterQueue: 'dlq' }).messages).toMatchObject([
      { queue: 'dlq', body: '{"the":"event"}' },
    ]);
  });

  test('says nothing of exhaustion after a permanent failure', () => {
    expect(attributesAfter([permanent])).toEqual({
      RULE_ARN: 'arn:rule',
      TARGET_ARN: 'arn:target',
      ERROR_CODE: 'CODE',
      ERROR_MESSAGE: 'text',
      RETRY_ATTEMPTS: '0',
    });
  });

  test.each([
    ['MaximumRetryAttempts', { maximumRetryAttempts: 2 }, [retryable, throttled, retryable], '2'],
    [
      'MaximumEventAgeInSeconds',
      { maximumEventAgeSeconds: 60 },
      [{ ...retryable, retryAfter: millis(60_000) }],
      '0',
    ],
  ] as const)('names %s and counts the retries', (condition, retryPolicy, outcomes, retries) => {
    expect(attributesAfter(outcomes, { retryPolicy })).toMatchObject({
      EXHAUSTED_RETRY_CONDITION: condition,
      RETRY_ATTEMPTS: retries,
    });
  });

  test('that the queue refuses is recorded with the reason', () => {
    const refusal = { code: 'NO_PERMISSIONS', message: 'no' };
    const { facts, messages } = deliver([permanent], { deadLetterQueue: 'dlq' }, refusal);
    expect(messages).toEqual([]);
    expect(facts.at(-1)?.fact).toMatchObject({ type: 'INVOCATION_DLQ', error: refusal });
  });

  test('is not sent where there is no such queue: the event is dropped', () => {
    const { facts, messages } = deliver([permanent]);
    expect(messages).toEqual([]);
    expect(facts.at(-1)?.fact).toMatchObject({ type: 'INVOCATION_FAILURE', dropped: true });
  });
});
