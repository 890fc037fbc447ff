import { Buffer } from './buffer.ts';
import { consoleObject } from './console.ts';
import { host } from './host.ts';
import { cryptoObject } from './modules.ts';
import { randomFraction } from './random.ts';
import { structuredClone } from './structured-clone.ts';
import { TextDecoder, TextEncoder } from './text-coding.ts';
import { clearTimer, setImmediate, setInterval, setTimeout } from './timers.ts';

/** The globals that a handler on Lambda's Node.js finds, as far as they make sense here. */

const environment: Record<string, string> = {};

/** The engine's own counts from an epoch of its own; Node.js counts from the start of the process. */
const enginesClock = performance.now.bind(performance);
let startedAt = 0;
const performanceObject = {
  get timeOrigin() {
    return Date.now() - performanceObject.now();
  },
  now: () => enginesClock() - startedAt,
};

export function startProcess(variables: Readonly<Record<string, string>>): void {
  startedAt = enginesClock();
  Object.assign(environment, variables);
}

const processObject = {
  // Node.js keeps only text in the environment, whatever is assigned.
  env: new Proxy(environment, {
    set(target, name, value) {
      if (typeof name === 'string') target[name] = String(value);
      return true;
    },
  }),
  argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
  version: 'v22.0.0',
  versions: { node: '22.0.0' },
  platform: 'linux',
  arch: 'x64',
  pid: 8,
  cwd: () => '/var/task',
  uptime: () => performanceObject.now() / 1000,
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  hrtime: Object.assign(
    () => {
      const now = performanceObject.now();
      return [Math.trunc(now / 1000), Math.trunc((now % 1000) * 1e6)];
    },
    { bigint: () => BigInt(Math.trunc(performanceObject.now() * 1e6)) },
  ),
  nextTick: (callback: (...values: unknown[]) => void, ...values: unknown[]) =>
    queueMicrotask(() => callback(...values)),
  on: () => processObject,
  once: () => processObject,
  off: () => processObject,
  emitWarning: (warning: unknown) => consoleObject.error(`(node:8) Warning: ${warning}`),
  exit: (status: unknown = 0) => {
    host('exit', String(Number(status) | 0));
    // The host has stopped the engine; it takes effect at the next step of a loop.
    for (;;);
  },
};

async function fetch(): Promise<never> {
  throw new TypeError('fetch failed', {
    cause: new Error('Handlers have no network here: nothing leaves this page'),
  });
}

export function installGlobals(): void {
  const globals = {
    console: consoleObject,
    process: processObject,
    performance: performanceObject,
    global: globalThis,
    fetch,
    structuredClone,
    Buffer,
    TextEncoder,
    TextDecoder,
    crypto: cryptoObject,
    setTimeout,
    setInterval,
    setImmediate,
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
    clearImmediate: clearTimer,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  Math.random = randomFraction;
  nameTimeZone();
}

/** Node.js shows the time zone by its name as well, and Lambda's is always this one. */
function nameTimeZone(): void {
  for (const method of ['toString', 'toTimeString'] as const) {
    const original = Date.prototype[method];
    Object.defineProperty(Date.prototype, method, {
      value(this: Date) {
        const text = original.call(this);
        return text === 'Invalid Date' ? text : `${text} (Coordinated Universal Time)`;
      },
      writable: true,
      configurable: true,
    });
  }
}
