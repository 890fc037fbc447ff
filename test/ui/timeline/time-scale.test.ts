import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Moment, makeTimeScale } from '../../../src/ui/timeline/time-scale.ts';

const major = (...moments: number[]): Moment[] => moments.map((at) => ({ at, minor: false }));
const minor = (...moments: number[]): Moment[] => moments.map((at) => ({ at, minor: true }));

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

describe('a time scale', () => {
  test('begins at the left with the first moment', () => {
    expect(makeTimeScale(major(500, 700), 900).x(500)).toBe(0);
  });

  test('holds what is before and after all moments at its ends', () => {
    const scale = makeTimeScale(major(500, 700), 900);
    expect(scale.x(0)).toBe(0);
    expect(scale.x(99_999)).toBe(scale.end);
  });

  test('is empty without moments, and a single one is at the left', () => {
    expect(makeTimeScale([], 900).x(5)).toBe(0);
    expect(makeTimeScale(major(5), 900).x(5)).toBe(0);
  });

  test('keeps ten milliseconds legible beside a day', () => {
    const scale = makeTimeScale(major(0, 10, 20, 24 * HOUR), 900);
    expect(scale.x(10)).toBeGreaterThan(18);
    expect(scale.x(20) - scale.x(10)).toBeGreaterThan(18);
  });

  test('gives more room to a longer wait, though not in proportion', () => {
    const scale = makeTimeScale(major(0, 10, 110, 1_110), 900);
    const widths = [0, 10, 110, 1_110].map((at) => scale.x(at));
    const [a, b, c] = [1, 2, 3].map((i) => (widths[i] ?? 0) - (widths[i - 1] ?? 0));
    expect(b).toBeGreaterThan(a ?? 0);
    expect(c).toBeGreaterThan(b ?? 0);
    expect(c).toBeLessThan(10 * (b ?? 0));
  });

  test('runs evenly between two moments', () => {
    const scale = makeTimeScale(major(0, HOUR), 900);
    expect(scale.x(HOUR / 4)).toBeCloseTo(scale.x(HOUR) / 4);
  });

  test('ties long waits into knots that know their length', () => {
    const { knots, x } = makeTimeScale(major(0, 500, 60_500), 900);
    expect(knots.map(({ milliseconds }) => milliseconds)).toEqual([60_000]);
    expect(knots[0]?.from).toBe(x(500));
    expect(knots[0]?.to).toBe(x(60_500));
  });

  test('draws few moments near to each other instead of across the screen', () => {
    expect(makeTimeScale(major(0, 10), 5_000).end).toBeLessThan(500);
  });

  test('puts minor moments into one stretch where they keep their distances', () => {
    const scale = makeTimeScale([...major(0, 10 * HOUR), ...minor(HOUR, 2 * HOUR)], 900);
    expect(scale.x(2 * HOUR)).toBeCloseTo(2 * scale.x(HOUR));
    expect(scale.knots).toHaveLength(1);
  });

  test('takes a moment that is both for a major one', () => {
    const both = [...major(0, 400, 500), ...minor(400)];
    const scale = makeTimeScale(both, 900);
    expect(scale.x(400)).toBe(makeTimeScale(major(0, 400, 500), 900).x(400));
  });

  test('never runs backwards and never leaves its width', () => {
    const anyMoments = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 24 * HOUR }), minor: fc.boolean() }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(anyMoments, fc.integer({ min: 60, max: 2_000 }), (moments, width) => {
        const scale = makeTimeScale(moments, width);
        const places = moments
          .map(({ at }) => at)
          .sort((a, b) => a - b)
          .map(scale.x);
        for (const [index, x] of places.entries()) {
          expect(x).toBeGreaterThanOrEqual((places[index - 1] ?? 0) - 1e-6);
          expect(x).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
    );
  });
});
