import { beforeAll, describe, expect, test } from 'vitest';
import { instant } from '../../src/core/model/brand.ts';
import type { InvocationRequest } from '../../src/core/model/invocation.ts';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { type WholeRuntime, whole } from '../support/whole-runtime.ts';

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aJavaScriptRuntime());
});

async function invoke(...invocation: Parameters<typeof anInvocation>) {
  return runtime.invoke(anInvocation(...invocation));
}

async function resultOf(...invocation: Parameters<typeof anInvocation>): Promise<unknown> {
  const { result } = await invoke(...invocation);
  return result.ok ? JSON.parse(result.payload) : result.error;
}

interface Case {
  readonly name: string;
  readonly code: string;
  readonly event?: unknown;
  readonly options?: Partial<Omit<InvocationRequest, 'event'>>;
  readonly returns: unknown;
}

const results: readonly Case[] = [
  {
    name: 'an ES module exports its handler',
    code: 'export const handler = async (event) => ({ got: event.detail.n + 1 });',
    event: { detail: { n: 1 } },
    returns: { got: 2 },
  },
  {
    name: 'a handler may be a function declaration',
    code: 'export async function handler(event) { return event; }',
    event: [1],
    returns: [1],
  },
  {
    name: 'a handler may be nested in its export',
    code: 'export const api = { orders: { put: async () => "put" } };',
    options: { handler: 'index.api.orders.put' },
    returns: 'put',
  },
  {
    name: 'the file of the handler is named by the configuration',
    code: 'exports.run = async () => [__filename, __dirname];',
    options: { handler: 'src/orders.run' },
    returns: ['/var/task/src/orders.js', '/var/task/src'],
  },
  {
    name: 'CommonJS assigns to exports',
    code: 'exports.handler = async (event) => typeof require + event.a;',
    event: { a: 1 },
    returns: 'function1',
  },
  {
    name: 'CommonJS replaces module.exports',
    code: 'module.exports = { handler: async () => this === undefined };',
    returns: false,
  },
  {
    name: 'a word in a comment or a text does not make CommonJS a module',
    code: '// import x from "y"\nconst s = "export default 1";\nexports.handler = async () => s;',
    returns: 'export default 1',
  },
  {
    name: 'await outside functions makes a module',
    code: 'const ready = await new Promise((r) => setTimeout(r, 50, "ready"));\nexport const handler = async () => ready;',
    returns: 'ready',
  },
  {
    name: 'a callback gives the result',
    code: 'exports.handler = (event, context, callback) => callback(null, { ok: true });',
    returns: { ok: true },
  },
  {
    name: 'a callback waits until nothing is left to happen',
    code: `exports.handler = (event, context, callback) => {
      const seen = [];
      setTimeout(() => seen.push('later'), 100);
      callback(null, seen);
    };`,
    returns: ['later'],
  },
  {
    name: 'a callback does not wait if it is told not to',
    code: `exports.handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = false;
      const seen = [];
      setTimeout(() => seen.push('later'), 100);
      callback(null, seen);
    };`,
    returns: [],
  },
  {
    name: 'only the first call of the callback counts',
    code: 'exports.handler = (e, c, callback) => { callback(null, 1); callback(null, 2); };',
    returns: 1,
  },
  {
    name: 'context.succeed gives the result',
    code: 'exports.handler = (event, context) => { context.succeed("done"); };',
    returns: 'done',
  },
  {
    name: 'what a plain function returns is dropped, since only a promise or the callback counts',
    code: 'exports.handler = (event) => ({ statusCode: 200 });',
    returns: null,
  },
  {
    name: 'nothing returned is null',
    code: 'export const handler = async () => {};',
    returns: null,
  },
  {
    name: 'a thenable is as good as a promise',
    code: 'exports.handler = () => Promise.resolve(7);',
    returns: 7,
  },
  {
    name: 'toJSON decides what a value becomes',
    code: 'export const handler = async () => ({ at: new Date(0), u: undefined, f() {} });',
    returns: { at: '1970-01-01T00:00:00.000Z' },
  },
  {
    name: 'time stands still while a handler only waits for the next step',
    code: 'export const handler = async () => { const a = Date.now(); await null; return Date.now() - a; };',
    returns: 0,
  },
  {
    name: 'setTimeout takes virtual time',
    code: `export const handler = async () => {
      const a = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      return Date.now() - a;
    };`,
    returns: 2500,
  },
  {
    name: 'timers fire in the order in which they are due, and of equals the earlier set first',
    code: `export const handler = async () => {
      const seen = [];
      await new Promise((resolve) => {
        setTimeout(() => seen.push('20'), 20);
        setTimeout(() => seen.push('10a'), 10);
        setTimeout(() => seen.push('10b'), 10);
        setImmediate(() => seen.push('immediate'));
        process.nextTick(() => seen.push('tick'));
        Promise.resolve().then(() => seen.push('job'));
        clearTimeout(setTimeout(() => seen.push('never'), 5));
        const every = setInterval(() => {
          if (seen.push('every') > 8) { clearInterval(every); resolve(); }
        }, 15);
      });
      return seen;
    };`,
    returns: ['tick', 'job', 'immediate', '10a', '10b', 'every', '20', 'every', 'every'],
  },
  {
    name: 'a cleared timer does not disturb the order of the others',
    code: `export const handler = async () => {
      const seen = [];
      setTimeout(() => seen.push('100'), 100);
      clearTimeout(setTimeout(() => seen.push('never'), 100));
      setTimeout(() => seen.push('50'), 50);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return seen;
    };`,
    returns: ['50', '100'],
  },
  {
    name: 'timers/promises sleeps',
    code: `import { setTimeout as sleep } from 'node:timers/promises';
      export const handler = async () => sleep(10, 'slept');`,
    returns: 'slept',
  },
  {
    name: 'the time zone is UTC',
    code: 'export const handler = async () => [new Date(2026, 0, 1).toISOString(), new Date().getTimezoneOffset()];',
    returns: ['2026-01-01T00:00:00.000Z', 0],
  },
  {
    name: 'the environment has the variables of the function and of Lambda, as text',
    code: `export const handler = async () => {
      process.env.N = 5;
      const { TABLE, AWS_REGION, AWS_LAMBDA_FUNCTION_NAME, _HANDLER, NONE, N } = process.env;
      return { TABLE, AWS_REGION, AWS_LAMBDA_FUNCTION_NAME, _HANDLER, NONE, N };
    };`,
    options: { environmentVariables: { TABLE: 'orders', __proto__: 'x' } },
    returns: {
      TABLE: 'orders',
      AWS_REGION: 'eu-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'orders',
      _HANDLER: 'index.handler',
      N: '5',
    },
  },
  {
    name: 'the context is that of Lambda for Node.js',
    code: 'export const handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() });',
    returns: {
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'orders',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:orders',
      memoryLimitInMB: '128',
      awsRequestId: '8a4c1c2e-0000-4000-8000-000000000001',
      logGroupName: '/aws/lambda/orders',
      logStreamName: '2026/01/15/[$LATEST]0123456789abcdef0123456789abcdef',
      left: 2999,
    },
  },
  {
    name: 'the remaining time shrinks as virtual time passes',
    code: `export const handler = async (event, context) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return context.getRemainingTimeInMillis();
    };`,
    returns: 1999,
  },
  {
    name: '__proto__ in an event is a member like any other',
    code: 'export const handler = async (event) => [Object.keys(event), event.polluted, ({}).polluted];',
    event: JSON.parse('{"__proto__": {"polluted": true}}'),
    returns: [['__proto__'], null, null],
  },
  {
    name: 'a module can be imported when it is needed',
    code: `export const handler = async () => {
      const { PutEventsCommand } = await import('@aws-sdk/client-eventbridge');
      return PutEventsCommand.name;
    };`,
    returns: 'PutEventsCommand',
  },
  {
    name: 'CommonJS can import, too',
    code: "exports.handler = async () => typeof (await import('node:util')).inspect;",
    returns: 'function',
  },
  {
    name: 'structuredClone copies what JSON cannot',
    code: `export const handler = async () => {
      const a = { m: new Map([[1, { d: new Date(0) }]]), u: undefined };
      a.self = a;
      const b = structuredClone(a);
      return [b !== a, b.self === b, b.m.get(1).d.getTime(), 'u' in b];
    };`,
    returns: [true, true, 0, true],
  },
  {
    name: 'a date is written with the name of its time zone',
    code: 'export const handler = async () => String(new Date(0));',
    returns: 'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)',
  },
  {
    name: 'fetch fails as it does without a network',
    code: `export const handler = async () => fetch('https://example.com').catch((e) => [e.name, e.message]);`,
    returns: ['TypeError', 'fetch failed'],
  },
  {
    name: 'nothing of the browser or of Node.js itself is within reach',
    code: `export const handler = async () => {
      const names = ['window', 'self', 'document', 'postMessage', 'importScripts', 'XMLHttpRequest',
        'WebSocket', 'EventSource', 'indexedDB', 'caches', 'localStorage', 'navigator', 'location',
        'Worker', 'BroadcastChannel', 'WebAssembly', 'bridge', 'host', 'std', 'os'];
      const global = Function('return this')();
      return names.filter((name) => name in global || name in globalThis);
    };`,
    returns: [],
  },
];

