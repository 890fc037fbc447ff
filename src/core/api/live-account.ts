import type { ArchiveDescription, Archives } from '../bus/archives.ts';
import type { PutEventsEntry, PutEventsRefusal, PutEventsResponse } from '../bus/put-events.ts';
import type { ReplayDescription, ReplayRequest, Replays } from '../bus/replays.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Refusal } from '../model/invocation.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { SqsOperation } from '../model/sqs-fact.ts';
import type { Lineage, TraceFact } from '../model/trace.ts';
import type { Lambda } from '../targets/lambda/lambda.ts';
import { RECURSION } from '../targets/lambda/recursion.ts';
import type { Sns } from '../targets/sns/sns.ts';
import type { SendRequest } from '../targets/sqs/check-message.ts';
import type { ReceiveRequest } from '../targets/sqs/consumer.ts';
import type { ReceivedMessage } from '../targets/sqs/message.ts';
import type { RedriveRequest } from '../targets/sqs/mover.ts';
import type { Sqs } from '../targets/sqs/sqs.ts';
import type { SqsError } from '../targets/sqs/sqs-error.ts';
import type { MessageCounts } from '../targets/sqs/sqs-queue.ts';
import type {
  ApiAccount,
  Eventually,
  FunctionAnswer,
  Outcome,
  PublishedMessage,
} from './account.ts';
import type { ApiRequest } from './wire.ts';

/** Who calls. */
export interface CallOrigin {
  /** Index into the scenario's actions; `null` if the call is none of them. */
  readonly action: number | null;
  readonly lineage: Lineage;
  /** What the call follows from; `null` if somebody outside calls. */
  readonly cause: number | null;
  /** The ids that a handler was told already; what has none it was told is not taken. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Which entries it was told are above the account's rate. */
  readonly throttled?: readonly number[];
}

/** The services of a running simulation. */
export interface LiveServices {
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly lambda: Lambda;
  readonly archives: Archives;
  readonly replays: Replays;
  readonly record: (fact: TraceFact, cause: number | null) => number;
  readonly configuration: () => Configuration;
  readonly reconfigure: (configuration: Configuration) => void;
  /** Whether a function has come to be invoked by itself too often, on the way to an entry. */
  readonly isRecursion: (name: string, cause: number | null) => boolean;
  readonly putEvents: (
    entries: readonly PutEventsEntry[],
    origin: CallOrigin,
  ) => PutEventsResponse | PutEventsRefusal;
}

const REFUSED_BEFORE: Refusal = {
  name: 'InternalFailure',
  message: 'The handler was told that this was not taken.',
};

/** The account of a running simulation, for one call: it takes effect at once, and is on record. */
export class LiveAccount implements ApiAccount {
  readonly #services: LiveServices;
  readonly #request: Pick<ApiRequest, 'service' | 'operation'>;
  readonly #origin: CallOrigin;
  #cause: number | null;

  constructor(
    services: LiveServices,
    request: Pick<ApiRequest, 'service' | 'operation'>,
    origin: CallOrigin,
  ) {
    this.#services = services;
    this.#request = request;
    this.#origin = origin;
    this.#cause = origin.cause;
  }

  get configuration(): Configuration {
    return this.#services.configuration();
  }

  reconfigure(configuration: Configuration): void {
    this.#recordCall();
    this.#services.reconfigure(configuration);
  }

  putEvents(entries: readonly PutEventsEntry[]): PutEventsResponse | PutEventsRefusal {
    return this.#services.putEvents(entries, this.#origin);
  }

