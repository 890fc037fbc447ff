import type { Instant } from '../../model/brand.ts';
import type { TraceEntry } from '../../model/trace.ts';
import type { SeriesSet } from './series.ts';

type State = 'visible' | 'hidden' | 'delayed';

/** The messages of a queue in the order of arrival: the first is the oldest. */
interface Held {
  readonly messages: Map<string, { readonly since: Instant; readonly state: State }>;
  readonly counts: Record<State, number>;
}

/** `AWS/SQS`: of each queue. */
export class QueueMetrics {
  readonly #series: SeriesSet;
  readonly #queues = new Map<string, Held>();

  constructor(series: SeriesSet) {
    this.#series = series;
  }

  apply(entry: TraceEntry): void {
    const { at } = entry;
    switch (entry.type) {
      case 'sqs-message-sent':
        this.#count(entry.queue, 'NumberOfMessagesSent', at);
        this.#put(entry.queue, entry.messageId, at, entry.visibleAt > at ? 'delayed' : 'visible');
        return;
      case 'sqs-message-received':
        this.#count(entry.queue, 'NumberOfMessagesReceived', at);
        this.#turn(entry, 'hidden');
        return;
      case 'sqs-visibility-changed':
        this.#turn(entry, entry.visibleAgainAt > at ? 'hidden' : 'visible');
        return;
      case 'sqs-message-visible':
        this.#turn(entry, 'visible');
        return;
      case 'sqs-message-deleted':
        this.#count(entry.queue, 'NumberOfMessagesDeleted', at);
        this.#remove(entry.queue, entry.messageId, at);
        return;
      case 'sqs-message-expired':
        this.#remove(entry.queue, entry.messageId, at);
        return;
      case 'sqs-message-moved':
        // In a dead-letter queue the age is that of the move.
        this.#remove(entry.queue, entry.messageId, at);
        this.#put(entry.destination, entry.newMessageId, at, 'visible');
        return;
      case 'sqs-queue-purged':
        this.#queues.delete(entry.queue);
        this.#levels(entry.queue, at);
        return;
    }
  }

  #count(name: string, metric: string, at: Instant): void {
    this.#series.add('AWS/SQS', metric, { type: 'queue', name }, at, 1);
  }

  #put(queue: string, messageId: string, since: Instant, state: State): void {
    const { messages, counts } = this.#of(queue);
    if (messages.has(messageId)) return;
    messages.set(messageId, { since, state });
    counts[state]++;
    this.#levels(queue, since);
  }

  #turn(
    { queue, messageId, at }: { queue: string; messageId: string; at: Instant },
    state: State,
  ): void {
    const { messages, counts } = this.#of(queue);
    const message = messages.get(messageId);
    if (!message) return;
    messages.set(messageId, { ...message, state });
    counts[message.state]--;
    counts[state]++;
    this.#levels(queue, at);
  }

  #remove(queue: string, messageId: string, at: Instant): void {
    const { messages, counts } = this.#of(queue);
    const message = messages.get(messageId);
    if (!message) return;
    messages.delete(messageId);
    counts[message.state]--;
    this.#levels(queue, at);
  }

  #of(queue: string): Held {
    const held = this.#queues.get(queue) ?? {
      messages: new Map(),
      counts: { visible: 0, hidden: 0, delayed: 0 },
    };
    this.#queues.set(queue, held);
    return held;
  }

  #levels(name: string, at: Instant): void {
    const { messages, counts } = this.#of(name);
    const [oldest] = messages.values();
    const source = { type: 'queue', name } as const;
    for (const [metric, value] of [
      ['ApproximateNumberOfMessagesVisible', counts.visible],
      ['ApproximateNumberOfMessagesNotVisible', counts.hidden],
      ['ApproximateNumberOfMessagesDelayed', counts.delayed],
      ['ApproximateAgeOfOldestMessage', oldest?.since ?? Number.NaN],
    ] as const) {
      this.#series.set('AWS/SQS', metric, source, at, value);
    }
  }
}
