import type { Instant } from './brand.ts';
import type { DeliveryError } from './delivery-fact.ts';
import type { FunctionError, LogLine } from './invocation.ts';
import type { DestinationReference } from './resource.ts';

/** Which invocation an entry is about. */
export interface FunctionIdentity {
  readonly function: string;
  readonly requestId: string;
  /** The event and the delivery behind it; `null` if there is none, or more than one as in a batch. */
  readonly eventId: string | null;
  readonly deliveryId: string | null;
}

/** The messages that Lambda has read from a queue for one invocation. */
export interface BatchFacts {
  readonly queue: string;
  readonly messageIds: readonly string[];
}

/** Why Lambda gives an event up (Lambda Developer Guide, *Asynchronous invocation*). */
export type DiscardCondition = 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

/** What Lambda does after it has accepted an event, or has read messages from a queue. */
export type LambdaFact =
  /** A person invokes a function; what follows from it has this for its cause. */
  | {
      readonly type: 'lambda-invoke-requested';
      readonly function: string;
      /** Index into the scenario's actions. */
      readonly action: number;
    }
  | {
      readonly type: 'lambda-invoke-refused';
      readonly function: string;
      readonly action: number;
      readonly error: DeliveryError;
    }
  | ({ readonly type: 'lambda-accepted'; readonly payload: string } & FunctionIdentity)
  | ({
      readonly type: 'lambda-invocation-started';
      /** 1 for the first try. */
      readonly attempt: number;
      readonly coldStart: boolean;
      readonly batch?: BatchFacts;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-invocation-succeeded';
      readonly attempt: number;
      readonly payload: string;
      readonly log: readonly LogLine[];
      /** The lines CloudWatch Logs would hold, START, END and REPORT included. */
      readonly logText: string;
      readonly durationMilliseconds: number;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-invocation-failed';
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
      readonly attempt: number;
      readonly nextAttemptAt: Instant | null;
      readonly batch?: BatchFacts;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-event-discarded';
      readonly condition: DiscardCondition;
      readonly attempts: number;
      /** Nothing is configured to take it: the event is gone. */
      readonly dropped: boolean;
    } & FunctionIdentity)
  | ({
      readonly type: 'lambda-destination-invoked';
      readonly role: 'on-success' | 'on-failure' | 'dead-letter';
      readonly destination: DestinationReference;
      /** Why the destination did not take the record, which is then lost. */
      readonly error: DeliveryError | null;
    } & FunctionIdentity)
  /** A mapping's filters match a message's record in none of their patterns: it is deleted unseen. */
  | {
      readonly type: 'lambda-message-filtered';
      readonly function: string;
      readonly queue: string;
      readonly messageId: string;
    }
  | ({
      readonly type: 'lambda-batch-ended';
      readonly batch: BatchFacts;
      /** Those that stay in the queue and are seen again after their visibility time-out. */
      readonly failed: readonly string[];
      /** What makes a whole batch fail although the function returned. */
      readonly problem: string | null;
      /** Deleted although an earlier message of the group has failed: the order of a FIFO queue is lost. */
      readonly outOfOrder: readonly string[];
    } & FunctionIdentity);
