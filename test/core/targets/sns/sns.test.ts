import { describe, expect, test } from 'vitest';
import type { ScenarioSource } from '../../../../src/core/model/scenario.ts';
import { anEntry, runtimeOf, traceOf, withTarget } from '../../../support/scenarios.ts';
import { all, only, typesOf } from '../../../support/traces.ts';

type Topic = NonNullable<ScenarioSource['topics']>[number];
type Subscription = NonNullable<Topic['subscriptions']>[number];

const queueQ = { type: 'sqs-queue', name: 'q' } as const;

/** A rule whose target is a topic with these subscriptions. */
function aTopic(
  subscriptions: readonly Subscription[],
  topic: Partial<Topic> = {},
  more: Partial<ScenarioSource> = {},
) {
  return withTarget(
    { resource: { type: 'sns-topic', name: 't' }, deadLetterQueue: 'dlq' },
    { topics: [{ name: 't', subscriptions: [...subscriptions], ...topic }], ...more },
  );
}

/** targets.md §5, *SNS*. */
describe('a topic as the target of a rule', () => {
  test('accepts, and EventBridge is done', async () => {
    const trace = await traceOf(aTopic([]));
    expect(typesOf(trace).slice(-2)).toEqual(['INVOCATION_SUCCESS', 'sns-message-published']);
    const { event } = only(trace, 'EVENT_INGEST_SUCCESS');
    expect(only(trace, 'sns-message-published').message).toBe(event);
  });

  test('fans out to every subscription, each on its own', async () => {
    const trace = await traceOf(
      aTopic([
        { endpoint: queueQ },
        { endpoint: { type: 'sqs-queue', name: 'dlq' } },
        { endpoint: { type: 'lambda-function', name: 'f' } },
      ]),
      { runtime: runtimeOf(() => ({})) },
    );
    expect(all(trace, 'sns-notification-delivered')).toHaveLength(3);
    expect(
      all(trace, 'sqs-message-sent')
        .map(({ queue }) => queue)
        .sort(),
    ).toEqual(['dlq', 'q']);
    expect(only(trace, 'lambda-accepted').function).toBe('f');
  });

  test('wraps the message for a queue, in the form of SNS', async () => {
    const trace = await traceOf(aTopic([{ endpoint: queueQ }]));
    const published = only(trace, 'sns-message-published');
    const { body } = only(trace, 'sqs-message-sent');
    expect(body.split('\n').slice(0, 2)).toEqual(['{', '  "Type" : "Notification",']);
    expect(Object.entries(JSON.parse(body))).toEqual([
      ['Type', 'Notification'],
      ['MessageId', published.messageId],
      ['TopicArn', 'arn:aws:sns:us-east-1:123456789012:t'],
      ['Message', published.message],
      ['Timestamp', new Date(published.at).toISOString()],
      ['SignatureVersion', '1'],
      ['Signature', expect.any(String)],
      ['SigningCertURL', expect.stringMatching(/^https:\/\/sns\.us-east-1\.amazonaws\.com\//)],
      ['UnsubscribeURL', expect.stringMatching(/SubscriptionArn=arn:aws:sns:.*:t:[0-9a-f-]{36}$/)],
    ]);
  });

  test('raw delivery is the message and nothing else', async () => {
    const trace = await traceOf(aTopic([{ endpoint: queueQ, rawMessageDelivery: true }]));
    expect(only(trace, 'sqs-message-sent').body).toBe(only(trace, 'sns-message-published').message);
  });

  test('a function gets a record', async () => {
    let event = '';
    const runtime = runtimeOf((request) => {
      event = request.event;
      return {};
    });
    const trace = await traceOf(aTopic([{ endpoint: { type: 'lambda-function', name: 'f' } }]), {
      runtime,
    });
    const published = only(trace, 'sns-message-published');
    expect(JSON.parse(event)).toEqual({
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: expect.stringMatching(/^arn:aws:sns:us-east-1:123456789012:t:/),
          Sns: expect.objectContaining({
            ...{ Type: 'Notification', MessageId: published.messageId, Subject: null },
            ...{ Message: published.message, MessageAttributes: {} },
          }),
        },
      ],
    });
  });

  test.each([
    ['AuthorizationError', 'NO_PERMISSIONS', 1],
    ['NotFound', 'NO_RESOURCE', 1],
    ['KMSAccessDenied', 'NO_PERMISSIONS', 1],
  ] as const)('%s is a permanent failure with %s', async (error, code, attempts) => {
    const failures = [{ error, when: { type: 'always' as const } }];
    const trace = await traceOf(aTopic([], { failures }));
    expect(all(trace, 'INVOCATION_ATTEMPT_START')).toHaveLength(attempts);
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe(code);
  });

  test.each(['Throttled', 'InternalError'] as const)('%s is retried', async (error) => {
    const failures = [{ error, when: { type: 'first-attempts' as const, count: 2 } }];
    const trace = await traceOf(aTopic([], { failures }));
    expect(only(trace, 'INVOCATION_SUCCESS').totalAttempts).toBe(3);
  });

  test('a topic that is not there is a permanent failure', async () => {
    const trace = await traceOf(aTopic([], { name: 'other' }));
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes).toMatchObject({
      ...{ ERROR_CODE: 'NO_RESOURCE', ERROR_MESSAGE: 'Topic does not exist' },
    });
  });

  test.each([
    [262_144, 'INVOCATION_SUCCESS'],
    [262_145, 'INVOCATION_DLQ'],
  ] as const)('a message of %i bytes: %s', async (bytes, type) => {
    const scenario = withTarget(
      {
        resource: { type: 'sns-topic', name: 't' },
        input: { type: 'path', path: '$.detail.text' },
        deadLetterQueue: 'dlq',
      },
      { topics: [{ name: 't' }] },
    );
    const text = 'x'.repeat(bytes - 2);
    const trace = await traceOf(scenario, {
      entry: { ...anEntry, Detail: JSON.stringify({ text }) },
    });
    expect(typesOf(trace)).toContain(type);
  });
});

