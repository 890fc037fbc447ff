import type { Instant } from '../model/brand.ts';
import type { Queue } from '../model/scenario.ts';
import type { FifoFacts, MessageAttributes } from '../model/sqs-fact.ts';
import type { TraceEntry, TraceEntryOf } from '../model/trace.ts';
import type { Fold } from './checkpoints.ts';

export interface QueueReport {
  readonly name: string;
  /** In the order of arrival; those that are gone are left out. */
  readonly messages: readonly MessageReport[];
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** How often messages were received, those that are gone included. */
  readonly received: number;
}

export interface MessageReport {
  readonly messageId: string;
  /** When it was sent; in a standard dead-letter queue, when it was first sent. */
  readonly sentAt: Instant;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** FIFO queues only. */
  readonly fifo: FifoFacts | null;
  readonly receiveCount: number;
  readonly firstReceivedAt: Instant | null;
  /** The latest receive; `null` if there was none. */
  readonly received: ReceiptReport | null;
  readonly state: 'visible' | 'in-flight' | 'delayed';
  /** Of a FIFO queue: the earlier message of its group that it has to wait for. */
  readonly behind: string | null;
  /** When it can be received again, or for the first time. */
  readonly visibleAt: Instant;
  readonly expiresAt: Instant;
  /** Of the latest receive: what deletes it. */
  readonly receiptHandle: string | null;
  /** The queue whose redrive policy moved it here. */
  readonly movedFrom: string | null;
  readonly eventId: string | null;
  readonly deliveryId: string | null;
  /** The latest entry of the trace about it. */
  readonly sequence: number;
}

export interface ReceiptReport {
  readonly at: Instant;
  /** The function that Lambda has read it for; `null` if a person or another client has received it. */
  readonly for: string | null;
  /** When its visibility time-out was changed last; `null` if it never was. */
  readonly changedAt: Instant | null;
}

/** What is known of a message before anyone asks how it is at a moment. */
type Held = Omit<MessageReport, 'state' | 'behind'>;

/** What is in each queue at a moment, computed from the trace. */
export function reportQueues(
  trace: readonly TraceEntry[],
  queues: readonly Pick<Queue, 'name'>[],
  until: Instant = trace.at(-1)?.at ?? (0 as Instant),
): readonly QueueReport[] {
  const fold = new QueueFold();
  for (const entry of trace) {
    if (entry.at > until) break;
    fold.apply(entry);
  }
  return queues.map(({ name }) => fold.report(name, until));
}

export class QueueFold implements Fold<QueueFold> {
  /** By queue, then by message. */
  readonly #messages: Map<string, Map<string, Held>>;
  readonly #received: Map<string, number>;

  constructor(messages = new Map<string, Map<string, Held>>(), received = new Map()) {
    this.#messages = messages;
    this.#received = received;
  }

