import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/core/clock/random.ts';

const draws = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.uint32());

describe('chance', () => {
  test('the same seed and name give the same numbers', () => {
    expect(draws(new Random(7, 'a'), 5)).toEqual(draws(new Random(7, 'a'), 5));
  });

  test('another seed or another name gives other numbers', () => {
    const numbers = [new Random(7, 'a'), new Random(8, 'a'), new Random(7, 'b')].map((random) =>
      random.uint32(),
    );
    expect(new Set(numbers).size).toBe(3);
  });

  test('what is drawn from one stream does not disturb another', () => {
    const quiet = new Random(7);
    const busy = new Random(7);
    draws(busy, 100);
    draws(busy.fork('other'), 100);
    expect(busy.fork('mine').uint32()).toBe(quiet.fork('mine').uint32());
  });

  test('similar names give streams that have nothing in common', () => {
    const firsts = Array.from({ length: 1_000 }, (_, n) => new Random(1, `event/${n}`).fraction());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
    expect(new Set(firsts).size).toBe(1_000);
  });

  test('a whole number is between both ends, which it reaches', () => {
    const random = new Random(1);
    const seen = new Set(Array.from({ length: 200 }, () => random.between(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  test('an id is a version 4 UUID', () => {
    const random = new Random(1);
    for (let n = 0; n < 100; n++) {
      expect(random.uuid()).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });
});
