import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evenRows,
  rowAfter,
  rowsInSight,
  scrollToRow,
  unevenRows,
} from '../../../src/ui/controls/rows-in-sight.ts';

const anyRows = fc
  .array(fc.integer({ min: 10, max: 60 }), { minLength: 1, maxLength: 300 })
  .map(unevenRows);

describe('rows of a long list', () => {
  test('of one size and of several sizes agree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -50, max: 12_000 }),
        (count, size, distance) => {
          const [even, uneven] = [evenRows(count, size), unevenRows(Array(count).fill(size))];
          expect(uneven.height).toBe(even.height);
          expect(uneven.at(distance)).toBe(even.at(distance));
          expect(uneven.top(count)).toBe(even.top(count));
        },
      ),
    );
  });

  test('are in the page if any of them can be seen, and few others', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(20_000), fc.integer({ min: 0, max: 900 }), (rows, at, view) => {
        const scroll = Math.min(at, Math.max(0, rows.height - view));
        const shown = rowsInSight(rows, scroll, view, 0);
        for (let index = 0; index < rows.count; index++) {
          const isSeen = rows.top(index + 1) > scroll && rows.top(index) < scroll + view;
          if (isSeen) expect(shown).toContain(index);
        }
        expect(shown.length).toBeLessThanOrEqual(view / 10 + 19);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
      }),
    );
  });

  test('keep the one with the focus in the page, wherever it is', () => {
    const rows = evenRows(100_000, 24);
    expect(rowsInSight(rows, 1_000_000, 240, 3)[0]).toBe(3);
    expect(rowsInSight(rows, 0, 240, 99_999).at(-1)).toBe(99_999);
    expect(rowsInSight(evenRows(0, 24), 0, 240, -1)).toEqual([]);
  });

  test('are scrolled to by the shortest way', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(5_000), fc.nat(299), (rows, scroll, wanted) => {
        const index = Math.min(wanted, rows.count - 1);
        const next = scrollToRow(rows, scroll, 120, index);
        expect(rows.top(index)).toBeGreaterThanOrEqual(next);
        expect(rows.top(index + 1)).toBeLessThanOrEqual(next + 120);
        const wasSeen = rows.top(index) >= scroll && rows.top(index + 1) <= scroll + 120;
        if (wasSeen) expect(next).toBe(scroll);
      }),
    );
  });
});

test.each([
  [5, 'ArrowDown', 6],
  [9, 'ArrowDown', 9],
  [0, 'ArrowUp', 0],
  [5, 'PageUp', 1],
  [8, 'PageDown', 9],
  [5, 'Home', 0],
  [5, 'End', 9],
  [5, 'a', null],
])('from row %i of ten, %s leads to %s', (index, key, expected) => {
  expect(rowAfter(index, key, { count: 10, page: 4 })).toBe(expected);
});
