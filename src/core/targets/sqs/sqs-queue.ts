import type { Random } from '../../clock/random.ts';
import { type Instant, instant } from '../../model/brand.ts';
import { isFifo, type Queue } from '../../model/queue.ts';
import type { FifoFacts } from '../../model/sqs-fact.ts';
import type { Message } from './message.ts';

/** Sequence numbers of a FIFO queue grow, in steps that mean nothing; the start is our choice. */
const FIRST_SEQUENCE_NUMBER = 18_849_496_460_467_696_128n;
const SEQUENCE_STEP = 256n;
/** How long a FIFO queue remembers a deduplication id (SQS Developer Guide, *Exactly-once processing*). */
const DEDUPLICATION_MILLISECONDS = 5 * 60_000;

export interface MessageCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

interface Remembered {
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly until: Instant;
}

/**
 * What one queue holds. A standard queue gives its messages in the order of arrival here. Of a FIFO
 * queue's group nothing is given behind a message that is in flight or delayed.
 */
export class SqsQueue {
  configuration: Queue;
  readonly isFifo: boolean;
  /** In the order of arrival. */
  readonly #messages = new Map<string, Message>();
  /** Every handle that was ever given, with its message. */
  readonly #handles = new Map<string, string>();
  /** By deduplication id, the oldest first. */
  readonly #remembered = new Map<string, Remembered>();
  readonly #random: Random;
  #numbered = 0;
  #sequenced = 0n;

  constructor(configuration: Queue, random: Random) {
    this.configuration = configuration;
    this.isFifo = isFifo(configuration);
    this.#random = random;
  }

  get messages(): Iterable<Message> {
    return this.#messages.values();
  }

  get size(): number {
    return this.#messages.size;
  }

  /** The id of the next message: it depends on how many there were before, and on nothing else. */
  nextId(): string {
    return this.#random.fork(`message/${++this.#numbered}`).uuid();
  }

  nextSequenceNumber(): string {
    return String(FIRST_SEQUENCE_NUMBER + SEQUENCE_STEP * this.#sequenced++);
  }

  put(message: Message): void {
    this.#messages.set(message.messageId, message);
  }

  get(messageId: string): Message | undefined {
    return this.#messages.get(messageId);
  }

  remove(messageId: string): void {
    this.#messages.delete(messageId);
  }

  clear(): void {
    this.#messages.clear();
  }

  /** The message that was sent with this deduplication id in the last five minutes. */
  rememberedAs(deduplicationId: string, now: Instant): Remembered | null {
    for (const [id, { until }] of this.#remembered) {
      if (until > now) break;
      this.#remembered.delete(id);
    }
    return this.#remembered.get(deduplicationId) ?? null;
  }

  remember({ deduplicationId, sequenceNumber }: FifoFacts, messageId: string, now: Instant): void {
    const until = instant(now + DEDUPLICATION_MILLISECONDS);
    this.#remembered.set(deduplicationId, { messageId, sequenceNumber, until });
  }

  count(now: Instant): MessageCounts {
    const counts = { visible: 0, inFlight: 0, delayed: 0 };
    for (const { visibleAt, receiptHandle } of this.#messages.values()) {
      if (visibleAt <= now) counts.visible++;
      else if (receiptHandle !== null) counts.inFlight++;
      else counts.delayed++;
    }
    return counts;
  }

  /** The messages that can be received now, in order. */
  *receivable(now: Instant): Generator<Message> {
    const blocked = new Set<string>();
    for (const message of this.#messages.values()) {
      const group = message.fifo?.groupId;
      if (message.visibleAt > now) {
        if (group !== undefined) blocked.add(group);
      } else if (group === undefined || !blocked.has(group)) {
        yield message;
      }
    }
  }

  /** Puts a message in flight. */
  take(message: Message, now: Instant, visibilityTimeoutSeconds: number): string {
    const count = ++message.receiveCount;
    const handle = this.#random.fork(`receipt/${message.messageId}/${count}`).hex(48);
    message.receiptHandle = handle;
    message.firstReceivedAt ??= now;
    message.visibleAt = instant(now + visibilityTimeoutSeconds * 1_000);
    this.#handles.set(handle, message.messageId);
    return handle;
  }

  /** The message that a handle was given for: `undefined` if none was, `null` if it is gone. */
  messageOf(receiptHandle: string): Message | null | undefined {
    const messageId = this.#handles.get(receiptHandle);
    return messageId === undefined ? undefined : (this.#messages.get(messageId) ?? null);
  }
}
