import { TASK_ROOT } from '../task-files.ts';
import { type SdkModule, sdkModules } from './aws-sdk.ts';
import { Buffer } from './buffer.ts';
import { format } from './format.ts';
import { createHash, createHmac } from './hash.ts';
import { inspect } from './inspect.ts';
import { fillRandom, randomBetween, randomUUID } from './random.ts';
import { timersPromises } from './timers.ts';

/** What a handler can import: the SDK's clients and a few of Node's own modules. */

const webCrypto = { randomUUID, getRandomValues: fillRandom };

const MAKERS: Readonly<Record<string, () => SdkModule>> = {
  ...sdkModules,
  crypto: () => ({
    ...webCrypto,
    webcrypto: webCrypto,
    randomInt: (low: number, high?: number) => {
      const [least, end] = high === undefined ? [0, low] : [low, high];
      return randomBetween(least, end - 1);
    },
    randomBytes: (size: number) => fillRandom(Buffer.alloc(size)),
    createHash,
    createHmac,
  }),
  util: () => ({
    format,
    inspect,
    promisify:
      (original: (...values: unknown[]) => void) =>
      (...values: unknown[]) =>
        new Promise((resolve, reject) => {
          original(...values, (error: unknown, value: unknown) =>
            error ? reject(error) : resolve(value),
          );
        }),
  }),
  'timers/promises': () => timersPromises,
  buffer: () => ({ Buffer }),
  process: () => globalsOf().process,
  console: () => globalsOf().console,
  perf_hooks: () => ({ performance: globalsOf().performance }),
  timers: () => {
    const { setTimeout, setInterval, setImmediate } = globalsOf();
    const { clearTimeout, clearInterval, clearImmediate } = globalsOf();
    return { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };
  },
};

/** Of Node.js's modules some only hold what is global as well. */
function globalsOf() {
  return globalThis as unknown as Record<'process' | 'console', SdkModule> & SdkModule;
}

const made = new Map<string, SdkModule>();

export function findModule(specifier: string): SdkModule | null {
  const name = specifier.replace(/^node:/, '');
  const existing = made.get(name);
  if (existing) return existing;
  const maker = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  if (!maker) return null;
  const module = maker();
  made.set(name, module);
  return module;
}

let importingFile = '';
/** Names the handler's file, for what it cannot import. */
export function setImportingFile(file: string): void {
  importingFile = file;
}

/** What `import` says of a module that is not there. */
export function missingModule(specifier: string): string {
  const note = noteOn(specifier);
  if (specifier.startsWith('node:') && !note) return `No such built-in module: ${specifier}`;
  const path = /^\.{0,2}\//.test(specifier)
    ? `${TASK_ROOT}/${specifier.replace(/^\.?\//, '')}`
    : null;
  const what = path ? `module '${path}'` : `package '${specifier}'`;
  return `Cannot find ${what} imported from ${importingFile}.mjs${note}`;
}

/** Where AWS would not have complained, we have to say that it is us. */
export function noteOn(specifier: string): string {
  const isThere =
    /^(?:@aws-sdk\/|@smithy\/)/.test(specifier) ||
    NODE_MODULES.has(specifier.replace(/^node:/, ''));
  return isThere ? '\nBuslab: Lambda has this module, but handlers in this page do not' : '';
}

const NODE_MODULES: ReadonlySet<string> = new Set(
  (
    'assert assert/strict async_hooks child_process cluster constants dgram diagnostics_channel dns ' +
    'dns/promises domain events fs fs/promises http http2 https inspector module net os path ' +
    'path/posix punycode querystring readline readline/promises repl sea sqlite stream ' +
    'stream/consumers stream/promises stream/web string_decoder sys test tls trace_events tty url ' +
    'util/types v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** By this, and not by a name, so that no handler meets it by accident. */
const REGISTRY = Symbol.for('buslab.modules');

/** The text of an ES module that exports what the built-in one has; empty if there is none. */
export function moduleSource(specifier: string): string {
  const module = findModule(specifier);
  if (!module) return '';
  const names = Object.keys(module).map((name) => `export const ${name} = module.${name};`);
  return [
    `const module = globalThis[Symbol.for('buslab.modules')](${JSON.stringify(specifier)});`,
    ...names,
    'export default module;',
  ].join('\n');
}

export function installModules(): void {
  Object.defineProperty(globalThis, REGISTRY, { value: findModule });
}

export const cryptoObject = webCrypto;