describe('a subscription that cannot be served', () => {
  const subscribed = (deadLetterQueue?: string) => [
    { endpoint: queueQ, ...(deadLetterQueue && { deadLetterQueue }) },
  ];

  test.each(['no-permission', 'deleted'] as const)(
    '%s: SNS does not try again, and the message is lost',
    async (failure) => {
      const trace = await traceOf(
        aTopic(subscribed(), {}, { queues: [{ name: 'q', failure }, { name: 'dlq' }] }),
      );
      expect(all(trace, 'sns-notification-failed')).toHaveLength(1);
      expect(only(trace, 'sns-notification-discarded')).toMatchObject({ deadLetterQueue: null });
      expect(typesOf(trace)).toContain('INVOCATION_SUCCESS');
    },
  );

  test('has a dead-letter queue of its own', async () => {
    const queues = [{ name: 'q', failure: 'deleted' as const }, { name: 'dlq' }];
    const trace = await traceOf(aTopic(subscribed('dlq'), {}, { queues }));
    expect(only(trace, 'sqs-message-sent')).toMatchObject({
      queue: 'dlq',
      messageAttributes: { ERROR_CODE: { dataType: 'String', value: 'NO_RESOURCE' } },
    });
  });

  test('is tried again while the trouble may pass', async () => {
    const when = { type: 'first-attempts' as const, count: 1_000 };
    const failures = [{ error: 'RequestThrottled' as const, when }];
    const trace = await traceOf(
      aTopic(subscribed('dlq'), {}, { queues: [{ name: 'q', failures }, { name: 'dlq' }] }),
    );
    const failed = all(trace, 'sns-notification-failed');
    expect(failed).toHaveLength(16);
    const waits = failed.slice(1).map(({ at }, index) => (at - (failed[index]?.at ?? 0)) / 1_000);
    expect(waits).toEqual([0, 0, 0, 1, 1, 1, 2, 4, 8, 16, 20, 20, 20, 20, 20]);
    expect(only(trace, 'sqs-message-sent').queue).toBe('dlq');
  });
});
