import type { Instant } from '../../model/brand.ts';
import type { TraceEntry } from '../../model/trace.ts';
import type { SeriesSet } from './series.ts';

/** `AWS/Lambda`: of each function. */
export class FunctionMetrics {
  readonly #series: SeriesSet;
  /** Requests that run now, by function. */
  readonly #running = new Map<string, Set<string>>();
  readonly #acceptedAt = new Map<string, Instant>();

  constructor(series: SeriesSet) {
    this.#series = series;
  }

  apply(entry: TraceEntry): void {
    switch (entry.type) {
      case 'lambda-accepted':
        this.#acceptedAt.set(entry.requestId, entry.at);
        this.#add(entry, 'AsyncEventsReceived');
        return;
      case 'lambda-invocation-started': {
        this.#add(entry, 'Invocations');
        const acceptedAt = this.#acceptedAt.get(entry.requestId);
        if (acceptedAt !== undefined) this.#add(entry, 'AsyncEventAge', entry.at - acceptedAt);
        this.#run(entry, (running) => running.add(entry.requestId));
        return;
      }
      case 'lambda-invocation-succeeded':
      case 'lambda-invocation-failed':
        this.#add(entry, 'Duration', entry.durationMilliseconds);
        if (entry.type === 'lambda-invocation-failed') this.#add(entry, 'Errors');
        this.#run(entry, (running) => running.delete(entry.requestId));
        return;
      case 'lambda-invocation-throttled':
        this.#add(entry, 'Throttles');
        return;
      case 'lambda-event-discarded':
        this.#add(entry, 'AsyncEventsDropped');
        return;
      case 'lambda-destination-invoked':
        if (entry.error === null) return;
        this.#add(
          entry,
          entry.role === 'dead-letter' ? 'DeadLetterErrors' : 'DestinationDeliveryFailures',
        );
        return;
    }
  }

  #add({ at, function: name }: { at: Instant; function: string }, metric: string, value = 1): void {
    this.#series.add('AWS/Lambda', metric, { type: 'function', name }, at, value);
  }

  #run(
    { at, function: name }: { at: Instant; function: string },
    change: (running: Set<string>) => void,
  ): void {
    const running = this.#running.get(name) ?? new Set<string>();
    this.#running.set(name, running);
    change(running);
    const source = { type: 'function', name } as const;
    this.#series.set('AWS/Lambda', 'ConcurrentExecutions', source, at, running.size);
  }
}