  get size(): number {
    let size = 0;
    for (const { size: held } of this.#messages.values()) size += held;
    return size;
  }

  copy(): QueueFold {
    const messages = [...this.#messages].map(([name, held]) => [name, new Map(held)] as const);
    return new QueueFold(new Map(messages), new Map(this.#received));
  }

  apply(entry: TraceEntry): void {
    switch (entry.type) {
      case 'sqs-message-sent':
        this.#in(entry.queue).set(entry.messageId, heldOf(entry));
        return;
      case 'sqs-message-received': {
        this.#received.set(entry.queue, (this.#received.get(entry.queue) ?? 0) + 1);
        const { receiptHandle, receiveCount, visibleAgainAt: visibleAt, at } = entry;
        const received = { at, for: null, changedAt: null };
        this.#change(entry, ({ firstReceivedAt }) => ({
          ...{ receiptHandle, receiveCount, visibleAt, received },
          firstReceivedAt: firstReceivedAt ?? at,
        }));
        return;
      }
      case 'lambda-invocation-started':
      case 'lambda-invocation-throttled':
        for (const messageId of entry.batch?.messageIds ?? []) {
          const held = this.#in(entry.batch?.queue ?? '');
          const message = held.get(messageId);
          if (!message?.received) continue;
          const received = { ...message.received, for: entry.function };
          held.set(messageId, { ...message, received });
        }
        return;
      case 'sqs-visibility-changed':
        this.#change(entry, ({ received }) => ({
          visibleAt: entry.visibleAgainAt,
          received: received && { ...received, changedAt: entry.at },
        }));
        return;
      case 'sqs-message-visible':
        this.#change(entry, () => ({}));
        return;
      case 'sqs-message-deleted':
      case 'sqs-message-expired':
        this.#in(entry.queue).delete(entry.messageId);
        return;
      case 'sqs-queue-purged':
        this.#in(entry.queue).clear();
        return;
      case 'sqs-message-moved':
        this.#move(entry);
        return;
    }
  }

  /** Messages whose time is up are gone, whether or not that is on record already. */
  report(name: string, now: Instant): QueueReport {
    const messages: MessageReport[] = [];
    const counts = { visible: 0, 'in-flight': 0, delayed: 0 };
    /** The first hidden message of each group, which those behind it wait for. */
    const hiding = new Map<string, string>();
    for (const held of this.#messages.get(name)?.values() ?? []) {
      if (held.expiresAt <= now) continue;
      const hidden = held.receiptHandle === null ? 'delayed' : 'in-flight';
      const state = held.visibleAt > now ? hidden : 'visible';
      counts[state]++;
      const group = held.fifo?.groupId;
      const behind = (group !== undefined && hiding.get(group)) || null;
      if (group !== undefined && state !== 'visible' && behind === null) {
        hiding.set(group, held.messageId);
      }
      messages.push({ ...held, state, behind });
    }
    const { visible, delayed, 'in-flight': inFlight } = counts;
    const received = this.#received.get(name) ?? 0;
    return { name, messages, visible, inFlight, delayed, received };
  }

  #in(queue: string): Map<string, Held> {
    const messages = this.#messages.get(queue) ?? new Map<string, Held>();
    this.#messages.set(queue, messages);
    return messages;
  }

  #change(
    { queue, messageId, sequence }: { queue: string; messageId: string; sequence: number },
    change: (message: Held) => Partial<Held>,
  ): void {
    const message = this.#in(queue).get(messageId);
    if (message) this.#in(queue).set(messageId, { ...message, ...change(message), sequence });
  }

  #move(entry: TraceEntryOf<'sqs-message-moved'>): void {
    const message = this.#in(entry.queue).get(entry.messageId);
    if (!message) return;
    this.#in(entry.queue).delete(entry.messageId);
    this.#in(entry.destination).set(entry.newMessageId, {
      ...message,
      messageId: entry.newMessageId,
      sentAt: entry.sentAt,
      expiresAt: entry.expiresAt,
      fifo: entry.fifo ?? null,
      receiveCount: entry.receiveCount,
      ...(entry.reason === 'redrive' && { firstReceivedAt: null }),
      received: null,
      receiptHandle: null,
      visibleAt: entry.at,
      movedFrom: entry.reason === 'redrive-policy' ? entry.queue : null,
      sequence: entry.sequence,
    });
  }
}

function heldOf(entry: TraceEntryOf<'sqs-message-sent'>): Held {
  const { messageId, body, messageAttributes, visibleAt, expiresAt } = entry;
  return {
    messageId,
    sentAt: entry.at,
    body,
    attributes: messageAttributes,
    fifo: entry.fifo ?? null,
    receiveCount: 0,
    firstReceivedAt: null,
    received: null,
    visibleAt,
    expiresAt,
    receiptHandle: null,
    movedFrom: null,
    eventId: entry.eventId,
    deliveryId: entry.deliveryId,
    sequence: entry.sequence,
  };
}
