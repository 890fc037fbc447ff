import { isError, reportOf, runtimeError } from './errors.ts';
import { host, parse, stringify } from './host.ts';

/**
 * One invocation, as Lambda's runtime for Node.js runs it (aws-lambda-nodejs-runtime-interface-client,
 * the version that serves nodejs22.x). In particular: only a promise or the callback gives a result,
 * the plain value that a non-async function returns is dropped; and an async handler whose promise
 * can no longer settle has failed.
 */

type Handler = (event: unknown, context: object, callback: Callback) => unknown;
type Callback = (error?: unknown, result?: unknown) => void;

let handler: Handler | null = null;
/** Counts invocations: what an earlier one left behind must not answer for a later one. */
let current = 0;
/** What to do when nothing is left to run. */
let whenIdle: () => void = () => {};

export function setHandler(found: unknown): void {
  handler = found as Handler;
}

export function idle(): void {
  const action = whenIdle;
  whenIdle = () => {};
  action();
}

/** An error that is reported, after which the process lives on. */
function fail(error: unknown): void {
  host('settle', 'error', stringify(reportOf(error)));
}

/** An error that is reported and ends the process. */
export function failFatally(error: unknown): void {
  host('settle', 'fatal', stringify(reportOf(error)));
}

export function unhandledRejection(reason: unknown): void {
  let text: string;
  try {
    text = String(reason);
  } catch {
    text = 'Unknown';
  }
  failFatally(runtimeError('UnhandledPromiseRejection', text));
}

interface Request {
  readonly context: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

export function start(requestText: string, eventText: string): void {
  const request = parse(requestText) as Request;
  const invocation = ++current;
  const isCurrent = () => invocation === current;
  const succeed = (result: unknown) => {
    if (isCurrent()) settleResult(result);
  };
  const failCurrent = (error: unknown) => {
    if (isCurrent()) fail(error);
  };

  let waits = true;
  let finished = false;
  const once =
    (action: Callback): Callback =>
    (error, result) => {
      if (finished) return;
      action(error, result);
      finished = true;
    };
  const done = once((error, result) => {
    whenIdle = () => {};
    if (error !== undefined && error !== null) failCurrent(error);
    else succeed(result);
  });
  const callback = once((error, result) => {
    whenIdle = () => {};
    if (error !== undefined && error !== null) failCurrent(error);
    else if (!waits) succeed(result);
    else whenIdle = () => succeed(result);
  });
  const contextSucceed = (result?: unknown) => done(null, result);
  const contextFail = (error?: unknown) => done(error ?? 'handled');

  const context = {
    get callbackWaitsForEmptyEventLoop() {
      return waits;
    },
    set callbackWaitsForEmptyEventLoop(value: boolean) {
      waits = value;
    },
    succeed: contextSucceed,
    fail: contextFail,
    done,
    ...request.context,
    getRemainingTimeInMillis: () => request.deadline - Date.now(),
  };

  whenIdle = isAsync(handler)
    ? () => failCurrent(runtimeError('NodeJsExit', NEVER_SETTLED))
    : () => succeed(null);
  try {
    const result = handler?.(parse(eventText), context, callback);
    if (isPromise(result)) result.then(contextSucceed, contextFail).catch(contextFail);
  } catch (error) {
    callback(error);
  }
}

const NEVER_SETTLED =
  'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';

function isAsync(value: unknown): boolean {
  return (value as Handler)?.constructor?.name === 'AsyncFunction';
}

function isPromise(value: unknown): value is Promise<unknown> {
  return Boolean(value) && typeof (value as Promise<unknown>).then === 'function';
}

function settleResult(result: unknown): void {
  let payload: string | undefined;
  try {
    payload = stringify(result === undefined ? null : result);
  } catch (error) {
    // Out of memory, in this engine. In Node.js there would be nobody left to catch it.
    if (isError(error) && error.name === 'InternalError') throw error;
    throw new Error('Unable to stringify response body');
  }
  host('settle', 'result', payload ?? 'null');
}
