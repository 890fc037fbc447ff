import { sha256 } from '../../hash/sha-256.ts';
import { utf8Bytes } from '../../json/utf8.ts';
import { instant } from '../../model/brand.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { FifoFacts } from '../../model/sqs-fact.ts';
import type { Lineage } from '../../model/trace.ts';
import type { SwitchedAttempt } from '../failure-switch.ts';
import { checkMessage, type SendRequest } from './check-message.ts';
import type { Message } from './message.ts';
import type { QueueSet } from './queue-set.ts';
import { noSuchQueue, type SqsError, switchedError } from './sqs-error.ts';
import type { SqsQueue } from './sqs-queue.ts';

export interface SentMessage {
  readonly messageId: string;
  /** FIFO queues only. */
  readonly sequenceNumber: string | null;
}

/** `SendMessage` (SQS API Reference). */
export class Sender {
  readonly #queues: QueueSet;

  constructor(queues: QueueSet) {
    this.#queues = queues;
  }

  /** Why a queue does not take a message now; `null` if it does. */
  refusal(
    request: SendRequest,
    lineage: Lineage,
    attempt: SwitchedAttempt = this.#firstAttempt(request, lineage),
  ): SqsError | null {
    const queue = this.#queues.find(request.queue);
    if (!queue) return noSuchQueue;
    const spoilt = this.#queues.failureOf(request.queue, attempt);
    if (spoilt !== null && spoilt !== 'TimeoutAfterAcceptance') {
      return switchedError(spoilt, request.queue, this.#queues.place);
    }
    return checkMessage(request, queue.configuration);
  }

  /** Puts a message into a queue, or says why the queue refuses it. */
  send(request: SendRequest, lineage: Lineage, cause: number): Result<SentMessage, SqsError> {
    const refusal = this.refusal(request, lineage);
    if (refusal) return failure(refusal);
    return success(this.accept(request, lineage, cause));
  }

  /** Puts a message into a queue that has said that it takes it. */
  accept(request: SendRequest, lineage: Lineage, cause: number): SentMessage {
    const queue = this.#queues.get(request.queue);
    const duplicate = this.#duplicateOf(queue, request);
    if (duplicate) {
      const { messageId, deduplicationId, sequenceNumber } = duplicate;
      const { eventId, deliveryId } = lineage;
      const identity = { queue: request.queue, messageId, deduplicationId, eventId, deliveryId };
      this.#queues.ports.record({ type: 'sqs-message-deduplicated', ...identity }, cause);
      return { messageId, sequenceNumber };
    }
    const message = this.#newMessage(queue, request, lineage, cause);
    const { messageId, body, attributes, fifo, visibleAt, expiresAt } = message;
    if (fifo) queue.remember(fifo, messageId, this.#queues.ports.now());
    message.cause = this.#queues.ports.record(
      {
        type: 'sqs-message-sent',
        queue: request.queue,
        messageId,
        body,
        messageAttributes: attributes,
        ...(fifo && { fifo }),
        visibleAt,
        expiresAt,
        eventId: lineage.eventId,
        deliveryId: lineage.deliveryId,
      },
      cause,
    );
    this.#queues.put(queue, message);
    return { messageId, sequenceNumber: fifo?.sequenceNumber ?? null };
  }

  #newMessage(queue: SqsQueue, request: SendRequest, lineage: Lineage, cause: number): Message {
    const now = this.#queues.ports.now();
    const { delaySeconds, retentionSeconds } = queue.configuration;
    // In a FIFO queue a delay of zero stands for the queue's own.
    const delay = queue.isFifo ? delaySeconds : (request.delaySeconds ?? delaySeconds);
    return {
      messageId: request.messageId ?? queue.nextId(),
      body: request.body,
      attributes: request.attributes ?? {},
      fifo: fifoFactsOf(queue, request),
      sentAt: now,
      expiresAt: instant(now + retentionSeconds * 1_000),
      lineage,
      deadLetterSource: null,
      receiveCount: 0,
      firstReceivedAt: null,
      receiptHandle: null,
      visibleAt: instant(now + delay * 1_000),
      cause,
    };
  }

  #firstAttempt({ queue, body }: SendRequest, lineage: Lineage): SwitchedAttempt {
    const key = `send/${queue}/${lineage.deliveryId ?? lineage.eventId ?? ''}`;
    return { key, attempt: 1, now: this.#queues.ports.now(), contents: [body] };
  }

  #duplicateOf(queue: SqsQueue, request: SendRequest) {
    if (!queue.isFifo) return null;
    const deduplicationId = deduplicationIdOf(request);
    const remembered = queue.rememberedAs(deduplicationId, this.#queues.ports.now());
    return remembered && { ...remembered, deduplicationId };
  }
}

function deduplicationIdOf({ body, deduplicationId }: SendRequest): string {
  return deduplicationId ?? sha256(utf8Bytes(body));
}

function fifoFactsOf(queue: SqsQueue, request: SendRequest): FifoFacts | null {
  if (!queue.isFifo) return null;
  return {
    groupId: request.groupId ?? '',
    deduplicationId: deduplicationIdOf(request),
    sequenceNumber: queue.nextSequenceNumber(),
  };
}
