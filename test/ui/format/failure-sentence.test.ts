import { describe, expect, test } from 'vitest';
import type { FailureRule } from '../../../src/core/model/failure.ts';
import { failureNamesOf } from '../../../src/core/model/failure-facts.ts';
import { RESOURCE_TYPES } from '../../../src/core/model/resource.ts';
import { failureSentence } from '../../../src/ui/format/failure-sentence.ts';

type Case = [Parameters<typeof failureSentence>[0], readonly FailureRule[], string];

test.each<Case>([
  ['sqs-queue', [], 'it works.'],
  [
    'sqs-queue',
    [{ error: 'AccessDenied', when: { type: 'always' } }],
    'Every call fails with AccessDenied, and EventBridge does not try again.',
  ],
  [
    'api-destination',
    [{ error: 'HTTP 503', when: { type: 'first-attempts', count: 2 } }],
    'The first 2 tries with each event fail with HTTP 503, and EventBridge tries again; everything else works.',
  ],
  [
    'lambda-function',
    [{ error: 'Unhandled', when: { type: 'first-attempts', count: 1 } }],
    'The first try with each event fails with Unhandled: Lambda tries again, and EventBridge hears nothing of it; everything else works.',
  ],
  [
    'lambda-function',
    [{ error: 'TooManyRequestsException', when: { type: 'probability', percent: 30 } }],
    '30 of 100 invocations fail, drawn from the seed, with TooManyRequestsException: Lambda keeps the event and tries again, and EventBridge hears nothing of it; everything else works.',
  ],
  [
    'kinesis-stream',
    [
      {
        error: 'InternalFailure',
        when: { type: 'period', fromSeconds: 0, lengthSeconds: 30, everySeconds: 300 },
      },
    ],
    'Calls fail from the start for 30 s, again every 5 min, with InternalFailure, and EventBridge tries again; everything else works.',
  ],
  [
    'sns-topic',
    [
      { error: 'NotFound', when: { type: 'event-pattern', pattern: '{}' } },
      { error: 'Throttled', when: { type: 'period', fromSeconds: 90, lengthSeconds: 60 } },
    ],
    'Calls with an event that the pattern matches fail with NotFound, and EventBridge does not try again; of the others, calls fail from 1 min 30 s on for 1 min with Throttled, and EventBridge tries again; everything else works.',
  ],
  [
    'sqs-queue',
    [
      { error: 'Timeout', when: { type: 'always' } },
      { error: 'AccessDenied', when: { type: 'probability', percent: 50 } },
    ],
    'Every call fails with Timeout, and EventBridge tries again; of the others, 50 of 100 calls fail, drawn from the seed, with AccessDenied, and EventBridge does not try again. Rule 2 never applies, since one before it always does.',
  ],
  [
    'sqs-queue',
    [{ error: 'TimeoutAfterAcceptance', when: { type: 'first-attempts', count: 1 } }],
    'The first try with each event fails with TimeoutAfterAcceptance: the target has taken the event, EventBridge does not hear of it and sends it again; everything else works.',
  ],
])('%s %o: %s', (type, rules, expected) => {
  expect(failureSentence(type, 'it', rules)).toBe(expected);
});

describe.each(RESOURCE_TYPES)('%s', (type) => {
  test.each(failureNamesOf(type))('%s has its say', (error) => {
    const sentence = failureSentence(type, 'it', [{ error, when: { type: 'always' } }]);
    expect(sentence).toContain(`with ${error}`);
    expect(sentence).toMatch(/try again|tries again|sends it again/);
  });
});
