import { TASK_ROOT } from '../task-files.ts';
import { type SdkModule, sdkModules } from './aws-sdk.ts';
import { Buffer } from './buffer.ts';
import { format } from './format.ts';
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
};

const made = new Map<string, SdkModule>();

function find(specifier: string): SdkModule | null {
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

/** CommonJS: `require`. */
export function requireModule(specifier: unknown): unknown {
  const module = find(String(specifier));
  if (module) return module;
  const stack = `Require stack:\n- ${importingFile}.js\n- /var/runtime/index.mjs`;
  const error = new Error(
    `Cannot find module '${specifier}'\n${stack}${noteOn(String(specifier))}`,
  );
  throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
}

/** What `import` says of a module that is not there. */
export function missingModule(specifier: string): string {
  const path = /^\.{0,2}\//.test(specifier)
    ? `${TASK_ROOT}/${specifier.replace(/^\.?\//, '')}`
    : null;
  const what = path ? `module '${path}'` : `package '${specifier}'`;
  return `Cannot find ${what} imported from ${importingFile}.mjs${noteOn(specifier)}`;
}

/** Where AWS would not have complained, we have to say that it is us. */
function noteOn(specifier: string): string {
  const isThere = /^(?:node:|@aws-sdk\/|@smithy\/)/.test(specifier) || NODE_MODULES.has(specifier);
  return isThere ? '\nBuslab: Lambda has this module, but handlers in this page do not' : '';
}

const NODE_MODULES: ReadonlySet<string> = new Set(
  (
    'assert async_hooks child_process dns events fs fs/promises http http2 https module net os path ' +
    'perf_hooks process querystring readline stream stream/promises string_decoder timers tls tty ' +
    'url v8 vm worker_threads zlib'
  ).split(' '),
);

/** By this, and not by a name, so that no handler meets it by accident. */
const REGISTRY = Symbol.for('buslab.modules');

/** The text of an ES module that exports what the built-in one has; empty if there is none. */
export function moduleSource(specifier: string): string {
  const module = find(specifier);
  if (!module) return '';
  const names = Object.keys(module).map((name) => `export const ${name} = module.${name};`);
  return [
    `const module = globalThis[Symbol.for('buslab.modules')](${JSON.stringify(specifier)});`,
    ...names,
    'export default module;',
  ].join('\n');
}

export function installModules(): void {
  Object.defineProperty(globalThis, REGISTRY, { value: find });
}

export const cryptoObject = webCrypto;
