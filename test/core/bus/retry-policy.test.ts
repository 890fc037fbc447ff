import { describe, expect, test } from 'vitest';
import { decideRetry, retryDelay } from '../../../src/core/bus/retry-policy.ts';
import { Random } from '../../../src/core/clock/random.ts';
import { instant, millis } from '../../../src/core/model/brand.ts';

const policy = { maximumRetryAttempts: 3, maximumEventAgeSeconds: 60 };

describe('whether EventBridge tries again', () => {
  test.each([
    ['after the first try', policy, 1, 10, 1_000, 'retry'],
    ['after the last retry', policy, 4, 10, 1_000, 'MaximumRetryAttempts'],
    ['up to the very age', policy, 1, 0, 60_000, 'retry'],
    ['beyond the age', policy, 1, 1, 60_000, 'MaximumEventAgeInSeconds'],
    ['beyond both', policy, 4, 1, 60_000, 'MaximumRetryAttempts'],
    [
      'with no retries allowed',
      { ...policy, maximumRetryAttempts: 0 },
      1,
      0,
      1,
      'MaximumRetryAttempts',
    ],
  ])('%s', (_, given, attempt, age, delay, expected) => {
    const receivedAt = instant(1_000_000);
    const now = instant(receivedAt + age);
    const decision = decideRetry(given, attempt, now, receivedAt, millis(delay));
    expect(decision.type === 'retry' ? 'retry' : decision.condition).toBe(expected);
    if (decision.type === 'retry') expect(decision.at).toBe(now + delay);
  });
});

describe('how long it waits', () => {
  const delays = (retry: number) =>
    Array.from({ length: 2_000 }, (_, seed) => retryDelay(retry, new Random(seed)));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;

  test('doubles on average from one retry to the next', () => {
    const ratio = mean(delays(6)) / mean(delays(5));
    expect(ratio).toBeGreaterThan(1.85);
    expect(ratio).toBeLessThan(2.15);
  });

  test('grows no further after ten minutes', () => {
    expect(Math.max(...delays(185))).toBeLessThanOrEqual(600 * 1.63 * 1_000);
    expect(mean(delays(185)) / mean(delays(30))).toBeCloseTo(1, 5);
  });

  test('is never nothing, and whole milliseconds', () => {
    for (const delay of delays(1)) {
      expect(delay).toBeGreaterThanOrEqual(100);
      expect(Number.isInteger(delay)).toBe(true);
    }
  });

  test('adds up to about a day over the 185 retries of the default policy', () => {
    const days = Array.from({ length: 50 }, (_, seed) => {
      let sum = 0;
      for (let retry = 1; retry <= 185; retry++)
        sum += retryDelay(retry, new Random(seed, `${retry}`));
      return sum / 86_400_000;
    });
    expect(mean(days)).toBeGreaterThan(0.95);
    expect(mean(days)).toBeLessThan(1.05);
  });
});
