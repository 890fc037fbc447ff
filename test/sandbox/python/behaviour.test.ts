import { beforeAll, describe, expect, test } from 'vitest';
import type { InvocationOutcome } from '../../../src/core/model/invocation.ts';
import { aPythonInvocation } from '../../support/invocations.ts';
import { aPythonRuntime } from '../../support/python-runtime.ts';
import { type WholeRuntime, whole } from '../../support/whole-runtime.ts';

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aPythonRuntime());
}, 60_000);

/** A handler with such a body; what stands before it is the module's. */
function handler(body: string, before = ''): string {
  const lines = body.split('\n').map((line) => `    ${line}`);
  return `${before}\ndef lambda_handler(event, context):\n${lines.join('\n')}\n`;
}

function run(code: string, options?: Parameters<typeof aPythonInvocation>[1]) {
  return runtime.invoke(aPythonInvocation(code, options));
}

function returned({ result }: InvocationOutcome): unknown {
  if (!result.ok) throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
  return JSON.parse(result.payload);
}

function messagesOf({ logs }: InvocationOutcome): string[] {
  return logs.map(({ message }) => message);
}

test.each<[name: string, body: string, value: unknown, before?: string]>([
  ['the event', 'return event["id"]', 7],
  ['nothing', 'pass', null],
  ['text that is not ASCII', 'return "Zürich 🚌"', 'Zürich 🚌'],
  ['a decimal as a number', 'return Decimal("1.5")', 1.5, 'from decimal import Decimal'],
  ['keys that are not text', 'return {1: 2, None: 3}', { 1: 2, null: 3 }],
  ['a variable of the environment', 'return os.environ["TABLE"]', 'orders', 'import os'],
  ['its Region', 'return os.environ["AWS_REGION"]', 'eu-central-1', 'import os'],
  ['the standard library', 'return textwrap.wrap("one two", 4)', ['one', 'two'], 'import textwrap'],
  [
    'data classes, enums and pattern matching',
    'match asdict(Point(1, Colour.RED)):\n    case {"x": x, "colour": Colour() as c}: return [x, c.name]',
    [1, 'RED'],
    `from dataclasses import dataclass, asdict
from enum import Enum
class Colour(Enum):
    RED = 1
@dataclass
class Point:
    x: int
    colour: Colour`,
  ],
])('a handler returns %s', async (_name, body, value, before) => {
  const options = { event: { id: 7 }, environmentVariables: { TABLE: 'orders' } };
  expect(returned(await run(handler(body, before), options))).toEqual(value);
});

test('the context is what Lambda gives', async () => {
  const body = `return [context.function_name, context.function_version, context.memory_limit_in_mb,
        context.aws_request_id, context.invoked_function_arn, context.log_group_name,
        context.log_stream_name, context.client_context, context.identity.cognito_identity_id]`;
  expect(returned(await run(handler(body)))).toEqual([
    'orders',
    '$LATEST',
    '128',
    '8a4c1c2e-0000-4000-8000-000000000001',
    'arn:aws:lambda:eu-central-1:123456789012:function:orders',
    '/aws/lambda/orders',
    '2026/01/15/[$LATEST]0123456789abcdef0123456789abcdef',
    null,
    null,
  ]);
});

test('what is printed and what is logged are in the log, in order', async () => {
  const outcome = await run(
    handler(
      `print('one\\ntwo')
logging.getLogger().warning('three %s', 'four')
logging.getLogger('app').info('too quiet')
logger = logging.getLogger('app')
logger.setLevel('INFO')
logger.info('five\\nsix')
print('seven', end='')`,
      'import logging',
    ),
  );
  const prefix = '2026-01-15T09:00:00';
  expect(messagesOf(outcome)).toEqual([
    'one',
    'two',
    expect.stringMatching(
      new RegExp(`^\\[WARNING\\]\t${prefix}\\.\\d{1,3}Z\t8a4c1c2e-[-0-9]+\tthree four$`),
    ),
    expect.stringMatching(/^\[INFO\]\t\S+\t\S+\tfive\nsix$/),
    'seven',
  ]);
  expect(outcome.logs.map(({ level }) => level)).toEqual(['INFO', 'INFO', 'WARN', 'INFO', 'INFO']);
});

