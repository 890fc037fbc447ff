import { beforeAll, describe, expect, test } from 'vitest';
import type { FunctionError } from '../../src/core/model/invocation.ts';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { type WholeRuntime, whole } from '../support/whole-runtime.ts';

/** Modules as Node.js 22 has them on Lambda, where no flag of its experiments is set. */

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aJavaScriptRuntime());
});

const sends = (handler: string, client: string) => `${client}
const client = new SQSClient({ region: 'eu-central-1' });
${handler} async () => {
  const command = new GetQueueUrlCommand({ QueueName: 'q' });
  return (await client.send(command)).QueueUrl.split('/').at(-1);
};`;

describe('what a handler returns', () => {
  test.each<[name: string, code: string, value: unknown]>([
    ['exports.handler', 'exports.handler = async () => 1;', 1],
    ['module.exports', 'module.exports = { handler: async () => 1 };', 1],
    [
      'module.exports after exports',
      'exports.a = 1; module.exports.handler = async () => exports.a;',
      1,
    ],
    ['this.handler', 'this.handler = async () => 1;', 1],
    [
      'a function that is declared later',
      'exports.handler = handler; async function handler() { return 1; }',
      1,
    ],
    ['a return outside functions', 'exports.handler = async () => 1; return; throw 0;', 1],
    ['code that is not strict', 'count = 41; exports.handler = async () => ++count;', 42],
    [
      'the five names of a file',
      `const before = [this === module.exports, this === exports, arguments.length, module.loaded];
       exports.handler = async () => [...before, module.loaded, __filename, __dirname];`,
      [true, true, 5, false, true, '/var/task/index.js', '/var/task'],
    ],
    [
      'module',
      'exports.handler = async () => [module.id, module.filename, module.path, module.children, module.paths];',
      [
        '/var/task/index.js',
        '/var/task/index.js',
        '/var/task',
        [],
        ['/var/task/node_modules', '/var/node_modules', '/node_modules'],
      ],
    ],
    [
      'require',
      `exports.handler = async () => [require.main === module, Object.keys(require.cache),
        require('./index') === exports, require(__filename) === exports, module.require === require];`,
      [false, ['/var/task/index.js'], true, true, true],
    ],
    [
      'require.resolve',
      "exports.handler = async () => ['node:crypto', 'crypto', './index.js', '@aws-sdk/client-sqs'].map((id) => require.resolve(id));",
      [
        'node:crypto',
        'crypto',
        '/var/task/index.js',
        '/var/runtime/node_modules/@aws-sdk/client-sqs/dist-cjs/index.js',
      ],
    ],
    [
      'a module by both of its names, and by import',
      `exports.handler = async () => {
         const { default: imported } = await import('node:crypto');
         return [require('crypto') === require('node:crypto'), imported === require('crypto')];
       };`,
      [true, true],
    ],
    [
      'the SDK by require',
      sends(
        'exports.handler =',
        "const { SQSClient, GetQueueUrlCommand } = require('@aws-sdk/client-sqs');",
      ),
      'q',
    ],
    [
      'the SDK by import',
      sends(
        'export const handler =',
        "import { SQSClient, GetQueueUrlCommand } from '@aws-sdk/client-sqs';",
      ),
      'q',
    ],
    [
      'the SDK by its default',
      sends(
        'export const handler =',
        "import sqs from '@aws-sdk/client-sqs'; const { SQSClient, GetQueueUrlCommand } = sqs;",
      ),
      'q',
    ],
    [
      'the SDK as a namespace',
      sends(
        'export const handler =',
        "import * as sqs from '@aws-sdk/client-sqs'; const { SQSClient, GetQueueUrlCommand } = sqs;",
      ),
      'q',
    ],
    [
      'digests',
      `const { createHash, createHmac } = require('node:crypto');
       exports.handler = async () => [createHash('sha256').update('a').update('bc').digest('hex'),
         createHash('md5').update(Buffer.from('abc')).digest('base64'),
         createHmac('sha256', 'key').update('The quick brown fox jumps over the lazy dog').digest('hex')];`,
      [
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        'kAFQmDzST7DWlj99KOF/cg==',
        'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
      ],
    ],
    [
      'what is global as well',
      `exports.handler = async () => [require('process') === process, require('console') === console,
         require('timers').setTimeout === setTimeout, require('perf_hooks').performance === performance];`,
      [true, true, true, true],
    ],
    [
      'names of CommonJS are not defined in a module',
      `export const handler = async () => [typeof require, typeof exports, typeof module, typeof __filename, typeof __dirname];`,
      Array(5).fill('undefined'),
    ],
  ])('%s', async (_name, code, value) => {
    const { result } = await runtime.invoke(anInvocation(code));
    expect(result.ok ? JSON.parse(result.payload) : result).toEqual(value);
  });
});

