import type { StoredPoint } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The latest are kept one by one, so that undo goes on after a reload. */
const KEPT_ONE_BY_ONE = 100;
/** How far apart older points are: the older, the fewer. */
const SPACING = [
  { olderThan: 0, apart: MINUTE },
  { olderThan: HOUR, apart: 10 * MINUTE },
  { olderThan: DAY, apart: 3 * HOUR },
  { olderThan: 7 * DAY, apart: DAY },
] as const;
/** Of one scenario, in characters of JSON. */
const MOST_CHARACTERS = 16_000_000;
/** However large they are, the latest few stay. */
const ALWAYS_KEPT = 5;

/**
 * The points that are given up so that the history of a scenario stays of a bearable size.
 *
 * @param points of one scenario, the oldest first
 */
export function pointsToDrop(points: readonly StoredPoint[], now: number): readonly StoredPoint[] {
  const dropped: StoredPoint[] = [];
  let characters = 0;
  let lastKept = Number.POSITIVE_INFINITY;
  points.toReversed().forEach((point, index) => {
    const isNeeded = index < KEPT_ONE_BY_ONE || lastKept - point.at >= spacing(now - point.at);
    const fits = index < ALWAYS_KEPT || characters + point.size <= MOST_CHARACTERS;
    if (isNeeded && fits) {
      characters += point.size;
      lastKept = point.at;
    } else dropped.push(point);
  });
  return dropped;
}

function spacing(age: number): number {
  return SPACING.findLast(({ olderThan }) => age >= olderThan)?.apart ?? 0;
}
