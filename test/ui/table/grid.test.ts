import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicesInSight, positionAfter, scrollToShow } from '../../../src/ui/table/grid.ts';

const axis = { count: 100, size: 30, header: 50 };

describe('what is in the page', () => {
  test('is what is in sight, and a few more', () => {
    expect(indicesInSight(axis, 0, 200, -1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(indicesInSight(axis, 3_000, 200, -1).at(-1)).toBe(99);
    expect(indicesInSight({ ...axis, count: 0 }, 0, 200, -1)).toEqual([]);
  });

  test('and always the one with the focus, at its place', () => {
    expect(indicesInSight(axis, 1_500, 200, 2)[0]).toBe(2);
    expect(indicesInSight(axis, 0, 200, 60).at(-1)).toBe(60);
    expect(indicesInSight(axis, 0, 200, 3)).toEqual(indicesInSight(axis, 0, 200, -1));
    expect(indicesInSight({ ...axis, count: 5 }, 0, 200, 60)).toEqual([0, 1, 2, 3, 4]);
  });

  test('what one scrolls to is in sight afterwards', () => {
    const any = fc.record({
      index: fc.nat(99),
      scroll: fc.nat(2_900),
      viewport: fc.integer({ min: 90, max: 900 }),
    });
    fc.assert(
      fc.property(any, ({ index, scroll, viewport }) => {
        const next = scrollToShow(axis, scroll, viewport, index);
        expect(index * axis.size).toBeGreaterThanOrEqual(next);
        expect((index + 1) * axis.size).toBeLessThanOrEqual(next + viewport - axis.header);
        expect(indicesInSight(axis, next, viewport, -1)).toContain(index);
      }),
    );
  });
});

describe('keys', () => {
  const size = { rows: 10, columns: 4, page: 5 };
  test.each([
    ['ArrowDown', [0, 0], [1, 0]],
    ['ArrowDown', [9, 0], [9, 0]],
    ['ArrowUp', [0, 2], [-1, 2]],
    ['ArrowUp', [0, -1], [0, -1]],
    ['ArrowRight', [2, 3], [2, 3]],
    ['ArrowRight', [-1, 0], [-1, 1]],
    ['ArrowLeft', [2, 0], [2, -1]],
    ['ArrowLeft', [-1, 0], [-1, 0]],
    ['PageDown', [3, 1], [8, 1]],
    ['PageUp', [3, 1], [0, 1]],
    ['PageUp', [2, -1], [0, -1]],
    ['Home', [3, 2], [3, -1]],
    ['Home', [-1, 2], [-1, 0]],
    ['End', [3, 0], [3, 3]],
    ['Ctrl+Home', [3, 2], [0, 0]],
    ['Ctrl+End', [3, 2], [9, 3]],
  ] as const)('%s from %j', (name, [row, column], [nextRow, nextColumn]) => {
    const withControl = name.startsWith('Ctrl+');
    expect(positionAfter({ row, column }, name.replace('Ctrl+', ''), withControl, size)).toEqual({
      row: nextRow,
      column: nextColumn,
    });
  });

  test('other keys are not the grid’s', () => {
    expect(positionAfter({ row: 0, column: 0 }, 'a', false, size)).toBeNull();
  });

  test('no key leads out of the grid', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageUp');
    fc.assert(
      fc.property(fc.array(keys), fc.nat(5), fc.nat(5), (pressed, rows, columns) => {
        let position = { row: -1, column: 0 };
        const shape = { rows: rows + 1, columns: columns + 1, page: 3 };
        for (const key of pressed) {
          position = positionAfter(position, key, false, shape) ?? position;
          expect(position.row).toBeLessThanOrEqual(rows);
          expect(position.column).toBeLessThanOrEqual(columns);
          expect(position.row + position.column).toBeGreaterThanOrEqual(-1);
        }
      }),
    );
  });
});
