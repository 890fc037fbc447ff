import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredPoint } from '../../src/storage/database.ts';
import { pointsToDrop } from '../../src/storage/pruning.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function pointsAt(instants: readonly number[], size = 1_000): readonly StoredPoint[] {
  return instants.map((at, number) => ({ scenario: 's', number, at, summary: '', size }));
}

const kept = (points: readonly StoredPoint[], now: number) => {
  const dropped = new Set(pointsToDrop(points, now));
  return points.filter((point) => !dropped.has(point));
};

test('the latest hundred are kept one by one', () => {
  const points = pointsAt(Array.from({ length: 100 }, (_, index) => index * 1_000));
  expect(pointsToDrop(points, 100_000)).toEqual([]);
});

test('of what is older, one a minute is kept, later one in ten minutes, then one a day', () => {
  const latest = Array.from({ length: 100 }, (_, index) => 30 * DAY + index);
  const everySecond = Array.from(
    { length: 120 },
    (_, index) => 30 * DAY - 2 * MINUTE + index * 1_000,
  );
  const long = Array.from({ length: 480 }, (_, index) => index * MINUTE);
  const left = kept(pointsAt([...long, ...everySecond, ...latest]), 30 * DAY + 200);
  expect(left.filter(({ at }) => at >= 30 * DAY)).toHaveLength(100);
  expect(left.filter(({ at }) => at > DAY && at < 30 * DAY)).toHaveLength(2);
  // Eight hours, a month ago.
  expect(left.filter(({ at }) => at < DAY)).toHaveLength(1);
});

test('a history of large documents stays below its bound, and its latest points stay', () => {
  const points = pointsAt(
    Array.from({ length: 50 }, (_, index) => index * 1_000),
    1_500_000,
  );
  const left = kept(points, 50_000);
  expect(left).toEqual(points.slice(-10));
  const huge = pointsAt([1, 2, 3, 4, 5, 6, 7], 9_000_000);
  expect(kept(huge, 10)).toEqual(huge.slice(-5));
});

test('pruning again soon afterwards gives up nothing more', () => {
  const instants = fc
    .array(fc.integer({ min: 0, max: 20 * DAY }), { maxLength: 400 })
    .map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(instants, (list) => {
      const once = kept(pointsAt(list), 20 * DAY);
      expect(kept(once, 20 * DAY)).toEqual(once);
    }),
  );
});
