import { COMMONJS_PREFIX, TASK_ROOT } from '../task-files.ts';
import { noteMistake } from './json-messages.ts';
import { nodeMessage } from './node-messages.ts';

/**
 * Errors as Node.js and Lambda's runtime for it write them: stack traces in V8's form, the few
 * engine messages that people meet most in V8's words, and the error object that Lambda answers with.
 */

/** The parts that the engine hands to `Error.prepareStackTrace`, as V8 names them. */
interface CallSite {
  getFunctionName(): string | null;
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  isNative(): boolean;
  isConstructor(): boolean;
}

/** The handler's own code, for messages that quote it. */
let sourceLines: readonly string[] = [];
let sourceFile = '';

export function rememberSource(file: string, code: string): void {
  sourceFile = file;
  sourceLines = code.split('\n');
}

function sourceLine(file: string, line: number): string | undefined {
  return file.includes(`${sourceFile}.`) ? sourceLines[line - 1] : undefined;
}

export function installStackTraces(): void {
  const errors = Error as unknown as {
    prepareStackTrace: (error: Error, sites: CallSite[]) => string;
    stackTraceLimit: number;
  };
  errors.stackTraceLimit = 10;
  errors.prepareStackTrace = (error, sites) => {
    const places = sites.map(placeOf);
    const top = places[0];
    if (top?.file === '<input>') noteMistake(top.line, top.engineColumn);
    const line = top && sourceLine(top.file, top.line);
    const message = nodeMessage(error, line, top?.engineColumn ?? 0);
    if (message !== null) {
      Object.defineProperty(error, 'message', {
        value: message,
        writable: true,
        configurable: true,
      });
    }
    // What is built in and called by the sandbox's own code is the sandbox's, too.
    const frames = places
      .filter((place, index) => !place.hidden && !(place.native && places[index + 1]?.hidden))
      .map((place) => `    at ${place.text}`);
    return [headOf(error), ...frames].join('\n');
  };
}

interface Place {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  /** Before it is shown as V8 would show it. */
  readonly engineColumn: number;
  /** Not the handler's: the sandbox's own frames, and the engine's for a text being parsed. */
  readonly hidden: boolean;
  readonly native: boolean;
}

function placeOf(site: CallSite): Place {
  const file = site.getFileName() ?? '';
  const line = site.getLineNumber() ?? 0;
  const isWrapped = line === 1 && file.startsWith(TASK_ROOT);
  const engineColumn = (site.getColumnNumber() ?? 0) - (isWrapped ? COMMONJS_PREFIX.length : 0);
  // V8 points at `new` and the engine at what follows it.
  const isNew = sourceLine(file, line)
    ?.slice(0, engineColumn - 1)
    .endsWith('new ');
  // At the very beginning of a file in a function, it points before it.
  const column = isNew ? engineColumn - 'new '.length : Math.max(1, engineColumn);
  const where = site.isNative() ? '<anonymous>' : `${file}:${line}:${column}`;
  const name = site.getFunctionName();
  const isNamed = name && name !== '<anonymous>' && name !== '<eval>';
  const called = isNamed ? (site.isNative() && NATIVE_NAMES[name]) || name : '';
  const text = called ? `${site.isConstructor() ? 'new ' : ''}${called} (${where})` : where;
  const native = site.isNative();
  const hidden = !native && !file.includes(TASK_ROOT);
  return { text, file, line, engineColumn, hidden, native };
}

/** Of built-in functions that V8 shows with what they belong to. */
const NATIVE_NAMES: Readonly<Record<string, string>> = {
  parse: 'JSON.parse',
  stringify: 'JSON.stringify',
};

function headOf(error: Error): string {
  const name = String(error.name ?? 'Error');
  const message = String(error.message ?? '');
  return name && message ? `${name}: ${message}` : name || message;
}

export interface ErrorReport {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

/** What Lambda's runtime for Node.js answers with (aws-lambda-nodejs-runtime-interface-client). */
export function reportOf(error: unknown): ErrorReport {
  try {
    if (isError(error) || resemblesError(error)) {
      return {
        errorType: String(error.name),
        errorMessage: String(error.message),
        // The engine has none where its own stack is full.
        trace: typeof error.stack === 'string' ? error.stack.split('\n') : [headOf(error)],
      };
    }
    // Of `null` and of objects without a prototype this throws, as it does there.
    const text = (error as { toString(): string }).toString();
    return { errorType: typeof error, errorMessage: text, trace: [] };
  } catch {
    return {
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
      trace: [],
    };
  }
}

const isErrorOfEngine = (Error as unknown as { isError(value: unknown): boolean }).isError;

export function isError(value: unknown): value is Error {
  return isErrorOfEngine(value);
}

function resemblesError(value: unknown): value is Error {
  const { name, message, stack } = (value ?? {}) as Record<string, unknown>;
  return [name, message, stack].every((part) => typeof part === 'string' && part !== '');
}

/** An error as Node.js itself throws it: its stack begins with the code as well. */
export function errorWithCode(
  ErrorClass: new (message: string) => Error,
  code: string,
  message: string,
): Error {
  const error = new ErrorClass(message);
  const stack = String(error.stack).replace(error.name, `${error.name} [${code}]`);
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
  return Object.assign(error, { code });
}

/** An error that Lambda's runtime itself throws. */
export function runtimeError(name: string, message: string): Error {
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: `Runtime.${name}` });
  error.stack = `Runtime.${name}: ${message}`;
  return error;
}
