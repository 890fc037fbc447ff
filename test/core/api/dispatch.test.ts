import { describe, expect, test } from 'vitest';
import { Simulation } from '../../../src/core/simulation.ts';
import { aScenario, failing, runtimeOf } from '../../support/scenarios.ts';

const URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';

function call(simulation: Simulation, name: string, input: unknown) {
  const [service = '', operation = ''] = name.split('.');
  return simulation.callApi({ service, operation, input });
}

describe('a call', () => {
  test('takes effect on the running simulation, and is on record', async () => {
    const simulation = new Simulation(aScenario());
    const sent = await call(simulation, 'sqs.SendMessage', { QueueUrl: URL, MessageBody: 'hello' });
    expect(sent).toMatchObject({
      ok: true,
      value: { MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' },
    });
    const received = await call(simulation, 'sqs.ReceiveMessage', {
      QueueUrl: URL,
      AttributeNames: ['All'],
    });
    expect(received).toMatchObject({
      value: { Messages: [{ Body: 'hello', Attributes: { ApproximateReceiveCount: '1' } }] },
    });
    expect(simulation.trace.map(({ type }) => type)).toEqual([
      'sqs-request',
      'sqs-message-sent',
      'sqs-request',
      'sqs-message-received',
    ]);
  });

  test('that waits for a message is answered when one has come, and no later', async () => {
    const simulation = new Simulation(aScenario());
    const start = simulation.now;
    await call(simulation, 'sqs.SendMessage', { QueueUrl: URL, MessageBody: 'm', DelaySeconds: 3 });
    const received = await call(simulation, 'sqs.ReceiveMessage', {
      QueueUrl: URL,
      WaitTimeSeconds: 20,
    });
    expect(received).toMatchObject({ value: { Messages: [{ Body: 'm' }] } });
    expect(simulation.now - start).toBe(3_000);
    expect(
      await call(simulation, 'sqs.ReceiveMessage', { QueueUrl: URL, WaitTimeSeconds: 5 }),
    ).toEqual({ ok: true, value: {} });
    expect(simulation.now - start).toBe(8_000);
  });

  test('of a function is answered with what it returns', async () => {
    const runtime = runtimeOf(({ event }) => ({ result: { ok: true, payload: `[${event}]` } }));
    const simulation = new Simulation(aScenario(), { runtime });
    const input = { FunctionName: 'f', Payload: '{"a":1}', LogType: 'Tail' };
    expect(await call(simulation, 'lambda.Invoke', input)).toMatchObject({
      value: { StatusCode: 200, Payload: '[{"a":1}]', ExecutedVersion: '$LATEST' },
    });
  });

  test('of a function is answered with its error', async () => {
    const simulation = new Simulation(aScenario(), { runtime: runtimeOf(() => failing) });
    const answer = await call(simulation, 'lambda.Invoke', { FunctionName: 'f' });
    expect(answer).toMatchObject({
      value: {
        StatusCode: 200,
        FunctionError: 'Unhandled',
        Payload: '{"errorType":"Error","errorMessage":"no"}',
      },
    });
    expect(
      simulation.trace.filter(({ type }) => type === 'lambda-invocation-started'),
    ).toHaveLength(1);
  });

  test('is an action of a scenario, played at its time', async () => {
    const input = JSON.stringify({ QueueUrl: URL, MessageBody: 'm' });
    const action = { type: 'api-call', service: 'sqs', operation: 'SendMessage', input } as const;
    const simulation = new Simulation(aScenario({ actions: [{ ...action, at: 1_000 }] }));
    const start = simulation.now;
    await simulation.playActions();
    expect(simulation.trace).toMatchObject([
      { type: 'sqs-request', action: 0, at: start + 1_000 },
      { type: 'sqs-message-sent', body: 'm' },
    ]);
  });

  test.each([
    ['s3.PutObject', {}, 'UnknownOperationException', 404],
    ['events.constructor', {}, 'UnknownOperationException', 404],
    ['sqs.SendMessage', { QueueUrl: 'nowhere', MessageBody: 'm' }, 'QueueDoesNotExist', 400],
    [
      'sqs.ReceiveMessage',
      { QueueUrl: URL, MaxNumberOfMessages: 11 },
      'InvalidParameterValue',
      400,
    ],
    ['sqs.DeleteMessage', { QueueUrl: URL, ReceiptHandle: 'x' }, 'ReceiptHandleIsInvalid', 400],
    ['sqs.DeleteMessage', { QueueUrl: URL }, 'MissingParameter', 400],
    ['sns.Publish', { TopicArn: 'arn:x:nowhere', Message: 'm' }, 'NotFoundException', 404],
    ['lambda.Invoke', { FunctionName: 'nowhere' }, 'ResourceNotFoundException', 404],
    ['lambda.Invoke', { FunctionName: 'f', InvocationType: 'x' }, 'ValidationException', 400],
    ['events.PutEvents', {}, 'ValidationException', 400],
  ])('%s %o is refused with %s', async (name, input, code, httpStatus) => {
    const answer = await call(new Simulation(aScenario()), name, input);
    expect(answer).toMatchObject({ ok: false, error: { code, httpStatus } });
  });

  test('has an error by the name that the query protocol gives it', async () => {
    const input = { QueueUrl: 'nowhere', MessageBody: 'm' };
    const answer = await call(new Simulation(aScenario()), 'sqs.SendMessage', input);
    expect(answer).toMatchObject({
      error: {
        queryCode: 'AWS.SimpleQueueService.NonExistentQueue',
        message: 'The specified queue does not exist.',
        senderFault: true,
      },
    });
  });
});