  describeArchive(name: string): Outcome<ArchiveDescription> {
    return named(this.#services.archives.describe(name));
  }

  listArchives(): Outcome<readonly ArchiveDescription[]> {
    return success(this.#services.archives.list());
  }

  startReplay(request: ReplayRequest): Outcome<Pick<ReplayDescription, 'state' | 'startedAt'>> {
    const { replays } = this.#services;
    const started = replays.start(request, this.#origin.action);
    return started.ok ? named(replays.describe(request.name)) : named(started);
  }

  cancelReplay(name: string): Outcome<ReplayDescription['state']> {
    return named(this.#services.replays.cancel(name, this.#origin.action));
  }

  describeReplay(name: string): Outcome<ReplayDescription> {
    return named(this.#services.replays.describe(name));
  }

  listReplays(): Outcome<readonly ReplayDescription[]> {
    return success(this.#services.replays.list());
  }

  sendMessage(
    request: SendRequest,
    key: string,
  ): Outcome<{ readonly messageId: string; readonly sequenceNumber: string | null }> {
    const told = this.#told(key);
    if (told === null) return failure(REFUSED_BEFORE);
    const { sender } = this.#services.sqs;
    const whole = { ...request, messageId: told };
    return this.#ask('SendMessage', request.queue, (cause) =>
      sender.send(whole, this.#origin.lineage, cause),
    );
  }

  receiveMessages(
    request: ReceiveRequest & { readonly waitSeconds: number },
  ): Eventually<readonly ReceivedMessage[]> {
    const { consumer, actions } = this.#services.sqs;
    let waits: number | null = null;
    const received = this.#ask('ReceiveMessage', request.queue, (cause) => {
      const result = consumer.receive(request, cause);
      if (result.ok && result.value.length === 0 && request.waitSeconds > 0) waits = cause;
      return result;
    });
    if (waits === null) return received;
    const cause: number = waits;
    return (respond) => {
      actions.poll(request, cause, (messages) => respond(success(messages)));
    };
  }

  deleteMessage(queue: string, receiptHandle: string): Outcome<void> {
    const { consumer } = this.#services.sqs;
    return this.#ask('DeleteMessage', queue, (cause) =>
      consumer.delete(queue, receiptHandle, cause),
    );
  }

  changeVisibility(queue: string, receiptHandle: string, seconds: number): Outcome<void> {
    const { consumer } = this.#services.sqs;
    return this.#ask('ChangeMessageVisibility', queue, (cause) =>
      consumer.changeVisibility(queue, receiptHandle, seconds, cause),
    );
  }

  purgeQueue(queue: string): Outcome<void> {
    const { consumer } = this.#services.sqs;
    return this.#ask('PurgeQueue', queue, (cause) => consumer.purge(queue, cause));
  }

  startRedrive(request: RedriveRequest): Outcome<void> {
    const { mover } = this.#services.sqs;
    return this.#ask('StartMessageMoveTask', request.queue, (cause) => mover.start(request, cause));
  }

  queueRefusal(queue: string, use: 'send' | 'other'): Refusal | null {
    const { sqs } = this.#services;
    const error = sqs.missing(queue) ?? (use === 'send' ? sqs.standingError(queue) : null);
    return error && { name: error.code, message: error.message };
  }

  countMessages(queue: string): Outcome<MessageCounts> {
    return named(this.#services.sqs.count(queue));
  }

  publish(message: PublishedMessage, key: string): Outcome<{ readonly messageId: string }> {
    const messageId = this.#told(key);
    if (messageId === null) return failure(REFUSED_BEFORE);
    const request = { ...message, messageId: messageId ?? null };
    const { sns } = this.#services;
    const published = sns.publishForClient(request, this.#origin.lineage, this.#recordCall());
    return published.ok ? success({ messageId: published.value }) : named(published);
  }

  functionRefusal(name: string): Refusal | null {
    const { functions, account, region } = this.configuration;
    if (!functions.some((one) => one.name === name)) {
      const message = `Function not found: arn:aws:lambda:${region}:${account}:function:${name}`;
      return { name: 'ResourceNotFoundException', message };
    }
    const error = this.#services.lambda.standingError(name);
    return error && { name: error.code, message: error.message };
  }

  invoke(name: string, payload: string): Outcome<void> {
    const { lambda } = this.#services;
    const error = lambda.invokeForClient(name, payload, this.#origin.lineage, this.#recordCall());
    return error ? named(failure(error)) : success(undefined);
  }

  call(name: string, payload: string): Eventually<FunctionAnswer> {
    const { lambda } = this.#services;
    const { lineage } = this.#origin;
    if (this.#services.isRecursion(name, this.#origin.cause)) return named(failure(RECURSION));
    const cause = this.#recordCall();
    const known: Outcome<FunctionAnswer>[] = [];
    let tell = (outcome: Outcome<FunctionAnswer>) => {
      known.push(outcome);
    };
    const error = lambda.callForClient(name, payload, lineage, cause, (answer) =>
      tell(named(answer)),
    );
    if (error) return named(failure(error));
    return (respond) => {
      for (const outcome of known) respond(outcome);
      tell = respond;
    };
  }

  /** A call on a queue, as the trace has them. */
  #ask<T>(
    operation: SqsOperation,
    queue: string,
    call: (cause: number) => Result<T, SqsError>,
  ): Outcome<T> {
    const { action, cause } = this.#origin;
    return named(this.#services.sqs.actions.request({ operation, queue, action }, cause, call));
  }

  /** The entry of the trace that what a call does follows from. */
  #recordCall(): number {
    const { service, operation } = this.#request;
    const { action } = this.#origin;
    this.#cause ??= this.#services.record({ type: 'api-called', service, operation, action }, null);
    return this.#cause;
  }

  /** The id for a part of the call: `undefined` if it is free, `null` if a handler was told of none. */
  #told(key: string): string | undefined | null {
    const { ids } = this.#origin;
    return ids ? (ids[key] ?? null) : undefined;
  }
}

function named<T>(
  result: Result<T, { readonly code: string; readonly message: string }>,
): Outcome<T> {
  if (result.ok) return result;
  return failure({ name: result.error.code, message: result.error.message });
}
