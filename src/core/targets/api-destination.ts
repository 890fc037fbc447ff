import type { AttemptOutcome } from '../bus/delivery.ts';
import { utf8Length } from '../json/utf8.ts';
import { type Millis, millis } from '../model/brand.ts';
import { type FailureName, failureFacts } from '../model/failure-facts.ts';
import type { ApiDestination } from '../model/scenario.ts';
import type { DeliveryError } from '../model/trace.ts';
import { noResource } from './target-errors.ts';
import { CALL_TIMEOUT } from './target-service.ts';

/** EventBridge User Guide, *API destinations*. */
const RETRIED_STATUS_CODES: readonly number[] = [401, 407, 409, 429];

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpExchange {
  /** `null` if no request left EventBridge. */
  readonly request: HttpRequest | null;
  readonly response: { readonly status: number | null; readonly body: string };
  readonly latency: Millis;
  readonly outcome: AttemptOutcome;
}

/** What happens when EventBridge calls the endpoint, which answers as it is scripted. */
export function callApiDestination(
  destination: ApiDestination,
  body: string,
  failure: FailureName<'api-destination'> | null,
): HttpExchange {
  const { name, response } = destination;
  const notCalled = (error: DeliveryError): HttpExchange => ({
    request: null,
    response: { status: null, body: '' },
    latency: millis(5),
    outcome: { type: 'permanent', error },
  });
  if (failure === 'ConnectionNotAuthorized') {
    const message = `The connection of API destination ${name} is not authorized.`;
    return notCalled({ code: 'NO_PERMISSIONS', message });
  }
  if (failure === 'ApiDestinationNotFound') {
    return notCalled(noResource(`ApiDestination ${name} does not exist.`));
  }
  const request = requestTo(destination, body);
  const host = hostOf(destination.endpoint);
  const unanswered = (error: DeliveryError, latency: Millis): HttpExchange => ({
    request,
    response: { status: null, body: '' },
    latency,
    outcome: { type: 'retryable', error },
  });
  if (failure === 'ConnectionFailure') {
    const message = `Could not connect to ${host}.`;
    return unanswered({ code: 'CONNECTION_FAILURE', message }, millis(50));
  }
  const latency = response.latencyMilliseconds;
  if (failure === 'Timeout' || latency > CALL_TIMEOUT) {
    const message = `No response from ${host} within 5 seconds.`;
    return unanswered({ code: 'TIMEOUT', message }, CALL_TIMEOUT);
  }
  const forced = failure ? failureFacts('api-destination', failure).httpStatus : undefined;
  const status = forced ?? response.status;
  const answer = { status, body: failure ? '' : response.body };
  return { request, response: answer, latency: millis(latency), outcome: outcomeOf(status) };
}

/** Success is 1xx to 3xx; 4xx is not retried except for four codes. */
function outcomeOf(status: number): AttemptOutcome {
  if (status < 400) return { type: 'accepted' };
  const error = {
    code: status === 429 ? 'THROTTLING' : status < 500 ? 'SDK_CLIENT_ERROR' : 'REMOTE_SERVER_ERROR',
    message: `The endpoint answered with HTTP status ${status}.`,
    httpStatus: status,
  };
  if (status === 429) return { type: 'throttled', error };
  const isRetried = status >= 500 || RETRIED_STATUS_CODES.includes(status);
  return { type: isRetried ? 'retryable' : 'permanent', error };
}

function requestTo({ endpoint, method }: ApiDestination, body: string): HttpRequest {
  return {
    method,
    url: endpoint,
    headers: {
      Host: hostOf(endpoint),
      'User-Agent': 'Amazon/EventBridge/ApiDestinations',
      'Content-Type': 'application/json; charset=utf-8',
      Range: 'bytes=0-1048575',
      'Accept-Encoding': 'gzip,deflate',
      Connection: 'close',
      'Content-Length': String(utf8Length(body)),
    },
    body,
  };
}

function hostOf(endpoint: string): string {
  return /^https:\/\/([^/?#]*)/.exec(endpoint)?.[1] ?? endpoint;
}
