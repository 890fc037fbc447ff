import type { TraceEntry, TraceEntryOf } from '../model/trace.ts';

/** Types of EventBridge's bus logs; the other types of a trace are what targets do. */
export type BusMessageType = Extract<TraceEntry['type'], Uppercase<string>>;
export type LogLevel = 'TRACE' | 'INFO' | 'ERROR';

/** From which level of the bus's log on each type is written (EventBridge User Guide, *What EventBridge logs*; not all confirmed). */
export const LOG_LEVELS: Readonly<Record<BusMessageType, LogLevel>> = {
  EVENT_RECEIPT: 'TRACE',
  EVENT_INGEST_SUCCESS: 'TRACE',
  EVENT_INGEST_FAILURE: 'ERROR',
  RULE_MATCH_START: 'TRACE',
  RULE_MATCH: 'INFO',
  NO_STANDARD_RULES_MATCHED: 'INFO',
  INVOCATION_START: 'INFO',
  INVOCATION_THROTTLE_START: 'INFO',
  INVOCATION_ATTEMPT_START: 'TRACE',
  INVOCATION_ATTEMPT_SUCCESS: 'TRACE',
  INVOCATION_ATTEMPT_RETRYABLE_FAILURE: 'INFO',
  INVOCATION_ATTEMPT_THROTTLE: 'INFO',
  INVOCATION_ATTEMPT_PERMANENT_FAILURE: 'ERROR',
  INVOCATION_SUCCESS: 'INFO',
  INVOCATION_FAILURE: 'ERROR',
  INVOCATION_DLQ: 'ERROR',
};

/** What a bus is told to log (`LogConfig`, EventBridge API Reference). */
export interface LogConfig {
  readonly level: LogLevel | 'OFF';
  /** `FULL` adds the event's detail, and what the target is sent. */
  readonly includeDetail: 'NONE' | 'FULL';
}

/** A bus that says nothing of it logs nothing at AWS; here one wants to see something. Our choice. */
export const USUAL_LOG_CONFIG: LogConfig = { level: 'TRACE', includeDetail: 'NONE' };

const RANKS = { OFF: 0, ERROR: 1, INFO: 2, TRACE: 3 } as const;

/** Whether a bus that logs at `configured` writes what has the level `level`. */
export function isLogged(level: LogLevel, configured: LogConfig['level']): boolean {
  return RANKS[level] <= RANKS[configured];
}

export type BusEntry = TraceEntryOf<BusMessageType>;

export function isBusEntry(entry: TraceEntry): entry is BusEntry {
  return Object.hasOwn(LOG_LEVELS, entry.type);
}
