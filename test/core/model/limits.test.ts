import { expect, test } from 'vitest';
import { LIMITS, type NumberLimit, numberProblem } from '../../../src/core/model/limits.ts';
import { nameProblem } from '../../../src/core/model/names.ts';

test.each<[NumberLimit, number, string | null]>([
  [LIMITS.queue.visibilityTimeoutSeconds, 0, null],
  [LIMITS.queue.visibilityTimeoutSeconds, 43_200, null],
  [
    LIMITS.queue.visibilityTimeoutSeconds,
    43_201,
    'Invalid value for the parameter VisibilityTimeout.',
  ],
  [LIMITS.queue.retentionSeconds, 59, 'Invalid value for the parameter MessageRetentionPeriod.'],
  [
    LIMITS.queue.maximumReceiveCount,
    0,
    'Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.',
  ],
  [
    LIMITS.function.timeoutSeconds,
    901,
    "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
  ],
  [
    LIMITS.function.memoryMegabytes,
    64,
    "1 validation error detected: Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
  ],
  [LIMITS.endpoint.latencyMilliseconds, 60_001, 'The delay is from 0 to 60,000.'],
  [LIMITS.retryPolicy.maximumRetryAttempts, 1.5, 'A whole number is needed here.'],
  [LIMITS.retryPolicy.maximumRetryAttempts, Number.NaN, 'A whole number is needed here.'],
])('%o: %d', (limit, value, expected) => {
  expect(numberProblem(limit, value)).toBe(expected);
});

test.each<[Parameters<typeof nameProblem>[0], string, string | null]>([
  ['sqs-queue', 'orders.fifo', null],
  [
    'sqs-queue',
    'orders.v2',
    'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  ],
  ['log-group', '/aws/events/a#b', null],
  ['event-bus', 'a/b', null],
  [
    'event-bus',
    'my bus',
    "1 validation error detected: Value 'my bus' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+",
  ],
  [
    'lambda-function',
    'f'.repeat(65),
    `1 validation error detected: Value '${'f'.repeat(65)}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ],
  ['sns-topic', 'orders.fifo', 'FIFO topics are not simulated.'],
  ['state-machine', 'a b', "Invalid Name: 'a b'"],
])('the name of a %s: %s', (type, name, expected) => {
  expect(nameProblem(type, name)).toBe(expected);
});
