import { utf8Length } from '../json/utf8.ts';
import type { Place } from '../model/arn.ts';
import { queueArn } from '../model/arn.ts';
import { type Instant, instant } from '../model/brand.ts';
import type { Queue } from '../model/scenario.ts';
import type { DeliveryError } from '../model/trace.ts';
import { noPermission, noResource, throttled, timedOut } from './target-errors.ts';

/** 1 MiB since August 2025; it was 262,144 bytes before. */
const LARGEST_MESSAGE_BYTES = 1_048_576;

export interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  receiveCount: number;
  /** Of the latest receive; only that one deletes. */
  receiptHandle: string | null;
  visibleAt: Instant;
}

/** A standard queue (SQS Developer Guide): at least once, in the order of arrival here. */
export class SqsQueue {
  readonly configuration: Queue;
  readonly #place: Place;
  readonly #messages = new Map<string, Message>();

  constructor(configuration: Queue, place: Place) {
    this.configuration = configuration;
    this.#place = place;
  }

  /** Why a message is refused now; `null` if it would be taken. */
  refusal(body: string, attributes: Readonly<Record<string, string>>): DeliveryError | null {
    const { name, failure } = this.configuration;
    switch (failure) {
      case 'no-permission':
        return noPermission('sqs:sendmessage', queueArn(this.#place, name));
      case 'deleted':
        return noResource('The specified queue does not exist.', 400);
      case 'throttled':
        return throttled('Request is throttled.');
      case 'times-out':
        return timedOut(`The request to the queue ${name} timed out.`);
      default: {
        const texts = [body, ...Object.entries(attributes).flat()];
        const size = texts.reduce((bytes, text) => bytes + utf8Length(text), 0);
        if (size <= LARGEST_MESSAGE_BYTES) return null;
        const message = `One or more parameters are invalid. Reason: Message must be shorter than ${LARGEST_MESSAGE_BYTES} bytes.`;
        return { code: 'INVALID_PARAMETER', message, httpStatus: 400 };
      }
    }
  }

  send(message: Pick<Message, 'messageId' | 'body' | 'attributes'>, now: Instant): void {
    this.#messages.set(message.messageId, {
      ...message,
      receiveCount: 0,
      receiptHandle: null,
      visibleAt: now,
    });
  }

  /** Up to `most` visible messages, which are in flight until the visibility time-out has passed. */
  receive(most: number, now: Instant, handle: () => string): readonly Message[] {
    const visible = [...this.#messages.values()].filter(({ visibleAt }) => visibleAt <= now);
    const received = visible.slice(0, Math.max(0, Math.min(10, most)));
    for (const message of received) {
      message.receiveCount++;
      message.receiptHandle = handle();
      message.visibleAt = instant(now + this.configuration.visibilityTimeoutSeconds * 1_000);
    }
    return received;
  }

  /** The id of the message that was deleted; `null` if the handle is not that of the latest receive. */
  delete(receiptHandle: string): string | null {
    for (const [id, message] of this.#messages) {
      if (message.receiptHandle !== receiptHandle) continue;
      this.#messages.delete(id);
      return id;
    }
    return null;
  }

  /** Whether the message is still in flight on that receipt, and so becomes visible again. */
  isInFlightOn(messageId: string, receiptHandle: string): boolean {
    return this.#messages.get(messageId)?.receiptHandle === receiptHandle;
  }
}
