import type { Instant } from '../../model/brand.ts';
import type { MetricInfo } from './catalogue.ts';
import type { MetricSeries } from './series.ts';

/** Periods of equal length, one after the other; lengths in milliseconds. */
export interface Periods {
  readonly from: number;
  readonly length: number;
  readonly count: number;
}

const LENGTHS = [1_000, 10_000, 60_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000];
const MOST_PERIODS = 120;
const LEAST_PERIODS = 12;

/**
 * Periods that cover a stretch of time, aligned as CloudWatch aligns them. Left out, their length is
 * the shortest with which they are not too many to be told apart.
 */
export function periodsFor(from: number, to: number, wanted?: number): Periods {
  const fits = LENGTHS.find((length) => (to - from) / length <= MOST_PERIODS);
  const length = wanted ?? fits ?? (LENGTHS.at(-1) as number);
  const start = Math.floor(from / length) * length;
  const count = Math.floor((to - start) / length) + 1;
  return { from: start, length, count: Math.max(LEAST_PERIODS, count) };
}

type Samples = Pick<MetricSeries, 'moments' | 'values'>;
type Kind = Pick<MetricInfo, 'kind' | 'statistic'>;

/**
 * One value a period by the metric's statistic, of what has happened by a moment; `null` where there
 * is nothing to tell. The age is in seconds.
 */
export function dataPoints(
  samples: Samples,
  info: Kind,
  { from, length, count }: Periods,
  until: Instant,
): readonly (number | null)[] {
  const points: (number | null)[] = new Array(count).fill(null);
  const first = samples.moments[0];
  if (first === undefined) return points;
  let next = 0;
  for (let period = 0; period < count; period++) {
    const start = from + period * length;
    const end = Math.min(start + length, until + 1);
    if (start > until) break;
    const before = next;
    while ((samples.moments[next] ?? Number.POSITIVE_INFINITY) < end) next++;
    points[period] =
      info.kind === 'samples'
        ? statistic(samples.values.subarray(before, next), info.statistic)
        : highest(samples, info.kind, before, next, start, Math.min(end, until));
  }
  return points;
}

/** The value at a moment: of samples, all that came until then. `null` if there is none. */
export function valueAt(samples: Samples, info: Kind, moment: Instant): number | null {
  let count = 0;
  while ((samples.moments[count] ?? Number.POSITIVE_INFINITY) <= moment) count++;
  if (info.kind === 'samples') return statistic(samples.values.subarray(0, count), info.statistic);
  return count === 0 ? null : levelOf(samples.values[count - 1] ?? Number.NaN, info.kind, moment);
}

function statistic(values: Float64Array, which: MetricInfo['statistic']): number | null {
  if (values.length === 0) return null;
  if (which === 'Maximum') return values.reduce((most, value) => Math.max(most, value));
  const sum = values.reduce((total, value) => total + value, 0);
  return which === 'Sum' ? sum : sum / values.length;
}

/** Of what holds from one sample to the next: what it was at the start counts as well. */
function highest(
  { moments, values }: Samples,
  kind: 'level' | 'age',
  before: number,
  next: number,
  start: number,
  end: number,
): number | null {
  let most: number | null = null;
  for (let index = Math.max(0, before - 1); index < next; index++) {
    const value = values[index] ?? Number.NaN;
    const ends = index + 1 < next ? (moments[index + 1] ?? end) : end;
    // What came before the period and is over as it begins is not of it.
    if (index < before && ends <= start && index + 1 < next) continue;
    const reached = levelOf(value, kind, ends);
    if (reached !== null && (most === null || reached > most)) most = reached;
  }
  return most;
}

function levelOf(value: number, kind: 'level' | 'age', moment: number): number | null {
  if (Number.isNaN(value)) return null;
  return kind === 'level' ? value : (moment - value) / 1_000;
}
