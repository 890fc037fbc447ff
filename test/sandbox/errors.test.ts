import { beforeAll, describe, expect, test } from 'vitest';
import type { FunctionError, InvocationRequest } from '../../src/core/model/invocation.ts';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { type WholeRuntime, whole } from '../support/whole-runtime.ts';

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aJavaScriptRuntime());
});

const REQUEST = 'RequestId: 8a4c1c2e-0000-4000-8000-000000000001 Error:';

interface Case {
  readonly name: string;
  readonly code: string;
  readonly options?: Partial<Omit<InvocationRequest, 'event'>>;
  readonly error: Partial<FunctionError>;
}

const cases: readonly Case[] = [
  {
    name: 'a thrown error is reported with its trace and its place',
    code: 'function fail() {\n  throw new TypeError("boom");\n}\nexport const handler = async () => {\n  fail();\n};',
    error: {
      errorType: 'TypeError',
      errorMessage: 'boom',
      trace: [
        'TypeError: boom',
        '    at fail (file:///var/task/index.mjs:2:9)',
        '    at handler (file:///var/task/index.mjs:5:3)',
      ],
      line: 2,
      column: 9,
    },
  },
  {
    name: 'the place in CommonJS is that in the file, on its first line, too',
    code: 'exports.handler = async () => { throw new Error("boom"); };',
    error: {
      errorType: 'Error',
      trace: ['Error: boom', '    at /var/task/index.js:1:39'],
      line: 1,
      column: 39,
    },
  },
  {
    name: 'an error keeps the name of its class',
    code: `class OrderError extends Error {
      constructor(message) { super(message); this.name = 'OrderError'; }
    }
    export const handler = async () => { throw new OrderError('no such order'); };`,
    error: { errorType: 'OrderError', errorMessage: 'no such order', line: 2 },
  },
  {
    name: 'an error given to the callback is reported',
    code: 'exports.handler = (event, context, callback) => callback(new RangeError("far"));',
    error: { errorType: 'RangeError', errorMessage: 'far' },
  },
  {
    name: 'an error thrown before any promise is reported',
    code: 'exports.handler = () => { throw new Error("at once"); };',
    error: { errorType: 'Error', errorMessage: 'at once' },
  },
  {
    name: 'context.fail reports an error',
    code: 'exports.handler = (event, context) => context.fail(new Error("gave up"));',
    error: { errorType: 'Error', errorMessage: 'gave up' },
  },
  {
    name: 'a thrown text has the type of a text and no trace',
    code: 'export const handler = async () => { throw "just text"; };',
    error: { errorType: 'string', errorMessage: 'just text', trace: [] },
  },
  {
    name: 'a thrown object that is no error is [object Object]',
    code: 'export const handler = async () => { throw { code: 5 }; };',
    error: { errorType: 'object', errorMessage: '[object Object]', trace: [] },
  },
  {
    name: 'nothing thrown is "handled"',
    code: 'export const handler = async () => { throw undefined; };',
    error: { errorType: 'string', errorMessage: 'handled', trace: [] },
  },
  {
    name: 'an error that cannot be read is reported as such',
    code: 'export const handler = async () => { throw { toString() { throw 1; } }; };',
    error: { errorType: 'handled', trace: [] },
  },
  {
    name: 'what is no error but looks like one is taken for one',
    code: 'export const handler = async () => { throw { name: "N", message: "m", stack: "N: m" }; };',
    error: { errorType: 'N', errorMessage: 'm', trace: ['N: m'] },
  },
  {
    name: 'the handler is not exported',
    code: 'export const other = async () => {};',
    error: {
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.handler is undefined or not exported',
      trace: ['Runtime.HandlerNotFound: index.handler is undefined or not exported'],
    },
  },
  {
    name: 'the handler is not a function',
    code: 'export const handler = { async run() {} };',
    error: {
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.handler is not a function',
    },
  },
  {
    name: 'a handler without an export is malformed',
    code: 'export const handler = async () => {};',
    options: { handler: 'index' },
    error: { errorType: 'Runtime.MalformedHandlerName', errorMessage: 'Bad handler' },
  },
  {
    name: 'a handler must not climb out of its folder',
    code: 'export const handler = async () => {};',
    options: { handler: '../index.handler' },
    error: { errorType: 'Runtime.MalformedHandlerName' },
  },
  {
    name: 'a mistake of syntax is reported with its place',
    code: 'export const handler = async () => {\n  return 1 +;\n};',
    error: {
      errorType: 'Runtime.UserCodeSyntaxError',
      errorMessage: "SyntaxError: Unexpected token ';'",
      line: 2,
      column: 13,
    },
  },
  {
    name: 'a mistake of syntax in CommonJS is reported with its place',
    code: 'exports.handler = async () => {\n  const a = 1\n  const a = 2\n};',
    error: { errorType: 'Runtime.UserCodeSyntaxError', line: 3 },
  },
  {
    name: 'require of a missing module',
    code: 'const axios = require("axios");\nexports.handler = async () => {};',
    error: {
      errorType: 'Runtime.ImportModuleError',
      errorMessage:
        "Error: Cannot find module 'axios'\nRequire stack:\n- /var/task/index.js\n- /var/runtime/index.mjs",
    },
  },
  {
    name: 'import of a missing package is a plain error, as on Lambda',
    code: 'import axios from "axios";\nexport const handler = async () => {};',
    error: {
      errorType: 'Error',
      errorMessage: "Cannot find package 'axios' imported from /var/task/index.mjs",
    },
  },
  {
    name: 'import of a missing file',
    code: 'import { a } from "./lib/a.mjs";\nexport const handler = async () => {};',
    error: {
      errorType: 'Error',
      errorMessage: "Cannot find module '/var/task/lib/a.mjs' imported from /var/task/index.mjs",
    },
  },
  {
    name: 'import of what Lambda has and we have not',
    code: 'import { DynamoDBClient } from "@aws-sdk/client-dynamodb";\nexport const handler = async () => {};',
    error: {
      errorType: 'Error',
      errorMessage:
        "Cannot find package '@aws-sdk/client-dynamodb' imported from /var/task/index.mjs\nBuslab: Lambda has this module, but handlers in this page do not",
    },
  },
  {
    name: 'import of a missing package when it is needed',
    code: 'export const handler = async () => (await import("axios")).get();',
    error: {
      errorType: 'Error',
      errorMessage: "Cannot find package 'axios' imported from /var/task/index.mjs",
    },
  },
  {
    name: 'an error while the file is loaded',
    code: 'const table = undefined.name;\nexport const handler = async () => {};',
    error: {
      errorType: 'TypeError',
      errorMessage: "Cannot read properties of undefined (reading 'name')",
      line: 1,
    },
  },
  {
    name: 'a result that has no JSON',
    code: 'export const handler = async () => ({ n: 1n });',
    error: { errorType: 'Error', errorMessage: 'Unable to stringify response body' },
  },
  {
    name: 'a result that contains itself',
    code: 'export const handler = async () => { const a = {}; a.a = a; return a; };',
    error: { errorType: 'Error', errorMessage: 'Unable to stringify response body' },
  },
  {
    name: 'a promise that nothing can settle any more',
    code: 'export const handler = async () => { await new Promise(() => {}); };',
    error: { errorType: 'Runtime.NodeJsExit' },
  },
  {
    name: 'a rejection that nobody handles',
    code: `export const handler = async () => {
      Promise.reject(new Error('lost'));
      await new Promise((resolve) => setTimeout(resolve, 10));
    };`,
    error: { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: lost' },
  },
  {
    name: 'an error in a timer',
    code: `export const handler = async () => new Promise(() => {
      setTimeout(() => { throw new Error('late'); }, 10);
    });`,
    error: { errorType: 'Error', errorMessage: 'late', line: 2 },
  },
  {
    name: 'process.exit',
    code: 'export const handler = async () => { process.exit(3); };',
    error: {
      errorType: 'Runtime.ExitError',
      errorMessage: `${REQUEST} Runtime exited with error: exit status 3`,
      trace: [],
    },
  },
  {
    name: 'a handler that sleeps past its time-out',
    code: 'export const handler = async () => new Promise((resolve) => setTimeout(resolve, 5_000));',
    options: { timeoutMilliseconds: 1_500 },
    error: {
      errorType: 'Sandbox.Timedout',
      errorMessage: `${REQUEST} Task timed out after 1.50 seconds`,
      trace: [],
    },
  },
  {
    name: 'too deep a recursion can be reported like any error',
    code: 'const dive = () => dive() + 1;\nexport const handler = async () => dive();',
    error: { errorType: 'RangeError', errorMessage: 'Maximum call stack size exceeded' },
  },
  {
    name: 'a response over six megabytes',
    code: 'export const handler = async () => "x".repeat(6_291_555);',
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    },
  },
];

