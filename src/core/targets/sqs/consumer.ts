import { type Instant, instant } from '../../model/brand.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { type Message, type ReceivedMessage, systemAttributesOf } from './message.ts';
import type { Mover } from './mover.ts';
import type { QueueSet } from './queue-set.ts';
import { invalidValue, noSuchQueue, type SqsError } from './sqs-error.ts';
import type { SqsQueue } from './sqs-queue.ts';

export interface ReceiveRequest {
  readonly queue: string;
  /** 1 to 10. */
  readonly most: number;
  /** The queue's own if it is left out. */
  readonly visibilityTimeoutSeconds?: number | undefined;
}

/** In flight at once, standard and FIFO queues alike. */
const MOST_IN_FLIGHT = 120_000;
const PURGE_INTERVAL_MILLISECONDS = 60_000;

/** What is done with messages in a queue, in the terms of SQS's own operations (SQS API Reference). */
export class Consumer {
  readonly #queues: QueueSet;
  readonly #mover: Mover;
  readonly #purgedAt = new Map<string, Instant>();

  constructor(queues: QueueSet, mover: Mover) {
    this.#queues = queues;
    this.#mover = mover;
  }

  /**
   * Up to ten messages, which are in flight from now on. One that has been received as often as the
   * redrive policy allows goes to the dead-letter queue instead. Without a cause of its own a receive
   * follows from what put each message there.
   */
  receive(
    { queue: name, most, visibilityTimeoutSeconds }: ReceiveRequest,
    cause: number | null,
  ): Result<readonly ReceivedMessage[], SqsError> {
    const queue = this.#queues.find(name);
    if (!queue) return failure(noSuchQueue);
    if (most < 1 || most > 10) {
      return failure(
        invalidValue(
          `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
        ),
      );
    }
    const found = this.#receivable(queue, most, cause);
    const now = this.#queues.ports.now();
    if (found.length > 0 && inFlight(queue, now) + found.length > MOST_IN_FLIGHT) {
      const message = `The maximum number of in flight messages is reached: ${MOST_IN_FLIGHT}.`;
      return failure({ code: 'OverLimit', message });
    }
    const timeout = visibilityTimeoutSeconds ?? queue.configuration.visibilityTimeoutSeconds;
    return success(found.map((message) => this.#take(queue, message, timeout, cause)));
  }

  /** A message is deleted by the handle of its latest receive. */
  delete(name: string, receiptHandle: string, cause: number): Result<void, SqsError> {
    const found = this.#received(name, receiptHandle);
    if (!found.ok) return found;
    const { queue, message } = found.value;
    // Deleted already: SQS says yes again.
    if (!message) return success(undefined);
    const isOld = message.receiptHandle !== receiptHandle;
    if (queue.isFifo && (isOld || message.visibleAt <= this.#queues.ports.now())) {
      return failure(
        invalidValue(
          `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
        ),
      );
    }
    // A standard queue says yes to an old handle as well, and may keep the message: here it does.
    if (isOld) return success(undefined);
    const { messageId } = message;
    queue.remove(messageId);
    this.#queues.ports.record({ type: 'sqs-message-deleted', queue: name, messageId }, cause);
    if (queue.isFifo) this.#queues.ports.becameReceivable(name);
    return success(undefined);
  }

  changeVisibility(
    name: string,
    receiptHandle: string,
    seconds: number,
    cause: number,
  ): Result<void, SqsError> {
    const found = this.#received(name, receiptHandle);
    if (!found.ok) return found;
    const { queue, message } = found.value;
    if (!message) {
      return failure(
        invalidValue(
          `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
        ),
      );
    }
    const now = this.#queues.ports.now();
    const isOld = message.receiptHandle !== receiptHandle;
    if (isOld || (queue.isFifo && message.visibleAt <= now)) {
      const text = "The specified message isn't in flight.";
      return failure({ code: 'MessageNotInflight', message: text });
    }
    const visibleAgainAt = instant(now + seconds * 1_000);
    message.visibleAt = visibleAgainAt;
    const { messageId } = message;
    message.cause = this.#queues.ports.record(
      { type: 'sqs-visibility-changed', queue: name, messageId, visibleAgainAt },
      cause,
    );
    this.#queues.planVisibility(queue, message);
    return success(undefined);
  }

  purge(name: string, cause: number): Result<void, SqsError> {
    const queue = this.#queues.find(name);
    if (!queue) return failure(noSuchQueue);
    const now = this.#queues.ports.now();
    const purgedAt = this.#purgedAt.get(name);
    if (purgedAt !== undefined && now - purgedAt < PURGE_INTERVAL_MILLISECONDS) {
      const message = `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`;
      return failure({ code: 'PurgeQueueInProgress', message });
    }
    this.#purgedAt.set(name, now);
    const messages = queue.size;
    queue.clear();
    this.#queues.ports.record({ type: 'sqs-queue-purged', queue: name, messages }, cause);
    return success(undefined);
  }

  /** Whether a receive would give anything, or move anything to a dead-letter queue. */
  hasReceivable(name: string): boolean {
    const queue = this.#queues.find(name);
    return queue ? !queue.receivable(this.#queues.ports.now()).next().done : false;
  }

  #receivable(queue: SqsQueue, most: number, cause: number | null): readonly Message[] {
    const found: Message[] = [];
    const exhausted: Message[] = [];
    const { redrivePolicy } = queue.configuration;
    for (const message of queue.receivable(this.#queues.ports.now())) {
      const isExhausted =
        redrivePolicy !== undefined &&
        message.receiveCount >= redrivePolicy.maximumReceiveCount &&
        this.#queues.find(redrivePolicy.deadLetterQueue) !== null;
      (isExhausted ? exhausted : found).push(message);
      if (found.length >= most) break;
    }
    for (const message of exhausted) {
      this.#mover.deadLetter(queue, message, cause ?? message.cause);
    }
    return found;
  }

  #take(queue: SqsQueue, message: Message, timeout: number, cause: number | null): ReceivedMessage {
    const receiptHandle = queue.take(message, this.#queues.ports.now(), timeout);
    const { messageId, body, attributes, receiveCount, lineage, visibleAt } = message;
    message.cause = this.#queues.ports.record(
      {
        type: 'sqs-message-received',
        queue: queue.configuration.name,
        messageId,
        receiptHandle,
        receiveCount,
        visibleAgainAt: visibleAt,
      },
      cause ?? message.cause,
    );
    this.#queues.planVisibility(queue, message);
    const systemAttributes = systemAttributesOf(message, this.#queues.place);
    return {
      ...{ messageId, receiptHandle, body, systemAttributes, attributes, receiveCount, lineage },
      ...{ visibleAgainAt: visibleAt, sequence: message.cause },
    };
  }

  #received(
    name: string,
    receiptHandle: string,
  ): Result<{ readonly queue: SqsQueue; readonly message: Message | null }, SqsError> {
    const queue = this.#queues.find(name);
    if (!queue) return failure(noSuchQueue);
    const message = queue.messageOf(receiptHandle);
    if (message !== undefined) return success({ queue, message });
    return failure({
      code: 'ReceiptHandleIsInvalid',
      message: `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`,
    });
  }
}

function inFlight(queue: SqsQueue, now: Instant): number {
  if (queue.size <= MOST_IN_FLIGHT) return 0;
  let count = 0;
  for (const { receiptHandle, visibleAt } of queue.messages) {
    if (receiptHandle !== null && visibleAt > now) count++;
  }
  return count;
}
