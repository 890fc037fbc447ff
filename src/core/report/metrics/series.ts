import type { Instant } from '../../model/brand.ts';
import type { Namespace } from './catalogue.ts';

/** What a metric is about, by its dimensions. */
export type MetricSource =
  /** No dimension: all of the account. */
  | { readonly type: 'account' }
  | { readonly type: 'event-bus'; readonly name: string }
  | { readonly type: 'rule'; readonly bus: string; readonly name: string }
  | { readonly type: 'function'; readonly name: string }
  | { readonly type: 'queue'; readonly name: string };

/** Every sample of a metric of one source, in order; each is a moment and a value. */
export interface MetricSeries {
  readonly namespace: Namespace;
  readonly metric: string;
  readonly source: MetricSource;
  readonly moments: Float64Array;
  readonly values: Float64Array;
}

export function keyOfSource(source: MetricSource): string {
  switch (source.type) {
    case 'account':
      return 'account';
    case 'rule':
      return `rule ${source.bus} ${source.name}`;
    default:
      return `${source.type} ${source.name}`;
  }
}

/** Series that grow. */
export class SeriesSet {
  readonly #series = new Map<string, Growing>();

  add(
    namespace: Namespace,
    metric: string,
    source: MetricSource,
    at: Instant,
    value: number,
  ): Growing {
    const key = `${namespace} ${metric} ${keyOfSource(source)}`;
    const series = this.#series.get(key) ?? { namespace, metric, source, moments: [], values: [] };
    this.#series.set(key, series);
    series.moments.push(at);
    series.values.push(value);
    return series;
  }

  /** For what holds until it changes: only the last value of a moment counts, and no repetition. */
  set(
    namespace: Namespace,
    metric: string,
    source: MetricSource,
    at: Instant,
    value: number,
  ): void {
    const series = this.#series.get(`${namespace} ${metric} ${keyOfSource(source)}`);
    if (series && Object.is(series.values.at(-1), value)) return;
    if (!series && (value === 0 || Number.isNaN(value))) return;
    const { moments, values } = series ?? this.add(namespace, metric, source, at, value);
    if (moments.at(-1) === at) values[values.length - 1] = value;
    else {
      moments.push(at);
      values.push(value);
    }
  }

  report(): readonly MetricSeries[] {
    return [...this.#series.values()].map((series) => ({
      ...series,
      moments: Float64Array.from(series.moments),
      values: Float64Array.from(series.values),
    }));
  }
}

interface Growing extends Pick<MetricSeries, 'namespace' | 'metric' | 'source'> {
  readonly moments: number[];
  readonly values: number[];
}