describe('a failed invocation', () => {
  test.each(cases)('$name', async ({ code, options, error }) => {
    const { result } = await runtime.invoke(anInvocation(code, options));
    expect(result).toMatchObject({ ok: false, error });
  });
});

test('a response of six megabytes is not too large', async () => {
  const { result } = await runtime.invoke(
    anInvocation('export const handler = async () => "x".repeat(6_291_554);'),
  );
  expect(result.ok).toBe(true);
});

test('a handler that throws leaves its environment warm', async () => {
  const request = anInvocation('let n = 0;\nexport const handler = async () => { throw ++n; };');
  await runtime.invoke(request);
  const { result, initMilliseconds } = await runtime.invoke(request);
  expect(result).toMatchObject({ ok: false, error: { errorMessage: '2' } });
  expect(initMilliseconds).toBeUndefined();
});

test.each([
  ['times out', 'for (;;);'],
  ['exits', 'process.exit(1);'],
  [
    'leaves a rejection unhandled',
    'Promise.reject(1); await new Promise((r) => setTimeout(r, 9));',
  ],
  ['throws in a timer', 'await new Promise(() => setTimeout(() => { throw 1; }, 9));'],
])('a handler that %s ends its environment', async (_what, statement) => {
  const request = anInvocation(
    `let n = 0;\nexport const handler = async (event) => { ++n; if (event.end) { ${statement} } return n; };`,
  );
  const outcomes = [];
  for (const event of ['{}', '{"end":true}', '{}']) {
    outcomes.push(await runtime.invoke({ ...request, event }));
  }
  expect(outcomes.map(({ result }) => (result.ok ? result.payload : 'failed'))).toEqual([
    '1',
    'failed',
    '1',
  ]);
});

