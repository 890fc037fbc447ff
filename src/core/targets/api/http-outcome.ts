import type { AttemptOutcome } from '../../bus/delivery.ts';
import type { Instant } from '../../model/brand.ts';
import { meaningOf, retryAfterOf } from '../../model/http-status.ts';

/** What an endpoint's answer means for the delivery. */
export function outcomeOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  now: Instant,
): AttemptOutcome {
  const meaning = meaningOf(status);
  if (meaning === 'success') return { type: 'accepted' };
  const error = {
    code: status === 429 ? 'THROTTLING' : status < 500 ? 'SDK_CLIENT_ERROR' : 'REMOTE_SERVER_ERROR',
    message: `The endpoint answered with HTTP status ${status}.`,
    httpStatus: status,
  };
  if (meaning === 'final') return { type: 'permanent', error };
  const retryAfter = retryAfterOf(headers, now);
  const type = status === 429 ? 'throttled' : 'retryable';
  return { type, error, ...(retryAfter !== null && { retryAfter }) };
}
