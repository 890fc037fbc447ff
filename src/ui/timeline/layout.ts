import { formatDuration, formatOffset } from '../format/format-time.ts';
import type { Lane, Mark, MarkState, Span, Track } from './lanes.ts';
import type { Moment, TimeScale } from './time-scale.ts';

/** So many tries at the beginning and at the end of a track are looked at one by one. */
const FIRST_TRIES = 3;
const LAST_TRIES = 2;

/** The moments that the axis must make room for. */
export function momentsOf(lanes: readonly Lane[]): readonly Moment[] {
  return lanes.flatMap(({ delivery, afterwards }) => [
    ...momentsOfTrack(delivery),
    ...(afterwards ? momentsOfTrack(afterwards) : []),
  ]);
}

function momentsOfTrack({ marks, spans }: Track): readonly Moment[] {
  const isMinor = (index: number) => index >= FIRST_TRIES && index < marks.length - LAST_TRIES;
  return spans.flatMap(({ from, to }, index): Moment[] => {
    // Two spans a try: the way or wait before it, and the try itself.
    const attempt = index >> 1;
    const isTry = index % 2 === 1;
    const minorStart = isTry ? isMinor(attempt) : attempt > 0 && isMinor(attempt - 1);
    return [
      { at: from, minor: minorStart },
      { at: to, minor: isMinor(attempt) },
    ];
  });
}

/** One mark, or several alike that are too near to each other to be told apart. */
export interface PlacedMark {
  readonly from: number;
  readonly to: number;
  readonly state: MarkState;
  readonly count: number;
  readonly first: Mark;
  readonly last: Mark;
  readonly words: string;
}

/** Marks are 16 pixels wide. */
export const MARK_SIZE = 16;
const ROOM = MARK_SIZE + 2;

export function placeMarks(marks: readonly Mark[], scale: TimeScale): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const before = placed.at(-1);
    // What happens at one moment and differs stands side by side.
    const isBeside = before?.last.at === mark.at && before.state !== mark.state;
    const x = isBeside ? before.to + ROOM : scale.x(mark.at);
    if (before && before.state === mark.state && x - before.to < ROOM) {
      const count = before.count + 1;
      const words = `${count} tries, ${before.first.attempt} to ${mark.attempt}; the last: ${mark.words}`;
      placed[placed.length - 1] = {
        ...before,
        to: Math.max(before.to, x),
        last: mark,
        count,
        words,
      };
      continue;
    }
    // What comes next stays to be seen: a row of marks makes room for it.
    if (before && before.count > 1 && x - before.to < ROOM) {
      placed[placed.length - 1] = { ...before, to: Math.max(before.from, x - ROOM) };
    }
    placed.push({
      from: x,
      to: x,
      state: mark.state,
      count: 1,
      first: mark,
      last: mark,
      words: mark.words,
    });
  }
  return placed;
}

/** SVG path data of all spans of a kind, at the height `y`. */
export function spanPath(
  spans: readonly Span[],
  kind: Span['kind'],
  scale: TimeScale,
  y: number,
): string {
  const round = (x: number) => Math.round(x * 10) / 10;
  return spans
    .filter((span) => span.kind === kind)
    .map(({ from, to }) => `M${round(scale.x(from))} ${y}H${round(scale.x(to))}`)
    .join('');
}

export interface AxisLabel {
  readonly x: number;
  readonly text: string;
  /** A moment has a tick at its left; the length of a knot is written in its middle. */
  readonly kind: 'moment' | 'knot';
}

const CHARACTER = 6.3;
const PADDING = 14;

/** What is written on the axis: the length of every knot that has room, and moments between them. */
export function axisLabels(
  moments: readonly Moment[],
  scale: TimeScale,
  start: number,
  width: number,
): readonly AxisLabel[] {
  const knots = scale.knots.flatMap(({ from, to, milliseconds }) => {
    const text = `⋯ ${formatDuration(milliseconds)} ⋯`;
    const room = text.length * CHARACTER;
    if (room + PADDING > to - from) return [];
    const x = (from + to) / 2;
    return [{ x, text, kind: 'knot' as const, from: x - room / 2, to: x + room / 2 }];
  });
  const labels: (AxisLabel & { from: number; to: number })[] = [...knots];
  const major = [...new Set(moments.filter(({ minor }) => !minor).map(({ at }) => at))];
  // The first and the last moment matter most, then those between from left to right.
  const sorted = major.sort((a, b) => a - b);
  const ends = new Set([sorted[0], sorted.at(-1)]);
  for (const at of [...ends, ...sorted.filter((moment) => !ends.has(moment))]) {
    if (at === undefined) continue;
    const text = formatOffset(at - start);
    const from = scale.x(at);
    const to = from + text.length * CHARACTER;
    if (to > width) continue;
    if (labels.some((label) => to + PADDING > label.from && from - PADDING < label.to)) continue;
    labels.push({ x: from, text, kind: 'moment', from, to });
  }
  return labels.sort((a, b) => a.x - b.x).map(({ x, text, kind }) => ({ x, text, kind }));
}

/** The moment nearest to a place on the axis. */
export function nearestMoment<At extends number>(
  moments: readonly At[],
  scale: TimeScale,
  x: number,
): At | undefined {
  let best: At | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const at of moments) {
    const distance = Math.abs(scale.x(at) - x);
    // Of several at one place, the last: nothing that is drawn there is left out.
    if (distance > least) continue;
    best = at;
    least = distance;
  }
  return best;
}
