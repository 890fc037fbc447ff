import { beforeAll, describe, expect, test } from 'vitest';
import { operationNames } from '../../src/core/api/dispatch.ts';
import { SERVICES } from '../../src/core/api/wire.ts';
import { SDK_SERVICES } from '../../src/sandbox/guest/sdk-services.ts';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { type WholeRuntime, whole } from '../support/whole-runtime.ts';

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aJavaScriptRuntime());
});

/** Runs the body of an async handler that has the SDK's modules. */
async function play(body: string) {
  const outcome = await runtime.invoke(
    anInvocation(`
      import * as events from '@aws-sdk/client-eventbridge';
      import * as sqs from '@aws-sdk/client-sqs';
      import * as sns from '@aws-sdk/client-sns';
      import * as lambda from '@aws-sdk/client-lambda';
      export const handler = async () => { ${body} };`),
  );
  const { result, calls } = outcome;
  return { value: result.ok ? JSON.parse(result.payload) : result.error, calls };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('PutEvents from a handler', () => {
  test('is answered as the service answers, and recorded with the ids that were given', async () => {
    const { value, calls } = await play(`
      const client = new events.EventBridgeClient({ region: 'eu-central-1' });
      const answer = await client.send(new events.PutEventsCommand({
        Entries: [
          { Source: 'shop', DetailType: 'Paid', Detail: '{"n":1}', EventBusName: 'orders',
            Time: new Date(0), Resources: ['arn:x'] },
          { source: 'shop', 'detail-type': 'Paid', detail: {} },
          { Source: 'shop', DetailType: 'Paid', Detail: 'not JSON' },
        ],
      }));
      return answer;`);
    expect(value).toMatchObject({
      $metadata: { httpStatusCode: 200 },
      FailedEntryCount: 2,
      Entries: [
        { EventId: expect.stringMatching(UUID) },
        { ErrorCode: 'InvalidArgument' },
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      ],
    });
    expect(calls).toEqual([
      {
        at: Date.UTC(2026, 0, 15, 9) + 121,
        service: 'events',
        operation: 'PutEvents',
        input: {
          Entries: [
            {
              Source: 'shop',
              DetailType: 'Paid',
              Detail: '{"n":1}',
              EventBusName: 'orders',
              Time: '1970-01-01T00:00:00.000Z',
              Resources: ['arn:x'],
            },
            {},
            { Source: 'shop', DetailType: 'Paid', Detail: 'not JSON' },
          ],
        },
        output: { FailedEntryCount: 2, Entries: value.Entries },
      },
    ]);
  });

  test('has a shorter form', async () => {
    const { value } = await play(`
      const Entries = [{ Source: 'a', DetailType: 'b', Detail: '{}' }];
      return (await new events.EventBridge().putEvents({ Entries })).FailedEntryCount;`);
    expect(value).toBe(0);
  });

  test('can be awaited by a callback', async () => {
    const { value } = await play(`
      const command = new events.PutEventsCommand({ Entries: [{}] });
      return new Promise((resolve) =>
        new events.EventBridgeClient().send(command, (error, answer) => resolve(answer.FailedEntryCount)));`);
    expect(value).toBe(1);
  });

  test('takes the time of a call, and calls at once take it once', async () => {
    const { value } = await play(`
      const client = new events.EventBridge();
      const put = () => client.putEvents({ Entries: [{}] });
      const start = Date.now();
      await put(); await put();
      const inTurn = Date.now() - start;
      await Promise.all([put(), put(), put()]);
      return [inTurn, Date.now() - start - inTurn];`);
    expect(value).toEqual([10, 5]);
  });

  test('is refused as a whole, and that is on record', async () => {
    const { value, calls } = await play(`
      const Entries = new Array(11).fill({ Source: 'a', DetailType: 'b', Detail: '{}' });
      try {
        await new events.EventBridgeClient().send(new events.PutEventsCommand({ Entries }));
      } catch (error) {
        const { name, message, $fault, $metadata } = error;
        return { name, message, $fault, status: $metadata.httpStatusCode,
          known: error instanceof events.EventBridgeServiceException && error instanceof Error };
      }`);
    expect(value).toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/Member must have length less than or equal to 10$/),
      $fault: 'client',
      status: 400,
      known: true,
    });
    expect(calls).toMatchObject([
      { operation: 'PutEvents', output: { __type: 'ValidationException' } },
    ]);
  });

  test('with an object as detail is refused by the protocol', async () => {
    const { value, calls } = await play(`
      const Entries = [{ Source: 'a', DetailType: 'b', Detail: { a: 1 } }];
      return new events.EventBridge().putEvents({ Entries }).catch((error) => String(error));`);
    expect(value).toBe(
      'SerializationException: Start of structure or map found where not expected.',
    );
    expect(calls).toEqual([]);
  });

  test('is recorded even if nobody waits for the answer', async () => {
    const { value, calls } = await play(
      `void new events.EventBridge().putEvents({ Entries: [{}] }); return 'left';`,
    );
    expect(value).toBe('left');
    expect(calls).toHaveLength(1);
  });
});

