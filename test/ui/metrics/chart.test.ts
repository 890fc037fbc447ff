import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barPath, formatValue, summaryOf, topOf } from '../../../src/ui/metrics/chart.ts';

test.each([
  [[null], 1],
  [[0, 0], 1],
  [[1, 1], 1],
  [[3], 5],
  [[6, 2], 10],
  [[120], 200],
  [[0.04], 0.05],
])('the top of %j is %s', (points, top) => {
  expect(topOf(points)).toBeCloseTo(top);
});

test('every bar stays inside its chart', () => {
  const points = fc.array(fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })), {
    minLength: 1,
    maxLength: 130,
  });
  fc.assert(
    fc.property(points, fc.integer({ min: 40, max: 600 }), (found, width) => {
      const path = barPath(found, topOf(found), width, 44);
      const heights = [...path.matchAll(/V([\d.-]+)H/g)].map(([, y]) => Number(y));
      const rights = [...path.matchAll(/H([\d.-]+)V/g)].map(([, x]) => Number(x));
      expect(heights.every((y) => y >= 0 && y <= 44)).toBe(true);
      expect(rights.every((x) => x <= width)).toBe(true);
      expect(heights).toHaveLength(found.filter(Boolean).length);
    }),
  );
});

test.each([
  [1234, 'Count', '1,234'],
  [0.5, 'Count', '0.5'],
  [12.34, 'Milliseconds', '12 ms'],
  [90, 'Seconds', '1 min 30 s'],
  [null, 'Count', '–'],
] as const)('%s in %s is %s', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});

test('a chart is told in words', () => {
  const info = { name: 'Errors', unit: 'Count', statistic: 'Sum' } as const;
  const periods = { from: 0, length: 60_000, count: 4 };
  expect(summaryOf(info, [1, null, 3, null], periods, 0)).toBe(
    'Errors, sum every 1 min: 2 data points, highest 3 from +2 min, lowest 1.',
  );
  expect(summaryOf(info, [null, null], periods, 0)).toBe('Errors, sum every 1 min: nothing yet.');
});
