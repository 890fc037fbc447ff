import type { MetricInfo } from '../../core/report/metrics/catalogue.ts';
import type { Periods } from '../../core/report/metrics/data-points.ts';
import type { MetricSource } from '../../core/report/metrics/series.ts';
import { formatDuration, formatOffset } from '../format/format-time.ts';

export type Points = readonly (number | null)[];

/** The top of a chart: the least round number that no point is above. */
export function topOf(points: Points): number {
  const most = Math.max(0, ...points.map((point) => point ?? 0));
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= most) ?? 10;
  // The smallest of numbers have no power of ten below them.
  return step * power || most;
}

/** SVG path data: a bar for each point that is not zero, in pixels. */
export function barPath(points: Points, top: number, width: number, height: number): string {
  const room = width / points.length;
  const gap = room > 4 ? 1 : 0;
  return points
    .map((point, index) => {
      if (!point) return '';
      const size = Math.max(1.5, (point / top) * height);
      const [left, right] = [round(index * room), round((index + 1) * room - gap)];
      return `M${left} ${height}V${round(height - size)}H${right}V${height}Z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function formatValue(value: number | null, unit: MetricInfo['unit']): string {
  if (value === null) return '–';
  switch (unit) {
    case 'Count':
      return value.toLocaleString('en', { maximumFractionDigits: 1 });
    case 'Milliseconds':
      return formatDuration(value);
    case 'Seconds':
      return formatDuration(value * 1_000);
  }
}

/** A chart in one or two sentences, for those who do not see it. */
export function summaryOf(
  { name, unit, statistic }: Pick<MetricInfo, 'name' | 'unit' | 'statistic'>,
  points: Points,
  { from, length }: Periods,
  start: number,
): string {
  const told = points.flatMap((point, index) => (point === null ? [] : [{ point, index }]));
  const every = `${statistic.toLowerCase()} every ${formatDuration(length)}`;
  const [first] = told;
  if (!first) return `${name}, ${every}: nothing yet.`;
  const most = told.reduce((best, one) => (one.point > best.point ? one : best), first);
  const least = told.reduce((best, one) => (one.point < best.point ? one : best), first);
  const when = (index: number) => formatOffset(Math.max(0, from + index * length - start));
  const highest = `highest ${formatValue(most.point, unit)} from ${when(most.index)}`;
  const lowest = least.point < most.point ? `, lowest ${formatValue(least.point, unit)}` : '';
  const many = told.length === 1 ? '1 data point' : `${told.length} data points`;
  return `${name}, ${every}: ${many}, ${highest}${lowest}.`;
}

export function sourceWords(source: MetricSource, isOneBus: boolean): string {
  switch (source.type) {
    case 'account':
      return 'All of the account';
    case 'event-bus':
      return `Event bus ${source.name}`;
    case 'rule':
      return isOneBus ? `Rule ${source.name}` : `Rule ${source.bus} / ${source.name}`;
    case 'function':
      return `Function ${source.name}`;
    case 'queue':
      return `Queue ${source.name}`;
  }
}
