import type { Delivery } from '../bus/delivery.ts';
import type { PutEventsEntry } from '../bus/put-events.ts';
import type { Recorder } from '../bus/recorder.ts';
import type { Random } from '../clock/random.ts';
import { parseJson } from '../json/parse.ts';
import { utf8Length } from '../json/utf8.ts';
import { resourceArn } from '../model/arn.ts';
import { type Instant, instant } from '../model/brand.ts';
import { type FailureName, failureFacts } from '../model/failure.ts';
import type {
  FunctionError,
  FunctionRuntime,
  InvocationOutcome,
  ServiceCall,
} from '../model/invocation.ts';
import type { Scenario } from '../model/scenario.ts';
import type { DeliveryError, FunctionIdentity, Lineage } from '../model/trace.ts';
import { logTextOf } from './function-log.ts';
import { functionRetryDelay, LambdaFunctionTarget, throttleDelay } from './lambda-function.ts';
import { noPermissionMessage, noResource } from './target-errors.ts';
import {
  accepted,
  failedCall,
  refused,
  type TargetAttempt,
  type TargetCall,
  type TargetService,
} from './target-service.ts';

/** 1 MB since late 2025; it was 256 KB before. */
const LARGEST_PAYLOAD_BYTES = 1_048_576;

/** An event that Lambda has accepted and keeps until its function has dealt with it. */
export interface QueuedEvent extends FunctionIdentity {
  readonly requestId: string;
  readonly payload: string;
  /** What the failure switch's conditions on content are asked of: the event behind the payload. */
  readonly content: string;
  readonly acceptedAt: Instant;
  readonly hops: number;
  /** Invocations that really started: throttled ones do not count as tries. */
  tries: number;
  cause: number;
}

export interface FunctionQueuePorts {
  readonly record: Recorder;
  readonly now: () => Instant;
  readonly schedule: (at: Instant, event: QueuedEvent, attempt: number) => void;
  readonly scheduleEnd: (at: Instant, finish: number) => void;
  readonly sendToQueue: (
    queue: string,
    body: string,
    attributes: Readonly<Record<string, string>>,
    lineage: Lineage,
    cause: number,
  ) => DeliveryError | null;
  readonly publish: (
    at: Instant,
    entries: readonly PutEventsEntry[],
    ids: readonly (string | null)[],
    hops: number,
    cause: number,
  ) => void;
}

interface Running {
  readonly event: QueuedEvent;
  readonly attempt: number;
  readonly startedAt: Instant;
  readonly outcome: InvocationOutcome;
}

/**
 * Lambda's asynchronous invocation (Lambda Developer Guide): it accepts an event, answers at once, and
 * deals with it on its own. Its retries have nothing to do with EventBridge's:
 *
 *     accepted ─ invocation ─┬─ succeeded
 *                  ▲         ├─ failed, retries left ── 1 min, then 2 min ──┐
 *                  │         ├─ throttled, not too old ── 1 s … 5 min ──────┤
 *                  └─────────┼──────────────────────────────────────────────┘
 *                            └─ given up ── on-failure destination, or gone
 */
export class FunctionQueue implements TargetService {
  readonly #functions: ReadonlyMap<string, LambdaFunctionTarget>;
  readonly #scenario: Scenario;
  readonly #random: Random;
  readonly #runtime: FunctionRuntime | undefined;
  readonly #ports: FunctionQueuePorts;
  readonly #running = new Map<number, Running>();
  readonly #accepted = new Map<string, number>();

