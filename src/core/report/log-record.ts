import { busArn, type Place } from '../model/arn.ts';
import type { ResourceType } from '../model/scenario.ts';
import type { DeliveryError, TraceEntry } from '../model/trace.ts';
import {
  type BusEntry,
  type BusMessageType,
  isBusEntry,
  LOG_LEVELS,
  type LogConfig,
  type LogLevel,
} from './log-levels.ts';
import { detailsOf, fullOf, originsOf } from './log-record-details.ts';

/** A record of a bus's log, in the service's spelling (EventBridge User Guide, *Event bus log schema*). */
export interface LogRecord {
  readonly resource_arn: string | null;
  readonly request_id: string | null;
  readonly event_id: string | null;
  readonly invocation_id: string | null;
  readonly message_timestamp_ms: number;
  readonly message_type: BusMessageType;
  readonly log_level: LogLevel;
  readonly details: Readonly<Record<string, unknown>>;
  readonly error?: {
    readonly http_status_code?: number | null;
    readonly error_message: string;
    readonly aws_service: string;
    readonly request_id?: string;
  };
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

/**
 * The record that the bus would log of an entry, if it logs everything; `null` for what only a target
 * knows of.
 */
export function logRecordOf(
  entry: TraceEntry,
  trace: readonly TraceEntry[],
  place: Place,
  includeDetail: LogConfig['includeDetail'] = 'NONE',
): LogRecord | null {
  if (!isBusEntry(entry)) return null;
  const origin = originsOf(entry, trace);
  const bus = 'eventBus' in entry ? entry.eventBus : origin.receipt?.eventBus;
  const error = errorOf(entry);
  const details = detailsOf(entry, trace, origin, place);
  return {
    resource_arn: bus === undefined ? null : bus.startsWith('arn:') ? bus : busArn(place, bus),
    request_id: 'requestId' in entry ? entry.requestId : (origin.receipt?.requestId ?? null),
    event_id: 'eventId' in entry ? entry.eventId : null,
    invocation_id: 'deliveryId' in entry ? entry.deliveryId : null,
    message_timestamp_ms: entry.at,
    message_type: entry.type,
    log_level: LOG_LEVELS[entry.type],
    details: includeDetail === 'FULL' ? { ...details, ...fullOf(entry, origin) } : details,
    ...(error && { error }),
  };
}

function errorOf(entry: BusEntry): LogRecord['error'] | null {
  if (entry.type === 'EVENT_INGEST_FAILURE') {
    const error_message = `${entry.errorCode}: ${entry.errorMessage}`;
    return { error_message, aws_service: 'events' };
  }
  const error: DeliveryError | null = 'error' in entry ? entry.error : null;
  if (!error || !('resource' in entry)) return null;
  const aws_service = entry.type === 'INVOCATION_DLQ' ? 'sqs' : SERVICES[entry.resource.type];
  const { httpStatus, message: error_message } = error;
  return {
    ...(httpStatus !== undefined && { http_status_code: httpStatus }),
    ...{ error_message, aws_service },
  };
}
