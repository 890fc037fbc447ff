import type { ReplayIdentity, ReplayState } from '../model/archive-fact.ts';
import type { Instant } from '../model/brand.ts';
import { assertNever } from '../model/result.ts';
import type { TraceEntry } from '../model/trace.ts';
import type { Draft } from './draft.ts';

/** What an archive holds at a moment. */
export interface ArchiveReport {
  readonly archive: string;
  readonly events: number;
  readonly bytes: number;
  /** Events of the bus that are still on their way into it. */
  readonly arriving: number;
  /** When the last of those is there. */
  readonly readyAt: Instant | null;
}

export interface ReplayReport extends ReplayIdentity {
  /** Index into the scenario's actions; `null` if it is none of them. */
  readonly action: number | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly rules: readonly string[] | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly state: ReplayState;
  readonly replayed: number;
  readonly lastEventAt: Instant | null;
  /** Events of that time that were not in the archive yet. */
  readonly late: number;
}

/** A replay that the service did not start, or not cancel. */
export interface ReplayRefusal {
  readonly operation: 'StartReplay' | 'CancelReplay';
  readonly replay: string;
  readonly action: number | null;
  readonly errorCode: string;
  readonly errorMessage: string;
}

export interface ArchivesReport {
  /** Of archives that have kept anything; the others are empty. */
  readonly archives: ReadonlyMap<string, ArchiveReport>;
  readonly replays: readonly ReplayReport[];
  readonly refusals: readonly ReplayRefusal[];
}

/** Archives and replays as they were at a moment. */
export function reportArchives(trace: readonly TraceEntry[], now: Instant): ArchivesReport {
  const archives = new Map<string, Draft<ArchiveReport>>();
  const replays = new Map<string, Draft<ReplayReport>>();
  const refusals: ReplayRefusal[] = [];
  for (const entry of trace) {
    if (entry.at > now) break;
    switch (entry.type) {
      case 'event-archived': {
        const { archive, bytes, availableAt, expiresAt } = entry;
        const empty = { archive, events: 0, bytes: 0, arriving: 0, readyAt: null };
        const report = archives.get(archive) ?? empty;
        archives.set(archive, report);
        if (availableAt > now) {
          report.arriving++;
          report.readyAt = availableAt;
        } else if (expiresAt === null || expiresAt > now) {
          report.events++;
          report.bytes += bytes;
        }
        break;
      }
      case 'replay-started': {
        const { replay, archive, eventBus, action, from, to, rules, at } = entry;
        const nothing = { replayed: 0, lastEventAt: null, late: 0, endedAt: null };
        const asked = { replay, archive, eventBus, action, from, to, rules, startedAt: at };
        replays.set(replay, { ...asked, ...nothing, state: 'STARTING' });
        break;
      }
      case 'replay-state-changed': {
        const report = replays.get(entry.replay);
        if (!report) break;
        const { state, replayed, lastEventAt, late, at } = entry;
        const isOver = state === 'COMPLETED' || state === 'CANCELLED';
        const endedAt = isOver ? at : null;
        replays.set(entry.replay, { ...report, state, replayed, lastEventAt, late, endedAt });
        break;
      }
      case 'EVENT_RECEIPT': {
        const report = entry.replay === undefined ? undefined : replays.get(entry.replay);
        if (report) report.replayed++;
        break;
      }
      case 'replay-request-refused': {
        const { operation, replay, action, errorCode, errorMessage } = entry;
        refusals.push({ operation, replay, action, errorCode, errorMessage });
        break;
      }
    }
  }
  return { archives, replays: [...replays.values()], refusals };
}

/** One or two sentences that say how far a replay has got, and why it may have less than one expects. */
export function whereIsReplay({ state, replayed, late, archive }: ReplayReport): string {
  const events = (count: number) => (count === 1 ? '1 event' : `${count} events`);
  const missing =
    late === 0
      ? ''
      : ` ${events(late)} of that time had not reached the archive yet, which can take ten minutes: replay later.`;
  switch (state) {
    case 'STARTING':
      return 'EventBridge is about to begin.';
    case 'RUNNING':
      return `${events(replayed)} so far.${missing}`;
    case 'COMPLETED':
      return replayed === 0
        ? `Nothing was replayed.${missing || ` The archive ${archive} has no event of that time.`}`
        : `${events(replayed)} put on the bus again.${missing}`;
    case 'CANCELLING':
      return `Being cancelled, after ${events(replayed)}.`;
    case 'CANCELLED':
      return `Cancelled after ${events(replayed)}.`;
    default:
      return assertNever(state);
  }
}
