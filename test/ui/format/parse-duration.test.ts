import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration } from '../../../src/ui/format/format-time.ts';
import { parseDuration } from '../../../src/ui/format/parse-duration.ts';

test.each([
  ['90', 90_000],
  ['90 s', 90_000],
  ['1 min 30 s', 90_000],
  ['1 minute and 30 seconds', 90_000],
  ['2h5m', 7_500_000],
  ['1.5 hours', 5_400_000],
  ['1,5 h', 5_400_000],
  ['500ms', 500],
  ['-1 day', -86_400_000],
  ['+2 weeks', 1_209_600_000],
  ['  3 MIN ', 180_000],
  ['0', 0],
  ['', null],
  ['-', null],
  ['soon', null],
  ['1 fortnight', null],
  ['1 h 30', null],
  ['1 h x', null],
  ['h', null],
  ['1e3 s', null],
])('"%s" is %s milliseconds', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test('what is written as a length of time is read as that length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
      const text = formatDuration(seconds * 1_000);
      const read = parseDuration(text) ?? Number.NaN;
      expect(formatDuration(read)).toBe(text);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseDuration(text)).not.toBeNaN();
    }),
  );
});
