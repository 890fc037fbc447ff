import type { Instant } from '../model/brand.ts';
import type { FunctionError } from '../model/invocation.ts';
import type {
  DeliveryError,
  DeliveryIdentity,
  ExhaustedRetryCondition,
  TraceEntry,
} from '../model/trace.ts';

/** What has become of one delivery, computed from the trace and from nothing else. */
export interface DeliveryReport extends DeliveryIdentity {
  readonly startedAt: Instant;
  /** What the target is sent; `null` if it could not be made. */
  readonly input: string | null;
  readonly attempts: readonly AttemptReport[];
  readonly status: DeliveryStatus;
  readonly nextAttemptAt: Instant | null;
  readonly failure: {
    readonly error: DeliveryError;
    readonly exhausted: ExhaustedRetryCondition | null;
  } | null;
  readonly deadLetter: {
    readonly queue: string;
    readonly attributes: Readonly<Record<string, string>>;
    /** Why the queue refused the event, which is then lost. */
    readonly error: DeliveryError | null;
  } | null;
  /** What the target does with the event after it has accepted it. */
  readonly afterwards: TargetReport | null;
  readonly requests: readonly RequestReport[];
}

export type DeliveryStatus =
  | 'scheduled'
  | 'under-way'
  | 'waiting-to-retry'
  | 'delivered'
  | 'dead-lettered'
  /** Given up without a dead-letter queue. */
  | 'dropped'
  /** The dead-letter queue refused it. */
  | 'lost';

export interface AttemptReport {
  readonly attempt: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: 'under-way' | 'accepted' | 'retryable' | 'throttled' | 'permanent';
  readonly error: DeliveryError | null;
  /** The trace entry to look at. */
  readonly sequence: number;
}

export interface RequestReport {
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly response: {
    readonly status: number | null;
    readonly body: string;
    readonly latencyMilliseconds: number;
  } | null;
}

export type TargetReport =
  | { readonly type: 'queue'; readonly queue: string; readonly messageId: string }
  | FunctionReport;

export interface FunctionReport {
  readonly type: 'function';
  readonly function: string;
  readonly requestId: string;
  readonly acceptedAt: Instant;
  readonly status:
    | 'queued'
    | 'running'
    | 'succeeded'
    | 'waiting-to-retry'
    | 'throttled'
    | 'discarded';
  readonly nextAttemptAt: Instant | null;
  readonly invocations: readonly InvocationReport[];
  readonly throttles: number;
  readonly discarded: {
    readonly condition: 'RetriesExhausted' | 'EventAgeExceeded';
    readonly sentTo: string | null;
    readonly error: DeliveryError | null;
  } | null;
}

export interface InvocationReport {
  readonly attempt: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly coldStart: boolean;
  /** `null` while it runs. */
  readonly outcome:
    | { readonly ok: true; readonly payload: string }
    | { readonly ok: false; readonly error: FunctionError }
    | null;
  readonly logText: string;
  readonly durationMilliseconds: number | null;
  readonly sequence: number;
}

