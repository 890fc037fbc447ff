import type { Lane } from './route.ts';

export interface Column {
  readonly lane: Lane;
  readonly x: number;
  readonly width: number;
}

/** Least and greatest width of a lane, and of the way between two lanes. */
const WIDTHS: Readonly<Record<Lane, readonly [number, number]>> = {
  source: [104, 210],
  bus: [60, 92],
  rule: [146, 280],
  target: [200, 390],
  next: [150, 330],
  later: [140, 300],
  queue: [130, 290],
};
const WAY: readonly [number, number] = [22, 84];

/** Divides the width among the lanes: each grows from its least towards its greatest alike. */
export function columns(width: number, lanes: readonly Lane[]): readonly Column[] {
  const parts = lanes.map((lane) => WIDTHS[lane]);
  const ways = lanes.length - 1;
  const least = parts.reduce((sum, [minimum]) => sum + minimum, ways * WAY[0]);
  const greatest = parts.reduce((sum, [, maximum]) => sum + maximum, ways * WAY[1]);
  const share = Math.min(1, (width - least) / (greatest - least));
  // Narrower than the least, everything shrinks in proportion.
  const size = ([minimum, maximum]: readonly [number, number]) =>
    share < 0 ? (minimum * width) / least : minimum + (maximum - minimum) * share;
  let x = 0;
  return lanes.map((lane) => {
    const column = { lane, x: Math.round(x), width: Math.round(size(WIDTHS[lane])) };
    x += size(WIDTHS[lane]) + size(WAY);
    return column;
  });
}