describe('other services', () => {
  test('SQS takes a message, and a batch', async () => {
    const { value, calls } = await play(`
      const client = new sqs.SQSClient();
      const one = await client.send(new sqs.SendMessageCommand({ QueueUrl: 'https://q', MessageBody: 'm', Nope: 1 }));
      const many = await client.send(new sqs.SendMessageBatchCommand({
        QueueUrl: 'https://q', Entries: [{ Id: 'a', MessageBody: '1' }, { Id: 'b', MessageBody: '2' }] }));
      return [typeof one.MessageId, many.Successful.map(({ Id }) => Id), many.Failed];`);
    expect(value).toEqual(['string', ['a', 'b'], []]);
    expect(calls).toMatchObject([
      {
        service: 'sqs',
        operation: 'SendMessage',
        input: { QueueUrl: 'https://q', MessageBody: 'm' },
      },
      { service: 'sqs', operation: 'SendMessageBatch' },
    ]);
    expect(calls[0]?.input).not.toHaveProperty('Nope');
  });

  test('SNS takes a notification', async () => {
    const { calls } = await play(
      `await new sns.SNSClient().send(new sns.PublishCommand({ TopicArn: 'arn:t', Message: 'm' }));`,
    );
    expect(calls).toMatchObject([
      { service: 'sns', operation: 'Publish', input: { TopicArn: 'arn:t', Message: 'm' } },
    ]);
  });

  test.each([
    ['sqs.SQS', 'sendMessage({ QueueUrl: "q" })', 'MissingParameter'],
    ['sqs.SQS', 'sendMessageBatch({ QueueUrl: "q" })', 'EmptyBatchRequest'],
    [
      'sqs.SQS',
      'sendMessageBatch({ QueueUrl: "q", Entries: Array(11).fill({}) })',
      'TooManyEntriesInBatchRequest',
    ],
    [
      'sqs.SQS',
      'sendMessageBatch({ QueueUrl: "q", Entries: [{ Id: "a" }, { Id: "a" }] })',
      'BatchEntryIdsNotDistinct',
    ],
    ['sns.SNS', 'publish({ TopicArn: "t" })', 'InvalidParameterException'],
    ['sns.SNS', 'publish({ Message: "m" })', 'InvalidParameterException'],
    ['events.EventBridge', 'putRule({ Name: "r" })', 'ValidationException'],
    ['events.EventBridge', 'describeRule({ Name: "nope" })', 'ResourceNotFoundException'],
    ['sqs.SQS', 'deleteMessage({ QueueUrl: "q", ReceiptHandle: "x" })', 'ReceiptHandleIsInvalid'],
    ['sqs.SQS', 'sendMessage({ QueueUrl: "nowhere", MessageBody: "m" })', 'QueueDoesNotExist'],
    ['sqs.SQS', 'sendMessage({ QueueUrl: "closed", MessageBody: "m" })', 'AccessDenied'],
    ['sqs.SQS', 'sendMessage({ QueueUrl: "q.fifo", MessageBody: "m" })', 'MissingParameter'],
    ['sqs.SQS', 'getQueueUrl({ QueueName: "nowhere" })', 'QueueDoesNotExist'],
    ['sns.SNS', 'publish({ TopicArn: "arn:nowhere", Message: "m" })', 'NotFoundException'],
    ['sns.SNS', 'publish({ TopicArn: "arn:closed", Message: "m" })', 'AuthorizationErrorException'],
    ['lambda.Lambda', 'invoke({ FunctionName: "nowhere" })', 'ResourceNotFoundException'],
    ['lambda.Lambda', 'invoke({ FunctionName: "closed" })', 'AccessDeniedException'],
    [
      'lambda.Lambda',
      'invoke({ FunctionName: "f", InvocationType: "Event", Payload: "no" })',
      'InvalidRequestContentException',
    ],
  ])('%s refuses %s', async (client, call, name) => {
    const { value, calls } = await play(
      `return new ${client}().${call}.then(() => 'accepted', (error) => error.name);`,
    );
    expect(value).toBe(name);
    expect(calls).toEqual([]);
  });

  test('a queue has an address', async () => {
    const { value } = await play(
      `return (await new sqs.SQS().getQueueUrl({ QueueName: 'q' })).QueueUrl;`,
    );
    expect(value).toBe('https://sqs.eu-central-1.amazonaws.com/123456789012/q');
  });

  test('entries of a batch that a queue refuses are named beside those that it takes', async () => {
    const { value } = await play(`
      const { Successful, Failed } = await new sqs.SQS().sendMessageBatch({
        QueueUrl: 'q', Entries: [{ Id: 'a', MessageBody: '' }, { Id: 'b', MessageBody: '2' }] });
      return [Successful.map(({ Id }) => Id), Failed];`);
    expect(value).toEqual([
      ['b'],
      [
        {
          ...{ Id: 'a', SenderFault: true, Code: 'MissingParameter' },
          Message: 'The request must contain the parameter MessageBody.',
        },
      ],
    ]);
  });

  test.each([
    ['a text', `'{"a":1}'`],
    ['bytes', `new TextEncoder().encode('{"a":1}')`],
    ['a buffer', `Buffer.from('{"a":1}')`],
  ])('a function is invoked with %s', async (_, payload) => {
    const { value, calls } = await play(`
      const command = new lambda.InvokeCommand({
        FunctionName: 'arn:aws:lambda:eu-central-1:123456789012:function:f:$LATEST',
        InvocationType: 'Event', Payload: ${payload} });
      return (await new lambda.LambdaClient().send(command)).StatusCode;`);
    expect(value).toBe(202);
    expect(calls).toMatchObject([
      {
        ...{ service: 'lambda', operation: 'Invoke' },
        input: { InvocationType: 'Event', Payload: '{"a":1}' },
      },
    ]);
  });
});

