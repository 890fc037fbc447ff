import type { Instant } from './brand.ts';

/** A replay, by the names that it has in the scenario. */
export interface ReplayIdentity {
  readonly replay: string;
  readonly archive: string;
  readonly eventBus: string;
}

/** Where a replay has got to (EventBridge API Reference, *DescribeReplay*). */
export type ReplayState = 'STARTING' | 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED';

/** What archives and replays do; no log of the bus is known of it. */
export type ArchiveFact =
  | {
      readonly type: 'event-archived';
      readonly archive: string;
      readonly eventId: string;
      readonly eventBus: string;
      /** In UTF-8. */
      readonly bytes: number;
      /** When it is in the archive: a replay that begins before does not have it. */
      readonly availableAt: Instant;
      /** When it leaves the archive again; `null`: never. */
      readonly expiresAt: Instant | null;
    }
  | ({
      readonly type: 'replay-started';
      /** Index into the scenario's actions; `null` if it is none of them. */
      readonly action: number | null;
      /** Events of that time, both ends included. */
      readonly from: Instant;
      readonly to: Instant;
      /** The only rules that the events go to; `null`: all. */
      readonly rules: readonly string[] | null;
    } & ReplayIdentity)
  | {
      readonly type: 'replay-request-refused';
      readonly operation: 'StartReplay' | 'CancelReplay';
      readonly replay: string;
      readonly action: number | null;
      readonly errorCode: string;
      readonly errorMessage: string;
    }
  | ({
      readonly type: 'replay-state-changed';
      readonly state: Exclude<ReplayState, 'STARTING'>;
      /** How many events have been put on the bus again. */
      readonly replayed: number;
      /** The time of the last of them. */
      readonly lastEventAt: Instant | null;
      /** How many events of the time asked for are not in the archive yet; known when it begins. */
      readonly late: number;
    } & ReplayIdentity);
