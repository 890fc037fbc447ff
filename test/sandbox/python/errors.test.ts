import { beforeAll, describe, expect, test } from 'vitest';
import type { FunctionError, InvocationOutcome } from '../../../src/core/model/invocation.ts';
import { aPythonInvocation } from '../../support/invocations.ts';
import { aPythonRuntime } from '../../support/python-runtime.ts';
import { type WholeRuntime, whole } from '../../support/whole-runtime.ts';

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aPythonRuntime());
}, 60_000);

const REQUEST_ID = '8a4c1c2e-0000-4000-8000-000000000001';

function run(code: string, options?: Parameters<typeof aPythonInvocation>[1]) {
  return runtime.invoke(aPythonInvocation(code, options));
}

function errorOf({ result }: InvocationOutcome): FunctionError {
  if (result.ok) throw new Error(`It returned ${result.payload}`);
  return result.error;
}

test('an error that the handler throws has Lambda’s shape and names the lines', async () => {
  const code = `def price(order):
    return order['total']

def lambda_handler(event, context):
    return price(event)
`;
  const outcome = await run(code);
  expect(errorOf(outcome)).toEqual({
    errorType: 'KeyError',
    errorMessage: "'total'",
    requestId: REQUEST_ID,
    trace: [
      '  File "/var/task/lambda_function.py", line 5, in lambda_handler\n    return price(event)\n',
      '  File "/var/task/lambda_function.py", line 2, in price\n    return order[\'total\']\n',
    ],
    line: 2,
    column: 12,
  });
  expect(outcome.logs.map(({ message }) => message)).toEqual([
    `[ERROR] KeyError: 'total'
Traceback (most recent call last):
  File "/var/task/lambda_function.py", line 5, in lambda_handler
    return price(event)
  File "/var/task/lambda_function.py", line 2, in price
    return order['total']`,
  ]);
});

test.each<[name: string, code: string, error: Partial<FunctionError>, handler?: string]>([
  [
    'a class of its own',
    'class OutOfStock(Exception): pass\ndef lambda_handler(e, c):\n    raise OutOfStock("P1")',
    { errorType: 'OutOfStock', errorMessage: 'P1', line: 3 },
  ],
  [
    'a module that is not there',
    'import requests\ndef lambda_handler(e, c): pass',
    {
      errorType: 'Runtime.ImportModuleError',
      errorMessage: "Unable to import module 'lambda_function': No module named 'requests'",
      line: 1,
    },
  ],
  [
    'a file of another name',
    'def lambda_handler(e, c): pass',
    {
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: "Handler 'handler' missing on module 'lambda_function'",
      trace: [],
    },
    'lambda_function.handler',
  ],
  [
    'a syntax error',
    'def lambda_handler(event, context)\n    return 1',
    {
      errorType: 'Runtime.UserCodeSyntaxError',
      errorMessage:
        "Syntax error in module 'lambda_function': expected ':' (lambda_function.py, line 1)",
      trace: [
        '  File "/var/task/lambda_function.py" Line 1\n    def lambda_handler(event, context)\n',
      ],
      line: 1,
    },
  ],
  [
    'a handler without a dot',
    'def lambda_handler(e, c): pass',
    { errorType: 'Runtime.MalformedHandlerName' },
    'lambda_handler',
  ],
  [
    'a value that is no JSON',
    'def lambda_handler(e, c): return {1, 2}',
    {
      errorType: 'Runtime.MarshalError',
      errorMessage: 'Unable to marshal response: Object of type set is not JSON serializable',
    },
  ],
  [
    'an error of the module',
    'value = 1 / 0\ndef lambda_handler(e, c): pass',
    { errorType: 'ZeroDivisionError', errorMessage: 'division by zero', line: 1 },
  ],
  [
    'an exit',
    'import sys\ndef lambda_handler(e, c): sys.exit(3)',
    {
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${REQUEST_ID} Error: Runtime exited with error: exit status 3`,
    },
  ],
  [
    'an exit without a reason',
    'def lambda_handler(e, c): raise SystemExit',
    {
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${REQUEST_ID} Error: Runtime exited without providing a reason`,
    },
  ],
  [
    'recursion without an end',
    'def f(): return f()\ndef lambda_handler(e, c): f()',
    { errorType: 'RecursionError', errorMessage: 'maximum recursion depth exceeded', line: 1 },
  ],
])('%s', async (_name, code, error, handler) => {
  const outcome = await run(code, handler === undefined ? {} : { handler });
  expect(errorOf(outcome)).toMatchObject(error);
});

const TIMED_OUT = {
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${REQUEST_ID} Error: Task timed out after 3.00 seconds`,
};
const KILLED = {
  errorType: 'Runtime.OutOfMemory',
  errorMessage: `RequestId: ${REQUEST_ID} Error: Runtime exited with error: signal: killed`,
};

describe('limits', () => {
  test.each<[name: string, body: string, error: Partial<FunctionError>]>([
    ['a loop', 'while True: pass', TIMED_OUT],
    [
      'a loop that catches everything',
      'while True:\n        try:\n            while True: pass\n        except BaseException: pass',
      TIMED_OUT,
    ],
    ['a long sleep', '__import__("time").sleep(5)', TIMED_OUT],
    ['a large power', '9 ** 9 ** 9', TIMED_OUT],
    [
      'a coroutine that waits for ever',
      'import asyncio; asyncio.run(asyncio.Event().wait())',
      TIMED_OUT,
    ],
    ['a list that doubles', 'x = [0]\n    while True: x = x + x', KILLED],
    ['many texts', 'x = []\n    while True: x.append("x" * 100000)', KILLED],
    ['one large block', 'bytearray(1 << 30)', KILLED],
    [
      'a memory error that is caught',
      'x = []\n    while True:\n        try: x.append(bytearray(1 << 22))\n        except MemoryError: pass',
      KILLED,
    ],
  ])('%s ends, and the next handler runs', async (_name, body, error) => {
    expect(errorOf(await run(`def lambda_handler(e, c):\n    ${body}`))).toMatchObject(error);
    const next = await run('def lambda_handler(e, c): return [[0] * 10 for _ in range(1000)]');
    expect(next.result.ok).toBe(true);
  });

  test('memory that one function took leaves another its own limit', async () => {
    const take = 'def lambda_handler(e, c):\n    return len(bytearray(150 << 20))';
    expect((await run(take, { memoryMegabytes: 512 })).result).toEqual({
      ok: true,
      payload: String(150 << 20),
    });
    expect(errorOf(await run(take))).toMatchObject(KILLED);
  });

  test('a hopeless regular expression ends when it has really taken long', async () => {
    const impatient = whole(await aPythonRuntime({ silentMilliseconds: 500 }));
    const code = 'import re\ndef lambda_handler(e, c): re.match("(a+)+$", "a" * 60 + "b")';
    expect(errorOf(await impatient.invoke(aPythonInvocation(code)))).toMatchObject(TIMED_OUT);
  }, 60_000);

  test('a module that does not come to an end is stopped as well', async () => {
    expect(errorOf(await run('while True: pass')).errorType).toBe('Sandbox.Timedout');
  });

  test('what is logged is bounded', async () => {
    const { logs } = await run('def lambda_handler(e, c):\n    for i in range(100000): print(i)');
    expect(logs.length).toBeLessThanOrEqual(2_001);
    expect(logs.at(-1)?.message).toContain('more was logged');
  });
});
