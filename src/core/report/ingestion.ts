import type { TraceEntry } from '../model/trace.ts';

/** What PutEvents answered for one action of the scenario. */
export interface IngestionReport {
  readonly eventIds: readonly string[];
  readonly failures: readonly {
    /** `null` if the whole request was refused. */
    readonly entryIndex: number | null;
    readonly errorCode: string;
    readonly errorMessage: string;
  }[];
  /** Buses that do not exist: the events were accepted and went nowhere. */
  readonly unknownBuses: readonly string[];
  /** Accepted, and no rule matched. */
  readonly unmatched: readonly string[];
}

/**
 * The events that an action put on a bus, with those that handlers published because of them, and
 * what was refused.
 */
export function reportIngestion(trace: readonly TraceEntry[], action: number): IngestionReport {
  const members = new Set<number>();
  const eventIds: string[] = [];
  const failures: IngestionReport['failures'][number][] = [];
  const unknownBuses: string[] = [];
  const unmatched: string[] = [];
  for (const entry of trace) {
    const isOwn = 'action' in entry && entry.action === action;
    if (!isOwn && (entry.cause === null || !members.has(entry.cause))) continue;
    members.add(entry.sequence);
    if (entry.type === 'EVENT_INGEST_SUCCESS') {
      eventIds.push(entry.eventId);
      if (entry.unknownBus) unknownBuses.push(entry.eventBus);
    } else if (entry.type === 'EVENT_INGEST_FAILURE') {
      const { entryIndex, errorCode, errorMessage } = entry;
      failures.push({ entryIndex, errorCode, errorMessage });
    } else if (entry.type === 'NO_STANDARD_RULES_MATCHED') {
      unmatched.push(entry.eventId);
    }
  }
  return { eventIds, failures, unknownBuses, unmatched };
}
