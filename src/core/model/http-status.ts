import { type Instant, type Millis, millis } from './brand.ts';

/** Of the statuses below 500 that are errors, those after which EventBridge tries again. */
export const RETRIED_CLIENT_ERRORS: readonly number[] = [401, 407, 409, 429];

/**
 * What a status means for a delivery to an API destination (EventBridge User Guide, *API
 * destinations*): 1xx to 3xx are success, 4xx final but for four, and 5xx are tried again.
 */
export function meaningOf(status: number): 'success' | 'final' | 'retried' {
  if (status < 400) return 'success';
  return status >= 500 || RETRIED_CLIENT_ERRORS.includes(status) ? 'retried' : 'final';
}

/** The value of a header, whose name may be written in any case. */
export function headerOf(
  headers: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); `null` if there is none that makes sense. */
export function retryAfterOf(
  headers: Readonly<Record<string, string>>,
  now: Instant,
): Millis | null {
  const value = headerOf(headers, 'Retry-After');
  if (value === undefined) return null;
  if (/^\s*\d+\s*$/.test(value)) return millis(Number(value) * 1_000);
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : millis(Math.max(0, moment - now));
}
