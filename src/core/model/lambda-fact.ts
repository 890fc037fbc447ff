import type { Instant } from './brand.ts';
import type { DeliveryError } from './delivery-fact.ts';
import type { FunctionError, LogLine } from './invocation.ts';

export interface FunctionIdentity {
  readonly function: string;
  readonly eventId: string;
  readonly deliveryId: string;
}

/** What Lambda does after it has accepted an event. */
export type LambdaFact =
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
    } & FunctionIdentity);
