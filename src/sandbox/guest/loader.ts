import { TASK_ROOT } from '../task-files.ts';
import { rememberSource, runtimeError } from './errors.ts';
import { startProcess } from './globals.ts';
import { failFatally, setHandler } from './handler.ts';
import { host, parse } from './host.ts';
import { requireModule, setImportingFile } from './modules.ts';

/** Loads the handler's file and finds the handler in it, or says as Lambda's runtime does why not. */

interface Configuration {
  readonly environment: Readonly<Record<string, string>>;
  /** `index.handler`, as it was configured. */
  readonly handler: string;
  /** Of the file, without its extension. */
  readonly file: string;
  readonly path: readonly string[];
  readonly code: string;
}

let configuration: Configuration;

export function configure(json: string): void {
  configuration = parse(json) as Configuration;
  startProcess(configuration.environment);
  const path = `${TASK_ROOT}/${configuration.file}`;
  setImportingFile(path);
  rememberSource(path, configuration.code);
}

export function loadCommonJs(factory: unknown): void {
  const file = `${TASK_ROOT}/${configuration.file}.js`;
  const folder = file.slice(0, file.lastIndexOf('/'));
  const module = { exports: {}, id: file, filename: file, loaded: false };
  try {
    const run = factory as (...values: unknown[]) => void;
    run.call(module.exports, module.exports, requireModule, module, file, folder);
    found(module.exports);
  } catch (error) {
    loadFailed(error);
  }
}

export function loadEsModule(promise: Promise<unknown>): void {
  // The engine's promise, and its own `then`: whatever the handler did to the prototype.
  Reflect.apply(promiseThen, promise, [found, loadFailed]);
}
const { then: promiseThen } = Promise.prototype;

function found(exports: unknown): void {
  try {
    const { handler, path } = configuration;
    let value = exports;
    for (const name of path) value = value && (value as Record<string, unknown>)[name];
    if (!value) throw runtimeError('HandlerNotFound', `${handler} is undefined or not exported`);
    if (typeof value !== 'function') {
      throw runtimeError('HandlerNotFound', `${handler} is not a function`);
    }
    setHandler(value);
    host('loaded');
  } catch (error) {
    failFatally(error);
  }
}

/** @param missing what is wrong with an `import`, if that is what is wrong */
export function loadFailed(error: unknown, missing = ''): void {
  failFatally(asLoaderError(error, missing));
}

function asLoaderError(error: unknown, missing: string): unknown {
  if (missing) {
    // Unlike `require`, this reaches the runtime with another code, and stays a plain error.
    const plain = new Error(missing);
    plain.stack = `Error [ERR_MODULE_NOT_FOUND]: ${missing}`;
    return Object.assign(plain, { code: 'ERR_MODULE_NOT_FOUND' });
  }
  if (error instanceof SyntaxError) {
    const wrapped = runtimeError('UserCodeSyntaxError', String(error));
    const frames = String(error.stack)
      .split('\n')
      .filter((line) => line.startsWith('    at '));
    wrapped.stack = [wrapped.stack, ...frames].join('\n');
    return wrapped;
  }
  if ((error as { code?: unknown } | null)?.code === 'MODULE_NOT_FOUND') {
    return runtimeError('ImportModuleError', String(error));
  }
  return error;
}
