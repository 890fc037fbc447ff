import type { AttemptOutcome } from '../../bus/delivery.ts';
import { type Instant, type Millis, millis } from '../../model/brand.ts';

/** EventBridge User Guide, *API destinations*: besides 5xx. */
const RETRIED_STATUS_CODES: readonly number[] = [401, 407, 409, 429];

/** What an endpoint's answer means for the delivery: 1xx to 3xx are success, 4xx final but for four. */
export function outcomeOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  now: Instant,
): AttemptOutcome {
  if (status < 400) return { type: 'accepted' };
  const error = {
    code: status === 429 ? 'THROTTLING' : status < 500 ? 'SDK_CLIENT_ERROR' : 'REMOTE_SERVER_ERROR',
    message: `The endpoint answered with HTTP status ${status}.`,
    httpStatus: status,
  };
  if (status < 500 && !RETRIED_STATUS_CODES.includes(status)) return { type: 'permanent', error };
  const retryAfter = retryAfterOf(headers, now);
  const type = status === 429 ? 'throttled' : 'retryable';
  return { type, error, ...(retryAfter !== null && { retryAfter }) };
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); `null` if there is none that makes sense. */
export function retryAfterOf(
  headers: Readonly<Record<string, string>>,
  now: Instant,
): Millis | null {
  const [, value] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
  if (value === undefined) return null;
  if (/^\s*\d+\s*$/.test(value)) return millis(Number(value) * 1_000);
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : millis(Math.max(0, moment - now));
}
