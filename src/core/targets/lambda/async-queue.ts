import type { Random } from '../../clock/random.ts';
import type { Place } from '../../model/arn.ts';
import { type Instant, instant, type Millis, millis } from '../../model/brand.ts';
import type { InvocationOutcome } from '../../model/invocation.ts';
import type { DiscardCondition, FunctionIdentity } from '../../model/lambda-fact.ts';
import type { Lineage } from '../../model/trace.ts';
import type { ServicePorts } from '../service-ports.ts';
import { type Destinations, functionArn } from './destinations.ts';
import type { FunctionHost } from './function-host.ts';
import type { InvocationEnd, Invocations } from './invocations.ts';

/** An event that Lambda has accepted and keeps until its function has dealt with it. */
export interface QueuedEvent {
  readonly identity: FunctionIdentity;
  readonly payload: string;
  /** What the failure switch's conditions on content are asked of: the event behind the payload. */
  readonly content: string;
  readonly acceptedAt: Instant;
  readonly hops: number;
  /** Invocations that really started: throttled ones do not count as tries. */
  tries: number;
  /** Of the last of them. */
  result: InvocationOutcome['result'] | null;
  cause: number;
}

export interface InvokeTask {
  readonly type: 'invoke';
  readonly event: QueuedEvent;
  /** Counts throttled attempts, too. */
  readonly attempt: number;
}

/**
 * Lambda's asynchronous invocation (Lambda Developer Guide): it accepts an event, answers at once, and
 * deals with it on its own. Its retries have nothing to do with EventBridge's:
 *
 *     accepted ─ invocation ─┬─ succeeded ── on-success destination
 *                  ▲         ├─ failed, retries left ── 1 min, then 2 min ──┐
 *                  │         ├─ throttled, not too old ── 1 s … 5 min ──────┤
 *                  └─────────┼──────────────────────────────────────────────┘
 *                            └─ given up ── on-failure destination, dead-letter queue, or gone
 */
export class AsyncQueue {
  readonly #place: Place;
  readonly #random: Random;
  readonly #invocations: Invocations;
  readonly #destinations: Destinations;
  readonly #ports: ServicePorts<InvokeTask>;
  /** Events whose invocation is under way, by its request. */
  readonly #running = new Map<string, { readonly event: QueuedEvent; readonly attempt: number }>();
  #accepted = 0;

  constructor(
    place: Place,
    random: Random,
    invocations: Invocations,
    destinations: Destinations,
    ports: ServicePorts<InvokeTask>,
  ) {
    this.#place = place;
    this.#random = random;
    this.#invocations = invocations;
    this.#destinations = destinations;
    this.#ports = ports;
  }

  accept(
    name: string,
    { payload, content }: { readonly payload: string; readonly content: string },
    { eventId, deliveryId, hops }: Lineage,
    cause: number,
  ): void {
    const chance = this.#random.fork(`request/${++this.#accepted}`);
    const identity = { function: name, requestId: chance.uuid(), eventId, deliveryId };
    const accepted = this.#ports.record({ type: 'lambda-accepted', payload, ...identity }, cause);
    const acceptedAt = this.#ports.now();
    const event: QueuedEvent = {
      ...{ identity, payload, content, acceptedAt, hops },
      ...{ tries: 0, result: null, cause: accepted },
    };
    this.#schedule(instant(acceptedAt + chance.between(5, 25)), event, 1);
  }

