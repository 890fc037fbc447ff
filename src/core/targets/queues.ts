import type { Recorder } from '../bus/recorder.ts';
import type { Random } from '../clock/random.ts';
import type { Instant } from '../model/brand.ts';
import type { Scenario } from '../model/scenario.ts';
import type { DeliveryError } from '../model/trace.ts';
import { SqsQueue } from './sqs-queue.ts';
import { noResource } from './target-errors.ts';

export interface QueuePorts {
  readonly record: Recorder;
  readonly now: () => Instant;
  /** How many entries the trace has: what makes the next id another one. */
  readonly count: () => number;
  readonly scheduleVisible: (at: Instant, message: InFlight) => void;
}

/** A received message, which becomes visible again unless it is deleted or received anew. */
export interface InFlight {
  readonly queue: string;
  readonly messageId: string;
  readonly receiptHandle: string;
}

export interface ReceivedMessage {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly receiveCount: number;
  readonly receiptHandle: string;
}

/** The queues of a scenario, with the record of what goes in and out. */
export class Queues {
  readonly #queues: ReadonlyMap<string, SqsQueue>;
  readonly #random: Random;
  readonly #ports: QueuePorts;

  constructor(scenario: Scenario, random: Random, ports: QueuePorts) {
    this.#queues = new Map(
      scenario.queues.map((queue) => [queue.name, new SqsQueue(queue, scenario)]),
    );
    this.#random = random;
    this.#ports = ports;
  }

  /** Why a queue does not take a message; `null` if it does. */
  refusal(
    queue: string,
    body: string,
    attributes: Readonly<Record<string, string>> = {},
  ): DeliveryError | null {
    const target = this.#queues.get(queue);
    return target
      ? target.refusal(body, attributes)
      : noResource('The specified queue does not exist.', 400);
  }

  /** Puts a message into a queue, or says why the queue refuses it. */
  send(
    queue: string,
    body: string,
    messageAttributes: Readonly<Record<string, string>>,
    origin: { readonly eventId: string; readonly deliveryId: string },
    cause: number,
  ): DeliveryError | null {
    const refusal = this.refusal(queue, body, messageAttributes);
    if (refusal) return refusal;
    const messageId = this.#random.fork(`message/${queue}/${this.#ports.count()}`).uuid();
    const message = { messageId, body, attributes: messageAttributes };
    this.#queues.get(queue)?.send(message, this.#ports.now());
    const { eventId, deliveryId } = origin;
    this.#ports.record(
      { type: 'sqs-message-sent', queue, messageId, body, messageAttributes, eventId, deliveryId },
      cause,
    );
    return null;
  }

  receive(queue: string, most: number): readonly ReceivedMessage[] {
    const handles = this.#random.fork(`receive/${queue}/${this.#ports.count()}`);
    const received = this.#queues
      .get(queue)
      ?.receive(most, this.#ports.now(), () => handles.hex(48));
    return (received ?? []).map((message) => {
      const { messageId, body, attributes, receiveCount, visibleAt } = message;
      const receiptHandle = message.receiptHandle ?? '';
      this.#ports.record(
        {
          type: 'sqs-message-received',
          queue,
          messageId,
          receiptHandle,
          receiveCount,
          visibleAgainAt: visibleAt,
        },
        null,
      );
      this.#ports.scheduleVisible(visibleAt, { queue, messageId, receiptHandle });
      return { messageId, body, attributes, receiveCount, receiptHandle };
    });
  }

  delete(queue: string, receiptHandle: string): boolean {
    const messageId = this.#queues.get(queue)?.delete(receiptHandle) ?? null;
    if (messageId === null) return false;
    this.#ports.record({ type: 'sqs-message-deleted', queue, messageId }, null);
    return true;
  }

  /** The visibility time-out of a received message has passed. */
  reappear({ queue, messageId, receiptHandle }: InFlight): void {
    if (this.#queues.get(queue)?.isInFlightOn(messageId, receiptHandle)) {
      this.#ports.record({ type: 'sqs-message-visible', queue, messageId }, null);
    }
  }
}
