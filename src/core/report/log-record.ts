import { busArn, type Place } from '../model/arn.ts';
import type { ResourceType } from '../model/scenario.ts';
import type { DeliveryError, TraceEntry, TraceEntryOf } from '../model/trace.ts';

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

/** A record of a bus's log, in the service's spelling (EventBridge User Guide, *Event bus log schema*). */
export interface LogRecord {
  readonly resource_arn: string | null;
  readonly request_id: string | null;
  readonly event_id: string | null;
  readonly invocation_id: string | null;
  readonly message_timestamp_ms: number;
  readonly message_type: BusMessageType;
  readonly log_level: LogLevel;
  /** Which members each type has is not confirmed. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly error?: {
    readonly http_status_code: number | null;
    readonly error_message: string;
    readonly aws_service: string;
  };
}

type BusEntry = TraceEntryOf<BusMessageType>;

function isBusEntry(entry: TraceEntry): entry is BusEntry {
  return Object.hasOwn(LOG_LEVELS, entry.type);
}

const SERVICES: Readonly<Record<ResourceType, string>> = {
  'lambda-function': 'lambda',
  'sqs-queue': 'sqs',
  'api-destination': 'events',
  'event-bus': 'events',
  'sns-topic': 'sns',
  'state-machine': 'states',
  'kinesis-stream': 'kinesis',
  'log-group': 'logs',
};

/** The record that the bus would log of an entry; `null` for what only a target knows of. */
export function logRecordOf(
  entry: TraceEntry,
  trace: readonly TraceEntry[],
  place: Place,
): LogRecord | null {
  if (!isBusEntry(entry)) return null;
  const origin = originsOf(entry, trace);
  const bus = 'eventBus' in entry ? entry.eventBus : origin.receipt?.eventBus;
  const error = errorOf(entry);
  return {
    resource_arn: bus === undefined ? null : bus.startsWith('arn:') ? bus : busArn(place, bus),
    request_id: 'requestId' in entry ? entry.requestId : (origin.receipt?.requestId ?? null),
    event_id: 'eventId' in entry ? entry.eventId : null,
    invocation_id: 'deliveryId' in entry ? entry.deliveryId : null,
    message_timestamp_ms: entry.at,
    message_type: entry.type,
    log_level: LOG_LEVELS[entry.type],
    details: detailsOf(entry, origin, place),
    ...(error && { error }),
  };
}

/** The entries that an entry follows from, as far as its details need them. */
interface Origins {
  readonly receipt?: TraceEntryOf<'EVENT_RECEIPT'>;
  readonly ingested?: TraceEntryOf<'EVENT_INGEST_SUCCESS'>;
  readonly match?: TraceEntryOf<'RULE_MATCH'>;
  readonly start?: TraceEntryOf<'INVOCATION_START'>;
  /** What the schedule of a rule has made has no receipt. */
  readonly fired?: TraceEntryOf<'schedule-fired'>;
}

function originsOf(entry: TraceEntry, trace: readonly TraceEntry[]): Origins {
  const found: { -readonly [Key in keyof Origins]: Origins[Key] } = {};
  let at: TraceEntry | undefined = entry;
  // No further than the event's own receipt: what led to it was another event's.
  while (at && !found.receipt && !found.fired) {
    if (at.type === 'INVOCATION_START') found.start = at;
    else if (at.type === 'RULE_MATCH') found.match = at;
    else if (at.type === 'EVENT_INGEST_SUCCESS') found.ingested = at;
    else if (at.type === 'EVENT_RECEIPT') found.receipt = at;
    else if (at.type === 'schedule-fired') found.fired = at;
    at = at.cause === null ? undefined : trace[at.cause];
  }
  return found;
}

function detailsOf(
  entry: BusEntry,
  { receipt, ingested, match, start, fired }: Origins,
  { account }: Place,
): LogRecord['details'] {
  const sinceReceipt = entry.at - (receipt?.at ?? fired?.at ?? entry.at);
  const target = { rule_arn: match?.ruleArn ?? fired?.ruleArn, target_arn: start?.targetArn };
  switch (entry.type) {
    case 'EVENT_RECEIPT':
    case 'EVENT_INGEST_FAILURE':
      return { caller_account_id: account };
    case 'EVENT_INGEST_SUCCESS':
    case 'RULE_MATCH_START':
    case 'NO_STANDARD_RULES_MATCHED':
      return { caller_account_id: account, ...headOf(ingested) };
    case 'RULE_MATCH':
      return { ...headOf(ingested), rule_arn: entry.ruleArn };
    case 'INVOCATION_START':
      return { ...target, ingestion_to_start_latency_ms: sinceReceipt };
    case 'INVOCATION_SUCCESS':
    case 'INVOCATION_FAILURE':
      return {
        ...target,
        total_attempts: entry.totalAttempts,
        ingestion_to_complete_latency_ms: sinceReceipt,
      };
    case 'INVOCATION_DLQ':
      return { ...target, dlq_arn: entry.queueArn };
    default:
      return { ...target, attempt_count: entry.attempt };
  }
}

function headOf(
  ingested: TraceEntryOf<'EVENT_INGEST_SUCCESS'> | undefined,
): Readonly<Record<string, unknown>> {
  if (!ingested) return {};
  const event: Readonly<Record<string, unknown>> = JSON.parse(ingested.event);
  return {
    source_time_ms: Date.parse(String(event.time)),
    source: event.source,
    detail_type: event['detail-type'],
    resources: event.resources,
  };
}

function errorOf(entry: BusEntry): LogRecord['error'] | null {
  if (entry.type === 'EVENT_INGEST_FAILURE') {
    const error_message = `${entry.errorCode}: ${entry.errorMessage}`;
    return { http_status_code: null, error_message, aws_service: 'events' };
  }
  const error: DeliveryError | null = 'error' in entry ? entry.error : null;
  if (!error || !('resource' in entry)) return null;
  const aws_service = entry.type === 'INVOCATION_DLQ' ? 'sqs' : SERVICES[entry.resource.type];
  return { http_status_code: error.httpStatus ?? null, error_message: error.message, aws_service };
}