/** Mutable while it is being put together. */
type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** Every delivery of a trace, in the order in which they began, as it was at a moment. */
export function reportDeliveries(
  trace: readonly TraceEntry[],
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly DeliveryReport[] {
  const reports = new Map<string, Draft<DeliveryReport>>();
  for (const entry of trace) {
    if (entry.at > until) break;
    if (entry.type === 'INVOCATION_START') {
      const { deliveryId, eventId, eventBus, rule, targetId, resource, input, at } = entry;
      reports.set(deliveryId, {
        ...{ deliveryId, eventId, eventBus, rule, targetId, resource, input },
        startedAt: at,
        attempts: [],
        status: 'scheduled',
        nextAttemptAt: null,
        failure: null,
        deadLetter: null,
        afterwards: null,
        requests: [],
      });
    } else if ('deliveryId' in entry && entry.deliveryId !== null) {
      const report = reports.get(entry.deliveryId);
      if (report) apply(report, entry);
    }
  }
  return [...reports.values()];
}

function apply(report: Draft<DeliveryReport>, entry: TraceEntry): void {
  switch (entry.type) {
    case 'INVOCATION_ATTEMPT_START':
      report.status = 'under-way';
      report.nextAttemptAt = null;
      report.attempts = [
        ...report.attempts,
        {
          attempt: entry.attempt,
          startedAt: entry.at,
          endedAt: null,
          outcome: 'under-way',
          error: null,
          sequence: entry.sequence,
        },
      ];
      return;
    case 'INVOCATION_ATTEMPT_SUCCESS':
      endAttempt(report, entry, 'accepted', null);
      return;
    case 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE':
    case 'INVOCATION_ATTEMPT_THROTTLE': {
      const isThrottle = entry.type === 'INVOCATION_ATTEMPT_THROTTLE';
      endAttempt(report, entry, isThrottle ? 'throttled' : 'retryable', entry.error);
      report.nextAttemptAt = entry.nextAttemptAt;
      if (entry.nextAttemptAt !== null) report.status = 'waiting-to-retry';
      return;
    }
    case 'INVOCATION_ATTEMPT_PERMANENT_FAILURE':
      endAttempt(report, entry, 'permanent', entry.error);
      return;
    case 'INVOCATION_SUCCESS':
      report.status = 'delivered';
      return;
    case 'INVOCATION_FAILURE':
      report.failure = { error: entry.error, exhausted: entry.exhausted };
      if (entry.dropped) report.status = 'dropped';
      return;
    case 'INVOCATION_DLQ':
      report.status = entry.error ? 'lost' : 'dead-lettered';
      report.deadLetter = {
        queue: entry.queue,
        attributes: entry.messageAttributes,
        error: entry.error,
      };
      return;
    case 'api-request': {
      const { attempt, method, url, headers, body } = entry;
      report.requests = [
        ...report.requests,
        { attempt, method, url, headers, body, response: null },
      ];
      return;
    }
    case 'api-response': {
      const { status, body, latencyMilliseconds } = entry;
      report.requests = replaceLast(report.requests, (request) => ({
        ...request,
        response: { status, body, latencyMilliseconds },
      }));
      return;
    }
    case 'sqs-message-sent':
      if (report.resource.type === 'sqs-queue' && report.status === 'delivered') {
        report.afterwards = { type: 'queue', queue: entry.queue, messageId: entry.messageId };
      }
      return;
    default:
      if (entry.type.startsWith('lambda-')) applyFunction(report, entry);
  }
}

function endAttempt(
  report: Draft<DeliveryReport>,
  { at, sequence }: TraceEntry,
  outcome: AttemptReport['outcome'],
  error: DeliveryError | null,
): void {
  report.attempts = replaceLast(report.attempts, (attempt) => ({
    ...attempt,
    endedAt: at,
    outcome,
    error,
    sequence,
  }));
}

function applyFunction(report: Draft<DeliveryReport>, entry: TraceEntry): void {
  if (entry.type === 'lambda-accepted') {
    report.afterwards = {
      type: 'function',
      function: entry.function,
      requestId: entry.requestId,
      acceptedAt: entry.at,
      status: 'queued',
      nextAttemptAt: null,
      invocations: [],
      throttles: 0,
      discarded: null,
    };
    return;
  }
  const before = report.afterwards;
  if (before?.type !== 'function') return;
  switch (entry.type) {
    case 'lambda-invocation-started': {
      const invocation: InvocationReport = {
        attempt: entry.attempt,
        startedAt: entry.at,
        endedAt: null,
        coldStart: entry.coldStart,
        outcome: null,
        logText: '',
        durationMilliseconds: null,
        sequence: entry.sequence,
      };
      const invocations = [...before.invocations, invocation];
      report.afterwards = { ...before, status: 'running', nextAttemptAt: null, invocations };
      return;
    }
    case 'lambda-invocation-succeeded':
    case 'lambda-invocation-failed': {
      const { at, logText, durationMilliseconds, sequence } = entry;
      const hasFailed = entry.type === 'lambda-invocation-failed';
      const outcome = hasFailed
        ? ({ ok: false, error: entry.error } as const)
        : ({ ok: true, payload: entry.payload } as const);
      const invocations = replaceLast(before.invocations, (invocation) => ({
        ...invocation,
        endedAt: at,
        outcome,
        logText,
        durationMilliseconds,
        sequence,
      }));
      const nextAttemptAt = hasFailed ? entry.nextAttemptAt : null;
      const status = hasFailed ? 'waiting-to-retry' : 'succeeded';
      report.afterwards = { ...before, invocations, status, nextAttemptAt };
      return;
    }
    case 'lambda-invocation-throttled':
      report.afterwards = {
        ...before,
        status: 'throttled',
        throttles: before.throttles + 1,
        nextAttemptAt: entry.nextAttemptAt,
      };
      return;
    case 'lambda-event-discarded': {
      const { condition, sentTo, error } = entry;
      report.afterwards = {
        ...before,
        status: 'discarded',
        nextAttemptAt: null,
        discarded: { condition, sentTo, error },
      };
      return;
    }
  }
}

function replaceLast<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const last = list.at(-1);
  return last === undefined ? list : [...list.slice(0, -1), change(last)];
}
