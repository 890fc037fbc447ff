import type { Instant } from './brand.ts';
import type { FunctionError, LogLine } from './invocation.ts';
import type { ResourceReference } from './scenario.ts';

/**
 * The record of what happened: append-only, in order, each entry with its moment of virtual time and
 * the entry that caused it. Everything the page shows is computed from it.
 *
 * Types in capitals are the message types of EventBridge's own bus logs (delivery.md §5), so that
 * what is learnt here can be searched for in CloudWatch. Types in lower case are what the targets do
 * after EventBridge has handed over, which the bus never learns of.
 */
export type TraceEntry = TraceFact & {
  /** 0, 1, 2 …: the entry's place in the trace. */
  readonly sequence: number;
  readonly at: Instant;
  /** The `sequence` of the entry this one follows from; `null` for what a person did. */
  readonly cause: number | null;
};

/** Facts that every entry about one delivery carries. A delivery is one event to one target. */
export interface DeliveryIdentity {
  /** The log's `invocation_id`. */
  readonly deliveryId: string;
  readonly eventId: string;
  readonly eventBus: string;
  readonly rule: string;
  readonly targetId: string;
  readonly resource: ResourceReference;
}

/** An error as EventBridge reports it: the codes of delivery.md §4. */
export interface DeliveryError {
  readonly code: string;
  readonly message: string;
  readonly httpStatus?: number;
}

export type ExhaustedRetryCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

export type TraceFact =
  // Ingestion
  | {
      readonly type: 'EVENT_RECEIPT';
      readonly requestId: string;
      readonly entryIndex: number;
      readonly eventBus: string;
      /** Index into the scenario's actions; `null` if a handler published it. */
      readonly action: number | null;
      /** How many deliveries led here: 0 for what a person sent. */
      readonly hops: number;
    }
  | {
      readonly type: 'EVENT_INGEST_SUCCESS';
      readonly requestId: string;
      readonly entryIndex: number;
      readonly eventId: string;
      readonly eventBus: string;
      /** The event as rules and targets see it. */
      readonly event: string;
      /** The bus does not exist: accepted all the same, and delivered nowhere. */
      readonly unknownBus: boolean;
    }
  | {
      readonly type: 'EVENT_INGEST_FAILURE';
      readonly requestId: string;
      /** `null` if the whole request was refused. */
      readonly entryIndex: number | null;
      readonly action: number | null;
      readonly errorCode: string;
      readonly errorMessage: string;
    }
  // Matching
  | { readonly type: 'RULE_MATCH_START'; readonly eventId: string; readonly eventBus: string }
  | {
      readonly type: 'RULE_MATCH';
      readonly eventId: string;
      readonly eventBus: string;
      readonly rule: string;
      readonly ruleArn: string;
    }
  | {
      readonly type: 'NO_STANDARD_RULES_MATCHED';
      readonly eventId: string;
      readonly eventBus: string;
    }
  // Delivery by EventBridge
  | ({
      readonly type: 'INVOCATION_START';
      /** What the target is sent; `null` if it could not be made. */
      readonly input: string | null;
      readonly targetArn: string;
    } & DeliveryIdentity)
  | ({ readonly type: 'INVOCATION_ATTEMPT_START'; readonly attempt: number } & DeliveryIdentity)
  | ({ readonly type: 'INVOCATION_ATTEMPT_SUCCESS'; readonly attempt: number } & DeliveryIdentity)
  | ({
      readonly type: 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE' | 'INVOCATION_ATTEMPT_THROTTLE';
      readonly attempt: number;
      readonly error: DeliveryError;
      /** When the next attempt is due; `null` if the policy allows none. */
      readonly nextAttemptAt: Instant | null;
    } & DeliveryIdentity)
  | ({
      readonly type: 'INVOCATION_ATTEMPT_PERMANENT_FAILURE';
      readonly attempt: number;
      readonly error: DeliveryError;
    } & DeliveryIdentity)
  | ({ readonly type: 'INVOCATION_SUCCESS'; readonly totalAttempts: number } & DeliveryIdentity)
  | ({
      readonly type: 'INVOCATION_FAILURE';
      readonly totalAttempts: number;
      readonly error: DeliveryError;
      /** Which bound of the retry policy ended it; `null` after a permanent failure. */
      readonly exhausted: ExhaustedRetryCondition | null;
      /** No dead-letter queue is configured: the event is gone. */
      readonly dropped: boolean;
    } & DeliveryIdentity)
  | ({
      readonly type: 'INVOCATION_DLQ';
      readonly queue: string;
      readonly queueArn: string;
      readonly messageAttributes: Readonly<Record<string, string>>;
      /** Why the queue refused the event, which is then lost; `null` if it took it. */
      readonly error: DeliveryError | null;
    } & DeliveryIdentity)
  // Lambda, after it has accepted the event
  | ({
      readonly type: 'lambda-accepted';
      readonly requestId: string;
      readonly payload: string;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-invocation-started';
      readonly requestId: string;
      /** 1 for the first try. */
      readonly attempt: number;
      readonly coldStart: boolean;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-invocation-succeeded';
      readonly requestId: string;
      readonly attempt: number;
      readonly payload: string;
      readonly log: readonly LogLine[];
      /** The lines CloudWatch Logs would hold, START, END and REPORT included. */
      readonly logText: string;
      readonly durationMilliseconds: number;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-invocation-failed';
      readonly requestId: string;
      readonly attempt: number;
      readonly error: FunctionError;
      readonly log: readonly LogLine[];
      readonly logText: string;
      readonly durationMilliseconds: number;
      /** When Lambda itself tries again; `null` if it does not. */
      readonly nextAttemptAt: Instant | null;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-invocation-throttled';
      readonly requestId: string;
      readonly attempt: number;
      readonly nextAttemptAt: Instant | null;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-event-discarded';
      readonly requestId: string;
      readonly condition: 'RetriesExhausted' | 'EventAgeExceeded';
      readonly attempts: number;
      /** The on-failure destination; `null` if there is none and the event is gone. */
      readonly sentTo: string | null;
      /** Why the on-failure queue refused the record, which is then lost. */
      readonly error: DeliveryError | null;
    } & FunctionIdentity)
  // SQS
  | {
      readonly type: 'sqs-message-sent';
      readonly queue: string;
      readonly messageId: string;
      readonly body: string;
      readonly messageAttributes: Readonly<Record<string, string>>;
      readonly eventId: string | null;
      readonly deliveryId: string | null;
    }
  | {
      readonly type: 'sqs-message-received';
      readonly queue: string;
      readonly messageId: string;
      readonly receiptHandle: string;
      readonly receiveCount: number;
      readonly visibleAgainAt: Instant;
    }
  | { readonly type: 'sqs-message-visible'; readonly queue: string; readonly messageId: string }
  | { readonly type: 'sqs-message-deleted'; readonly queue: string; readonly messageId: string }
  // API destination
  | ({
      readonly type: 'api-request';
      readonly attempt: number;
      readonly method: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    } & DeliveryIdentity)
  | ({
      readonly type: 'api-response';
      readonly attempt: number;
      /** `null` if none came within five seconds. */
      readonly status: number | null;
      readonly body: string;
      readonly latencyMilliseconds: number;
    } & DeliveryIdentity)
  // The simulation itself
  | {
      readonly type: 'simulation-stopped';
      readonly reason: 'step-limit' | 'hop-limit';
      readonly limit: number;
    };

export interface FunctionIdentity {
  readonly function: string;
  readonly eventId: string;
  readonly deliveryId: string;
}

export type TraceEntryOf<Type extends TraceFact['type']> = Extract<TraceEntry, { type: Type }>;
