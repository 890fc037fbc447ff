import { expect, test } from 'vitest';
import { firstOfMany } from '../../../src/ui/outcome/first-of-many.ts';

const all = [1, 2, 3, 4, 5, 6];

test.each([
  { most: 6, wanted: 6, shown: all, why: 'all, if they are few enough' },
  { most: 3, wanted: 2, shown: [1, 2, 3], why: 'the first, with the one that is wanted' },
  { most: 3, wanted: 5, shown: [1, 2, 3, 5], why: 'the one that is wanted, far below' },
  { most: 3, wanted: 9, shown: [1, 2, 3], why: 'the first, if none is wanted' },
])('$why', ({ most, wanted, shown }) => {
  expect(firstOfMany(all, most, (one) => one === wanted)).toEqual(shown);
});
