import type { TraceEntry } from '../../model/trace.ts';
import { EventMetrics } from './event-metrics.ts';
import { FunctionMetrics } from './function-metrics.ts';
import { QueueMetrics } from './queue-metrics.ts';
import { type MetricSeries, SeriesSet } from './series.ts';

/** The metrics that CloudWatch would show of a trace that grows. Only what is not zero is there. */
export class MetricFold {
  readonly #series = new SeriesSet();
  readonly #parts = [
    new EventMetrics(this.#series),
    new FunctionMetrics(this.#series),
    new QueueMetrics(this.#series),
  ];

  apply(entry: TraceEntry): void {
    for (const part of this.#parts) part.apply(entry);
  }

  report(): readonly MetricSeries[] {
    return this.#series.report();
  }
}

export function reportMetrics(trace: readonly TraceEntry[]): readonly MetricSeries[] {
  const fold = new MetricFold();
  for (const entry of trace) fold.apply(entry);
  return fold.report();
}
