/** A moment on the axis. */
export interface Moment {
  readonly at: number;
  /** One of many alike, such as the 97th retry: it gets no room of its own. */
  readonly minor: boolean;
}

/** A long wait, drawn short. */
export interface Knot {
  readonly from: number;
  readonly to: number;
  readonly milliseconds: number;
}

export interface TimeScale {
  /** From a moment to a distance from the left edge, in pixels; never decreasing. */
  x(at: number): number;
  /** Where the last moment is. */
  readonly end: number;
  readonly knots: readonly Knot[];
}

/** A longer wait is a knot: its length is written on the axis. */
const KNOT_MILLISECONDS = 1_500;
/** A few moments are drawn apart, but not across the whole screen. */
const GREATEST_STRETCH = 5;

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly minors: number;
}

/**
 * Milliseconds and days on one axis. Between two moments the time runs evenly, but each such gap has
 * room of its own: a short one by its logarithm, a long one a fixed piece, and one with many minor
 * moments a larger piece. The gaps then stretch or shrink together to fit the width, down to what
 * each needs at least.
 */
export function makeTimeScale(moments: readonly Moment[], width: number): TimeScale {
  const gaps = gapsOf(moments);
  const sizes = sizesFor(gaps, width);
  const starts: number[] = [];
  let end = 0;
  for (const size of sizes) {
    starts.push(end);
    end += size;
  }
  const knots = gaps.flatMap(({ from, to, minors }, index): Knot[] => {
    const start = starts[index] ?? 0;
    const milliseconds = to - from;
    if (milliseconds < KNOT_MILLISECONDS && minors === 0) return [];
    return [{ from: start, to: start + (sizes[index] ?? 0), milliseconds }];
  });
  return {
    end,
    knots,
    x(at) {
      const index = lastNotAfter(gaps, at);
      const gap = gaps[index];
      if (!gap) return 0;
      const share = Math.min(1, Math.max(0, (at - gap.from) / (gap.to - gap.from)));
      return (starts[index] ?? 0) + share * (sizes[index] ?? 0);
    },
  };
}

function gapsOf(moments: readonly Moment[]): readonly Gap[] {
  const major = new Set(moments.filter(({ minor }) => !minor).map(({ at }) => at));
  const edges = [...major].sort((a, b) => a - b);
  const minors = [...new Set(moments.map(({ at }) => at))]
    .filter((at) => !major.has(at))
    .sort((a, b) => a - b);
  let taken = 0;
  return edges.slice(1).map((to, index): Gap => {
    const from = edges[index] ?? to;
    while ((minors[taken] ?? to) <= from) taken++;
    const first = taken;
    while ((minors[taken] ?? to) < to) taken++;
    return { from, to, minors: taken - first };
  });
}

/** How wide each gap is. */
function sizesFor(gaps: readonly Gap[], width: number): readonly number[] {
  const natural = gaps.map(naturalSize);
  const least = gaps.map(leastSize);
  const wanted = sum(natural);
  const needed = sum(least);
  if (wanted <= width) {
    const stretch = Math.min(GREATEST_STRETCH, width / (wanted || 1));
    return natural.map((size) => size * stretch);
  }
  if (needed >= width) return least.map((size) => (size * width) / needed);
  const share = (width - needed) / (wanted - needed);
  return natural.map((size, index) => {
    const minimum = least[index] ?? 0;
    return minimum + (size - minimum) * share;
  });
}

function naturalSize({ from, to, minors }: Gap): number {
  if (minors > 0) return Math.min(460, 100 + 3 * minors);
  const milliseconds = to - from;
  if (milliseconds >= KNOT_MILLISECONDS) return 110;
  return 8 + 26 * Math.log10(1 + milliseconds / 5);
}

function leastSize({ from, to, minors }: Gap): number {
  if (minors > 0) return 72;
  return to - from >= KNOT_MILLISECONDS ? 26 : 2;
}

/** The last gap that begins at the moment or before it; 0 if the moment is before all. */
function lastNotAfter(gaps: readonly Gap[], at: number): number {
  let low = 0;
  let high = gaps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((gaps[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