describe('what a handler returns', () => {
  test.each(results)('$name', async ({ code, event, options, returns }) => {
    expect(await resultOf(code, { event, ...options })).toEqual(returns);
  });
});

describe('an environment', () => {
  const counting = 'let n = 0;\nexport const handler = async () => ++n;';

  test('keeps what the module holds while it is warm', async () => {
    const request = anInvocation(counting);
    const outcomes = [await runtime.invoke(request), await runtime.invoke(request)];
    expect(outcomes.map(({ result }) => result)).toEqual([
      { ok: true, payload: '1' },
      { ok: true, payload: '2' },
    ]);
    expect(outcomes.map((outcome) => 'initMilliseconds' in outcome)).toEqual([true, false]);
  });

  test('shares nothing with another one', async () => {
    await resultOf(
      'globalThis.leak = 1; Object.prototype.leak = 1; exports.handler = async () => 1;',
    );
    expect(await resultOf('exports.handler = async () => [globalThis.leak, ({}).leak];')).toEqual([
      null,
      null,
    ]);
  });

  test('freezes a pending timer until its next invocation', async () => {
    const request = anInvocation(
      `const seen = [];
       export const handler = async (event) => {
         if (event.wait) await new Promise((resolve) => setTimeout(resolve, event.wait));
         else setTimeout(() => seen.push('late'), 100);
         return seen;
       };`,
    );
    expect((await runtime.invoke(request)).result).toEqual({ ok: true, payload: '[]' });
    const later = { ...request, event: '{"wait":200}', now: instant(request.now + 10_000) };
    expect((await runtime.invoke(later)).result).toEqual({ ok: true, payload: '["late"]' });
  });

  test('forgets an answer that comes after its invocation', async () => {
    const request = anInvocation(
      `exports.handler = (event, context, callback) => {
         if (event.first) {
           setTimeout(() => callback(null, 'stale'), 50);
           context.callbackWaitsForEmptyEventLoop = false;
           throw new Error('early');
         }
         setTimeout(() => callback(null, 'fresh'), 100);
       };`,
      { event: { first: true } },
    );
    await runtime.invoke(request);
    const second = await runtime.invoke({ ...request, event: '{}' });
    expect(second.result).toEqual({ ok: true, payload: '"fresh"' });
  });

  test('is given up when forty others have been used since', async () => {
    const request = anInvocation(counting);
    await runtime.invoke(request);
    for (let i = 0; i < 40; i++) await invoke('exports.handler = async () => 1;');
    expect((await runtime.invoke(request)).result).toEqual({ ok: true, payload: '1' });
  });
});

