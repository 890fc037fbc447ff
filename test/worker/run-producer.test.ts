import { beforeAll, expect, test } from 'vitest';
import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import type { Scenario } from '../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../src/core/report/deliveries.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { runProducer } from '../../src/worker/run-producer.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { aScenario } from '../support/scenarios.ts';

let runtime: FunctionRuntime;
beforeAll(async () => {
  runtime = await aJavaScriptRuntime();
});

async function run(code: string, scenario: Scenario = aScenario(), at = 3_000) {
  const producer = { name: 'order-service.js', language: 'javascript', code } as const;
  const made = await runProducer({ scenario, at, producer }, runtime, { runtime });
  if (made.type !== 'program') throw new Error(`It is ${made.type}`);
  return made;
}

function publishing(entries: string): string {
  return `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
const answer = await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [${entries}] }));
console.log(answer.Entries.map(({ EventId, ErrorCode }) => EventId ?? ErrorCode).join());`;
}

const AN_ENTRY = "{ Source: 'my.app', DetailType: 'Paid', Detail: '{}' }";

async function replayed(scenario: Scenario) {
  const simulation = new Simulation(scenario, { runtime });
  await simulation.playActions();
  return simulation.trace;
}

test('what a producer puts is an action that every run plays again, with the ids it was told', async () => {
  const { output, actions, scenario } = await run(publishing(`${AN_ENTRY}, { Source: 'my.app' }`));
  const [first, refused] = output[0]?.message.split(',') ?? [];
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(refused).toBe('InvalidArgument');
  expect(actions).toEqual([0]);
  expect(scenario?.actions[0]?.at).toBeGreaterThanOrEqual(3_000);
  const trace = await replayed(scenario ?? aScenario());
  expect(reportDeliveries(trace)).toMatchObject([{ eventId: first, status: 'delivered' }]);
  expect(await replayed(scenario ?? aScenario())).toEqual(trace);
});

test('the same producer, run again, puts another event', async () => {
  const once = await run(publishing(AN_ENTRY));
  const twice = await run(publishing(AN_ENTRY), once.scenario ?? aScenario());
  expect(twice.scenario?.actions).toHaveLength(2);
  expect(twice.output[0]?.message).not.toBe(once.output[0]?.message);
  const moment = await run(publishing(AN_ENTRY));
  expect(moment.output).toEqual(once.output);
});

test('what a producer sets up is there afterwards, and what it asks changes nothing', async () => {
  const made = await run(`import { EventBridge } from '@aws-sdk/client-eventbridge';
const events = new EventBridge({});
await events.putRule({ Name: 'late', EventPattern: '{"source":["x"]}' });
console.log((await events.describeRule({ Name: 'late' })).State);`);
  expect(made.output[0]?.message).toBe('ENABLED');
  expect(made.scenario?.buses[0]?.rules.map(({ name }) => name)).toEqual(['r', 'late']);
  expect(made.scenario?.actions).toEqual([]);
  expect(made.actions).toEqual([null, null]);
});

test('what was put before a mistake is put', async () => {
  const { error, scenario } = await run(`${publishing(AN_ENTRY)}\nthrow new TypeError('later');`);
  expect(error).toMatchObject({ errorType: 'TypeError', line: 4 });
  expect(scenario?.actions).toHaveLength(1);
});

test('a producer that asks for nothing leaves the scenario as it is', async () => {
  expect((await run("console.log('hello')")).scenario).toBeNull();
});

test('what a producer asks, it is told as of its moment, with what it has done before', async () => {
  const scenario = aScenario({
    functions: [{ name: 'f', code: 'exports.handler = async (event) => event.n * 2;' }],
  });
  const made = await run(
    `import { Lambda } from '@aws-sdk/client-lambda';
import { SQS } from '@aws-sdk/client-sqs';
const [lambda, sqs] = [new Lambda(), new SQS()];
const { QueueUrl } = await sqs.getQueueUrl({ QueueName: 'q' });
const { MessageId } = await sqs.sendMessage({ QueueUrl, MessageBody: 'hello' });
const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
const { Messages: [message] } = await sqs.receiveMessage({ QueueUrl });
await sqs.deleteMessage({ QueueUrl, ReceiptHandle: message.ReceiptHandle });
const { Payload } = await lambda.invoke({ FunctionName: 'f', Payload: JSON.stringify({ n: 21 }) });
const wrong = await lambda.invoke({ FunctionName: 'nowhere' }).catch(({ name }) => name);
console.log(Attributes.ApproximateNumberOfMessages, message.Body, message.MessageId === MessageId,
  Payload.transformToString(), wrong);`,
    scenario,
  );
  expect(made.error).toBeNull();
  expect(made.output[0]?.message).toBe('1 hello true 42 ResourceNotFoundException');
  expect(made.calls.map(({ operation }, index) => [operation, made.actions[index]])).toEqual([
    ['GetQueueUrl', null],
    ['SendMessage', 0],
    ['GetQueueAttributes', null],
    ['ReceiveMessage', 1],
    ['DeleteMessage', 2],
    ['Invoke', 3],
  ]);
  const trace = await replayed(made.scenario ?? scenario);
  expect(trace.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['sqs-message-received', 'sqs-message-deleted']),
  );
  expect(trace).toContainEqual(
    expect.objectContaining({ type: 'lambda-invocation-succeeded', payload: '42' }),
  );
});
