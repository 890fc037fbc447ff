import type { AttemptOutcome } from '../bus/delivery.ts';
import { utf8Length } from '../json/utf8.ts';
import { type Millis, millis } from '../model/brand.ts';
import type { ApiDestination } from '../model/scenario.ts';
import type { DeliveryError } from '../model/trace.ts';
import { noResource, timedOut } from './target-errors.ts';

/** EventBridge User Guide, *API destinations*. */
const TIMEOUT_MILLISECONDS = 5_000;
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
export function callApiDestination(destination: ApiDestination, body: string): HttpExchange {
  const { name, failure, response } = destination;
  const notCalled = (error: DeliveryError): HttpExchange => ({
    request: null,
    response: { status: null, body: '' },
    latency: millis(5),
    outcome: { type: 'permanent', error },
  });
  if (failure === 'no-permission') {
    const message = `The connection of API destination ${name} is not authorized.`;
    return notCalled({ code: 'NO_PERMISSIONS', message });
  }
  if (failure === 'deleted') return notCalled(noResource(`ApiDestination ${name} does not exist.`));

  const request = requestTo(destination, body);
  const scripted = { 'server-error': 503, 'client-error': 400, throttled: 429 } as const;
  const status = failure in scripted ? scripted[failure as keyof typeof scripted] : response.status;
  const latency = response.latencyMilliseconds;
  if (failure === 'times-out' || latency > TIMEOUT_MILLISECONDS) {
    const error = timedOut(`No response from ${hostOf(destination.endpoint)} within 5 seconds.`);
    return {
      request,
      response: { status: null, body: '' },
      latency: millis(TIMEOUT_MILLISECONDS),
      outcome: { type: 'retryable', error },
    };
  }
  const answer = { status, body: failure === 'none' ? response.body : '' };
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
