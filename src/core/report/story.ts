import type { TraceEntry } from '../model/trace.ts';
import type { Fold } from './checkpoints.ts';
import type { IngestionFold } from './ingestion.ts';

/**
 * The entries about the events of one action of the scenario: what was put, their deliveries, and what
 * targets did with them, messages in queues included. One event among thousands is then followed
 * without looking at the others.
 */
export class Story implements Fold<Story> {
  readonly ingestion: IngestionFold;
  readonly #entries: TraceEntry[];
  readonly #deliveries: Set<string>;
  readonly #messages: Set<string>;

  constructor(
    ingestion: IngestionFold,
    entries: TraceEntry[] = [],
    deliveries = new Set<string>(),
    messages = new Set<string>(),
  ) {
    this.ingestion = ingestion;
    this.#entries = entries;
    this.#deliveries = deliveries;
    this.#messages = messages;
  }

  get size(): number {
    return this.ingestion.size + this.#entries.length;
  }

  /** In the order of the trace. */
  get entries(): readonly TraceEntry[] {
    return this.#entries;
  }

  copy(): Story {
    const { ingestion } = this;
    const ids = [new Set(this.#deliveries), new Set(this.#messages)];
    return new Story(ingestion.copy(), [...this.#entries], ...ids);
  }

  apply(entry: TraceEntry): void {
    this.ingestion.apply(entry);
    if (this.#belongs(entry)) this.#entries.push(entry);
  }

  #belongs(entry: TraceEntry): boolean {
    switch (entry.type) {
      case 'EVENT_INGEST_SUCCESS':
      case 'schedule-fired':
      case 'RULE_MATCH_START':
      case 'RULE_MATCH':
        return this.ingestion.has(entry.eventId);
      case 'INVOCATION_START':
        if (!this.ingestion.has(entry.eventId)) return false;
        this.#deliveries.add(entry.deliveryId);
        return true;
      case 'sqs-message-sent':
      case 'sqs-message-deduplicated':
        if (entry.deliveryId === null || !this.#deliveries.has(entry.deliveryId)) return false;
        this.#messages.add(entry.messageId);
        return true;
      case 'sqs-message-moved':
        if (!this.#messages.has(entry.messageId)) return false;
        this.#messages.add(entry.newMessageId);
        return true;
      case 'lambda-invocation-started':
        if (entry.batch?.messageIds.some((id) => this.#messages.has(id))) return true;
        break;
    }
    if ('deliveryId' in entry && entry.deliveryId !== null) {
      return this.#deliveries.has(entry.deliveryId);
    }
    return 'messageId' in entry && this.#messages.has(entry.messageId);
  }
}
