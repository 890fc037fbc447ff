import type { ArchiveDescription } from '../bus/archives.ts';
import type { PutEventsEntry, PutEventsRefusal, PutEventsResponse } from '../bus/put-events.ts';
import type { ReplayDescription, ReplayRequest } from '../bus/replays.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Refusal } from '../model/invocation.ts';
import type { Result } from '../model/result.ts';
import type { MessageAttributes } from '../model/sqs-fact.ts';
import type { SendRequest } from '../targets/sqs/check-message.ts';
import type { ReceiveRequest } from '../targets/sqs/consumer.ts';
import type { ReceivedMessage } from '../targets/sqs/message.ts';
import type { RedriveRequest } from '../targets/sqs/mover.ts';
import type { MessageCounts } from '../targets/sqs/sqs-queue.ts';

/** A service's error by the name that SDKs give it, and its text. */
export type Outcome<T> = Result<T, Refusal>;

/** An answer, or whom to tell once there is one. */
export type Eventually<T> = Outcome<T> | ((respond: (outcome: Outcome<T>) => void) => void);

export interface PublishedMessage {
  readonly topic: string;
  readonly message: string;
  readonly subject: string | null;
  readonly attributes: MessageAttributes;
}

/**
 * The account as the operations of its API see it. There are two: the one of a running simulation
 * (`LiveAccount`), in which a call takes effect at once, and a copy that a handler was given as it
 * started (`AccountSnapshot`), of which the answers are true as of that moment.
 *
 * A `key` tells the parts of a request apart that get an id each: the same part of the same call gets
 * the same id in the copy, where the handler is told it, and in the simulation, where the call takes
 * effect afterwards.
 */
export interface ApiAccount {
  readonly configuration: Configuration;
  /** Puts a changed configuration in place of the present one. */
  reconfigure(configuration: Configuration): void;

  putEvents(entries: readonly PutEventsEntry[]): PutEventsResponse | PutEventsRefusal;

  describeArchive(name: string): Outcome<ArchiveDescription>;
  listArchives(): Outcome<readonly ArchiveDescription[]>;
  startReplay(request: ReplayRequest): Outcome<Pick<ReplayDescription, 'state' | 'startedAt'>>;
  cancelReplay(name: string): Outcome<ReplayDescription['state']>;
  describeReplay(name: string): Outcome<ReplayDescription>;
  listReplays(): Outcome<readonly ReplayDescription[]>;

  sendMessage(
    request: SendRequest,
    key: string,
  ): Outcome<{ readonly messageId: string; readonly sequenceNumber: string | null }>;
  receiveMessages(
    request: ReceiveRequest & { readonly waitSeconds: number },
  ): Eventually<readonly ReceivedMessage[]>;
  deleteMessage(queue: string, receiptHandle: string): Outcome<void>;
  changeVisibility(queue: string, receiptHandle: string, seconds: number): Outcome<void>;
  purgeQueue(queue: string): Outcome<void>;
  startRedrive(request: RedriveRequest): Outcome<void>;
  /** Why a queue does not take anything at all, or, if nothing is sent, does not exist; or `null`. */
  queueRefusal(queue: string, use: 'send' | 'other'): Refusal | null;
  countMessages(queue: string): Outcome<MessageCounts>;

  publish(message: PublishedMessage, key: string): Outcome<{ readonly messageId: string }>;

  /** Why Lambda refuses every call of a function; `null` if it does not. */
  functionRefusal(name: string): Refusal | null;
  /** Asynchronously: whether Lambda accepts it. */
  invoke(name: string, payload: string): Outcome<void>;
  /** For the answer. */
  call(name: string, payload: string): Eventually<FunctionAnswer>;
}

export interface FunctionAnswer {
  /** What the function has returned, or the error that it has ended with, as JSON text. */
  readonly payload: string;
  readonly failed: boolean;
  /** All of its log. */
  readonly log: string;
}
