import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../../../src/core/model/brand.ts';
import {
  dataPoints,
  periodsFor,
  valueAt,
} from '../../../../src/core/report/metrics/data-points.ts';

const series = (...samples: readonly (readonly [number, number])[]) => ({
  moments: Float64Array.from(samples.map(([at]) => at)),
  values: Float64Array.from(samples.map(([, value]) => value)),
});
const periods = { from: 0, length: 10, count: 4 };

test.each([
  [
    'samples',
    'Sum',
    [
      [0, 1],
      [9, 2],
      [10, 4],
      [35, 1],
    ],
    40,
    [3, 4, null, 1],
  ],
  [
    'samples',
    'Average',
    [
      [0, 1],
      [9, 2],
      [25, 4],
    ],
    40,
    [1.5, null, 4, null],
  ],
  [
    'samples',
    'Sum',
    [
      [0, 1],
      [9, 2],
      [12, 4],
    ],
    9,
    [3, null, null, null],
  ],
  [
    'level',
    'Maximum',
    [
      [5, 2],
      [12, 7],
      [20, 1],
    ],
    40,
    [2, 7, 1, 1],
  ],
  [
    'level',
    'Maximum',
    [
      [5, 2],
      [12, 7],
      [20, 1],
    ],
    15,
    [2, 7, null, null],
  ],
  [
    'age',
    'Maximum',
    [
      [0, 0],
      [15, Number.NaN],
    ],
    40,
    [0.01, 0.015, null, null],
  ],
] as const)('%s by %s', (kind, statistic, samples, until, expected) => {
  const info = { kind, statistic };
  expect(dataPoints(series(...samples), info, periods, instant(until))).toEqual(expected);
});

test('the sum of all periods is the sum of all that has come', () => {
  const info = { kind: 'samples', statistic: 'Sum' } as const;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5_000), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
      fc.nat(5_500),
      (samples, until) => {
        const found = series(...samples.sort(([a], [b]) => a - b));
        const points = dataPoints(found, info, periodsFor(0, 5_000, 700), instant(until));
        const sum = points.reduce<number>((total, point) => total + (point ?? 0), 0);
        expect(sum).toBe(valueAt(found, info, instant(until)) ?? 0);
      },
    ),
  );
});

test.each([
  [0, 800, 1_000],
  [0, 119_000, 1_000],
  [0, 600_000, 10_000],
  [0, 3_600_000, 60_000],
  [0, 86_400_000, 900_000],
  [0, 366 * 86_400_000, 86_400_000],
])('from %i to %i ms a period has %i ms', (from, to, length) => {
  const found = periodsFor(from, to);
  expect(found.length).toBe(length);
  expect(found.from + found.count * found.length).toBeGreaterThan(to);
});
