import type { Instant } from '../../core/model/brand.ts';

/** A long wait, drawn short: where its label goes and how long it really is. */
export interface Knot {
  readonly x: number;
  readonly milliseconds: number;
}

export interface TimeScale {
  /** From a moment to a distance from the left edge, in pixels. */
  x(moment: number): number;
  readonly knots: readonly Knot[];
}

/** A wait up to this long is drawn as long as it is; a longer one grows with its logarithm. */
const LINEAR_MILLISECONDS = 400;
const KNOT_MILLISECONDS = 5_000;
const ROOM_FOR_LABEL = 56;

/**
 * Milliseconds and days on one axis: what happens close together keeps its distance, and long waits
 * in which nothing happens are pulled together.
 */
export function makeTimeScale(instants: readonly Instant[], width: number): TimeScale {
  const moments = [...new Set(instants)].sort((a, b) => a - b);
  const weights = moments.map((moment, index) => {
    const gap = moment - (moments[index - 1] ?? moment);
    return gap <= LINEAR_MILLISECONDS
      ? gap / LINEAR_MILLISECONDS
      : 1 + Math.log2(gap / LINEAR_MILLISECONDS) * 0.35;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let reached = 0;
  const places = weights.map((weight) => {
    reached += weight;
    return (reached / total) * width;
  });
  const knots = moments.flatMap((moment, index): Knot[] => {
    const before = moments[index - 1];
    if (before === undefined || moment - before < KNOT_MILLISECONDS) return [];
    const [from, to] = [places[index - 1] ?? 0, places[index] ?? 0];
    if (to - from < ROOM_FOR_LABEL) return [];
    return [{ x: (from + to) / 2, milliseconds: moment - before }];
  });
  return {
    knots,
    x(moment) {
      const after = moments.findIndex((candidate) => candidate >= moment);
      if (after === -1) return moments.length === 0 ? 0 : width;
      const [right, place] = [moments[after] ?? 0, places[after] ?? 0];
      const left = moments[after - 1];
      if (left === undefined || right === left) return place;
      const from = places[after - 1] ?? 0;
      return from + ((moment - left) / (right - left)) * (place - from);
    },
  };
}
