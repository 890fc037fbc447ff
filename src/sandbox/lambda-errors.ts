import type { FunctionError, InvocationRequest } from '../core/model/invocation.ts';
import { MAXIMUM_ERROR_CHARACTERS, MAXIMUM_RESPONSE_BYTES, MAXIMUM_TRACE_LINES } from './limits.ts';

/** The errors that Lambda itself reports, with its texts (Lambda Developer Guide; recorded answers). */

export function timedOut({ context, timeoutMilliseconds }: InvocationRequest): FunctionError {
  const seconds = (timeoutMilliseconds / 1_000).toFixed(2);
  return plain(
    'Sandbox.Timedout',
    `RequestId: ${context.awsRequestId} Error: Task timed out after ${seconds} seconds`,
  );
}

export function outOfMemory({ context }: InvocationRequest): FunctionError {
  return plain(
    'Runtime.OutOfMemory',
    `RequestId: ${context.awsRequestId} Error: Runtime exited with error: signal: killed`,
  );
}

export function exited({ context }: InvocationRequest, status: number): FunctionError {
  const how = status === 0 ? 'without providing a reason' : `with error: exit status ${status}`;
  return plain(
    'Runtime.ExitError',
    `RequestId: ${context.awsRequestId} Error: Runtime exited ${how}`,
  );
}

/** A crash of the engine: what Lambda would say of one of Node.js. */
export function crashed({ context }: InvocationRequest): FunctionError {
  return plain(
    'Runtime.ExitError',
    `RequestId: ${context.awsRequestId} Error: Runtime exited with error: signal: segmentation fault`,
  );
}

/** Recursion too deep for the engine to throw the error by itself. */
export function stackOverflow(): FunctionError {
  const errorMessage = 'Maximum call stack size exceeded';
  return { errorType: 'RangeError', errorMessage, trace: [`RangeError: ${errorMessage}`] };
}

/** The same in Python, where it is C functions that have gone too deep. */
export function recursionTooDeep({ context }: InvocationRequest): FunctionError {
  return {
    errorType: 'RecursionError',
    errorMessage: 'maximum recursion depth exceeded',
    trace: [],
    requestId: context.awsRequestId,
  };
}

export function malformedHandler(handler: string): FunctionError {
  const errorMessage = handler.includes('..')
    ? `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`
    : 'Bad handler';
  const errorType = 'Runtime.MalformedHandlerName';
  return { errorType, errorMessage, trace: [`${errorType}: ${errorMessage}`] };
}

export function responseTooLarge(): FunctionError {
  return plain(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${MAXIMUM_RESPONSE_BYTES} bytes).`,
  );
}

function plain(errorType: string, errorMessage: string): FunctionError {
  return { errorType, errorMessage, trace: [] };
}

/** Reads the error that the guest reports. It may be forged, so nothing about it is taken for granted. */
export function readError(json: string): FunctionError {
  const { errorType, errorMessage, trace } = parseRecord(json);
  const lines = (Array.isArray(trace) ? trace : []).slice(0, MAXIMUM_TRACE_LINES);
  const shownTrace = lines.map((line) => text(line, 1_000));
  return {
    errorType: text(errorType, 200) || 'Error',
    errorMessage: text(errorMessage, MAXIMUM_ERROR_CHARACTERS),
    trace: shownTrace,
    ...placeIn(shownTrace),
  };
}

/** The same of the guest of Python, which knows the place itself. */
export function readPythonError(json: string): FunctionError {
  const { errorType, errorMessage, requestId, stackTrace, line, column } = parseRecord(json);
  const lines = (Array.isArray(stackTrace) ? stackTrace : []).slice(0, MAXIMUM_TRACE_LINES);
  return {
    errorType: text(errorType, 200),
    errorMessage: text(errorMessage, MAXIMUM_ERROR_CHARACTERS),
    trace: lines.map((entry) => text(entry, 1_000)),
    requestId: text(requestId, 100),
    ...(isPosition(line) && { line }),
    ...(isPosition(column) && { column }),
  };
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** Where in the handler's file an error came from: the innermost of its frames. */
function placeIn(trace: readonly string[]): { line?: number; column?: number } {
  for (const frame of trace) {
    const match = /^ {4}at .*\/var\/task\/.*:(\d{1,9}):(\d{1,9})\)?$/.exec(frame);
    if (match) return { line: Number(match[1]), column: Number(match[2]) };
  }
  return {};
}

function text(value: unknown, length: number): string {
  return typeof value === 'string' ? value.slice(0, length) : '';
}

function parseRecord(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
