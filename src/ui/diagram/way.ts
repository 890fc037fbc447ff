/** The lines of the route map, in SVG path data. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Way {
  readonly path: string;
  /** The place for a sign or a word. */
  readonly sign: Point;
  readonly arrow: string | null;
}

/** From left to right, level through each lane that is passed. */
export function pathAcross(
  start: Point,
  end: Point,
  passes: readonly { readonly x: number; readonly width: number; readonly y: number }[],
): Way {
  const first = passes[0] ?? end;
  let path = `M${start.x} ${start.y}`;
  let at = start;
  for (const { x, width, y } of passes) {
    path += `${curve(at, { x, y })}H${x + width}`;
    at = { x: x + width, y };
  }
  return {
    path: `${path}${curve(at, end)}`,
    sign: { x: (start.x + first.x) / 2, y: (start.y + first.y) / 2 },
    arrow: null,
  };
}

const TURN = 22;
/** How far before its end a way to a bus leaves the level. */
const APPROACH = 30;

/**
 * Out of the right side of a node and back to the right side of another: behind the nodes below itself
 * to a bus, which is far, or straight round to something near.
 */
export function pathBack(
  start: Point,
  end: Point,
  below: { readonly y: number; readonly signX: number } | null,
): Way {
  if (below === null) {
    const x = Math.max(start.x, end.x) + TURN;
    return {
      path: `M${start.x} ${start.y}C${x} ${start.y} ${x} ${end.y} ${end.x} ${end.y}`,
      sign: { x: Math.max(start.x, end.x) + TURN * 0.7, y: (start.y + end.y) / 2 },
      arrow: arrowAt(end),
    };
  }
  const turned = `C${start.x + TURN} ${start.y} ${start.x + TURN} ${below.y} ${start.x - 4} ${below.y}`;
  const near = { x: end.x + APPROACH, y: below.y };
  return {
    path: `M${start.x} ${start.y}${turned}H${near.x}${curve(near, end)}`,
    sign: { x: below.signX, y: below.y },
    arrow: arrowAt(end),
  };
}

/** Pointing left, where a way arrives at a right side. */
function arrowAt({ x, y }: Point): string {
  return `M${x + 6} ${y - 4}L${x + 1} ${y}L${x + 6} ${y + 4}`;
}

/** Leaves and arrives level. */
function curve(start: Point, end: Point): string {
  if (start.y === end.y) return `H${end.x}`;
  const half = (start.x + end.x) / 2;
  return `C${half} ${start.y} ${half} ${end.y} ${end.x} ${end.y}`;
}
