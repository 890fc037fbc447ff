import { describe, expect, test } from 'vitest';
import { instant } from '../../../../src/core/model/brand.ts';
import type { FunctionRuntime, ServiceDirectory } from '../../../../src/core/model/invocation.ts';
import type { ScenarioSource } from '../../../../src/core/model/scenario.ts';
import { Simulation } from '../../../../src/core/simulation.ts';
import { anEntry, failing, runtimeOf, withTarget } from '../../../support/scenarios.ts';
import { all, only, typesOf } from '../../../support/traces.ts';

type FunctionSource = NonNullable<ScenarioSource['functions']>[number];

/** One rule with a function, and destinations of every kind. */
function aFunction(changes: Partial<FunctionSource> = {}, more: Partial<ScenarioSource> = {}) {
  return withTarget(
    { resource: { type: 'lambda-function', name: 'f' } },
    {
      functions: [
        { name: 'f', code: '', ...changes },
        { name: 'g', code: '' },
      ],
      queues: [{ name: 'q' }, { name: 'r' }],
      topics: [
        {
          name: 't',
          subscriptions: [{ endpoint: { type: 'sqs-queue', name: 'q' }, rawMessageDelivery: true }],
        },
      ],
      ...more,
    },
  );
}

async function play(
  scenario: ReturnType<typeof aFunction>,
  runtime: FunctionRuntime = runtimeOf(() => failing),
  events = 1,
) {
  const simulation = new Simulation(scenario, { runtime });
  for (let index = 0; index < events; index++) simulation.putEvents([anEntry]);
  await simulation.runUntilIdle();
  return simulation.trace;
}

