import type { Instant } from '../../core/model/brand.ts';
import type { FunctionError } from '../../core/model/invocation.ts';
import * as lambda from '../lambda-errors.ts';
import { isJson } from '../response.ts';
import { Violation } from './interpreter.ts';

/** How a handler itself has ended. */
export type End =
  | { readonly type: 'result'; readonly payload: string }
  /** `fatal`: an error after which the process is gone. */
  | { readonly type: 'error' | 'fatal'; readonly error: FunctionError };

/** Why an invocation could not go on. */
export type Stop =
  | { readonly reason: 'paused'; readonly until: Instant }
  | { readonly reason: 'timed-out' | 'out-of-memory' | 'stack-overflow' | 'crashed' }
  | { readonly reason: 'exited'; readonly status: number };

/** Ends what Python does, through all that Python has on its stack. */
export class Stopped extends Error {
  readonly stop: Stop;
  constructor(stop: Stop) {
    super(stop.reason);
    this.stop = stop;
  }
}

export function stopFor(error: unknown): Stop {
  if (error instanceof Stopped) return error.stop;
  if (error instanceof Violation) return { reason: 'crashed' };
  const message = error instanceof Error ? error.message : String(error);
  // The browser's own stack, where Python's C functions lie: V8 and JavaScriptCore, SpiderMonkey.
  if (/call stack|too much recursion/i.test(message)) return { reason: 'stack-overflow' };
  return { reason: 'crashed' };
}

/** Reads what the guest says of that. It may be forged, so nothing about it is taken for granted. */
export function readEnd(outcome: string, json: string): End {
  if (outcome === 'result') return { type: 'result', payload: isJson(json) ? json : 'null' };
  return { type: outcome === 'fatal' ? 'fatal' : 'error', error: lambda.readPythonError(json) };
}
