import type { Instant } from '../../model/brand.ts';
import type { FunctionError, InvocationOutcome } from '../../model/invocation.ts';
import type { DiscardCondition } from '../../model/lambda-fact.ts';

export interface RecordedInvocation {
  readonly requestId: string;
  readonly functionArn: string;
  readonly condition: 'Success' | DiscardCondition;
  /** Invocations that really started. */
  readonly tries: number;
  /** As it was sent: read and written again, large numbers would no longer be the same. */
  readonly payload: string;
  /** Of the last try; `null` if there was none. */
  readonly result: InvocationOutcome['result'] | null;
}

/** The document that a destination gets (Lambda Developer Guide, *Adding a destination*). */
export function invocationRecord(invocation: RecordedInvocation, now: Instant): string {
  const { requestId, functionArn, condition, tries, payload, result } = invocation;
  const requestContext = {
    requestId,
    functionArn: `${functionArn}:$LATEST`,
    condition,
    approximateInvokeCount: tries,
  };
  const members = [
    ['version', '"1.0"'],
    ['timestamp', JSON.stringify(new Date(now).toISOString())],
    ['requestContext', JSON.stringify(requestContext)],
    ['requestPayload', payload],
  ];
  if (result) {
    const context = { statusCode: 200, executedVersion: '$LATEST' };
    const responseContext = result.ok ? context : { ...context, functionError: 'Unhandled' };
    members.push(['responseContext', JSON.stringify(responseContext)]);
    members.push(['responsePayload', responsePayload(result)]);
  }
  return `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}

function responsePayload(result: InvocationOutcome['result']): string {
  if (result.ok) return result.payload;
  return errorDocument(result.error);
}

/** What a caller gets of an error; Python's runtime writes it in another way than Node.js's. */
export function errorDocument({
  errorType,
  errorMessage,
  trace,
  requestId,
}: FunctionError): string {
  if (requestId !== undefined) {
    return JSON.stringify({ errorMessage, errorType, requestId, stackTrace: trace });
  }
  return JSON.stringify({ errorType, errorMessage, ...(trace.length > 0 && { trace }) });
}