  /** Tries once. */
  perform({ event, attempt }: InvokeTask): Promise<void> | undefined {
    const host = this.#invocations.host(event.identity.function);
    if (!host) return;
    if (host.configuration.reservedConcurrency === 0) {
      // Lambda does not keep what cannot run.
      this.#discard(event, 'ZeroReservedConcurrency', host);
      return;
    }
    const failure = this.#invocations.workFailure(host, {
      key: event.identity.requestId,
      attempt,
      now: this.#ports.now(),
      contents: [event.content],
    });
    if (failure === 'TooManyRequestsException') {
      this.#throttle(event, attempt, host);
      return;
    }
    event.tries++;
    this.#running.set(event.identity.requestId, { event, attempt });
    const { identity, payload, tries, hops } = event;
    const start = { identity, payload, attempt: tries, failure, hops };
    return this.#invocations.start(host, start, event.cause).then((started) => {
      event.cause = started;
    });
  }

  /** Records how an invocation ended, and what Lambda does next; `false` if it is none of these. */
  end({ start, outcome, facts }: InvocationEnd): boolean {
    const { identity } = start;
    const running = this.#running.get(identity.requestId);
    const host = this.#invocations.host(identity.function);
    if (!running || !host) return false;
    this.#running.delete(identity.requestId);
    const { event, attempt } = running;
    event.result = outcome.result;
    if (outcome.result.ok) {
      const { payload } = outcome.result;
      const fact = { type: 'lambda-invocation-succeeded', payload } as const;
      event.cause = this.#ports.record(
        { ...fact, attempt: event.tries, ...facts, ...identity },
        event.cause,
      );
      this.#send(event, 'Success', host);
      return true;
    }
    const { maximumRetryAttempts } = host.configuration;
    const isExhausted = event.tries > maximumRetryAttempts;
    const at = instant(this.#ports.now() + retryDelay(event.tries));
    const nextAttemptAt = isExhausted || isTooOld(event, at, host) ? null : at;
    const { error } = outcome.result;
    event.cause = this.#ports.record(
      {
        type: 'lambda-invocation-failed',
        ...{ attempt: event.tries, error, nextAttemptAt, ...facts, ...identity },
      },
      event.cause,
    );
    if (nextAttemptAt !== null) this.#schedule(nextAttemptAt, event, attempt + 1);
    else this.#discard(event, isExhausted ? 'RetriesExhausted' : 'EventAgeExceeded', host);
    return true;
  }

  #throttle(event: QueuedEvent, attempt: number, host: FunctionHost): void {
    const chance = this.#random.fork(`throttle/${event.identity.requestId}/${attempt}`);
    const at = instant(this.#ports.now() + throttleDelay(attempt, chance));
    const nextAttemptAt = isTooOld(event, at, host) ? null : at;
    event.cause = this.#ports.record(
      { type: 'lambda-invocation-throttled', attempt, nextAttemptAt, ...event.identity },
      event.cause,
    );
    if (nextAttemptAt !== null) this.#schedule(nextAttemptAt, event, attempt + 1);
    else this.#discard(event, 'EventAgeExceeded', host);
  }

  #discard(event: QueuedEvent, condition: DiscardCondition, host: FunctionHost): void {
    const { onFailure, deadLetterTarget } = host.configuration;
    const dropped = onFailure === undefined && deadLetterTarget === undefined;
    event.cause = this.#ports.record(
      {
        type: 'lambda-event-discarded',
        ...{ condition, attempts: event.tries, dropped, ...event.identity },
      },
      event.cause,
    );
    this.#send(event, condition, host);
  }

  #send(
    event: QueuedEvent,
    condition: 'Success' | DiscardCondition,
    { configuration }: FunctionHost,
  ): void {
    const { identity, tries, payload, result, hops, cause } = event;
    const { requestId } = identity;
    const arn = functionArn(this.#place, configuration.name);
    const invocation = { requestId, functionArn: arn, condition, tries, payload, result };
    event.cause = this.#destinations.send(configuration, identity, invocation, hops, cause);
  }

  #schedule(at: Instant, event: QueuedEvent, attempt: number): void {
    this.#ports.schedule(at, { type: 'invoke', event, attempt });
  }
}

function isTooOld({ acceptedAt }: QueuedEvent, at: Instant, { configuration }: FunctionHost) {
  return at - acceptedAt > configuration.maximumEventAgeSeconds * 1_000;
}

/** Lambda's own waits after a function error: one minute, then two. */
function retryDelay(tries: number): Millis {
  return millis(tries === 1 ? 60_000 : 120_000);
}

/** After throttling: from one second, growing up to five minutes. */
export function throttleDelay(attempt: number, random: Random): Millis {
  const ceiling = Math.min(2 ** (attempt - 1), 300) * 1_000;
  return millis(Math.round(ceiling * (0.9 + random.fraction() * 0.2)));
}
