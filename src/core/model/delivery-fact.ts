import type { Instant } from './brand.ts';
import type { ResourceReference } from './resource.ts';

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

/** What the event bus does: the message types of its own log (delivery.md §5). */
export type DeliveryFact =
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
      /** The replay that has put it on the bus again. */
      readonly replay?: string;
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
  /** A schedule of a rule has made an event for the rule's targets; no log of the bus is known of it. */
  | {
      readonly type: 'schedule-fired';
      /** Index of the scenario's action of waiting that it fired during; `null` if nobody waited. */
      readonly action: number | null;
      readonly eventId: string;
      readonly eventBus: string;
      readonly rule: string;
      readonly ruleArn: string;
      /** As targets see it. */
      readonly event: string;
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
  /** The account has made as many calls of targets as it may: this one waits. */
  | ({
      readonly type: 'INVOCATION_THROTTLE_START';
      readonly attempt: number;
      readonly until: Instant;
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
    } & DeliveryIdentity);
