import type { HttpRequest, HttpResponse } from '../model/api-fact.ts';
import type { Instant } from '../model/brand.ts';
import type { FunctionError } from '../model/invocation.ts';
import type { DiscardCondition } from '../model/lambda-fact.ts';
import type { DestinationReference } from '../model/resource.ts';
import type { NotificationIdentity } from '../model/sns-fact.ts';
import type {
  DeliveryError,
  DeliveryIdentity,
  ExhaustedRetryCondition,
  TraceEntryOf,
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
  /** What the target does with the event after it has accepted it; the latest time, if it has more than once. */
  readonly afterwards: TargetReport | null;
  /** How often the target has accepted the event: more than once if EventBridge did not hear of it. */
  readonly acceptances: number;
  /** In the order in which they were sent. */
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
  /** When the next attempt was then due; `null` if none was, or this one has not failed. */
  readonly nextAttemptAt: Instant | null;
  /** The trace entry to look at. */
  readonly sequence: number;
}

/** A request to an API, or for a token of its connection, with the answer once there is one. */
export interface RequestReport extends HttpRequest {
  /** Of which connection a token is asked for; `null` for a request to the API itself. */
  readonly tokenOf: string | null;
  readonly attempt: number;
  readonly sentAt: Instant;
  readonly response: (HttpResponse & { readonly at: Instant }) | null;
}

export type TargetReport =
  | QueueMessageReport
  | FunctionReport
  | TopicReport
  /** The event goes on at another bus, where it has deliveries of its own. */
  | { readonly type: 'bus'; readonly bus: string }
  | RecordingReport;

/** The message that a delivery has become. */
export interface QueueMessageReport {
  readonly type: 'queue';
  /** Where it is now, or was last. */
  readonly queue: string;
  readonly messageId: string;
  readonly acceptedAt: Instant;
  readonly status: 'waiting' | 'in-flight' | 'deleted' | 'dead-lettered' | 'expired';
  /** In order; each receive ends with the next step. */
  readonly steps: readonly QueueStepReport[];
  readonly receiveCount: number;
  /** The function that Lambda reads the queue for, once it has. */
  readonly function: string | null;
  /** The same message was there already: it was accepted, and not kept. */
  readonly deduplicated: boolean;
}

export interface QueueStepReport {
  readonly at: Instant;
  readonly type: 'received' | 'visible' | 'deleted' | 'dead-lettered' | 'redriven' | 'expired';
  /** Where the message is after it. */
  readonly queue: string;
}

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
  readonly destinations: readonly DestinationReport[];
  readonly discarded: {
    readonly condition: DiscardCondition;
    /** The first destination or dead-letter queue; `null` if there is none and the event is gone. */
    readonly sentTo: string | null;
    readonly error: DeliveryError | null;
  } | null;
}

export interface DestinationReport {
  readonly role: 'on-success' | 'on-failure' | 'dead-letter';
  readonly destination: DestinationReference;
  readonly error: DeliveryError | null;
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

export interface TopicReport {
  readonly type: 'topic';
  readonly topic: string;
  readonly messageId: string;
  readonly acceptedAt: Instant;
  /** What SNS has done with the message, subscription by subscription, in order. */
  readonly tries: readonly NotificationTry[];
  readonly message: string;
  /** What endpoints were sent of it, by `endpointKey`: in SNS's envelope, but for raw delivery. */
  readonly given: Readonly<Record<string, string>>;
  readonly notifications: readonly {
    readonly endpoint: NotificationIdentity['endpoint'];
    readonly status: 'delivered' | 'waiting-to-retry' | 'dead-lettered' | 'lost';
    readonly attempts: number;
    readonly error: DeliveryError | null;
  }[];
}

export interface NotificationTry {
  readonly at: Instant;
  /** 1 for the first try with that subscription. */
  readonly attempt: number;
  readonly endpoint: string;
  readonly outcome: 'delivered' | 'failed' | 'dead-lettered' | 'lost';
  readonly error: DeliveryError | null;
}

/** What a target keeps that does nothing more with it here. */
export interface RecordingReport {
  readonly type: 'recording';
  readonly what: 'execution' | 'record' | 'log-event';
  /** The ARN of the execution, the shard of the record, the log stream. */
  readonly where: string;
  readonly recording: TraceEntryOf<
    'states-execution-started' | 'kinesis-record-put' | 'logs-event-put'
  >;
}

/** Of a subscription's endpoint: a queue and a function can have the same name. */
export function endpointKey({ type, name }: NotificationIdentity['endpoint']): string {
  return `${type} ${name}`;
}
