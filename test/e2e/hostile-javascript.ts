import type { Attack } from './attack.ts';

/**
 * Handlers in JavaScript that try to get out. Each returns `OPEN` if it has got somewhere.
 *
 * @param url of a server outside that notes who comes
 */
export function attacksInJavaScript(url: string): readonly Attack[] {
  const attack = (name: string, body: string, ends: Attack['ends'] = 'closed'): Attack => ({
    name: `JavaScript: ${name}`,
    language: 'javascript',
    code: `export const handler = async (event, context) => {\n${body}\n};`,
    ends,
  });
  const reaches = (name: string, expression: string) =>
    attack(name, `const found = ${expression};\nreturn found === undefined ? 'nothing' : 'OPEN';`);
  const everywhere = "[globalThis, Function('return this')(), (0, eval)('this')]";

  return [
    attack('fetch', `return fetch('${url}/fetch').then(() => 'OPEN', (error) => error.message);`),
    attack('a module from elsewhere', `return import('${url}/module').then(() => 'OPEN', String);`),
    attack(
      'a module as data',
      "return import('data:text/javascript,export default 1').then(() => 'OPEN', String);",
    ),
    ...[
      'XMLHttpRequest',
      'WebSocket',
      'EventSource',
      'WebTransport',
      'RTCPeerConnection',
      'importScripts',
      'indexedDB',
      'caches',
      'localStorage',
      'document',
      'window',
      'parent',
      'top',
      'postMessage',
      'BroadcastChannel',
      'Worker',
      'WebAssembly',
      'navigator',
    ].map((name) => reaches(name, `${everywhere}.find((each) => '${name}' in each)`)),
    reaches(
      'a function constructor with another global',
      `[event, context, console, Promise, async () => {}, function* () {}]
         .map((value) => value.constructor.constructor('return this')())
         .find((value) => value && ('fetch' in value && 'postMessage' in value))`,
    ),
    attack(
      'modules of Node.js that reach the machine',
      `const { createRequire } = await import('node:module').catch(() => ({}));
       for (const name of ['fs', 'net', 'http', 'https', 'child_process', 'vm', 'worker_threads']) {
         for (const prefix of ['', 'node:']) {
           const found = await import(prefix + name).catch(() => null);
           if (found && Object.keys(found).length > 0) return 'OPEN';
         }
       }
       return createRequire ? 'OPEN' : 'closed';`,
    ),
    attack(
      'the bindings of the process',
      `return process.binding || process.dlopen || process.mainModule ? 'OPEN' : 'closed';`,
    ),
    attack(
      'a prototype through what it returns',
      `return JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');`,
    ),
    attack(
      'a prototype through what it publishes',
      `const { EventBridge } = await import('@aws-sdk/client-eventbridge');
       const Detail = '{"__proto__": {"polluted": 1}}';
       const entry = JSON.parse('{"__proto__": {"polluted": 1}}');
       await new EventBridge().putEvents({ Entries: [{ ...entry, Source: 'a', DetailType: 'b', Detail }] });
       return 'sent';`,
    ),
    attack(
      'prototypes of its own realm',
      `Object.prototype.polluted = 1; Array.prototype.map = () => ['OPEN'];
       JSON.stringify = () => '"OPEN"'; Promise.prototype.then = undefined;
       return 'tried';`,
      'any',
    ),
    attack(
      'the log and the result of somebody else',
      `for (const key of Object.getOwnPropertyNames(globalThis)) {
         if (/bridge|host/i.test(key)) return 'OPEN';
       }
       console.log('END RequestId: forged\\nREPORT RequestId: forged');
       return { errorType: 'Forged', __proto__: null };`,
      'any',
    ),
    attack(
      'an error with a mind of its own',
      `throw new Proxy(new Error('x'), { get() { for (;;); }, getPrototypeOf() { for (;;); } });`,
      'any',
    ),
    attack(
      'a result that never ends',
      `return { toJSON() { return { again: this, toJSON: this.toJSON }; }, get x() { for (;;); } };`,
      'any',
    ),
    attack('a loop', 'for (;;);', 'timed-out'),
    attack(
      'a loop that catches',
      'for (;;) try { for (;;); } catch {} finally { continue; }',
      'timed-out',
    ),
    attack('promises without an end', 'for (;;) await null;', 'timed-out'),
    attack(
      'timers without an end',
      'await new Promise(() => setInterval(() => {}, 0));',
      'timed-out',
    ),
    attack(
      'a hopeless regular expression',
      "return /(a+)+$/.test('a'.repeat(60) + 'b');",
      'timed-out',
    ),
    attack(
      'arrays without an end',
      'const a = []; for (;;) a.push(new Array(1e4).fill(1));',
      'out-of-memory',
    ),
    attack(
      'bytes without an end',
      'const a = []; for (;;) a.push(new Uint8Array(1 << 20));',
      'out-of-memory',
    ),
    attack('text without an end', "let s = 'x'; for (;;) s += s;", 'any'),
    attack('a large number', 'return String(2n ** 100000000n).length;', 'any'),
    attack('recursion', 'const f = () => f() + 1; return f();', 'any'),
    attack('nesting', "return JSON.parse('['.repeat(1e6)).length;", 'any'),
    attack('a log without an end', "for (;;) console.log('x'.repeat(1000));", 'timed-out'),
    attack(
      'events without an end',
      `const { EventBridge } = await import('@aws-sdk/client-eventbridge');
       const Entries = [{ Source: 'a', DetailType: 'b', Detail: '{}' }];
       for (;;) await new EventBridge().putEvents({ Entries }).catch(() => {});`,
      'timed-out',
    ),
    attack('a result of 100 MB', "return 'x'.repeat(1e8);", 'any'),
    attack('the end of the process', 'process.exit(1);', 'any'),
    attack(
      'shared memory to wait on',
      `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60000); return 'waited';`,
      'any',
    ),
  ];
}
