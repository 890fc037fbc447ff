import type { Random } from '../clock/random.ts';
import { type Instant, instant, type Millis, millis } from '../model/brand.ts';
import type { RetryPolicy } from '../model/scenario.ts';
import type { ExhaustedRetryCondition } from '../model/trace.ts';

const LONGEST_DELAY_SECONDS = 600;
/** Makes the expected sum of the 185 delays of the default policy 24 hours. */
const SPREAD = 1.63;
const SHORTEST_DELAY_MILLISECONDS = 100;

/**
 * How long EventBridge waits before its n-th retry (from 1): exponential with full jitter, one second
 * doubling up to ten minutes, spread so that the 185 retries of the default policy take about a day.
 * AWS documents exponential back-off with jitter and not the curve: the numbers are our choice.
 */
export function retryDelay(retry: number, random: Random): Millis {
  const ceiling = Math.min(2 ** (retry - 1), LONGEST_DELAY_SECONDS);
  const delay = random.fraction() * ceiling * SPREAD * 1_000;
  return millis(Math.max(SHORTEST_DELAY_MILLISECONDS, Math.round(delay)));
}

export type RetryDecision =
  | { readonly type: 'retry'; readonly at: Instant }
  | { readonly type: 'exhausted'; readonly condition: ExhaustedRetryCondition };

/**
 * Whether the policy allows another try after the failed attempt number `attempt` (from 1); attempts
 * are counted after the first, so 0 means one try (EventBridge User Guide, *Event retry policy*).
 */
export function decideRetry(
  policy: RetryPolicy,
  attempt: number,
  now: Instant,
  receivedAt: Instant,
  delay: Millis,
): RetryDecision {
  if (attempt > policy.maximumRetryAttempts) {
    return { type: 'exhausted', condition: 'MaximumRetryAttempts' };
  }
  const at = instant(now + delay);
  if (isTooOld(policy, at, receivedAt)) {
    return { type: 'exhausted', condition: 'MaximumEventAgeInSeconds' };
  }
  return { type: 'retry', at };
}

/** Whether an event is too old for the policy at a moment. */
export function isTooOld(policy: RetryPolicy, at: Instant, receivedAt: Instant): boolean {
  return at - receivedAt > policy.maximumEventAgeSeconds * 1_000;
}