describe('what is set up', () => {
  test('by a handler is there for what it asks next, and on record', async () => {
    const { value, calls } = await play(`
      const client = new events.EventBridge();
      await client.putRule({ Name: 'late', EventPattern: '{"source":["x"]}' });
      await client.putTargets({ Rule: 'late', Targets: [
        { Id: 't', Arn: 'arn:aws:sqs:eu-central-1:123456789012:q' }] });
      const { Targets } = await client.listTargetsByRule({ Rule: 'late' });
      const { Rules } = await client.listRules({});
      return [Targets[0].Id, Rules.map(({ Name }) => Name)];`);
    expect(value).toEqual(['t', ['r', 'late']]);
    expect(calls.map(({ operation }) => operation)).toEqual([
      'PutRule',
      'PutTargets',
      'ListTargetsByRule',
      'ListRules',
    ]);
  });

  test('and is not there is an exception of the class that the SDK has for it', async () => {
    const { value } = await play(`
      try { await new events.EventBridge().describeRule({ Name: 'nope' }); }
      catch (error) {
        return [error instanceof events.ResourceNotFoundException,
          error instanceof events.EventBridgeServiceException, error.message];
      }`);
    expect(value).toEqual([true, true, 'Rule nope does not exist on EventBus default.']);
  });
});

test.each(SERVICES)('handlers can import every operation of %s that is answered', (service) => {
  const known = SDK_SERVICES.find(({ name }) => name === service)?.operations ?? [];
  expect([...known].sort()).toEqual([...operationNames(service)].sort());
});