test('what was published before a time-out is still on record', async () => {
  const { calls, logs } = await runtime.invoke(
    anInvocation(
      `import { EventBridge } from '@aws-sdk/client-eventbridge';
       export const handler = async () => {
         console.log('before');
         await new EventBridge().putEvents({ Entries: [{ Source: 'a', DetailType: 'b', Detail: '{}' }] });
         await new Promise((resolve) => setTimeout(resolve, 9_000));
       };`,
    ),
  );
  expect(calls.map(({ operation }) => operation)).toEqual(['PutEvents']);
  expect(logs.map(({ message }) => message)).toEqual(['before']);
});

describe('messages of the engine are in the words of V8', () => {
  test.each([
    ['null.x', "Cannot read properties of null (reading 'x')"],
    ['event.detail.items', "Cannot read properties of undefined (reading 'items')"],
    ['null.x = 1', "Cannot set properties of null (setting 'x')"],
    ['nope', 'nope is not defined'],
    ['const o = {}; o.go()', 'o.go is not a function'],
    ['const o = { a: { b: 1 } }; o.a.b(1, 2)', 'o.a.b is not a function'],
    ['event.map((x) => x)', 'event.map is not a function'],
    ['const [first] = [1]; first()', 'first is not a function'],
    ['for (const x of event.list);', 'event.list is not iterable'],
    [
      'const [first] = event.list',
      'undefined is not iterable (cannot read property Symbol(Symbol.iterator))',
    ],
    ['(await event.go)()', 'event.go is not a function'],
    ['new event()', 'event is not a constructor'],
    ['const c = 1; c = 2', 'Assignment to constant variable.'],
    ['early; let early', "Cannot access 'early' before initialization"],
    ['[].reduce((a, b) => a)', 'Reduce of empty array with no initial value'],
    ['new Array(-1)', 'Invalid array length'],
    ['new Date(NaN).toISOString()', 'Invalid time value'],
    ['1n + 1', 'Cannot mix BigInt and other types, use explicit conversions'],
    ['JSON.stringify(1n)', 'Do not know how to serialize a BigInt'],
    ['JSON.parse("")', 'Unexpected end of JSON input'],
  ])('%s', async (statement, message) => {
    const { result } = await runtime.invoke(
      anInvocation(`export const handler = async (event) => { ${statement}; };`),
    );
    expect(result).toMatchObject({ ok: false, error: { errorMessage: message } });
  });
});

describe('JSON.parse complains in the words of Node.js 22', () => {
  test.each([
    ['undefined', '"undefined" is not valid JSON'],
    ['[object Object]', '"[object Object]" is not valid JSON'],
    ['hello', `Unexpected token 'h', "hello" is not valid JSON`],
    ['{"a":undefined}', `Unexpected token 'u', "{"a":undefined}" is not valid JSON`],
    ['[1,]', `Unexpected token ']', "[1,]" is not valid JSON`],
    ['{"a":1}x', 'Unexpected non-whitespace character after JSON at position 7 (line 1 column 8)'],
    ['{a:1}', "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
    [
      '{"order": {"id": 1, "items": [1,2,3], "x": y}}',
      `Unexpected token 'y', ...",3], "x": y}}" is not valid JSON`,
    ],
    [
      '{\n  "a": 1,\n  "b": oops\n}',
      `Unexpected token 'o', ..."1,\n  "b": oops\n}" is not valid JSON`,
    ],
  ])('%s', async (text, message) => {
    const { result } = await runtime.invoke(
      anInvocation('export const handler = async (text) => JSON.parse(text);', { event: text }),
    );
    expect(result).toMatchObject({ ok: false, error: { errorMessage: message } });
    expect(result.ok ? '' : result.error.trace.join('\n')).toContain(`SyntaxError: ${message}\n`);
  });
});
