import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareMatchers } from '../support/compare-matchers.ts';

test('the matcher decides what the explanation says, for random rules and events', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const { matched, disagreements } = compareMatchers(seed);
      expect(disagreements).toEqual([]);
      expect(matched).toBeGreaterThan(0);
    }),
    { numRuns: 30 },
  );
});