const STACK = 'Require stack:\n- /var/task/index.js\n- /var/runtime/index.mjs';

describe('what Lambda reports', () => {
  test.each<[name: string, code: string, error: Partial<FunctionError>]>([
    [
      'a package that is not there',
      "require('lodash');",
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: `Error: Cannot find module 'lodash'\n${STACK}`,
      },
    ],
    [
      'a file that is not there',
      "require('./helper');",
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: `Error: Cannot find module './helper'\n${STACK}`,
      },
    ],
    [
      'a module of Node.js that is not there here',
      "require('node:fs');",
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: `Error: Cannot find module 'node:fs'\n${STACK}\nBuslab: Lambda has this module, but handlers in this page do not`,
      },
    ],
    [
      'one that is not there anywhere',
      "require('node:nope');",
      {
        errorType: 'Error',
        errorMessage: 'No such built-in module: node:nope',
        trace: [
          'Error [ERR_UNKNOWN_BUILTIN_MODULE]: No such built-in module: node:nope',
          '    at /var/task/index.js:1:1',
        ],
      },
    ],
    [
      'the same by import',
      "import 'node:nope';",
      { errorType: 'Error', errorMessage: 'No such built-in module: node:nope' },
    ],
    [
      'no name at all',
      'require(5);',
      {
        errorType: 'TypeError',
        errorMessage: 'The "id" argument must be of type string. Received type number (5)',
      },
    ],
    [
      'an empty name',
      "require('');",
      {
        errorType: 'TypeError',
        errorMessage: "The argument 'id' must be a non-empty string. Received ''",
      },
    ],
    [
      'require in a module',
      "const sqs = require('@aws-sdk/client-sqs');\nexport const handler = async () => 1;",
      {
        errorType: 'ReferenceError',
        errorMessage: 'require is not defined in ES module scope, you can use import instead',
        trace: [
          'ReferenceError: require is not defined in ES module scope, you can use import instead',
          '    at file:///var/task/index.mjs:1:13',
        ],
      },
    ],
    [
      'exports in a module',
      "import 'node:crypto';\nexports.handler = async () => 1;",
      {
        errorType: 'ReferenceError',
        errorMessage: 'exports is not defined in ES module scope',
        line: 2,
        column: 1,
      },
    ],
    [
      'module in a module',
      "import 'node:crypto';\nmodule.exports = { handler: async () => 1 };",
      { errorMessage: 'module is not defined in ES module scope' },
    ],
    [
      '__dirname in a module',
      'const folder = __dirname;\nexport const handler = async () => 1;',
      { errorMessage: '__dirname is not defined in ES module scope' },
    ],
    [
      'another name in a module',
      'requires;\nexport const handler = async () => 1;',
      { errorMessage: 'requires is not defined' },
    ],
    [
      'require in a module, but only when it runs',
      "export const handler = async () => require('x');",
      { errorType: 'ReferenceError', errorMessage: 'require is not defined' },
    ],
    [
      'a name that the SDK does not export',
      "import { SQS, Nope as Other } from '@aws-sdk/client-sqs';\nexport const handler = async () => 1;",
      {
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage: `SyntaxError: Named export 'Nope' not found. The requested module '@aws-sdk/client-sqs' is a CommonJS module, which may not support all module.exports as named exports.
CommonJS modules can always be imported via the default export, for example using:

import pkg from '@aws-sdk/client-sqs';
const { SQS, Nope: Other } = pkg;
`,
      },
    ],
    [
      'a name that a module of Node.js does not export',
      "import { nope } from 'node:crypto';\nexport const handler = async () => 1;",
      {
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage:
          "SyntaxError: The requested module 'node:crypto' does not provide an export named 'nope'",
      },
    ],
    [
      'exports that is replaced',
      'exports = { handler: async () => 1 };',
      {
        errorType: 'Runtime.HandlerNotFound',
        errorMessage: 'index.handler is undefined or not exported',
      },
    ],
  ])('%s', async (_name, code, error) => {
    const { result } = await runtime.invoke(anInvocation(code));
    expect(result).toMatchObject({ ok: false, error });
  });
});

test('a handler can look at the error of require', async () => {
  const code =
    "exports.handler = async () => { try { require('lodash'); } catch ({ code, requireStack }) { return [code, requireStack]; } };";
  const { result } = await runtime.invoke(anInvocation(code));
  expect(result.ok && JSON.parse(result.payload)).toEqual([
    'MODULE_NOT_FOUND',
    ['/var/task/index.js', '/var/runtime/index.mjs'],
  ]);
});
