import type { Instant } from '../../model/brand.ts';
import type { Message } from './message.ts';
import type { SqsQueue } from './sqs-queue.ts';

export interface ExpiryTask {
  readonly type: 'messages-expire';
  readonly queue: string;
  /** `null` for whatever is at the queue's front and has ended. */
  readonly messageId: string | null;
}

/**
 * The end of messages' retention periods. Messages mostly end in the order in which they came, so a
 * queue has one plan at a time, for its front; a message that ends before others that were there
 * earlier, as in a dead-letter queue, gets a plan of its own.
 */
export class Expiry {
  readonly #plan: (at: Instant, task: ExpiryTask) => void;
  /** By queue: the latest end of those that the plan for the front covers. */
  readonly #latest = new Map<string, Instant>();
  readonly #isPlanned = new Set<string>();

  constructor(plan: (at: Instant, task: ExpiryTask) => void) {
    this.#plan = plan;
  }

  add({ configuration: { name } }: SqsQueue, { messageId, expiresAt }: Message): void {
    if (expiresAt < (this.#latest.get(name) ?? 0)) {
      this.#plan(expiresAt, { type: 'messages-expire', queue: name, messageId });
      return;
    }
    this.#latest.set(name, expiresAt);
    if (!this.#isPlanned.has(name)) this.#planFront(name, expiresAt);
  }

  /** Takes the messages out of a queue whose time has come. */
  expired(queue: SqsQueue, task: ExpiryTask, now: Instant): readonly Message[] {
    if (task.messageId !== null) {
      const message = queue.get(task.messageId);
      if (message) queue.remove(message.messageId);
      return message ? [message] : [];
    }
    const ended: Message[] = [];
    this.#isPlanned.delete(task.queue);
    for (const message of queue.messages) {
      if (message.expiresAt > now) {
        this.#planFront(task.queue, message.expiresAt);
        break;
      }
      ended.push(message);
    }
    for (const { messageId } of ended) queue.remove(messageId);
    return ended;
  }

  #planFront(queue: string, at: Instant): void {
    this.#isPlanned.add(queue);
    this.#plan(at, { type: 'messages-expire', queue, messageId: null });
  }
}
