import { describe, expect, test } from 'vitest';
import {
  formatDuration,
  formatExactOffset,
  formatOffset,
} from '../../../src/ui/format/format-time.ts';

describe('a duration is said in two units at most', () => {
  test.each([
    [0, '0 s'],
    [0.4, '0.4 ms'],
    [8, '8 ms'],
    [99.4, '99 ms'],
    [100, '0.1 s'],
    [512, '0.51 s'],
    [1_000, '1 s'],
    [9_994, '9.99 s'],
    [9_996, '10 s'],
    [12_340, '12.3 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min'],
    [60_000, '1 min'],
    [72_000, '1 min 12 s'],
    [65_000, '1 min 05 s'],
    [3_599_700, '1 h'],
    [7_500_000, '2 h 05 min'],
    [86_400_000, '1 d'],
    [93_600_000, '1 d 2 h'],
    [-5, '0 s'],
  ])('%d ms is %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});

test('an offset carries a plus sign', () => {
  expect(formatOffset(512)).toBe('+0.51 s');
  expect(formatOffset(0)).toBe('+0 s');
});

describe('an exact offset keeps its milliseconds', () => {
  test.each([
    [0, '+0.000 s'],
    [512, '+0.512 s'],
    [59_999.6, '+1 min 00.000 s'],
    [72_512, '+1 min 12.512 s'],
    [7_512_512, '+2 h 05 min 12.512 s'],
    [86_400_000, '+1 d 00 h 00 min 00.000 s'],
  ])('%d ms is %s', (milliseconds, expected) => {
    expect(formatExactOffset(milliseconds)).toBe(expected);
  });
});
