import type { Random } from '../../clock/random.ts';
import { utf8Length } from '../../json/utf8.ts';
import type { Place } from '../../model/arn.ts';
import { type Instant, instant } from '../../model/brand.ts';
import type { FunctionIdentity } from '../../model/lambda-fact.ts';
import type { EventSourceMapping, Scenario } from '../../model/scenario.ts';
import { EventReading, matchesEvent } from '../../pattern/explain.ts';
import { type EventPattern, parsePattern } from '../../pattern/parse.ts';
import type { ServicePorts } from '../service-ports.ts';
import type { Consumer } from '../sqs/consumer.ts';
import type { ReceivedMessage } from '../sqs/message.ts';
import { throttleDelay } from './async-queue.ts';
import { readBatchResponse } from './batch-response.ts';
import { mappingProblem } from './check-mapping.ts';
import type { InvocationEnd, Invocations } from './invocations.ts';
import { filteredRecord, sqsRecord } from './sqs-records.ts';

/** Messages that one invocation is to deal with. */
export interface Batch {
  readonly source: number;
  readonly identity: FunctionIdentity;
  readonly messages: readonly ReceivedMessage[];
  /** When the first of them is in the queue again. */
  readonly visibleAgainAt: Instant;
  cause: number;
}

export type EventSourceTask =
  | { readonly type: 'poll'; readonly source: number }
  | { readonly type: 'close-batch'; readonly source: number; readonly number: number }
  | { readonly type: 'invoke-batch'; readonly batch: Batch; readonly attempt: number };

/** One mapping with what it is doing. */
interface Source {
  readonly index: number;
  readonly mapping: EventSourceMapping;
  readonly filters: readonly EventPattern[];
  isPolling: boolean;
  /** Messages that wait for a batch to fill, and how many batches there were before. */
  waiting: ReceivedMessage[];
  batches: number;
  /** Batches at work. */
  running: number;
  /** Since when there have been more messages than could be dealt with at once. */
  backlogSince: Instant | null;
}

/** Lambda begins with five batches at once, and adds up to 300 a minute while messages wait. */
const FIRST_POLLERS = 5;
const POLLERS_A_MINUTE = 300;
const MOST_POLLERS = 1_000;
/** A batch closes before it gets larger than an invocation may be. */
const LARGEST_BATCH_BYTES = 6 * 1_048_576;

/**
 * Lambda reads queues and invokes functions with what it finds (Lambda Developer Guide, *Using Lambda
 * with Amazon SQS*). It deletes what went well; what did not stays in flight and comes back at the end
 * of its visibility time-out, with a higher receive count, until the queue's redrive policy ends it.
 */
export class EventSources {
  readonly #place: Place;
  readonly #random: Random;
  readonly #invocations: Invocations;
  readonly #consumer: Consumer;
  readonly #ports: ServicePorts<EventSourceTask>;
  readonly #sources: readonly Source[];
  readonly #running = new Map<string, Batch>();

  constructor(
    scenario: Scenario,
    random: Random,
    invocations: Invocations,
    consumer: Consumer,
    ports: ServicePorts<EventSourceTask>,
  ) {
    this.#place = scenario;
    this.#random = random;
    this.#invocations = invocations;
    this.#consumer = consumer;
    this.#ports = ports;
    this.#sources = scenario.eventSourceMappings
      .filter((mapping) => mapping.enabled && mappingProblem(mapping, scenario) === null)
      .map((mapping, index) => ({
        ...{ index, mapping, isPolling: false, waiting: [], batches: 0, running: 0 },
        backlogSince: null,
        filters: mapping.filters.flatMap((filter) => {
          const parsed = parsePattern(filter);
          return parsed.ok ? [parsed.value] : [];
        }),
      }));
  }

  /** A queue has something to give. */
  becameReceivable(queue: string): void {
    for (const source of this.#sources) {
      if (source.mapping.queue === queue) this.#planPoll(source);
    }
  }

  perform(task: EventSourceTask): Promise<void> | undefined {
    switch (task.type) {
      case 'poll':
        return this.#poll(this.#sourceAt(task.source));
      case 'close-batch': {
        const source = this.#sourceAt(task.source);
        return source.batches === task.number ? this.#close(source) : undefined;
      }
      case 'invoke-batch':
        return this.#invoke(task.batch, task.attempt);
    }
  }

