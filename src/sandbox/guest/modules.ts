import { TASK_ROOT } from '../task-files.ts';
import { type SdkModule, sdkModules } from './aws-sdk.ts';
import { Buffer } from './buffer.ts';
import { format } from './format.ts';
import { bridge } from './host.ts';
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

/** CommonJS: `require`. */
export function requireModule(specifier: unknown): unknown {
  const module = find(String(specifier));
  if (module) return module;
  const error = new Error(
    `Cannot find module '${specifier}'\nRequire stack:\n- ${requiringFile}\n- /var/runtime/index.mjs`,
  );
  throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
}

let requiringFile = `${TASK_ROOT}/index.js`;
export function setRequiringFile(file: string): void {
  requiringFile = file;
}

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
  bridge.moduleSource = moduleSource;
}

export const cryptoObject = webCrypto;
