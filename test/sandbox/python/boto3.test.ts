import { beforeAll, describe, expect, test } from 'vitest';
import type { InvocationOutcome } from '../../../src/core/model/invocation.ts';
import { aPythonInvocation } from '../../support/invocations.ts';
import { aPythonRuntime } from '../../support/python-runtime.ts';
import { type WholeRuntime, whole } from '../../support/whole-runtime.ts';
import cases from './botocore-validation.json' with { type: 'json' };

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aPythonRuntime());
}, 60_000);

/** A handler with such a body. */
async function run(body: string, before = ''): Promise<InvocationOutcome> {
  const lines = body.split('\n').map((line) => `    ${line}`);
  const code = `import boto3, json\n${before}\ndef lambda_handler(event, context):\n${lines.join('\n')}\n`;
  return runtime.invoke(aPythonInvocation(code));
}

async function returned(body: string, before?: string): Promise<unknown> {
  const { result } = await run(body, before);
  if (!result.ok) throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
  return JSON.parse(result.payload);
}

/** What it raises, as `[class, text]`. */
function raised(expression: string) {
  return returned(
    `try:\n    ${expression}\nexcept Exception as error:\n    return [type(error).__name__, str(error)]`,
  );
}

describe('parameters are checked as botocore checks them', () => {
  // Recorded from botocore 1.43.11: `parameters` is the literal, `message` what it raises.
  test.each(cases)(
    '$service.$operation($parameters)',
    async ({ service, operation, parameters, message }) => {
      const body = `from botocore.client import MODELS
from botocore.exceptions import ParamValidationError
from botocore.validate import problems_of
problems = problems_of(${parameters}, MODELS['${service}']['${operation}'])
return str(ParamValidationError(report='\\n'.join(problems))) if problems else None`;
      expect(await returned(body, 'import datetime')).toBe(message);
    },
  );

  test('nothing is sent if something is wrong', async () => {
    const outcome = await run("boto3.client('events').put_events(Entries=[{'source': 'shop'}])");
    expect(outcome.calls).toEqual([]);
    expect(outcome.result).toMatchObject({
      error: {
        errorType: 'ParamValidationError',
        errorMessage:
          'Parameter validation failed:\nUnknown parameter in Entries[0]: "source", must be one of: Time, Source, Resources, DetailType, Detail, EventBusName, TraceHeader',
      },
    });
  });
});

test('events are published, and the answer is the service’s', async () => {
  const outcome = await run(
    `response = boto3.client('events', region_name='eu-central-1').put_events(Entries=[
    {'Source': 'shop', 'DetailType': 'Paid', 'Detail': json.dumps({'id': 1}), 'Time': 1768467600},
    {'Source': 'shop', 'DetailType': 'Paid', 'Detail': 'no json'},
])
return response`,
  );
  const value = outcome.result.ok ? JSON.parse(outcome.result.payload) : outcome.result;
  expect(value).toEqual({
    FailedEntryCount: 1,
    Entries: [
      { EventId: expect.stringMatching(/^[-0-9a-f]{36}$/) },
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
    ],
    ResponseMetadata: {
      RequestId: expect.any(String),
      HTTPStatusCode: 200,
      HTTPHeaders: { 'x-amzn-requestid': expect.any(String) },
      RetryAttempts: 0,
    },
  });
  expect(outcome.calls).toHaveLength(1);
  expect(outcome.calls[0]).toMatchObject({ service: 'events', operation: 'PutEvents' });
});

test('queues, topics and functions are called', async () => {
  const outcome = await run(
    `url = boto3.client('sqs').get_queue_url(QueueName='q')['QueueUrl']
sent = boto3.client('sqs').send_message(QueueUrl=url, MessageBody='hello',
    MessageAttributes={'k': {'DataType': 'Binary', 'BinaryValue': b'x'}})
arn = 'arn:aws:sns:eu-central-1:123456789012:t'
published = boto3.client('sns').publish(TopicArn=arn, Message='hi')
invoked = boto3.client('lambda').invoke(FunctionName='f', InvocationType='Event', Payload=b'{"a": 1}')
return [sent['MD5OfMessageBody'], len(published['MessageId']), invoked['StatusCode']]`,
  );
  const value = outcome.result.ok ? JSON.parse(outcome.result.payload) : outcome.result;
  expect(value).toEqual(['5d41402abc4b2a76b9719d911017c592', 36, 202]);
  expect(outcome.calls.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['SendMessage', 'Publish', 'Invoke']),
  );
});

describe('errors of the services', () => {
  test('are ClientErrors, of a class of their own', async () => {
    const body = `client = boto3.client('lambda')
try:
    client.invoke(FunctionName='missing', InvocationType='Event')
except client.exceptions.ResourceNotFoundException as error:
    assert isinstance(error, ClientError)
    return [str(error), error.response['Error']['Code'], error.operation_name]`;
    expect(await returned(body, 'from botocore.exceptions import ClientError')).toEqual([
      'An error occurred (ResourceNotFoundException) when calling the Invoke operation: Function not found: arn:aws:lambda:eu-central-1:123456789012:function:missing',
      'ResourceNotFoundException',
      'Invoke',
    ]);
  });

  test('have the query protocol’s code for queues, and its own class', async () => {
    const body = `client = boto3.client('sqs')
try:
    client.get_queue_url(QueueName='missing')
except client.exceptions.QueueDoesNotExist as error:
    return error.response['Error']`;
    expect(await returned(body)).toMatchObject({
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
      QueryErrorCode: 'QueueDoesNotExist',
    });
  });

  test('that it does not name are an AttributeError', async () => {
    const [kind, text] = (await raised("boto3.client('sqs').exceptions.Nope")) as string[];
    expect(kind).toBe('AttributeError');
    expect(text).toContain('Valid exceptions are: BatchEntryIdsNotDistinct, ');
  });
});

test.each([
  [
    "boto3.client('events').put_events([])",
    'TypeError',
    'put_events() only accepts keyword arguments.',
  ],
  ["boto3.client('sqs').send()", 'AttributeError', "'SQS' object has no attribute 'send'"],
  [
    "boto3.client('events', regoin='x')",
    'TypeError',
    "Session.client() got an unexpected keyword argument 'regoin'",
  ],
  [
    "boto3.client('dynamodb')",
    'NotImplementedError',
    'dynamodb is not simulated. There are clients for: events, lambda, sns, sqs',
  ],
])('%s raises', async (expression, kind, text) => {
  expect(await raised(expression)).toEqual([kind, text]);
});

test('options that concern the network are taken', async () => {
  const body = `config = Config(retries={'max_attempts': 2}, region_name='us-west-2')
client = boto3.Session(profile_name='dev').client('events', endpoint_url='http://localhost:4566',
    aws_access_key_id='test', aws_secret_access_key='test', config=config, verify=False)
return client.meta.region_name`;
  expect(await returned(body, 'from botocore.config import Config')).toBe('us-west-2');
});
