import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { InvocationOutcome } from '../../src/core/model/invocation.ts';
import { anInvocation } from '../support/invocations.ts';
import { aJavaScriptRuntime } from '../support/javascript-runtime.ts';
import { type WholeRuntime, whole } from '../support/whole-runtime.ts';

let runtime: WholeRuntime;
beforeAll(async () => {
  runtime = whole(await aJavaScriptRuntime());
});

/** After every attack: another function works, and nothing of ours has changed. */
afterEach(async () => {
  const { result } = await runtime.invoke(
    anInvocation('export const handler = async (event) => event.n * 7;', { event: { n: 6 } }),
  );
  expect(result).toEqual({ ok: true, payload: '42' });
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

async function attack(body: string, event: unknown = {}): Promise<InvocationOutcome> {
  const code = `export const handler = async (event, context) => { ${body} };`;
  return runtime.invoke(anInvocation(code, { event, timeoutMilliseconds: 600 }));
}

function endOf({ result }: InvocationOutcome): string {
  return result.ok ? result.payload : result.error.errorType;
}

const TIMED_OUT = 'Sandbox.Timedout';
const OUT_OF_MEMORY = 'Runtime.OutOfMemory';

describe('code that does not end times out', () => {
  test.each([
    ['a loop', 'for (;;);'],
    ['a loop of calls', 'const f = () => {}; for (;;) f();'],
    [
      'a loop that catches everything',
      'for (;;) { try { for (;;); } catch {} finally { continue; } }',
    ],
    ['a generator', 'function* g() { for (;;) yield 1; } for (const x of g());'],
    ['a loop of awaits', 'for (;;) await null;'],
    ['a flood of microtasks', '(function again() { Promise.resolve().then(again); })(); await 0;'],
    [
      'microtasks by queueMicrotask',
      'const again = () => queueMicrotask(again); again(); await 0;',
    ],
    [
      'a flood of timers',
      'const again = () => setImmediate(again); again(); await new Promise(() => {});',
    ],
    ['a regular expression', '/(a+)+$/.test("a".repeat(40) + "b");'],
    ['a built-in over a huge length', 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);'],
    ['a getter that is asked for ever', 'return { get a() { for (;;); } };'],
    ['a toJSON that does not return', 'return { toJSON() { for (;;); } };'],
    ['an error that does not let itself be read', 'throw { get name() { for (;;); } };'],
    ['a proxy as result', 'return new Proxy({}, { ownKeys() { for (;;); } });'],
    ['a thenable that calls itself', 'const t = { then(r) { r(t); } }; return t;'],
    ['a log of a value that does not end', 'console.log("%s", { toString() { for (;;); } });'],
  ])('%s', async (_what, body) => {
    const outcome = await attack(body);
    expect(endOf(outcome)).toBe(TIMED_OUT);
    expect(outcome.durationMilliseconds).toBe(600);
  });
});

test('a time-out of a quarter of an hour does not keep a loop running for long', async () => {
  const request = anInvocation('export const handler = async () => { for (;;); };', {
    timeoutMilliseconds: 900_000,
  });
  const outcome = await runtime.invoke(request);
  expect(endOf(outcome)).toBe(TIMED_OUT);
  expect(outcome.durationMilliseconds).toBe(900_000);
});

test.each([
  ['a loop', 'for (;;);'],
  ['a loop of awaits', 'for (;;) await null;'],
])('while the file is loaded, %s times out, too', async (_what, statement) => {
  const code = `${statement}\nexport const handler = async () => 1;`;
  expect(endOf(await runtime.invoke(anInvocation(code)))).toBe(TIMED_OUT);
});

describe('code that takes too much memory is killed', () => {
  test.each([
    ['arrays', 'const a = []; for (;;) a.push(new Array(1e4).fill(1));'],
    ['array buffers', 'const a = []; for (;;) a.push(new ArrayBuffer(1 << 20));'],
    ['one array buffer', 'new ArrayBuffer(2 ** 31 - 1);'],
    ['texts', 'const a = []; for (let i = 0; ; i++) a.push(String(i).repeat(1e5));'],
    ['keys', 'const o = {}; for (let i = 0; ; i++) o["k".repeat(1e4) + i] = i;'],
    ['a map', 'const m = new Map(); for (let i = 0; ; i++) m.set({ i }, new Array(1e3).fill(i));'],
    [
      'closures',
      'let f = () => 0; for (;;) { const g = f, a = new Array(1e3).fill(1); f = () => [g, a]; }',
    ],
    ['a replacement', '"a".repeat(1e6).replace(/a/g, "$&".repeat(1e3));'],
    ['padding', '"".padStart(2 ** 29, "x");'],
    ['Array.from', 'Array.from({ length: 1e9 });'],
    ['a growing array', 'let a = [1]; for (;;) a = a.concat(a);'],
    ['the result', 'return { toJSON: () => new Array(2e7).fill(1) };'],
  ])('%s', async (_what, body) => {
    expect(endOf(await attack(body))).toBe(OUT_OF_MEMORY);
  });

  test('but for one that catches the error, which is not so on Lambda', async () => {
    const outcome = await attack(`
      const a = [];
      try { for (;;) a.push(new Uint8Array(1 << 20)); } catch { a.length = 0; return 'went on'; }`);
    expect(endOf(outcome)).toBe('"went on"');
  });

  test('whatever memory the function is configured with', async () => {
    const code =
      'export const handler = async () => { const a = []; for (;;) a.push(new Uint8Array(1 << 20)); };';
    const outcome = await runtime.invoke(anInvocation(code, { memoryMegabytes: 10_240 }));
    expect(endOf(outcome)).toBe(OUT_OF_MEMORY);
    expect(outcome.memoryUsedBytes).toBeLessThan(400 * 1024 * 1024);
  });
});

describe('recursion without an end is a RangeError', () => {
  test.each([
    ['a function', 'const f = () => f() + 1; f();'],
    [
      'a getter in a callback',
      'class A { get x() { return [1].map(() => this.x)[0]; } } new A().x;',
    ],
    ['a deep JSON text', 'JSON.parse("[".repeat(200_000));'],
    ['deep JSON', 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; JSON.stringify(a);'],
    ['a deep text', 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; String(a);'],
    ['deep source text', 'Function("(".repeat(1e5));'],
    ['a proxy of itself', 'const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x;'],
    ['a toString of itself', 'const o = { toString: () => o + "" }; o + "";'],
    ['a regular expression', 'new RegExp("(".repeat(1e5) + ")".repeat(1e5));'],
  ])('%s', async (_what, body) => {
    expect(['RangeError', 'SyntaxError']).toContain(endOf(await attack(body)));
  });

  test('and can be caught', async () => {
    const outcome = await attack(
      'const f = () => f() + 1; try { f(); } catch { return "caught"; }',
    );
    expect(endOf(outcome)).toBe('"caught"');
  });
});

describe('what leaves the engine is bounded', () => {
  test('log lines', async () => {
    const { logs } = await attack('for (let i = 0; i < 20_000; i++) console.log("line", i);');
    expect(logs.length).toBeLessThanOrEqual(2_001);
    expect(logs.at(-1)?.message).toMatch(/more was logged/);
  });

  test('log text', async () => {
    const { logs } = await attack('for (let i = 0; i < 100; i++) console.log("x".repeat(50_000));');
    const characters = logs.reduce((sum, { message }) => sum + message.length, 0);
    expect(characters).toBeLessThan(300_000);
  });

  test('a log that goes on for ever', async () => {
    expect(endOf(await attack('for (;;) console.log("x".repeat(1_000));'))).toBe(TIMED_OUT);
  });

  test('AWS calls', async () => {
    const { calls, result } = await attack(`
      const { EventBridge } = await import('@aws-sdk/client-eventbridge');
      const client = new EventBridge();
      const Entries = [{ Source: 'a', DetailType: 'b', Detail: '{}' }];
      const sent = Array.from({ length: 3_000 }, () => client.putEvents({ Entries }).catch((e) => e.name));
      return (await Promise.all(sent)).filter((answer) => answer === 'ThrottlingException').length;`);
    expect(calls.length).toBe(1_000);
    expect(result).toEqual({ ok: true, payload: '2000' });
  });

  test('the text of AWS calls', async () => {
    const { calls } = await attack(`
      const { SNS } = await import('@aws-sdk/client-sns');
      const client = new SNS();
      const Message = 'x'.repeat(1e6);
      for (let i = 0; i < 50; i++) await client.publish({ TopicArn: 'arn', Message }).catch(() => {});`);
    expect(calls.length).toBeLessThan(9);
  });

  test('error texts', async () => {
    const { result } = await attack(`
      const error = new Error('x'.repeat(1e6));
      error.name = 'N'.repeat(1e5);
      error.stack = 'at\\n'.repeat(1e5);
      throw error;`);
    expect(JSON.stringify(result).length).toBeLessThan(80_000);
  });
});

describe('forged values stay what they are: text', () => {
  test('a result with a member __proto__', async () => {
    const outcome = await attack('return JSON.parse(\'{"__proto__": {"polluted": 1}}\');');
    expect(endOf(outcome)).toBe('{"__proto__":{"polluted":1}}');
  });

  test('polluted prototypes end with their environment', async () => {
    await attack(`
      Object.prototype.polluted = 1; Array.prototype.map = null; String.prototype.slice = null;
      JSON.stringify = () => '{"polluted":1}'; JSON.parse = () => ({ polluted: 1 });
      Promise.prototype.then = null; Object.freeze(globalThis);`);
  });

  test('replaced built-ins do not change what is returned', async () => {
    const outcome = await attack('JSON.stringify = () => "forged"; return { a: 1 };');
    expect(endOf(outcome)).toBe('{"a":1}');
  });

  test('a call whose input is not what it should be', async () => {
    const { calls, result } = await attack(`
      const { EventBridge } = await import('@aws-sdk/client-eventbridge');
      const client = new EventBridge();
      const names = [];
      for (const Entries of [undefined, null, 5, 'x', {}, [null], [[]], [{ Detail: {} }],
        [{ __proto__: { Source: 'a' } }], [{ Source: { toJSON: () => 1 } }], new Array(11).fill({})]) {
        names.push(await client.putEvents({ Entries }).then((a) => a.FailedEntryCount, (e) => e.name));
      }
      return names;`);
    expect(result.ok && JSON.parse(result.payload)).toEqual([
      ...['ValidationException', 'ValidationException'],
      ...Array(3).fill('SerializationException'),
      'ValidationException',
      ...['SerializationException', 'SerializationException'],
      1,
      ...['SerializationException', 'ValidationException'],
    ]);
    expect(calls.every(({ operation }) => operation === 'PutEvents')).toBe(true);
  });

  test.each([
    [
      'an error with getters',
      'throw Object.create(Error.prototype, { message: { get() { return {}; } } });',
    ],
    [
      'an error whose members throw',
      'const e = new Error(); Object.defineProperty(e, "message", { get() { throw 1; } }); throw e;',
    ],
    [
      'an error with a circular cause',
      'const e = new Error("x"); e.cause = e; e.name = e; throw e;',
    ],
    [
      'a proxy of an error',
      'throw new Proxy(new Error("x"), { get() { throw new Error("y"); } });',
    ],
    [
      'a revoked proxy',
      'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;',
    ],
    ['a symbol', 'throw Symbol("s");'],
    ['a proxy as result', 'return new Proxy({}, { get() { throw new Error("no"); } });'],
    [
      'toJSON that gives something else each time',
      'let n = 0; return [{ toJSON: () => ++n }, { toJSON: () => { throw ++n; } }];',
    ],
    [
      'an out-of-memory error that is none',
      'const e = new Error("out of memory"); e.name = "Error"; throw e;',
    ],
  ])('%s', async (_what, body) => {
    const { result } = await attack(body);
    if (result.ok) throw new Error(result.payload);
    expect(typeof result.error.errorType).toBe('string');
    expect(typeof result.error.errorMessage).toBe('string');
    expect(result.error.errorType).not.toBe(OUT_OF_MEMORY);
  });

  test('our own functions, found through a stack trace, give no power', async () => {
    const { result, calls } = await attack(`
      let functions = [];
      Error.prepareStackTrace = (error, sites) => sites.map((site) => site.getFunction());
      const trap = { toJSON() { functions = new Error().stack; return 1; } };
      console.log(new Proxy({}, { ownKeys() { functions = functions.concat(new Error().stack); return []; } }));
      const found = functions.filter((f) => typeof f === 'function');
      for (const f of found) {
        for (const values of [['settle', 'result', 'not JSON'], ['call', '__proto__.x', '{{'], ['log', 'NOPE', 'x'], ['exit', 'x']]) {
          try { f(...values); } catch {}
        }
      }
      return 1;`);
    expect(result.ok ? result.payload : result.error.errorType).toMatch(
      /^(1|null|Runtime.ExitError)$/,
    );
    expect(calls).toEqual([]);
  });

  test('what an invocation has left behind answers for no later one', async () => {
    const request = anInvocation(`
      let late;
      exports.handler = (event, context, callback) => {
        if (late) { late('forged'); return callback(null, 'second'); }
        late = context.succeed;
      };`);
    expect(endOf(await runtime.invoke(request))).toBe('null');
    expect(endOf(await runtime.invoke(request))).toBe('"second"');
  });

  test('a wrapper is left by its end', async () => {
    const outcome = await runtime.invoke(
      anInvocation('}); globalThis.escaped = 1; (function () { exports.handler = async () => 1;'),
    );
    expect(outcome.result.ok).toBe(false);
  });
});
