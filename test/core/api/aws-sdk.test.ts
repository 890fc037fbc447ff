import * as events from '@aws-sdk/client-eventbridge';
import * as sqs from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, test } from 'vitest';
import { Simulation } from '../../../src/core/simulation.ts';
import { eventBridgeClient, sqsClient } from '../../support/aws-clients.ts';
import { aScenario } from '../../support/scenarios.ts';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:123456789012:q';

let simulation: Simulation;
let bridge: events.EventBridgeClient;
let queues: sqs.SQSClient;

beforeEach(() => {
  simulation = new Simulation(
    aScenario({ buses: [{ kind: 'classic', name: 'default', rules: [] }] }),
  );
  bridge = eventBridgeClient(simulation);
  queues = sqsClient(simulation);
});

const receiveAll = () =>
  queues.send(
    new sqs.ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  );

async function aRuleWithQueue(extra: Partial<events.Target> = {}) {
  await bridge.send(
    new events.PutRuleCommand({ Name: 'orders', EventPattern: '{"source":["shop"]}' }),
  );
  return bridge.send(
    new events.PutTargetsCommand({
      Rule: 'orders',
      Targets: [{ Id: 't', Arn: QUEUE_ARN, ...extra }],
    }),
  );
}

/** The error of a call that is to fail. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('the SDK for JavaScript', () => {
  test('sets up a bus, a rule and a target, puts an event and receives it from the queue', async () => {
    const bus = await bridge.send(new events.CreateEventBusCommand({ Name: 'shop' }));
    expect(bus.EventBusArn).toBe('arn:aws:events:us-east-1:123456789012:event-bus/shop');
    const rule = await bridge.send(
      new events.PutRuleCommand({
        Name: 'orders',
        EventBusName: 'shop',
        EventPattern: '{"detail":{"total":[{"numeric":[">",100]}]}}',
      }),
    );
    expect(rule.RuleArn).toBe('arn:aws:events:us-east-1:123456789012:rule/shop/orders');
    const targets = await bridge.send(
      new events.PutTargetsCommand({
        Rule: 'orders',
        EventBusName: 'shop',
        Targets: [{ Id: 't', Arn: QUEUE_ARN, InputPath: '$.detail' }],
      }),
    );
    expect(targets).toMatchObject({ FailedEntryCount: 0, FailedEntries: [] });
    const put = await bridge.send(
      new events.PutEventsCommand({
        Entries: [40, 400].map((total) => ({
          EventBusName: 'shop',
          Source: 'shop',
          DetailType: 'OrderCreated',
          Detail: JSON.stringify({ total }),
          Time: new Date('2026-01-15T09:00:00Z'),
        })),
      }),
    );
    expect(put.FailedEntryCount).toBe(0);
    await simulation.runUntilIdle();
    const { Messages = [] } = await receiveAll();
    expect(Messages.map(({ Body }) => Body)).toEqual(['{"total":400}']);
    await queues.send(
      new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]?.ReceiptHandle }),
    );
    const { Attributes } = await queues.send(
      new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      QueueArn: QUEUE_ARN,
      VisibilityTimeout: '30',
    });
  });

  test('names the entries that are not taken', async () => {
    const { FailedEntryCount, Entries } = await bridge.send(
      new events.PutEventsCommand({
        Entries: [
          { Source: 'shop', DetailType: 'x', Detail: '{}' },
          { Source: 'shop', DetailType: 'x', Detail: '[]' },
          { Source: 'aws.ec2', DetailType: 'x', Detail: '{}' },
        ],
      }),
    );
    expect(FailedEntryCount).toBe(2);
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'NotAuthorizedForSourceException',
    ]);
  });

  test('tests a pattern', async () => {
    const Event = JSON.stringify({
      ...{ id: '1', account: '123456789012', source: 'shop', region: 'us-east-1' },
      ...{ time: '2026-01-15T09:00:00Z', 'detail-type': 'x' },
    });
    const verdict = async (EventPattern: string) =>
      (await bridge.send(new events.TestEventPatternCommand({ EventPattern, Event }))).Result;
    expect(await verdict('{"source":["shop"]}')).toBe(true);
    expect(await verdict('{"source":["other"]}')).toBe(false);
    const refused = await errorOf(verdict('{"source":"shop"}'));
    expect(refused).toBeInstanceOf(events.InvalidEventPatternException);
    expect(String(refused)).toContain('"source" must be an object or an array');
  });

  test('a disabled rule receives nothing until it is enabled', async () => {
    await aRuleWithQueue();
    const put = async () => {
      const Entries = [{ Source: 'shop', DetailType: 'x', Detail: '{}' }];
      await bridge.send(new events.PutEventsCommand({ Entries }));
      await simulation.runUntilIdle();
      return (await receiveAll()).Messages?.length ?? 0;
    };
    await bridge.send(new events.DisableRuleCommand({ Name: 'orders' }));
    expect(await put()).toBe(0);
    await bridge.send(new events.EnableRuleCommand({ Name: 'orders' }));
    expect(await put()).toBe(1);
  });

  test('gives back what was put', async () => {
    const transformer = {
      InputPathsMap: { id: '$.detail.id' },
      InputTemplate: '{"order":<id>}',
    };
    await aRuleWithQueue({
      InputTransformer: transformer,
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 },
      DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:dlq' },
    });
    const { Targets } = await bridge.send(new events.ListTargetsByRuleCommand({ Rule: 'orders' }));
    expect(Targets).toEqual([
      {
        ...{ Id: 't', Arn: QUEUE_ARN, InputTransformer: transformer },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 },
        DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:dlq' },
      },
    ]);
    expect(await bridge.send(new events.DescribeRuleCommand({ Name: 'orders' }))).toMatchObject({
      ...{ Name: 'orders', EventPattern: '{"source":["shop"]}', State: 'ENABLED' },
      ...{ Arn: 'arn:aws:events:us-east-1:123456789012:rule/orders', EventBusName: 'default' },
    });
    const names = await bridge.send(
      new events.ListRuleNamesByTargetCommand({ TargetArn: QUEUE_ARN }),
    );
    expect(names.RuleNames).toEqual(['orders']);
  });

  test('turns the pages of a list', async () => {
    for (const Name of ['a', 'b', 'c']) {
      await bridge.send(new events.PutRuleCommand({ Name, ScheduleExpression: 'rate(1 hour)' }));
    }
    const first = await bridge.send(new events.ListRulesCommand({ Limit: 2 }));
    expect(first.Rules?.map(({ Name }) => Name)).toEqual(['a', 'b']);
    const { NextToken } = first;
    const second = await bridge.send(new events.ListRulesCommand({ Limit: 2, NextToken }));
    expect(second.Rules?.map(({ Name }) => Name)).toEqual(['c']);
    expect(second.NextToken).toBeUndefined();
  });

  test('checks the digests of bodies and attributes, which are right', async () => {
    const bytes = Uint8Array.of(0, 1, 254, 255);
    const sent = await queues.send(
      new sqs.SendMessageCommand({
        QueueUrl,
        MessageBody: 'grüße 👋',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'ä' },
          count: { DataType: 'Number.int', StringValue: '7' },
          raw: { DataType: 'Binary', BinaryValue: bytes },
        },
      }),
    );
    const { Messages } = await receiveAll();
    expect(Messages).toMatchObject([
      {
        ...{ MessageId: sent.MessageId, Body: 'grüße 👋', MD5OfBody: sent.MD5OfMessageBody },
        MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
        MessageAttributes: { raw: { DataType: 'Binary', BinaryValue: bytes } },
        Attributes: { ApproximateReceiveCount: '1' },
      },
    ]);
  });

  test('sends, hides and deletes in batches', async () => {
    const { Successful, Failed } = await queues.send(
      new sqs.SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', MessageBody: '1' },
          { Id: 'b', MessageBody: '2', MessageDeduplicationId: 'x' },
          { Id: 'c', MessageBody: '3' },
        ],
      }),
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
    expect(Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameterValue', SenderFault: true }]);
    const { Messages = [] } = await receiveAll();
    const handles = Messages.map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
    }));
    const hidden = await queues.send(
      new sqs.ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: handles.map((one) => ({ ...one, VisibilityTimeout: 60 })),
      }),
    );
    expect(hidden.Successful).toHaveLength(2);
    const gone = await queues.send(
      new sqs.DeleteMessageBatchCommand({ QueueUrl, Entries: handles }),
    );
    expect(gone.Successful).toHaveLength(2);
    await queues.send(new sqs.PurgeQueueCommand({ QueueUrl }));
  });

  test('makes queues, with a dead-letter queue, and deletes them', async () => {
    const made = await queues.send(
      new sqs.CreateQueueCommand({
        QueueName: 'work',
        Attributes: {
          VisibilityTimeout: '5',
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dlq',
            maxReceiveCount: 1,
          }),
        },
      }),
    );
    const url = { QueueUrl: made.QueueUrl };
    await queues.send(new sqs.SendMessageCommand({ ...url, MessageBody: 'poison' }));
    expect((await queues.send(new sqs.ReceiveMessageCommand(url))).Messages).toHaveLength(1);
    // The second receive waits for the message to be seen again, and finds it moved.
    const second = new sqs.ReceiveMessageCommand({ ...url, WaitTimeSeconds: 10 });
    expect((await queues.send(second)).Messages).toBeUndefined();
    const dead = await queues.send(
      new sqs.ReceiveMessageCommand({
        QueueUrl: QueueUrl.replace(/q$/, 'dlq'),
        MessageSystemAttributeNames: ['All'],
      }),
    );
    expect(dead.Messages).toMatchObject([{ Body: 'poison' }]);
    await queues.send(new sqs.DeleteQueueCommand(url));
    expect(
      await errorOf(queues.send(new sqs.GetQueueUrlCommand({ QueueName: 'work' }))),
    ).toBeInstanceOf(sqs.QueueDoesNotExist);
  });
});

describe('what the service models as an exception is one', () => {
  const cases: readonly (readonly [
    string,
    () => Promise<unknown>,
    abstract new (...none: never[]) => Error,
    string,
  ])[] = [
    [
      'a rule that does not exist',
      () => bridge.send(new events.DescribeRuleCommand({ Name: 'nope' })),
      events.ResourceNotFoundException,
      'Rule nope does not exist on EventBus default.',
    ],
    [
      'a bus that does not exist',
      () =>
        bridge.send(
          new events.PutRuleCommand({ Name: 'r', EventPattern: '{}', EventBusName: 'no' }),
        ),
      events.ResourceNotFoundException,
      'Event bus no does not exist.',
    ],
    [
      'a bus that exists',
      () => bridge.send(new events.CreateEventBusCommand({ Name: 'default' })),
      events.ResourceAlreadyExistsException,
      'Event bus default already exists.',
    ],
    [
      'a sixth target',
      async () => {
        await aRuleWithQueue();
        const Targets = ['a', 'b', 'c', 'd', 'e'].map((Id) => ({ Id, Arn: QUEUE_ARN }));
        return bridge.send(new events.PutTargetsCommand({ Rule: 'orders', Targets }));
      },
      events.LimitExceededException,
      'The requested resource exceeds the maximum number allowed.',
    ],
    [
      'a queue that does not exist',
      () =>
        queues.send(
          new sqs.SendMessageCommand({ QueueUrl: QueueUrl.replace(/q$/, 'no'), MessageBody: 'm' }),
        ),
      sqs.QueueDoesNotExist,
      'The specified queue does not exist.',
    ],
    [
      'a receipt handle that is none',
      () => queues.send(new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'x' })),
      sqs.ReceiptHandleIsInvalid,
      'The input receipt handle "x" is not a valid receipt handle.',
    ],
    [
      'a batch of eleven',
      () =>
        queues.send(
          new sqs.SendMessageBatchCommand({
            QueueUrl,
            Entries: Array.from({ length: 11 }, (_, at) => ({ Id: `${at}`, MessageBody: 'm' })),
          }),
        ),
      sqs.TooManyEntriesInBatchRequest,
      'Maximum number of entries per request are 10. You have sent 11.',
    ],
    [
      'a second purge',
      async () => {
        await queues.send(new sqs.PurgeQueueCommand({ QueueUrl }));
        return queues.send(new sqs.PurgeQueueCommand({ QueueUrl }));
      },
      sqs.PurgeQueueInProgress,
      'Only one PurgeQueue operation on q is allowed every 60 seconds.',
    ],
    [
      'an attribute that is none',
      () =>
        queues.send(
          new sqs.SetQueueAttributesCommand({
            QueueUrl,
            Attributes: { Nope: '1' } as Record<string, string>,
          }),
        ),
      sqs.InvalidAttributeName,
      'Unknown Attribute Nope.',
    ],
  ];

  test.each(cases)('%s', async (_, call, exception, message) => {
    const error = await errorOf(call());
    expect(error).toBeInstanceOf(exception);
    expect(error).toMatchObject({ message });
  });
});

describe('what a service refuses without an exception of its own', () => {
  const validation = async (call: () => Promise<unknown>) => {
    const error = await errorOf(call());
    expect(error).toMatchObject({ name: 'ValidationException' });
    return error instanceof Error ? error.message : '';
  };

  test.each<[string, Partial<events.Target>, string]>([
    [
      'two ways of input',
      { Input: '{}', InputPath: '$.detail' },
      'Only one of Input, InputPath, or InputTransformer must be provided for target t.',
    ],
    ['a path without $', { InputPath: 'detail' }, 'InputPath for target t is invalid.'],
    [
      'an unknown placeholder',
      { InputTransformer: { InputTemplate: '"<nope>"' } },
      'InputTemplate for target t contains invalid placeholder nope.',
    ],
    [
      'too many retries',
      { RetryPolicy: { MaximumRetryAttempts: 186 } },
      "1 validation error detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185",
    ],
    [
      'too short an age, and an id that is none',
      { Id: 'a b', RetryPolicy: { MaximumEventAgeInSeconds: 1 } },
      "2 validation errors detected: Value 'a b' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; Value '1' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
    ],
    [
      'a FIFO dead-letter queue',
      { DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:d.fifo' } },
      'SQS FIFO is not supported by Dead Letter Queues.',
    ],
    [
      'an ARN that is none',
      { Arn: 'nope' },
      'Parameter nope is not valid. Reason: Provided Arn is not in correct format.',
    ],
  ])('a target with %s', async (_, target, message) => {
    expect(await validation(() => aRuleWithQueue(target))).toBe(message);
    const { Targets } = await bridge.send(new events.ListTargetsByRuleCommand({ Rule: 'orders' }));
    expect(Targets).toEqual([]);
  });

  test.each<[string, events.PutRuleCommandInput, string]>([
    [
      'neither pattern nor schedule',
      { Name: 'r' },
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    ],
    [
      'a schedule that is none',
      { Name: 'r', ScheduleExpression: 'rate(2 hour)' },
      'Parameter ScheduleExpression is not valid.',
    ],
    [
      'a state that is none',
      { Name: 'r', EventPattern: '{}', State: 'ON' as events.RuleState },
      "1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]",
    ],
    [
      'no name',
      { Name: undefined, EventPattern: '{}' },
      "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    ],
  ])('a rule with %s', async (_, input, message) => {
    expect(await validation(() => bridge.send(new events.PutRuleCommand(input)))).toBe(message);
  });

  test('a rule that has targets is not deleted', async () => {
    await aRuleWithQueue();
    const drop = () => bridge.send(new events.DeleteRuleCommand({ Name: 'orders' }));
    expect(await validation(drop)).toBe("Rule can't be deleted since it has targets.");
    await bridge.send(new events.RemoveTargetsCommand({ Rule: 'orders', Ids: ['t'] }));
    await drop();
    expect((await bridge.send(new events.ListRulesCommand({}))).Rules).toEqual([]);
  });

  test('the default bus stays', async () => {
    const drop = () => bridge.send(new events.DeleteEventBusCommand({ Name: 'default' }));
    expect(await validation(drop)).toBe('Cannot delete event bus default.');
  });
});