  constructor(
    scenario: Scenario,
    random: Random,
    options: { readonly runtime?: FunctionRuntime; readonly environmentPrefix?: string },
    ports: FunctionQueuePorts,
  ) {
    this.#scenario = scenario;
    this.#random = random;
    this.#runtime = options.runtime;
    this.#ports = ports;
    const prefix = options.environmentPrefix ?? 'environment';
    this.#functions = new Map(
      scenario.functions.map((configuration) => {
        const chance = random.fork(configuration.name);
        return [
          configuration.name,
          new LambdaFunctionTarget(configuration, scenario, chance, prefix),
        ];
      }),
    );
  }

  /** Lambda answers at once, whatever the function does with the event later. */
  call({ delivery, input, attempt, chance }: TargetAttempt): TargetCall {
    const { name } = delivery.identity.resource;
    const latency = chance.between(12, 40);
    const target = this.#functions.get(name);
    const arn = resourceArn(this.#scenario, { type: 'lambda-function', name });
    if (!target) return refused(noResource(`Function not found: ${arn}`), latency);
    const switched = {
      key: delivery.identity.deliveryId,
      attempt,
      now: this.#ports.now(),
      contents: [delivery.event],
    };
    const spoilt = target.failures.failureOf(switched, isCallFailure);
    if (spoilt) return failedCall('lambda-function', spoilt, refusalText(spoilt, arn), latency);
    if (!parseJson(input).ok) {
      const message =
        'Could not parse request body into json: the input of the target is not JSON.';
      return refused({ code: 'INVALID_JSON', message, httpStatus: 400 }, latency);
    }
    const size = utf8Length(input);
    if (size <= LARGEST_PAYLOAD_BYTES) return accepted(latency);
    const message = `${size} byte payload is too large for the Event invocation type (limit ${LARGEST_PAYLOAD_BYTES} bytes)`;
    return refused({ code: 'INVALID_PARAMETER', message, httpStatus: 413 }, latency);
  }

  accept({ identity, input, event, hops }: Delivery, cause: number): void {
    if (input === null) return;
    const { eventId, deliveryId, resource } = identity;
    this.#accept(
      { function: resource.name, eventId, deliveryId, payload: input, content: event, hops },
      cause,
    );
  }

  #accept(
    event: Pick<QueuedEvent, keyof FunctionIdentity | 'payload' | 'content' | 'hops'>,
    cause: number,
  ): void {
    const { function: name, eventId, deliveryId, payload, content, hops } = event;
    // Of a delivery that is accepted more than once, each acceptance is a request of its own.
    const number = (this.#accepted.get(deliveryId) ?? 0) + 1;
    this.#accepted.set(deliveryId, number);
    const requestId = this.#random.fork(`request/${deliveryId}/${number}`).uuid();
    const accepted = this.#ports.record(
      { type: 'lambda-accepted', requestId, payload, function: name, eventId, deliveryId },
      cause,
    );
    const now = this.#ports.now();
    const queued: QueuedEvent = {
      function: name,
      eventId,
      deliveryId,
      payload,
      content,
      hops,
      requestId,
      acceptedAt: now,
      tries: 0,
      cause: accepted,
    };
    const wait = this.#random.fork(`wait/${deliveryId}`).between(5, 25);
    this.#ports.schedule(instant(now + wait), queued, 1);
  }

  /** Tries once. The handler runs now, in real time; what it did takes effect on virtual time. */
  invoke(event: QueuedEvent, attempt: number): Promise<void> | undefined {
    const target = this.#functions.get(event.function);
    if (!target) return;
    const failure = target.failures.failureOf(
      {
        key: event.requestId,
        attempt,
        now: this.#ports.now(),
        contents: [event.content],
      },
      isWorkFailure,
    );
    if (failure === 'TooManyRequestsException') {
      this.#throttle(event, attempt, target);
      return;
    }
    return this.#run(event, attempt, target, failure);
  }

  async #run(
    event: QueuedEvent,
    attempt: number,
    target: LambdaFunctionTarget,
    failure: FailureName<'lambda-function'> | null,
  ): Promise<void> {
    const startedAt = this.#ports.now();
    const { requestId, payload } = event;
    const request = { requestId, event: payload, attempt: ++event.tries, now: startedAt, failure };
    const { outcome, coldStart } = await target.run(request, this.#runtime);
    const started = this.#ports.record(
      {
        type: 'lambda-invocation-started',
        requestId,
        attempt: event.tries,
        coldStart,
        ...identityOf(event),
      },
      event.cause,
    );
    event.cause = started;
    this.#running.set(started, { event, attempt, startedAt, outcome });
    this.#applyCalls(event, outcome.calls, started);
    const length = outcome.durationMilliseconds + (outcome.initMilliseconds ?? 0);
    this.#ports.scheduleEnd(instant(startedAt + Math.max(1, Math.round(length))), started);
  }

  /** Records how an invocation ended, and what Lambda does next. */
  finish(key: number): void {
    const running = this.#running.get(key);
    const target = running && this.#functions.get(running.event.function);
    if (!running || !target) return;
    this.#running.delete(key);
    const { event, attempt, startedAt, outcome } = running;
    const { requestId, tries } = event;
    const facts = {
      requestId,
      attempt: tries,
      log: outcome.logs,
      logText: logTextOf(target.configuration, requestId, startedAt, outcome),
      durationMilliseconds: outcome.durationMilliseconds,
      ...identityOf(event),
    };
    if (outcome.result.ok) {
      const { payload } = outcome.result;
      event.cause = this.#ports.record(
        { type: 'lambda-invocation-succeeded', payload, ...facts },
        event.cause,
      );
      return;
    }
    const { error } = outcome.result;
    const at = instant(this.#ports.now() + functionRetryDelay(tries));
    const { maximumRetryAttempts } = target.configuration;
    const isTooOld = this.#isTooOld(event, at, target);
    const nextAttemptAt = tries > maximumRetryAttempts || isTooOld ? null : at;
    event.cause = this.#ports.record(
      { type: 'lambda-invocation-failed', error, nextAttemptAt, ...facts },
      event.cause,
    );
    if (nextAttemptAt !== null) {
      this.#ports.schedule(nextAttemptAt, event, attempt + 1);
    } else {
      const condition = tries > maximumRetryAttempts ? 'RetriesExhausted' : 'EventAgeExceeded';
      this.#discard(event, condition, target, error);
    }
  }

  #throttle(event: QueuedEvent, attempt: number, target: LambdaFunctionTarget): void {
    const { requestId } = event;
    const chance = this.#random.fork(`throttle/${event.deliveryId}/${attempt}`);
    const at = instant(this.#ports.now() + throttleDelay(attempt, chance));
    const nextAttemptAt = this.#isTooOld(event, at, target) ? null : at;
    event.cause = this.#ports.record(
      {
        type: 'lambda-invocation-throttled',
        requestId,
        attempt,
        nextAttemptAt,
        ...identityOf(event),
      },
      event.cause,
    );
    if (nextAttemptAt !== null) this.#ports.schedule(nextAttemptAt, event, attempt + 1);
    else this.#discard(event, 'EventAgeExceeded', target, null);
  }

  #isTooOld({ acceptedAt }: QueuedEvent, at: Instant, target: LambdaFunctionTarget): boolean {
    return at - acceptedAt > target.configuration.maximumEventAgeSeconds * 1_000;
  }

  /** Gives up. The record that goes to the on-failure destination is Lambda's own, and not the bare event. */
  #discard(
    event: QueuedEvent,
    condition: 'RetriesExhausted' | 'EventAgeExceeded',
    { configuration }: LambdaFunctionTarget,
    failure: FunctionError | null,
  ): void {
    const queue = configuration.onFailureQueue;
    const facts = {
      requestId: event.requestId,
      condition,
      attempts: event.tries,
      ...identityOf(event),
    };
    if (queue === undefined) {
      const fact = { type: 'lambda-event-discarded', sentTo: null, error: null, ...facts } as const;
      event.cause = this.#ports.record(fact, event.cause);
      return;
    }
    const arn = resourceArn(this.#scenario, { type: 'lambda-function', name: configuration.name });
    const body = failureRecord(event, condition, arn, this.#ports.now(), failure);
    const cause = event.cause;
    const sent = this.#ports.sendToQueue(queue, body, {}, event, cause);
    const fact = { type: 'lambda-event-discarded', sentTo: queue, error: sent, ...facts } as const;
    event.cause = this.#ports.record(fact, cause);
  }

  /** What a handler asked of AWS takes effect now that it is known, at the moment it asked. */
  #applyCalls(event: QueuedEvent, calls: readonly ServiceCall[], cause: number): void {
    for (const { at, service, operation, input, output } of calls) {
      if (service !== 'events' || operation !== 'PutEvents') continue;
      const entries = entriesOf(input);
      if (entries) this.#ports.publish(at, entries, idsOf(output), event.hops + 1, cause);
    }
  }
}