test('the same requests have the same outcomes, byte for byte', async () => {
  const code = `
    import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
    let n = 0;
    export const handler = async (event) => {
      console.log(++n, Math.random(), crypto.randomUUID(), new Date());
      const Entries = [{ Source: 'a', DetailType: 'b', Detail: '{}' }];
      const { Entries: [{ EventId }] } = await new EventBridgeClient().send(new PutEventsCommand({ Entries }));
      let sum = 0;
      for (let i = 0; i < 300_000; i++) sum += i;
      return { EventId, sum, at: Date.now(), random: [...crypto.getRandomValues(new Uint8Array(4))] };
    };`;
  const play = async () => {
    const another = whole(await aJavaScriptRuntime());
    const request = anInvocation(code, { environment: 'run/f/1' });
    const outcomes = [];
    for (const seed of [1, 1, 2]) outcomes.push(await another.invoke({ ...request, seed }));
    return JSON.stringify(outcomes);
  };
  const first = await play();
  expect(await play()).toBe(first);
  const payloads = (JSON.parse(first) as { result: { payload: string } }[]).map((o) =>
    JSON.parse(o.result.payload),
  );
  expect(payloads[0].EventId).toBe(payloads[1].EventId);
  expect(payloads[1].EventId).not.toBe(payloads[2].EventId);
});

