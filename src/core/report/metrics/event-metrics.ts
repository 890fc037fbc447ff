import type { Instant } from '../../model/brand.ts';
import type { DeliveryIdentity } from '../../model/delivery-fact.ts';
import type { TraceEntry, TraceEntryOf } from '../../model/trace.ts';
import type { SeriesSet } from './series.ts';

const ACCOUNT = { type: 'account' } as const;
/** An envelope names its source within so many characters, before any detail. */
const HEAD_CHARACTERS = 600;

/** `AWS/Events`: of the account, of each bus and of each rule (delivery.md §6). */
export class EventMetrics {
  readonly #series: SeriesSet;
  /** Which entries Lambda made: what they cause is a call of PutEvents, and not an event passed on. */
  readonly #byLambda = new Set<number>();
  readonly #requests = new Set<string>();
  readonly #receipts = new Map<number, TraceEntryOf<'EVENT_RECEIPT'>>();
  /** By bus: the latest event that a rule matched. */
  readonly #matched = new Map<string, number>();
  readonly #startedAt = new Map<string, Instant>();

  constructor(series: SeriesSet) {
    this.#series = series;
  }

  apply(entry: TraceEntry): void {
    if (entry.type.startsWith('lambda-')) {
      this.#byLambda.add(entry.sequence);
      return;
    }
    switch (entry.type) {
      case 'EVENT_RECEIPT':
        if (entry.cause === null || this.#byLambda.has(entry.cause)) {
          this.#receipts.set(entry.sequence, entry);
        }
        return;
      case 'EVENT_INGEST_SUCCESS':
        this.#ingested(entry);
        return;
      case 'EVENT_INGEST_FAILURE':
        this.#ingested(entry);
        if (entry.entryIndex === null) return;
        this.#series.add('AWS/Events', 'PutEventsFailedEntriesCount', ACCOUNT, entry.at, 1);
        return;
      case 'RULE_MATCH':
        this.#match(entry);
        return;
      case 'INVOCATION_START':
        this.#startedAt.set(entry.deliveryId, entry.at);
        return;
      case 'INVOCATION_THROTTLE_START':
        this.#add(entry, 'ThrottledRules');
        return;
      case 'INVOCATION_ATTEMPT_START':
        this.#add(entry, 'InvocationAttempts');
        if (entry.attempt > 1) this.#add(entry, 'RetryInvocationAttempts');
        else this.#latency(entry, 'IngestionToInvocationStartLatency');
        return;
      case 'INVOCATION_ATTEMPT_SUCCESS':
        this.#add(entry, 'SuccessfulInvocationAttempts');
        return;
      case 'INVOCATION_SUCCESS':
        this.#add(entry, 'Invocations');
        this.#latency(entry, 'IngestionToInvocationCompleteLatency');
        return;
      case 'INVOCATION_FAILURE':
        this.#add(entry, 'Invocations');
        this.#add(entry, 'FailedInvocations');
        return;
      case 'INVOCATION_DLQ':
        this.#add(entry, entry.error ? 'InvocationsFailedToBeSentToDlq' : 'InvocationsSentToDlq');
        return;
    }
  }

  #ingested(entry: TraceEntryOf<'EVENT_INGEST_SUCCESS' | 'EVENT_INGEST_FAILURE'>): void {
    const isWhole = entry.type === 'EVENT_INGEST_FAILURE' && entry.entryIndex === null;
    const receipt = entry.cause === null ? undefined : this.#receipts.get(entry.cause);
    if (entry.cause !== null) this.#receipts.delete(entry.cause);
    if (!isWhole && !receipt) return;
    // PutEvents takes no event of an AWS service: the service itself has put it.
    const isOfService =
      entry.type === 'EVENT_INGEST_SUCCESS' &&
      entry.event.slice(0, HEAD_CHARACTERS).includes('"source":"aws.');
    if (isOfService) return;
    if (!this.#requests.has(entry.requestId)) {
      this.#requests.add(entry.requestId);
      this.#series.add('AWS/Events', 'PutEventsApproximateCallCount', ACCOUNT, entry.at, 1);
    }
    if (!isWhole) this.#series.add('AWS/Events', 'PutEventsEntriesCount', ACCOUNT, entry.at, 1);
  }

  #match({ at, cause, eventBus, rule }: TraceEntryOf<'RULE_MATCH'>): void {
    const bus = { type: 'event-bus', name: eventBus } as const;
    const source = { type: 'rule', bus: eventBus, name: rule } as const;
    for (const metric of ['MatchedEvents', 'TriggeredRules']) {
      this.#series.add('AWS/Events', metric, source, at, 1);
    }
    this.#series.add('AWS/Events', 'TriggeredRules', bus, at, 1);
    // Matches with the same cause are of one event.
    if (this.#matched.get(eventBus) === cause) return;
    this.#matched.set(eventBus, cause ?? -1);
    this.#series.add('AWS/Events', 'MatchedEvents', bus, at, 1);
  }

  #add({ at, eventBus, rule }: DeliveryIdentity & { at: Instant }, metric: string, value = 1) {
    const source = { type: 'rule', bus: eventBus, name: rule } as const;
    this.#series.add('AWS/Events', metric, source, at, value);
    const bus = { type: 'event-bus', name: eventBus } as const;
    this.#series.add('AWS/Events', metric, bus, at, value);
  }

  #latency(entry: DeliveryIdentity & { at: Instant }, metric: string): void {
    const startedAt = this.#startedAt.get(entry.deliveryId);
    if (startedAt !== undefined) this.#add(entry, metric, entry.at - startedAt);
  }
}
