import { beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '../../src/core/model/action.ts';
import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import type { ScenarioSource } from '../../src/core/model/scenario.ts';
import type { TraceEntry } from '../../src/core/model/trace.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { aRuntime } from '../support/runtime.ts';
import { aScenario } from '../support/scenarios.ts';

/** Handlers that wait for what others do: receives, the answer of another function, replays. */

let runtime: FunctionRuntime;
beforeAll(async () => {
  runtime = await aRuntime();
}, 60_000);

type FunctionSource = NonNullable<ScenarioSource['functions']>[number];

const javascript = (name: string, body: string, more: Partial<FunctionSource> = {}) => ({
  name,
  code: `const { Lambda, LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda');
const { SQS } = require('@aws-sdk/client-sqs');
const [lambda, sqs] = [new Lambda(), new SQS()];
const text = ({ Payload }) => JSON.parse(new TextDecoder().decode(Payload));
exports.handler = async (event, context) => { ${body} };`,
  ...more,
});

const python = (name: string, body: string, more: Partial<FunctionSource> = {}) => ({
  name,
  runtime: 'python3.14' as const,
  handler: 'lambda_function.lambda_handler',
  code: `import boto3, json, time
lambda_, sqs = boto3.client('lambda'), boto3.client('sqs')
def text(answer):
    return json.load(answer['Payload'])
def lambda_handler(event, context):
${body
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`,
  ...more,
});

const invoking = (name: string, at = 0, payload = '{}'): Action => ({
  ...{ type: 'invoke-function', at, function: name, payload },
});

async function play(
  functions: readonly FunctionSource[],
  actions: readonly Action[] = [invoking('caller')],
) {
  const scenario = aScenario({ functions: [...functions], actions: [...actions] });
  const simulation = new Simulation(scenario, { runtime, environmentPrefix: `run-${++runs}` });
  await simulation.playActions();
  return simulation.trace;
}
let runs = 0;

type Ended = Extract<
  TraceEntry,
  { type: 'lambda-invocation-succeeded' | 'lambda-invocation-failed' }
>;

function endsOf(trace: readonly TraceEntry[], name: string): readonly Ended[] {
  return trace.filter(
    (entry): entry is Ended =>
      (entry.type === 'lambda-invocation-succeeded' || entry.type === 'lambda-invocation-failed') &&
      entry.function === name,
  );
}

function resultOf(trace: readonly TraceEntry[], name = 'caller'): unknown {
  const [end] = endsOf(trace, name);
  if (end?.type === 'lambda-invocation-failed') return end.error;
  return end && JSON.parse(end.payload);
}

const CALLERS = {
  JavaScript: javascript(
    'caller',
    `const before = Date.now();
     const answer = await lambda.invoke({ FunctionName: 'callee', Payload: JSON.stringify({ n: 20 }) });
     return [text(answer), answer.StatusCode, answer.FunctionError ?? null, Date.now() - before >= 700];`,
  ),
  Python: python(
    'caller',
    `before = time.time()
answer = lambda_.invoke(FunctionName='callee', Payload=json.dumps({'n': 20}))
return [text(answer), answer['StatusCode'], answer.get('FunctionError'), time.time() - before >= 0.7]`,
  ),
};
const CALLEES = {
  JavaScript: javascript(
    'callee',
    'await new Promise((resolve) => setTimeout(resolve, 700)); return event.n * 2 + 2;',
  ),
  Python: python('callee', "time.sleep(0.7)\nreturn event['n'] * 2 + 2"),
};
const FAILING = {
  JavaScript: javascript('callee', 'throw new RangeError("too far");'),
  Python: python('callee', 'raise ValueError("too far")'),
};

describe.each(Object.entries(CALLERS))(
  'a function in %s that invokes another',
  (_language, caller) => {
    test.each(Object.entries(CALLEES))(
      'gets the answer of one in %s, once that has run',
      async (_name, callee) => {
        const trace = await play([caller, callee]);
        expect(resultOf(trace)).toEqual([42, 200, null, true]);
        const [inner] = endsOf(trace, 'callee');
        const [outer] = endsOf(trace, 'caller');
        expect(inner?.at).toBeLessThan(outer?.at ?? 0);
        expect(outer?.durationMilliseconds).toBeGreaterThan(inner?.durationMilliseconds ?? 0);
        const started = trace.find(
          (one) => one.type === 'lambda-invocation-started' && one.function === 'callee',
        );
        expect(trace[started?.cause ?? -1]).toMatchObject({
          type: 'lambda-invocation-started',
          function: 'caller',
        });
      },
    );

    test.each(Object.entries(FAILING))(
      'is told of the error of one in %s',
      async (language, callee) => {
        const result = resultOf(await play([caller, callee]));
        const place = language === 'Python' ? 'stackTrace' : 'trace';
        const [payload, status, kind] = result as [object, number, string];
        expect([status, kind]).toEqual([200, 'Unhandled']);
        expect(payload).toMatchObject({ errorMessage: 'too far', [place]: expect.any(Array) });
      },
    );

    test('is over when its time is up, while the other goes on', async () => {
      const trace = await play([
        { ...caller, timeoutSeconds: 1, maximumRetryAttempts: 0 },
        {
          ...CALLEES.JavaScript,
          code: CALLEES.JavaScript.code.replace('700', '2_000'),
        },
      ]);
      expect(resultOf(trace)).toMatchObject({ errorType: 'Sandbox.Timedout' });
      const [outer, inner] = [endsOf(trace, 'caller')[0], endsOf(trace, 'callee')[0]];
      expect(outer?.durationMilliseconds).toBe(1_000);
      expect(inner).toMatchObject({ type: 'lambda-invocation-succeeded' });
      expect(inner?.at).toBeGreaterThan(outer?.at ?? 0);
    });

    test('is told that the other is throttled', async () => {
      const trace = await play([
        { ...caller, maximumRetryAttempts: 0 },
        { ...CALLEES.JavaScript, reservedConcurrency: 0 },
      ]);
      const { errorMessage, errorType } = resultOf(trace) as Record<string, string>;
      expect(`${errorType} ${errorMessage}`).toContain('TooManyRequestsException');
    });

    test('the same twice, byte for byte, and warm the second time', async () => {
      const actions = [invoking('caller'), invoking('caller', 5_000)];
      const [once, again] = [
        await play([caller, CALLEES.JavaScript], actions),
        await play([caller, CALLEES.JavaScript], actions),
      ];
      expect(JSON.stringify(again)).toBe(JSON.stringify(once));
      const starts = once.filter((one) => one.type === 'lambda-invocation-started');
      expect(starts.map(({ function: name, coldStart }) => [name, coldStart])).toEqual([
        ['caller', true],
        ['callee', true],
        ['caller', false],
        ['callee', false],
      ]);
      expect(endsOf(once, 'caller')).toHaveLength(2);
    });
  },
);

test.each([
  [
    'JavaScript',
    javascript('f', "return text(await lambda.invoke({ FunctionName: 'f' }));", {
      timeoutSeconds: 60,
    }),
  ],
  ['Python', python('f', "return text(lambda_.invoke(FunctionName='f'))", { timeoutSeconds: 60 })],
])('a function in %s that invokes itself is stopped by Lambda', async (_language, f) => {
  const trace = await play([{ ...f, maximumRetryAttempts: 0 }], [invoking('f')]);
  expect(trace.filter(({ type }) => type === 'lambda-invocation-started')).toHaveLength(16);
  expect(trace.some(({ type }) => type === 'simulation-stopped')).toBe(false);
  const [innermost] = endsOf(trace, 'f');
  expect(JSON.stringify(innermost)).toContain('RecursiveInvocationException');
});

const CONSUMERS = {
  JavaScript: javascript(
    'caller',
    `const QueueUrl = (await sqs.getQueueUrl({ QueueName: 'q' })).QueueUrl;
     const counted = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
     const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 10, MaxNumberOfMessages: 10 });
     for (const { ReceiptHandle } of Messages) {
       await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 60 });
       await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
     }
     const nothing = await sqs.receiveMessage({ QueueUrl });
     return [counted.Attributes.ApproximateNumberOfMessages, Messages.map(({ Body }) => Body), nothing.Messages ?? []];`,
    { timeoutSeconds: 30 },
  ),
  Python: python(
    'caller',
    `url = sqs.get_queue_url(QueueName='q')['QueueUrl']
counted = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=['ApproximateNumberOfMessages'])
messages = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=10, MaxNumberOfMessages=10).get('Messages', [])
for message in messages:
    handle = message['ReceiptHandle']
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=60)
    sqs.delete_message(QueueUrl=url, ReceiptHandle=handle)
nothing = sqs.receive_message(QueueUrl=url)
return [counted['Attributes']['ApproximateNumberOfMessages'], [m['Body'] for m in messages],
        nothing.get('Messages', [])]`,
    { timeoutSeconds: 30 },
  ),
};

const sending = (at: number, body: string): Action => ({
  ...{ type: 'api-call', at, service: 'sqs', operation: 'SendMessage' },
  input: JSON.stringify({
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
    MessageBody: body,
  }),
});

describe.each(Object.entries(CONSUMERS))(
  'a function in %s that reads a queue',
  (_language, consumer) => {
    test('gets what is there, and deletes it', async () => {
      const trace = await play([consumer], [sending(0, 'early'), invoking('caller', 100)]);
      expect(resultOf(trace)).toEqual(['1', ['early'], []]);
    });

    test('waits for what is sent meanwhile', async () => {
      const trace = await play([consumer], [invoking('caller'), sending(4_000, 'late')]);
      expect(resultOf(trace)).toEqual(['0', ['late'], []]);
      const [end] = endsOf(trace, 'caller');
      expect(end?.durationMilliseconds).toBeGreaterThan(3_000);
      expect(end?.durationMilliseconds).toBeLessThan(4_500);
    });

    test('waits no longer than it has asked for', async () => {
      const trace = await play([consumer]);
      expect(resultOf(trace)).toEqual(['0', [], []]);
      expect(endsOf(trace, 'caller')[0]?.durationMilliseconds).toBeGreaterThan(10_000);
      expect(endsOf(trace, 'caller')[0]?.durationMilliseconds).toBeLessThan(10_100);
    });
  },
);

describe('in JavaScript what waits keeps nothing else from going on', () => {
  test('calls at the same time', async () => {
    const caller = javascript(
      'caller',
      `const before = Date.now();
       const answers = await Promise.all([1, 2, 3].map((n) =>
         lambda.invoke({ FunctionName: 'callee', Payload: JSON.stringify({ n }) })));
       return [answers.map(text), Date.now() - before < 1_000];`,
    );
    expect(resultOf(await play([caller, CALLEES.JavaScript]))).toEqual([[4, 6, 8], true]);
  });

  test('timers, in the order of time', async () => {
    const caller = javascript(
      'caller',
      `const seen = [];
       const timer = (n) => new Promise((resolve) => setTimeout(() => resolve(seen.push(n)), n));
       await Promise.all([timer(100), timer(2_000),
         lambda.invoke({ FunctionName: 'callee', Payload: '{"n":1}' }).then(() => seen.push('answer'))]);
       return seen;`,
    );
    expect(resultOf(await play([caller, CALLEES.JavaScript]))).toEqual([100, 'answer', 2_000]);
  });

  test('a time-out of its own', async () => {
    const caller = javascript(
      'caller',
      `return Promise.race([lambda.invoke({ FunctionName: 'callee', Payload: '{"n":1}' }),
         new Promise((resolve) => setTimeout(resolve, 300, 'too late'))]);`,
    );
    const trace = await play([caller, CALLEES.JavaScript]);
    expect(resultOf(trace)).toBe('too late');
    expect(endsOf(trace, 'caller')[0]?.durationMilliseconds).toBeLessThan(400);
  });

  test('an answer that nobody waits for: the call is made all the same', async () => {
    const caller = javascript(
      'caller',
      `lambda.invoke({ FunctionName: 'callee', Payload: '{"n":1}' }); return 'done';`,
    );
    const trace = await play([caller, CALLEES.JavaScript]);
    expect(resultOf(trace)).toBe('done');
    expect(resultOf(trace, 'callee')).toBe(4);
  });

  test('while the module is loaded', async () => {
    const caller = {
      name: 'caller',
      code: `import { Lambda } from '@aws-sdk/client-lambda';
const { Payload } = await new Lambda().invoke({ FunctionName: 'callee', Payload: '{"n":1}' });
export const handler = async () => JSON.parse(new TextDecoder().decode(Payload));`,
    };
    expect(resultOf(await play([caller, CALLEES.JavaScript]))).toBe(4);
  });
});

test('in Python what was before a pause has happened once', async () => {
  const caller = python(
    'caller',
    `global runs
runs = globals().get('runs', 0) + 1
print('before', runs)
sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName='q')['QueueUrl'], MessageBody='sent')
answers = [text(lambda_.invoke(FunctionName='callee', Payload=json.dumps({'n': n}))) for n in (1, 2)]
print('after')
return [runs, answers]`,
  );
  const trace = await play(
    [caller, CALLEES.JavaScript],
    [invoking('caller'), invoking('caller', 9_000)],
  );
  const ends = endsOf(trace, 'caller');
  expect(ends.map((end) => 'payload' in end && JSON.parse(end.payload))).toEqual([
    [1, [4, 6]],
    [2, [4, 6]],
  ]);
  expect(ends.map(({ log }) => log.map(({ message }) => message))).toEqual([
    ['before 1', 'after'],
    ['before 2', 'after'],
  ]);
  expect(trace.filter(({ type }) => type === 'sqs-message-sent')).toHaveLength(2);
  expect(endsOf(trace, 'callee')).toHaveLength(4);
});
