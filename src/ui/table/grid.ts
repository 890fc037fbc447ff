/**
 * The geometry of a large grid of which only what is in sight is in the page. Indices count from 0;
 * -1 is the row or column of headers, which stays in sight.
 */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/** One direction of the grid; lengths in CSS pixels. */
export interface Axis {
  readonly count: number;
  /** Of each row or column. */
  readonly size: number;
  /** Of the headers that cover the beginning. */
  readonly header: number;
}

/** So many more than what is in sight, so that a short way of scrolling shows no gap. */
const MARGIN = 4;

/** Which are in sight, in order; `always` is among them wherever it is, so that it keeps the focus. */
export function indicesInSight(
  { count, size, header }: Axis,
  scroll: number,
  viewport: number,
  always: number,
): readonly number[] {
  const first = Math.max(0, Math.floor(scroll / size) - MARGIN);
  const inSight = Math.max(0, viewport - header);
  const last = Math.min(count - 1, Math.ceil((scroll + inSight) / size) + MARGIN);
  const indices = Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => first + index,
  );
  if (always < 0 || always >= count || (always >= first && always <= last)) return indices;
  return always < first ? [always, ...indices] : [...indices, always];
}

/** Where to scroll so that one is wholly in sight, by the shortest way. */
export function scrollToShow(
  { size, header }: Axis,
  scroll: number,
  viewport: number,
  index: number,
): number {
  if (index < 0) return scroll;
  const inSight = Math.max(size, viewport - header);
  if (index * size < scroll) return index * size;
  return Math.max(scroll, (index + 1) * size - inSight);
}

/**
 * Where a key leads (WAI-ARIA Authoring Practices, *Grid*), or `null` for a key that is none of the
 * grid's. The corner where the headers meet is no place to be.
 */
export function positionAfter(
  { row, column }: GridPosition,
  key: string,
  withControl: boolean,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): GridPosition | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (nextRow: number, nextColumn: number): GridPosition => {
    const next = {
      row: Math.min(Math.max(nextRow, -1), last.row),
      column: Math.min(Math.max(nextColumn, -1), last.column),
    };
    return next.row === -1 && next.column === -1 ? { row, column } : next;
  };
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + size.page, column);
    case 'PageUp':
      return to(Math.max(0, row - size.page), column);
    case 'Home':
      return withControl ? to(0, 0) : to(row, row === -1 ? 0 : -1);
    case 'End':
      return withControl ? to(last.row, last.column) : to(row, last.column);
    default:
      return null;
  }
}
