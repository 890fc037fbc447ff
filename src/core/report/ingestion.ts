import type { TraceEntry } from '../model/trace.ts';
import type { Fold } from './checkpoints.ts';

/** What became of events that one action of the scenario has put, or that came about during it. */
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
  const fold = new IngestionFold(action);
  for (const entry of trace) fold.apply(entry);
  return fold.report();
}

export class IngestionFold implements Fold<IngestionFold> {
  readonly #action: number;
  /** Sequences of what follows from the action. */
  readonly #members: Set<number>;
  readonly #eventIds: Set<string>;
  #failures: IngestionReport['failures'];
  #unknownBuses: readonly string[];
  #unmatched: readonly string[];

  constructor(
    action: number,
    members = new Set<number>(),
    eventIds = new Set<string>(),
    { failures, unknownBuses, unmatched }: Omit<IngestionReport, 'eventIds'> = NOTHING,
  ) {
    this.#action = action;
    this.#members = members;
    this.#eventIds = eventIds;
    this.#failures = failures;
    this.#unknownBuses = unknownBuses;
    this.#unmatched = unmatched;
  }

  get size(): number {
    return this.#members.size + this.#eventIds.size;
  }

  copy(): IngestionFold {
    const [members, eventIds] = [new Set(this.#members), new Set(this.#eventIds)];
    return new IngestionFold(this.#action, members, eventIds, this.report());
  }

  has(eventId: string): boolean {
    return this.#eventIds.has(eventId);
  }

  report(): IngestionReport {
    return {
      eventIds: [...this.#eventIds],
      failures: this.#failures,
      unknownBuses: this.#unknownBuses,
      unmatched: this.#unmatched,
    };
  }

  apply(entry: TraceEntry): void {
    const isOwn = 'action' in entry && entry.action === this.#action;
    if (!isOwn && (entry.cause === null || !this.#members.has(entry.cause))) return;
    this.#members.add(entry.sequence);
    if (entry.type === 'schedule-fired') {
      this.#eventIds.add(entry.eventId);
    } else if (entry.type === 'EVENT_INGEST_SUCCESS') {
      this.#eventIds.add(entry.eventId);
      if (entry.unknownBus) this.#unknownBuses = [...this.#unknownBuses, entry.eventBus];
    } else if (entry.type === 'EVENT_INGEST_FAILURE') {
      const { entryIndex, errorCode, errorMessage } = entry;
      this.#failures = [...this.#failures, { entryIndex, errorCode, errorMessage }];
    } else if (entry.type === 'NO_STANDARD_RULES_MATCHED') {
      this.#unmatched = [...this.#unmatched, entry.eventId];
    }
  }
}

const NOTHING = { failures: [], unknownBuses: [], unmatched: [] };
