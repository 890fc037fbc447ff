import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/core/clock/random.ts';
import { instant } from '../../../src/core/model/brand.ts';
import type { FailureCondition, FailureRule } from '../../../src/core/model/failure.ts';
import {
  type FailingType,
  failureFacts,
  failureNamesOf,
} from '../../../src/core/model/failure-facts.ts';
import { FailureSwitch } from '../../../src/core/targets/failure-switch.ts';

const startsAt = instant(1_000_000);

function aSwitch(...rules: readonly (readonly [string, FailureCondition])[]) {
  const list = rules.map(([error, when]): FailureRule => ({ error, when }));
  const failures = new FailureSwitch(list, new Random(3), startsAt);
  return (
    changes: { key?: string; attempt?: number; seconds?: number; contents?: string[] } = {},
  ) => {
    const { key = 'k', attempt = 1, seconds = 0, contents = ['{"a":"x"}'] } = changes;
    return failures.failureOf({
      ...{ key, attempt, contents },
      now: instant(startsAt + seconds * 1_000),
    });
  };
}

describe('a failure switch', () => {
  test('without rules never fails', () => {
    expect(aSwitch()()).toBeNull();
  });

  test('always', () => {
    expect(aSwitch(['E', { type: 'always' }])()).toBe('E');
  });

  test.each([
    [1, 'E'],
    [3, 'E'],
    [4, null],
  ])('the first three attempts: attempt %i gives %s', (attempt, expected) => {
    expect(aSwitch(['E', { type: 'first-attempts', count: 3 }])({ attempt })).toBe(expected);
  });

  const once = { type: 'period', fromSeconds: 60, lengthSeconds: 30 } as const;
  test.each([
    [59, once, null],
    [60, once, 'E'],
    [89, once, 'E'],
    [90, once, null],
    [660, once, null],
    [59, { ...once, everySeconds: 600 }, null],
    [60, { ...once, everySeconds: 600 }, 'E'],
    [90, { ...once, everySeconds: 600 }, null],
    [660, { ...once, everySeconds: 600 }, 'E'],
    [689, { ...once, everySeconds: 600 }, 'E'],
    [690, { ...once, everySeconds: 600 }, null],
  ] as const)('%i s after the start, %o: %s', (seconds, when, expected) => {
    expect(aSwitch(['E', when])({ seconds })).toBe(expected);
  });

  test.each([
    ['{"a":["x"]}', ['{"a":"x"}'], 'E'],
    ['{"a":["x"]}', ['{"a":"y"}'], null],
    ['{"a":["x"]}', ['{"a":"y"}', '{"a":"x"}'], 'E'],
    ['{"a":["x"]}', ['not JSON'], null],
    ['{"a":["x"]}', [], null],
    ['not a pattern', ['{"a":"x"}'], null],
  ])('by content: %s asked of %o gives %s', (pattern, contents, expected) => {
    expect(aSwitch(['E', { type: 'event-pattern', pattern }])({ contents })).toBe(expected);
  });

  test('by chance: about as often as it says, and alike for the same attempt', () => {
    const failures = aSwitch(['E', { type: 'probability', percent: 30 }]);
    const drawn = Array.from({ length: 2_000 }, (_, index) => failures({ key: String(index) }));
    const share = drawn.filter((error) => error === 'E').length / drawn.length;
    expect(share).toBeGreaterThan(0.26);
    expect(share).toBeLessThan(0.34);
    expect(drawn).toEqual(drawn.map((_, index) => failures({ key: String(index) })));
  });

  test.each([
    [0, false],
    [100, true],
  ])('%i per cent is certain', (percent, fails) => {
    const failures = aSwitch(['E', { type: 'probability', percent }]);
    for (let index = 0; index < 200; index++) {
      expect(failures({ key: String(index) }) !== null).toBe(fails);
    }
  });

  test('the first rule that applies decides', () => {
    const failures = aSwitch(
      ['first', { type: 'first-attempts', count: 1 }],
      ['then', { type: 'always' }],
    );
    expect([failures({ attempt: 1 }), failures({ attempt: 2 })]).toEqual(['first', 'then']);
  });
});

/** delivery.md §2 and targets.md, *outcome of an attempt*. */
describe('what EventBridge does about an error', () => {
  const expected: readonly (readonly [FailingType, string, readonly string[]])[] = [
    ['lambda-function', 'permanent', ['AccessDeniedException', 'ResourceNotFoundException']],
    ['lambda-function', 'retryable', ['ServiceException', 'TimeoutAfterAcceptance']],
    ['sqs-queue', 'permanent', ['AccessDenied', 'QueueDoesNotExist', 'KmsAccessDenied']],
    ['sqs-queue', 'retryable', ['Timeout', 'InternalFailure', 'TimeoutAfterAcceptance']],
    ['sqs-queue', 'throttled', ['RequestThrottled']],
    [
      'api-destination',
      'permanent',
      ['HTTP 400', 'HTTP 403', 'HTTP 404', 'ConnectionNotAuthorized', 'ApiDestinationNotFound'],
    ],
    [
      'api-destination',
      'retryable',
      [
        ...['HTTP 401', 'HTTP 409', 'HTTP 500', 'HTTP 502', 'HTTP 503', 'HTTP 504'],
        ...['Timeout', 'ConnectionFailure'],
      ],
    ],
    ['api-destination', 'throttled', ['HTTP 429']],
  ];
  test.each(expected)('%s, %s: %o', (type, outcome, errors) => {
    const found = failureNamesOf(type).filter((name) => {
      const facts = failureFacts(type, name);
      return facts.stage === 'call' && facts.outcome === outcome;
    });
    expect([...found].sort()).toEqual([...errors].sort());
  });
});
