import { instant } from '../../model/brand.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Message } from './message.ts';
import type { QueueSet } from './queue-set.ts';
import { sourcesOf } from './redrive-policy.ts';
import { invalidValue, noSuchQueue, type SqsError } from './sqs-error.ts';
import type { SqsQueue } from './sqs-queue.ts';

export interface RedriveRequest {
  /** The dead-letter queue that is emptied. */
  readonly queue: string;
  /** Left out, each message goes back to the queue that it came from. */
  readonly destination?: string | undefined;
  /** 1 to 500. */
  readonly messagesPerSecond?: number | undefined;
}

/** A redrive under way: plain data, so that it can be scheduled. */
export interface RedriveTask {
  readonly type: 'redrive-next';
  readonly request: RedriveRequest;
  /** Messages that were there when it began; what comes later stays. */
  readonly messageIds: readonly string[];
  /** How many of them have been dealt with, and how many of those were moved. */
  readonly done: number;
  readonly moved: number;
  readonly cause: number;
}

/** SQS chooses a rate of its own if none is given; the figure is our choice. */
const USUAL_RATE = 100;

/** Messages that go from one queue to another: to a dead-letter queue, and back. */
export class Mover {
  readonly #queues: QueueSet;
  readonly #schedule: (delay: number, task: RedriveTask) => void;

  constructor(queues: QueueSet, schedule: (delay: number, task: RedriveTask) => void) {
    this.#queues = queues;
    this.#schedule = schedule;
  }

  /** A message has been received as often as its queue's redrive policy allows. */
  deadLetter(source: SqsQueue, message: Message, cause: number): void {
    const { name, redrivePolicy } = source.configuration;
    const target = redrivePolicy && this.#queues.find(redrivePolicy.deadLetterQueue);
    if (!target) return;
    const now = this.#queues.ports.now();
    // In a standard queue the retention period goes on from when the message was first sent.
    const sentAt = target.isFifo ? now : message.sentAt;
    this.#move(source, message, target, 'redrive-policy', cause, {
      ...message,
      fifo: message.fifo && { ...message.fifo, sequenceNumber: target.nextSequenceNumber() },
      sentAt,
      expiresAt: instant(sentAt + target.configuration.retentionSeconds * 1_000),
      deadLetterSource: name,
      receiptHandle: null,
      visibleAt: now,
    });
  }

  /** `StartMessageMoveTask`: the messages of a dead-letter queue go back, one after the other. */
  start(request: RedriveRequest, cause: number): Result<void, SqsError> {
    const { queue: name, destination } = request;
    const source = this.#queues.find(name);
    if (!source) return failure(noSuchQueue);
    if (sourcesOf(name, this.#queues.configurations).length === 0) {
      return failure(invalidValue('Source queue must be configured as a Dead Letter Queue.'));
    }
    if (destination !== undefined && !this.#queues.find(destination)) return failure(noSuchQueue);
    const messageIds = [...source.messages].map(({ messageId }) => messageId);
    this.#next({ type: 'redrive-next', request, messageIds, done: 0, moved: 0, cause });
    return success(undefined);
  }

  /** Moves the next message of a redrive. */
  perform(task: RedriveTask): void {
    const { request, messageIds, done, cause } = task;
    const source = this.#queues.find(request.queue);
    const message = source?.get(messageIds[done] ?? '');
    if (!source || !message) {
      this.#next({ ...task, done: done + 1 });
      return;
    }
    const destination = request.destination ?? message.deadLetterSource;
    const target = destination === null ? null : this.#queues.find(destination);
    if (!target) {
      this.#end(task, destination === null ? 'CouldNotDetermineMessageSource' : noSuchQueue.code);
      return;
    }
    const now = this.#queues.ports.now();
    this.#move(source, message, target, 'redrive', cause, {
      ...message,
      messageId: target.nextId(),
      fifo: message.fifo && { ...message.fifo, sequenceNumber: target.nextSequenceNumber() },
      sentAt: now,
      expiresAt: instant(now + target.configuration.retentionSeconds * 1_000),
      deadLetterSource: null,
      receiveCount: 0,
      firstReceivedAt: null,
      receiptHandle: null,
      visibleAt: now,
    });
    this.#next({ ...task, done: done + 1, moved: task.moved + 1 });
  }

  #next(task: RedriveTask): void {
    if (task.done >= task.messageIds.length) {
      this.#end(task, null);
      return;
    }
    this.#schedule(1_000 / (task.request.messagesPerSecond ?? USUAL_RATE), task);
  }

  #end({ request, moved, cause }: RedriveTask, failureReason: string | null): void {
    const ended = {
      type: 'sqs-redrive-ended',
      queue: request.queue,
      moved,
      failureReason,
    } as const;
    this.#queues.ports.record(ended, cause);
  }

  #move(
    source: SqsQueue,
    before: Message,
    target: SqsQueue,
    reason: 'redrive-policy' | 'redrive',
    cause: number,
    message: Message,
  ): void {
    source.remove(before.messageId);
    const { fifo, receiveCount, sentAt, expiresAt, lineage } = message;
    message.cause = this.#queues.ports.record(
      {
        type: 'sqs-message-moved',
        reason,
        queue: source.configuration.name,
        messageId: before.messageId,
        destination: target.configuration.name,
        newMessageId: message.messageId,
        receiveCount,
        sentAt,
        expiresAt,
        ...(fifo && { fifo }),
        eventId: lineage.eventId,
        deliveryId: lineage.deliveryId,
      },
      cause,
    );
    this.#queues.put(target, message);
  }
}
