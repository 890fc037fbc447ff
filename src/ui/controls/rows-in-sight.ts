/**
 * The geometry of a long list of which only what is in sight is in the page. Rows count from 0;
 * lengths are in CSS pixels.
 */
export interface Rows {
  readonly count: number;
  /** Of all of them. */
  readonly height: number;
  /** Where a row begins; for `count`, where the last one ends. */
  top(index: number): number;
  /** The row at a distance from the beginning, the nearest one for a distance outside. */
  at(distance: number): number;
}

export function evenRows(count: number, size: number): Rows {
  return {
    count,
    height: count * size,
    top: (index) => index * size,
    at: (distance) => clamp(Math.floor(distance / size), count),
  };
}

export function unevenRows(sizes: readonly number[]): Rows {
  const tops = new Float64Array(sizes.length + 1);
  for (const [index, size] of sizes.entries()) tops[index + 1] = (tops[index] ?? 0) + size;
  const height = tops[sizes.length] ?? 0;
  return {
    count: sizes.length,
    height,
    top: (index) => tops[index] ?? height,
    at(distance) {
      let low = 0;
      let high = sizes.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((tops[middle] ?? 0) <= distance) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

/** So many more than what is in sight, so that a short way of scrolling shows no gap. */
const MARGIN = 8;

/** Which are in sight, in order; `always` is among them wherever it is, so that it keeps the focus. */
export function rowsInSight(
  rows: Rows,
  scroll: number,
  viewport: number,
  always: number,
): readonly number[] {
  if (rows.count === 0) return [];
  const first = Math.max(0, rows.at(scroll) - MARGIN);
  const last = Math.min(rows.count - 1, rows.at(scroll + Math.max(0, viewport)) + MARGIN);
  const indices = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (always < 0 || always >= rows.count || (always >= first && always <= last)) return indices;
  return always < first ? [always, ...indices] : [...indices, always];
}

/** Where to scroll so that a row is wholly in sight, by the shortest way. */
export function scrollToRow(rows: Rows, scroll: number, viewport: number, index: number): number {
  const top = rows.top(index);
  const bottom = rows.top(index + 1);
  if (top < scroll) return top;
  return bottom > scroll + viewport ? Math.min(top, bottom - viewport) : scroll;
}

/** Where a key leads (WAI-ARIA Authoring Practices, *Grid*), or `null` for a key that is none of a list's. */
export function rowAfter(
  index: number,
  key: string,
  { count, page }: { readonly count: number; readonly page: number },
): number | null {
  switch (key) {
    case 'ArrowDown':
      return clamp(index + 1, count);
    case 'ArrowUp':
      return clamp(index - 1, count);
    case 'PageDown':
      return clamp(index + page, count);
    case 'PageUp':
      return clamp(index - page, count);
    case 'Home':
      return 0;
    case 'End':
      return clamp(count - 1, count);
    default:
      return null;
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
