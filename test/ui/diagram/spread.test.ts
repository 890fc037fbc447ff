import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from '../../../src/ui/diagram/spread.ts';

const at = (...middles: number[]) => middles.map((middle) => ({ at: middle, size: 10 }));

describe('spread', () => {
  test.each([
    { name: 'what does not overlap stays', wishes: at(5, 30, 70), places: [5, 30, 70] },
    { name: 'two on one place share the push', wishes: at(50, 50), places: [45, 55] },
    { name: 'a chain of overlaps is pooled', wishes: at(50, 52, 54), places: [42, 52, 62] },
    { name: 'the order is kept against the wishes', wishes: at(60, 20), places: [35, 45] },
    { name: 'nothing is above the column', wishes: at(0, 0), places: [5, 15] },
    { name: 'no item, no place', wishes: [], places: [] },
  ])('$name', ({ wishes, places }) => {
    expect(spread(wishes)).toEqual(places);
  });

  test('what fits stays above the end of the column', () => {
    expect(spread(at(95, 100), 0, 100)).toEqual([85, 95]);
  });

  test('what does not fit starts at the top and runs over the end', () => {
    expect(spread(at(5, 5, 5), 0, 20)).toEqual([5, 15, 25]);
  });

  test('neighbours never overlap, in any order of wishes', () => {
    const wishes = fc.array(
      fc.record({ at: fc.integer({ min: -100, max: 900 }), size: fc.integer({ min: 1, max: 60 }) }),
    );
    fc.assert(
      fc.property(wishes, (items) => {
        const places = spread(items);
        for (let index = 1; index < items.length; index++) {
          const distance = (places[index] ?? 0) - (places[index - 1] ?? 0);
          const needed = ((items[index]?.size ?? 0) + (items[index - 1]?.size ?? 0)) / 2;
          expect(distance).toBeGreaterThanOrEqual(needed - 1e-6);
        }
      }),
    );
  });
});