describe('time is virtual', () => {
  test('sleeping takes no real time, and counts', async () => {
    const body = `before = time.time()
time.sleep(1.5)
return [round(time.time() - before, 2), round((3000 - context.get_remaining_time_in_millis()) / 100)]`;
    const outcome = await run(handler(body, 'import time'));
    expect(returned(outcome)).toEqual([1.5, 15]);
    expect(outcome.durationMilliseconds).toBeGreaterThanOrEqual(1_500);
  });

  test('so does waiting in coroutines', async () => {
    const before = `import asyncio, datetime
async def work():
    before = datetime.datetime.now()
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
    return (datetime.datetime.now() - before).total_seconds()`;
    expect(returned(await run(handler('return round(asyncio.run(work()), 2)', before)))).toBe(2);
  });

  test('a clock shows the simulation’s time, in UTC', async () => {
    const body = `return [datetime.now().strftime('%Y-%m-%dT%H:%M'), time.strftime('%H %Z'), time.localtime().tm_yday,
        datetime.fromtimestamp(0).isoformat(), time.mktime((2026, 1, 15, 9, 0, 0, 0, 0, 0))]`;
    const before = 'import time\nfrom datetime import datetime';
    expect(returned(await run(handler(body, before)))).toEqual([
      '2026-01-15T09:00',
      '09 UTC',
      15,
      '1970-01-01T00:00:00',
      1768467600,
    ]);
  });

  test('whoever waits for a clock gets there', async () => {
    const body = 'end = time.monotonic() + 0.05\nwhile time.monotonic() < end: pass\nreturn True';
    expect(returned(await run(handler(body, 'import time')))).toBe(true);
  });
});

describe('an outcome follows from the request alone', () => {
  const code = handler(
    `values = {str(n) for n in range(20)}
print(values, object(), hash('text'))
return [random.random(), str(uuid.uuid4()), os.urandom(4).hex(), secrets.token_hex(4), time.time()]`,
    'import os, random, secrets, time, uuid',
  );

  test('the same twice, and in another order', async () => {
    const once = await run(code, { environment: 'same/1' });
    await run(handler('return [i for i in range(100000)]'));
    expect(await run(code, { environment: 'same/2' })).toEqual(once);
  });

  test('another seed gives other values', async () => {
    const once = returned(await run(code)) as unknown[];
    const other = returned(await run(code, { seed: 43 })) as unknown[];
    for (const index of [0, 1, 2, 3]) expect(other[index]).not.toEqual(once[index]);
  });
});

describe('environments', () => {
  const counting = handler('global n\nn += 1\nreturn n', 'n = 0');

  test('keep what a module has, each for itself, also when they take turns', async () => {
    const values = [];
    for (const environment of ['a', 'b', 'a', 'a', 'b', 'c', 'a']) {
      values.push(returned(await run(counting, { environment: `turns/${environment}` })));
    }
    expect(values).toEqual([1, 1, 2, 3, 2, 1, 4]);
  });

  test('a cold start has an initialisation, a warm one has none', async () => {
    const cold = await run(counting, { environment: 'cold/1' });
    const warm = await run(counting, { environment: 'cold/1' });
    expect(cold.initMilliseconds).toBeGreaterThan(100);
    expect(warm.initMilliseconds).toBeUndefined();
  });

  test('do not see what another has done to Python itself', async () => {
    await run(
      handler(
        'return 1',
        'import builtins, json, sys\nbuiltins.print = None\njson.dumps = None\nsys.modules["x"] = 1\nsys.path.clear()',
      ),
    );
    const outcome = await run(handler('print("fine")\nreturn "x" in sys.modules', 'import sys'));
    expect(returned(outcome)).toBe(false);
    expect(messagesOf(outcome)).toEqual(['fine']);
  });

  test('have their own code, under the name that the handler has', async () => {
    const one = { environment: 'own/1', handler: 'app.main' };
    const two = { environment: 'own/2', handler: 'src/orders.main' };
    const code =
      'def main(event, context):\n    return [__file__, __name__, open(__file__).read().count("main")]';
    expect(returned(await run(code, one))).toEqual(['/var/task/app.py', 'app', 2]);
    expect(returned(await run(code, two))).toEqual(['/var/task/src/orders.py', 'src.orders', 2]);
    expect(returned(await run(code, one))).toEqual(['/var/task/app.py', 'app', 2]);
  });

  test('cannot write files', async () => {
    const body = `found = []
for path in ['/tmp/x', '/var/task/lambda_function.py', 'new.txt']:
    try: open(path, 'w')
    except OSError as error: found.append(error.strerror)
return found`;
    expect(returned(await run(handler(body)))).toEqual(Array(3).fill('Read-only file system'));
  });
});