const isCallFailure = (name: FailureName<'lambda-function'>) =>
  failureFacts('lambda-function', name).stage === 'call';
const isWorkFailure = (name: FailureName<'lambda-function'>) => !isCallFailure(name);

function refusalText(failure: FailureName<'lambda-function'>, arn: string): string {
  switch (failure) {
    case 'AccessDeniedException':
      return noPermissionMessage('lambda:InvokeFunction', arn);
    case 'ResourceNotFoundException':
      return `Function not found: ${arn}`;
    case 'ServiceException':
      return 'An error occurred and the request cannot be processed.';
    default:
      return `The request to ${arn} timed out.`;
  }
}

function identityOf({ function: name, eventId, deliveryId }: FunctionIdentity): FunctionIdentity {
  return { function: name, eventId, deliveryId };
}

/** Lambda Developer Guide, *Adding a destination*. */
function failureRecord(
  { requestId, tries, payload }: QueuedEvent,
  condition: 'RetriesExhausted' | 'EventAgeExceeded',
  functionArn: string,
  now: Instant,
  failure: FunctionError | null,
): string {
  const requestContext = {
    requestId,
    functionArn: `${functionArn}:$LATEST`,
    condition,
    approximateInvokeCount: tries,
  };
  const head = { version: '1.0', timestamp: new Date(now).toISOString(), requestContext };
  const members = Object.entries(head).map(([key, value]) => [key, JSON.stringify(value)]);
  // As it was sent: read and written again, large numbers would no longer be the same.
  members.push(['requestPayload', payload]);
  if (failure) {
    const { errorType, errorMessage, trace } = failure;
    const context = { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' };
    const response = { errorType, errorMessage, ...(trace.length > 0 && { trace }) };
    members.push(['responseContext', JSON.stringify(context)]);
    members.push(['responsePayload', JSON.stringify(response)]);
  }
  return `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}

/** What came out of a handler has no shape that could be trusted. */
function entriesOf(input: unknown): readonly PutEventsEntry[] | null {
  const entries = isRecord(input) ? input.Entries : undefined;
  if (!Array.isArray(entries)) return null;
  return entries.map((entry: unknown): PutEventsEntry => {
    if (!isRecord(entry)) return {};
    const text = (key: string) => {
      const value = entry[key];
      return typeof value === 'string' ? { [key]: value } : {};
    };
    const resources = entry.Resources;
    return {
      ...text('Source'),
      ...text('DetailType'),
      ...text('Detail'),
      ...text('EventBusName'),
      ...text('Time'),
      ...(Array.isArray(resources) && { Resources: resources.map(String) }),
    };
  });
}

function idsOf(output: unknown): readonly (string | null)[] {
  const entries = isRecord(output) ? output.Entries : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: unknown) =>
    isRecord(entry) && typeof entry.EventId === 'string' ? entry.EventId : null,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
