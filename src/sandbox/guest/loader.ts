import { TASK_ROOT } from '../task-files.ts';
import { commonJsFile } from './common-js.ts';
import { errorWithCode, rememberSource, runtimeError } from './errors.ts';
import { startProcess } from './globals.ts';
import { failFatally, setHandler } from './handler.ts';
import { host, parse } from './host.ts';
import { setImportingFile } from './modules.ts';

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
  const { module, require, file, folder } = commonJsFile(`${TASK_ROOT}/${configuration.file}`);
  try {
    const run = factory as (...values: unknown[]) => void;
    run.call(module.exports, module.exports, require, module, file, folder);
    module.loaded = true;
    found(module.exports);
  } catch (error) {
    loadFailed(error);
  }
}

export function loadEsModule(promise: Promise<unknown>): void {
  // The engine's promise, and its own `then`: whatever the handler did to the prototype.
  Reflect.apply(promiseThen, promise, [found, esModuleFailed]);
}
const { then: promiseThen } = Promise.prototype;

/** Of the names that only CommonJS has Node.js says so, as long as a module is loaded. */
function esModuleFailed(error: unknown): void {
  if (error instanceof ReferenceError) {
    const before = error.message;
    const [name] = /^(?:require|exports|module|__filename|__dirname)(?= is not defined$)/.exec(
      before,
    ) ?? [''];
    const hint = name === 'require' ? ', you can use import instead' : '';
    if (name) {
      error.message = `${before} in ES module scope${hint}`;
      error.stack = String(error.stack).replace(before, error.message);
    }
  }
  loadFailed(error);
}

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
    const isBuiltIn = missing.startsWith('No such built-in module');
    const code = isBuiltIn ? 'ERR_UNKNOWN_BUILTIN_MODULE' : 'ERR_MODULE_NOT_FOUND';
    const plain = errorWithCode(Error, code, missing);
    plain.stack = `Error [${code}]: ${missing}`;
    return plain;
  }
  if (error instanceof SyntaxError) {
    nameExport(error);
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

/** The SDK's packages are CommonJS, of which Node.js has more to say (`lib/internal/modules/esm/module_job.js`). */
function nameExport(error: SyntaxError): void {
  const [, from = '', name = ''] =
    /^The requested module '(@aws-sdk.*)' does not provide an export named '(.+)'$/.exec(
      error.message,
    ) ?? [];
  if (!from) return;
  const line = configuration.code
    .split('\n')
    .find((each) => each.includes(from) && /{.*}/.test(each));
  const [names] = /{.*}/.exec(line ?? '') ?? [];
  const instead = names ? `const ${names.replaceAll(/\s+as\s+/g, ': ')} = pkg;\n` : '';
  error.message = `Named export '${name}' not found. The requested module '${from}' is a CommonJS module, which may not support all module.exports as named exports.
CommonJS modules can always be imported via the default export, for example using:

import pkg from '${from}';
${instead}`;
}
