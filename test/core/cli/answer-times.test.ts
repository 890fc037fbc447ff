import { expect, test } from 'vitest';
import { withTimes } from '../../../src/core/cli/answer-times.ts';

test('times of archives and replays are shown as ISO 8601', () => {
  const answer = {
    Archives: [{ ArchiveName: 'a', CreationTime: 1_788_220_800, RetentionDays: 7 }],
    EventStartTime: 1_788_220_800.25,
  };
  expect(withTimes('events', answer)).toEqual({
    Archives: [{ ArchiveName: 'a', CreationTime: '2026-09-01T00:00:00+00:00', RetentionDays: 7 }],
    EventStartTime: '2026-09-01T00:00:00.250000+00:00',
  });
});

test('what SQS counts in seconds or milliseconds stays as it is', () => {
  const answer = { Results: [{ StartedTimestamp: 1_788_220_800_000, WaitTime: 3 }] };
  expect(withTimes('sqs', answer)).toBe(answer);
});