test('computing takes virtual time, however fast the machine is', async () => {
  const { durationMilliseconds, result } = await invoke(
    'export const handler = async () => { for (let i = 0; i < 1e6; i++); return Date.now(); };',
  );
  expect(durationMilliseconds).toBeCloseTo(101, 0);
  expect(result).toEqual({ ok: true, payload: String(Date.UTC(2026, 0, 15, 9) + 120 + 101) });
});

describe('console', () => {
  test('has a level for every line, and its moment', async () => {
    const { logs } = await invoke(`export const handler = async () => {
      console.log('a %d', 1);
      console.debug({ b: [1, 2] });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      console.warn('c', 'd'); console.error(new Error('e').message); console.trace('f');
    };`);
    const start = Date.UTC(2026, 0, 15, 9) + 121;
    expect(logs).toEqual([
      { at: start, level: 'INFO', message: 'a 1' },
      { at: start, level: 'DEBUG', message: '{ b: [ 1, 2 ] }' },
      { at: start + 1000, level: 'WARN', message: 'c d' },
      { at: start + 1000, level: 'ERROR', message: 'e' },
      { at: start + 1000, level: 'TRACE', message: 'f' },
    ]);
  });

  test('works while the file is loaded', async () => {
    const { logs } = await invoke(
      'console.log("cold", typeof context); exports.handler = async () => 1;',
    );
    expect(logs.map(({ message }) => message)).toEqual(['cold undefined']);
  });
});

describe('bytes', () => {
  /** The same expression in Node.js and in the sandbox. */
  test.each([
    'Buffer.from("héllo €😀").toString("base64")',
    'Buffer.from("aMOpbGxvIOKCrPCfmIA=", "base64").toString()',
    'Buffer.from("aMOpbGxvIOKCrPCfmIA", "base64url").toString("utf8")',
    'Buffer.from("_-8", "base64").toString("hex")',
    'Buffer.from("ÿ þ", "latin1").toString("base64url")',
    'Buffer.from("c3a9zz", "hex").toString()',
    'Buffer.byteLength(JSON.stringify({ a: "é😀" }))',
    'Buffer.concat([Buffer.from("a"), new Uint8Array([98])]).toString()',
    'JSON.stringify(Buffer.from("ab"))',
    'Buffer.from(JSON.parse(JSON.stringify(Buffer.from("ab")))).equals(Buffer.from("ab"))',
    'Buffer.alloc(5, "ab").toString()',
    'Buffer.from("hello").subarray(1, 3).toString()',
    'Buffer.isBuffer(Buffer.from("")) && !Buffer.isBuffer(new Uint8Array())',
    'Buffer.from("hello").toString("utf8", 1, 3)',
    '[...new TextEncoder().encode("é€😀\\ud800")]',
    'new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))',
    '[[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98], [0xe2, 0x82, 0x41], [0xff], [0xf4, 0x90, 0x80, 0x80], [0xe1]].map((b) => new TextDecoder().decode(new Uint8Array(b)))',
    '(() => { try { new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([255])); } catch (e) { return e.name; } })()',
  ])('%s', async (expression) => {
    const expected: unknown = new Function(`return ${expression}`)();
    expect(await resultOf(`exports.handler = async () => ${expression};`)).toEqual(expected);
  });
});