  /** Records how an invocation ended; `false` if it is none of these. */
  end({ start, outcome, facts }: InvocationEnd): boolean {
    const { identity, attempt } = start;
    const batch = this.#running.get(identity.requestId);
    if (!batch) return false;
    const { mapping } = this.#sourceAt(batch.source);
    const ids = batch.messages.map(({ messageId }) => messageId);
    const common = { attempt, ...facts, ...identity };
    if (outcome.result.ok) {
      const { payload } = outcome.result;
      batch.cause = this.#ports.record(
        { type: 'lambda-invocation-succeeded', payload, ...common },
        batch.cause,
      );
      const response = mapping.reportBatchItemFailures
        ? readBatchResponse(payload, ids)
        : { failed: [], problem: null };
      this.#finish(batch, response.failed, response.problem);
    } else {
      const { error } = outcome.result;
      batch.cause = this.#ports.record(
        { type: 'lambda-invocation-failed', error, nextAttemptAt: null, ...common },
        batch.cause,
      );
      this.#finish(batch, ids, null);
    }
    return true;
  }

  #sourceAt(index: number): Source {
    const source = this.#sources[index];
    if (!source) throw new Error(`There is no event source ${index}`);
    return source;
  }

  #planPoll(source: Source): void {
    if (source.isPolling || source.running >= this.#capacity(source)) return;
    source.isPolling = true;
    const chance = this.#random.fork(`poll/${source.index}/${this.#ports.now()}`);
    // Pollers wait at the queue (long polling); the moment that a message needs is our choice.
    const at = instant(this.#ports.now() + chance.between(10, 50));
    this.#ports.schedule(at, { type: 'poll', source: source.index });
  }

  #capacity({ mapping, backlogSince }: Source): number {
    const minutes =
      backlogSince === null ? 0 : Math.floor((this.#ports.now() - backlogSince) / 60_000);
    const grown = FIRST_POLLERS + POLLERS_A_MINUTE * minutes;
    return Math.min(grown, mapping.maximumConcurrency ?? MOST_POLLERS);
  }

  #poll(source: Source): Promise<void> | undefined {
    source.isPolling = false;
    const { queue, batchSize, batchWindowSeconds } = source.mapping;
    if (source.running >= this.#capacity(source)) return;
    const most = Math.min(10, batchSize - source.waiting.length);
    const received = this.#consumer.receive({ queue, most }, null);
    if (!received.ok) return;
    const wanted = received.value.filter((message) => this.#isWanted(source, message));
    const hadNone = source.waiting.length === 0;
    source.waiting.push(...wanted);
    if (received.value.length === 0 && source.waiting.length === 0) {
      source.backlogSince = null;
      return;
    }
    if (this.#isFull(source) || batchWindowSeconds === 0) {
      const closed = this.#close(source);
      this.#goOn(source);
      return closed;
    }
    if (hadNone && source.waiting.length > 0) {
      const at = instant(this.#ports.now() + batchWindowSeconds * 1_000);
      this.#ports.schedule(at, {
        ...{ type: 'close-batch', source: source.index, number: source.batches },
      });
    }
    this.#goOn(source);
    return;
  }

  /** Polls again if there is more. */
  #goOn(source: Source): void {
    if (!this.#consumer.hasReceivable(source.mapping.queue)) return;
    source.backlogSince ??= this.#ports.now();
    this.#planPoll(source);
  }

  #isFull({ mapping, waiting }: Source): boolean {
    const bytes = waiting.reduce((sum, { body }) => sum + utf8Length(body), 0);
    return waiting.length >= mapping.batchSize || bytes > LARGEST_BATCH_BYTES;
  }

  /** A message that no filter matches is deleted, and the function never sees it. */
  #isWanted({ mapping, filters }: Source, message: ReceivedMessage): boolean {
    if (filters.length === 0) return true;
    const record = new EventReading(filteredRecord(message, mapping.queue, this.#place));
    if (filters.some((filter) => matchesEvent(filter, record))) return true;
    const { messageId, receiptHandle, sequence } = message;
    const { queue, function: name } = mapping;
    const cause = this.#ports.record(
      { type: 'lambda-message-filtered', function: name, queue, messageId },
      sequence,
    );
    this.#consumer.delete(queue, receiptHandle, cause);
    return false;
  }

  #close(source: Source): Promise<void> | undefined {
    const messages = source.waiting;
    const [first] = messages;
    source.waiting = [];
    source.batches++;
    if (!first) return;
    source.running++;
    const requestId = this.#random.fork(`batch/${source.index}/${source.batches}`).uuid();
    const batch: Batch = {
      source: source.index,
      identity: { function: source.mapping.function, requestId, eventId: null, deliveryId: null },
      messages,
      visibleAgainAt: instant(Math.min(...messages.map((message) => message.visibleAgainAt))),
      cause: messages.at(-1)?.sequence ?? first.sequence,
    };
    return this.#invoke(batch, 1);
  }

  #invoke(batch: Batch, attempt: number): Promise<void> | undefined {
    const { mapping } = this.#sourceAt(batch.source);
    const { identity, messages } = batch;
    const host = this.#invocations.host(mapping.function);
    if (!host) return;
    const failure = this.#invocations.workFailure(host, {
      key: identity.requestId,
      attempt: Math.min(...messages.map(({ receiveCount }) => receiveCount)),
      now: this.#ports.now(),
      contents: messages.map(({ body }) => body),
    });
    if (failure === 'TooManyRequestsException') {
      this.#throttle(batch, attempt);
      return;
    }
    this.#running.set(identity.requestId, batch);
    const hasFilters = mapping.filters.length > 0;
    const records = messages.map((message) =>
      sqsRecord(message, mapping.queue, this.#place, hasFilters),
    );
    const start = {
      ...{ identity, attempt, failure, batch: this.#factsOf(batch) },
      payload: `{"Records":[${records.join(',')}]}`,
      hops: Math.max(...messages.map(({ lineage }) => lineage.hops)),
    };
    return this.#invocations.start(host, start, batch.cause).then((started) => {
      batch.cause = started;
    });
  }

  /** Tries again as long as the messages are still its own; then they are back in the queue anyway. */
  #throttle(batch: Batch, attempt: number): void {
    const chance = this.#random.fork(`throttle/${batch.identity.requestId}/${attempt}`);
    const at = instant(this.#ports.now() + throttleDelay(attempt, chance));
    const nextAttemptAt = at < batch.visibleAgainAt ? at : null;
    batch.cause = this.#ports.record(
      {
        type: 'lambda-invocation-throttled',
        ...{ attempt, nextAttemptAt, batch: this.#factsOf(batch), ...batch.identity },
      },
      batch.cause,
    );
    if (nextAttemptAt === null) this.#release(batch);
    else this.#ports.schedule(at, { type: 'invoke-batch', batch, attempt: attempt + 1 });
  }

  #finish(batch: Batch, failed: readonly string[], problem: string | null): void {
    const { mapping } = this.#sourceAt(batch.source);
    const isFailed = (message: ReceivedMessage) => failed.includes(message.messageId);
    const groupOf = (message: ReceivedMessage) => message.systemAttributes.MessageGroupId;
    const outOfOrder = batch.messages.filter(
      (message, index) =>
        !isFailed(message) &&
        groupOf(message) !== undefined &&
        batch.messages
          .slice(0, index)
          .some((earlier) => isFailed(earlier) && groupOf(earlier) === groupOf(message)),
    );
    batch.cause = this.#ports.record(
      {
        type: 'lambda-batch-ended',
        ...{ batch: this.#factsOf(batch), failed, problem, ...batch.identity },
        outOfOrder: outOfOrder.map(({ messageId }) => messageId),
      },
      batch.cause,
    );
    this.#running.delete(batch.identity.requestId);
    for (const message of batch.messages) {
      if (isFailed(message)) continue;
      this.#consumer.delete(mapping.queue, message.receiptHandle, batch.cause);
    }
    this.#release(batch);
  }

  #release({ source: index }: Batch): void {
    const source = this.#sourceAt(index);
    source.running--;
    this.#goOn(source);
  }

  #factsOf({ source, messages }: Batch) {
    const { queue } = this.#sourceAt(source).mapping;
    return { queue, messageIds: messages.map(({ messageId }) => messageId) };
  }
}
