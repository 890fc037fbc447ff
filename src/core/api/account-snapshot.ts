import {
  answerEntries,
  checkRequest,
  type PutEventsEntry,
  type PutEventsRefusal,
  type PutEventsResponse,
} from '../bus/put-events.ts';
import { TokenBucket } from '../bus/token-bucket.ts';
import type { Instant } from '../model/brand.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Refusal, ServiceDirectory } from '../model/invocation.ts';
import { failure, success } from '../model/result.ts';
import { checkMessage, type SendRequest } from '../targets/sqs/check-message.ts';
import { noSuchQueue } from '../targets/sqs/sqs-error.ts';
import type { ApiAccount, Outcome, PublishedMessage } from './account.ts';

/** As this simulation makes them. */
const RECEIPT_HANDLE = /^[0-9a-f]{48}$/;

/** Thrown by what a copy cannot answer, because others have a part in it. */
export class OnlyLive extends Error {}

/**
 * The account as a handler was told of it when it started. What the handler asks for is only answered
 * here; it takes effect in the simulation, at its own moment. Where the answer depends on what others
 * do meanwhile, it is for the simulation to give.
 */
export class AccountSnapshot implements ApiAccount {
  readonly #directory: ServiceDirectory;
  readonly #nextId: () => string;
  readonly #now: () => Instant;
  readonly #quota: TokenBucket;
  #configuration: Configuration | null = null;

  constructor(directory: ServiceDirectory, nextId: () => string, now: () => Instant) {
    this.#directory = directory;
    this.#nextId = nextId;
    this.#now = now;
    this.#quota = new TokenBucket(directory.putEventsQuota);
  }

  get configuration(): Configuration {
    // The simulation's own text.
    this.#configuration ??= JSON.parse(this.#directory.configuration) as Configuration;
    return this.#configuration;
  }

  /** For what the same handler asks next. */
  reconfigure(configuration: Configuration): void {
    this.#configuration = configuration;
  }

  putEvents(entries: readonly PutEventsEntry[]): PutEventsResponse | PutEventsRefusal {
    const admits = () => this.#quota.take(this.#now());
    return checkRequest(entries) ?? answerEntries(entries, this.#nextId, admits);
  }

  describeArchive(): never {
    throw new OnlyLive();
  }

  listArchives(): never {
    throw new OnlyLive();
  }

  startReplay(): never {
    throw new OnlyLive();
  }

  cancelReplay(): never {
    throw new OnlyLive();
  }

  describeReplay(): never {
    throw new OnlyLive();
  }

  listReplays(): never {
    throw new OnlyLive();
  }

  sendMessage(
    request: SendRequest,
  ): Outcome<{ readonly messageId: string; readonly sequenceNumber: string | null }> {
    const refusal = this.queueRefusal(request.queue, 'send');
    if (refusal) return failure(refusal);
    const queue = this.configuration.queues.find(({ name }) => name === request.queue);
    const problem = queue ? checkMessage(request, queue) : noSuchQueue;
    if (problem) return failure({ name: problem.code, message: problem.message });
    return success({ messageId: this.#nextId(), sequenceNumber: null });
  }

  receiveMessages(): never {
    throw new OnlyLive();
  }

  deleteMessage(queue: string, receiptHandle: string): Outcome<void> {
    return this.#withHandle(queue, receiptHandle);
  }

  changeVisibility(queue: string, receiptHandle: string): Outcome<void> {
    const outcome = this.#withHandle(queue, receiptHandle);
    if (outcome.ok) throw new OnlyLive();
    return outcome;
  }

  purgeQueue(queue: string): Outcome<void> {
    const refusal = this.queueRefusal(queue, 'other');
    return refusal ? failure(refusal) : success(undefined);
  }

  startRedrive(): never {
    throw new OnlyLive();
  }

  queueRefusal(queue: string, use: 'send' | 'other'): Refusal | null {
    const refusal = ownOf(this.#directory.refusals.queues, queue);
    if (refusal && (use === 'send' || refusal.name === noSuchQueue.code)) return refusal;
    if (this.configuration.queues.some(({ name }) => name === queue)) return null;
    return { name: noSuchQueue.code, message: noSuchQueue.message };
  }

  countMessages(): never {
    throw new OnlyLive();
  }

  publish({ topic }: PublishedMessage): Outcome<{ readonly messageId: string }> {
    const refusal = ownOf(this.#directory.refusals.topics, topic);
    if (refusal) return failure(refusal);
    if (!this.configuration.topics.some(({ name }) => name === topic)) {
      return failure({ name: 'NotFound', message: 'Topic does not exist' });
    }
    return success({ messageId: this.#nextId() });
  }

  functionRefusal(name: string): Refusal | null {
    const { functions, account, region } = this.configuration;
    if (functions.some((one) => one.name === name)) {
      return ownOf(this.#directory.refusals.functions, name) ?? null;
    }
    const message = `Function not found: arn:aws:lambda:${region}:${account}:function:${name}`;
    return { name: 'ResourceNotFoundException', message };
  }

  invoke(): Outcome<void> {
    return success(undefined);
  }

  call(): never {
    throw new OnlyLive();
  }

  #withHandle(queue: string, receiptHandle: string): Outcome<void> {
    const refusal = this.queueRefusal(queue, 'other');
    if (refusal) return failure(refusal);
    if (RECEIPT_HANDLE.test(receiptHandle)) return success(undefined);
    return failure({
      name: 'ReceiptHandleIsInvalid',
      message: `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`,
    });
  }
}

function ownOf<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