/** targets.md §1, *two retries by default*. */
describe('retries of an asynchronous invocation', () => {
  test.each([
    [0, [0]],
    [1, [0, 60]],
    [2, [0, 60, 180]],
  ])('%i: tries at %o s', async (maximumRetryAttempts, expected) => {
    const trace = await play(aFunction({ maximumRetryAttempts }));
    const started = all(trace, 'lambda-invocation-started').map(({ at }) => at);
    expect(started.map((at) => Math.round((at - (started[0] ?? 0)) / 1_000))).toEqual(expected);
    expect(only(trace, 'lambda-event-discarded')).toMatchObject({
      ...{ condition: 'RetriesExhausted', attempts: maximumRetryAttempts + 1, dropped: true },
    });
  });

  test('an event that gets too old is given up with retries left', async () => {
    const trace = await play(aFunction({ maximumEventAgeSeconds: 100 }));
    expect(only(trace, 'lambda-event-discarded')).toMatchObject({
      ...{ condition: 'EventAgeExceeded', attempts: 2 },
    });
  });

  test('a throttled function is tried from one second up to five minutes apart, without counting', async () => {
    const trace = await play(aFunction({ failure: 'throttled', maximumEventAgeSeconds: 3_600 }));
    const at = all(trace, 'lambda-invocation-throttled').map((entry) => entry.at);
    const waits = at.slice(1).map((moment, index) => (moment - (at[index] ?? 0)) / 1_000);
    expect(waits[0]).toBeGreaterThan(0.8);
    expect(waits[0]).toBeLessThan(1.2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(331);
    expect(only(trace, 'lambda-event-discarded')).toMatchObject({
      ...{ condition: 'EventAgeExceeded', attempts: 0 },
    });
  });

  test.each([
    ['Unhandled', 'Error'],
    ['Sandbox.Timedout', 'Sandbox.Timedout'],
    ['Runtime.OutOfMemory', 'Runtime.OutOfMemory'],
  ] as const)('the switch "%s" makes an invocation fail with %s', async (error, errorType) => {
    const failures = [{ error, when: { type: 'first-attempts' as const, count: 1 } }];
    const trace = await play(
      aFunction({ failures }),
      runtimeOf(() => ({})),
    );
    expect(only(trace, 'lambda-invocation-failed').error.errorType).toBe(errorType);
    expect(only(trace, 'lambda-invocation-succeeded').attempt).toBe(2);
  });

  test('an answer of Lambda that is lost makes EventBridge invoke again', async () => {
    const failures = [
      {
        error: 'TimeoutAfterAcceptance' as const,
        when: { type: 'first-attempts' as const, count: 1 },
      },
    ];
    const trace = await play(
      aFunction({ failures }),
      runtimeOf(() => ({})),
    );
    const requests = all(trace, 'lambda-accepted').map(({ requestId }) => requestId);
    expect(new Set(requests).size).toBe(2);
    expect(all(trace, 'lambda-invocation-succeeded')).toHaveLength(2);
  });

  test("an error of Lambda itself is EventBridge's to retry", async () => {
    const failures = [
      { error: 'ServiceException' as const, when: { type: 'first-attempts' as const, count: 2 } },
    ];
    const trace = await play(
      aFunction({ failures }),
      runtimeOf(() => ({})),
    );
    expect(all(trace, 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE')).toHaveLength(2);
    expect(all(trace, 'lambda-accepted')).toHaveLength(1);
  });
});

/** targets.md §1, *Concurrency*. */
describe('concurrency', () => {
  const slow = runtimeOf(() => ({ durationMilliseconds: 10_000 }));

  test('above the reservation invocations are throttled, and come in later', async () => {
    const trace = await play(aFunction({ reservedConcurrency: 2, timeoutSeconds: 30 }), slow, 5);
    expect(all(trace, 'lambda-invocation-succeeded')).toHaveLength(5);
    expect(all(trace, 'lambda-invocation-throttled').length).toBeGreaterThan(0);
    let running = 0;
    let most = 0;
    for (const { type } of trace) {
      if (type === 'lambda-invocation-started') most = Math.max(most, ++running);
      if (type === 'lambda-invocation-succeeded') running--;
    }
    expect(most).toBe(2);
  });

  test('a reservation of zero stops the function: nothing is tried, and the event goes on at once', async () => {
    const trace = await play(
      aFunction({ reservedConcurrency: 0, onFailure: { type: 'sqs-queue', name: 'q' } }),
    );
    expect(typesOf(trace)).not.toContain('lambda-invocation-throttled');
    expect(only(trace, 'lambda-event-discarded').condition).toBe('ZeroReservedConcurrency');
    const record = JSON.parse(only(trace, 'sqs-message-sent').body);
    expect(record.requestContext).toMatchObject({
      ...{ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 },
    });
  });

  test('functions without a reservation share what the account has beyond all reservations', async () => {
    const scenario = aFunction(
      {},
      {
        functions: [
          { name: 'f', code: '' },
          { name: 'other', code: '', reservedConcurrency: 7 },
        ],
        quotas: { lambdaConcurrency: 10 },
      },
    );
    const trace = await play(scenario, slow, 4);
    const first = all(trace, 'lambda-invocation-throttled')[0];
    const before = all(trace, 'lambda-invocation-started').filter(
      ({ sequence }) => sequence < (first?.sequence ?? 0),
    );
    expect(before).toHaveLength(3);
  });
});

/** targets.md §1, *on-failure destination*, *On-success destination likewise*. */
describe('destinations', () => {
  const documentOf = (text: string) => JSON.parse(text);

  test('of a failure: the record that Lambda documents, to a queue', async () => {
    const trace = await play(
      aFunction({ maximumRetryAttempts: 0, onFailure: { type: 'sqs-queue', name: 'q' } }),
    );
    const accepted = only(trace, 'lambda-accepted');
    expect(documentOf(only(trace, 'sqs-message-sent').body)).toEqual({
      version: '1.0',
      timestamp: expect.stringMatching(/^2026-01-15T09:00:\d\d\.\d{3}Z$/),
      requestContext: {
        requestId: accepted.requestId,
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 1,
      },
      requestPayload: documentOf(accepted.payload),
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'no' },
    });
    expect(only(trace, 'lambda-destination-invoked')).toMatchObject({
      ...{ role: 'on-failure', destination: { type: 'sqs-queue', name: 'q' }, error: null },
    });
  });

  test('of a success: what the function returned', async () => {
    const trace = await play(
      aFunction({ onSuccess: { type: 'sqs-queue', name: 'q' } }),
      runtimeOf(() => ({ result: { ok: true, payload: '{"sum":12345678901234567890}' } })),
    );
    const { body } = only(trace, 'sqs-message-sent');
    expect(body).toContain('"responsePayload":{"sum":12345678901234567890}');
    expect(documentOf(body)).toMatchObject({
      requestContext: { condition: 'Success', approximateInvokeCount: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
    });
    expect(documentOf(body).responseContext).not.toHaveProperty('functionError');
  });

  test('a success says nothing to the on-failure destination, and the other way round', async () => {
    const both: Partial<FunctionSource> = {
      onSuccess: { type: 'sqs-queue', name: 'q' },
      onFailure: { type: 'sqs-queue', name: 'r' },
      maximumRetryAttempts: 0,
    };
    const succeeded = await play(
      aFunction(both),
      runtimeOf(() => ({})),
    );
    expect(all(succeeded, 'sqs-message-sent').map(({ queue }) => queue)).toEqual(['q']);
    const failed = await play(aFunction(both));
    expect(all(failed, 'sqs-message-sent').map(({ queue }) => queue)).toEqual(['r']);
  });

  test('a topic passes the record on', async () => {
    const trace = await play(
      aFunction({ maximumRetryAttempts: 0, onFailure: { type: 'sns-topic', name: 't' } }),
    );
    const { body } = only(trace, 'sqs-message-sent');
    expect(documentOf(body).requestContext.condition).toBe('RetriesExhausted');
  });

  test('a function is invoked with it', async () => {
    const runtime = runtimeOf(({ context }) => (context.functionName === 'f' ? failing : {}));
    const trace = await play(
      aFunction({ maximumRetryAttempts: 0, onFailure: { type: 'lambda-function', name: 'g' } }),
      runtime,
    );
    const payload = all(trace, 'lambda-accepted').find((one) => one.function === 'g')?.payload;
    expect(documentOf(payload ?? '').requestContext.condition).toBe('RetriesExhausted');
    expect(only(trace, 'lambda-invocation-succeeded').function).toBe('g');
  });

  /** Recorded from the service. */
  test('an event bus gets an event about it', async () => {
    const trace = await play(
      aFunction(
        { onSuccess: { type: 'event-bus', name: 'results' } },
        {
          buses: [
            ...aFunction().buses,
            {
              kind: 'classic',
              name: 'results',
              rules: [
                {
                  name: 'all',
                  pattern: '{"source":["lambda"]}',
                  targets: [{ id: 'q', resource: { type: 'sqs-queue', name: 'q' } }],
                },
              ],
            },
          ],
        },
      ),
      runtimeOf(() => ({})),
    );
    expect(documentOf(only(trace, 'sqs-message-sent').body)).toMatchObject({
      source: 'lambda',
      'detail-type': 'Lambda Function Invocation Result - Success',
      resources: [
        'arn:aws:events:us-east-1:123456789012:event-bus/results',
        'arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST',
      ],
      detail: { version: '1.0', requestContext: { condition: 'Success' } },
    });
  });

  test.each([
    ['sqs-queue', 'NO_RESOURCE'],
    ['sns-topic', 'NO_RESOURCE'],
    ['lambda-function', 'NO_RESOURCE'],
  ] as const)('a %s that is not there loses the record, and that is said', async (type, code) => {
    const trace = await play(
      aFunction({ maximumRetryAttempts: 0, onFailure: { type, name: 'nowhere' } }),
    );
    expect(only(trace, 'lambda-destination-invoked').error?.code).toBe(code);
  });
});

/** targets.md §1: *function dead-letter queue*; recorded from the service. */
describe("the function's own dead-letter queue", () => {
  test('gets the bare event, with three attributes', async () => {
    const trace = await play(
      aFunction({ maximumRetryAttempts: 0, deadLetterTarget: { type: 'sqs-queue', name: 'q' } }),
    );
    const accepted = only(trace, 'lambda-accepted');
    const sent = only(trace, 'sqs-message-sent');
    expect(sent.body).toBe(accepted.payload);
    expect(sent.messageAttributes).toEqual({
      RequestID: { dataType: 'String', value: accepted.requestId },
      ErrorCode: { dataType: 'Number', value: '200' },
      ErrorMessage: { dataType: 'String', value: 'no' },
    });
  });

  test('of an event that was never tried names the throttling', async () => {
    const trace = await play(
      aFunction({
        ...{ failure: 'throttled', maximumEventAgeSeconds: 60 },
        deadLetterTarget: { type: 'sqs-queue', name: 'q' },
      }),
    );
    expect(only(trace, 'sqs-message-sent').messageAttributes.ErrorCode?.value).toBe('429');
  });

  test('and an on-failure destination both get their own', async () => {
    const trace = await play(
      aFunction({
        maximumRetryAttempts: 0,
        onFailure: { type: 'sqs-queue', name: 'r' },
        deadLetterTarget: { type: 'sqs-queue', name: 'q' },
      }),
    );
    expect(all(trace, 'sqs-message-sent').map(({ queue }) => queue)).toEqual(['r', 'q']);
  });

  test('may be a topic', async () => {
    const trace = await play(
      aFunction({ maximumRetryAttempts: 0, deadLetterTarget: { type: 'sns-topic', name: 't' } }),
    );
    expect(only(trace, 'sqs-message-sent')).toMatchObject({
      body: only(trace, 'lambda-accepted').payload,
      messageAttributes: { ErrorCode: { dataType: 'Number', value: '200' } },
    });
  });
});

describe('what a handler asks of AWS', () => {
  const calling = (...calls: readonly [string, object, object?][]) =>
    runtimeOf(({ context, now }) =>
      context.functionName === 'f'
        ? {
            calls: calls.map(([name, input, output = {}], index) => {
              const [service = '', operation = ''] = name.split('.');
              return { at: instant(now + index), service, operation, input, output };
            }),
          }
        : {},
    );

  test('is done: a message to a queue, with the id that the handler was told', async () => {
    const input = {
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
      MessageBody: 'hello',
      MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
    };
    const trace = await play(
      aFunction(),
      calling(['sqs.SendMessage', input, { MessageId: 'told' }]),
    );
    expect(only(trace, 'sqs-message-sent')).toMatchObject({
      ...{ queue: 'q', body: 'hello', messageId: 'told' },
      messageAttributes: { a: { dataType: 'String', value: 'b' } },
      cause: only(trace, 'lambda-invocation-started').sequence,
    });
  });

  test('of a batch, those that were taken', async () => {
    const input = {
      QueueUrl: 'q',
      Entries: [
        { Id: '1', MessageBody: 'a' },
        { Id: '2', MessageBody: '' },
        { Id: '3', MessageBody: 'c' },
      ],
    };
    const output = {
      Successful: [
        { Id: '1', MessageId: 'x' },
        { Id: '3', MessageId: 'y' },
      ],
    };
    const trace = await play(aFunction(), calling(['sqs.SendMessageBatch', input, output]));
    expect(all(trace, 'sqs-message-sent').map(({ body, messageId }) => [body, messageId])).toEqual([
      ['a', 'x'],
      ['c', 'y'],
    ]);
  });

  test('a message to a topic', async () => {
    const input = { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Message: 'm', Subject: 's' };
    const trace = await play(aFunction(), calling(['sns.Publish', input, { MessageId: 'told' }]));
    expect(only(trace, 'sns-message-published')).toMatchObject({
      ...{ topic: 't', message: 'm', subject: 's', messageId: 'told' },
    });
    expect(only(trace, 'sqs-message-sent').body).toBe('m');
  });

  test('an asynchronous invocation of another function', async () => {
    const input = { FunctionName: 'g', InvocationType: 'Event', Payload: '{"from":"f"}' };
    const trace = await play(aFunction(), calling(['lambda.Invoke', input]));
    expect(all(trace, 'lambda-accepted').map((one) => [one.function, one.payload])).toContainEqual([
      'g',
      '{"from":"f"}',
    ]);
  });

  test('what came out of a handler in any shape does no harm', async () => {
    const trace = await play(
      aFunction(),
      calling(
        ['sqs.SendMessage', { QueueUrl: 7, MessageBody: null }],
        ['sqs.SendMessageBatch', { QueueUrl: 'q', Entries: 'x' }, { Successful: 3 }],
        ['sns.Publish', { Message: [] }],
        ['sns.PublishBatch', { TopicArn: 't', PublishBatchRequestEntries: [1, null] }],
        ['lambda.Invoke', { FunctionName: {}, InvocationType: 'Event' }],
        ['events.PutEvents', { Entries: [null, 'x', 3] }],
        ['s3.PutObject', {}],
      ),
    );
    expect(only(trace, 'lambda-invocation-succeeded')).toBeDefined();
    expect(typesOf(trace)).not.toContain('sqs-message-sent');
  });

  test('the handler is told what there is', async () => {
    let seen: ServiceDirectory | undefined;
    const runtime = runtimeOf(({ directory }) => {
      seen = directory;
      return {};
    });
    await play(
      aFunction({}, { queues: [{ name: 'q', failure: 'no-permission' }, { name: 'r' }] }),
      runtime,
    );
    expect(seen?.refusals).toMatchObject({
      queues: { q: { name: 'AccessDenied' } },
      topics: {},
      functions: {},
    });
    expect(JSON.parse(seen?.configuration ?? '')).toMatchObject({
      queues: [{ name: 'q' }, { name: 'r' }],
      topics: [{ name: 't' }],
      functions: [{ name: 'f' }, { name: 'g' }],
    });
    expect(seen?.configuration).not.toContain('"code"');
  });
});
