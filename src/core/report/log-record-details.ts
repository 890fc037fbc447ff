import { member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { Place } from '../model/arn.ts';
import type { TraceEntry, TraceEntryOf } from '../model/trace.ts';
import type { BusEntry } from './log-levels.ts';

export type LogDetails = Readonly<Record<string, unknown>>;

/** The entries that an entry follows from, as far as its details need them. */
export interface Origins {
  readonly receipt?: TraceEntryOf<'EVENT_RECEIPT'>;
  readonly ingested?: TraceEntryOf<'EVENT_INGEST_SUCCESS'>;
  readonly match?: TraceEntryOf<'RULE_MATCH'>;
  readonly start?: TraceEntryOf<'INVOCATION_START'>;
  /** What the schedule of a rule has made has no receipt. */
  readonly fired?: TraceEntryOf<'schedule-fired'>;
  /** The latest try, and the first. */
  readonly tried?: TraceEntryOf<'INVOCATION_ATTEMPT_START'>;
  readonly firstTried?: TraceEntryOf<'INVOCATION_ATTEMPT_START'>;
  readonly ended?: TraceEntryOf<AttemptEnd>;
  /** How the try before the latest ended. */
  readonly endedBefore?: TraceEntryOf<AttemptEnd>;
  readonly response?: TraceEntryOf<'api-response'>;
}

type AttemptEnd =
  | 'INVOCATION_ATTEMPT_SUCCESS'
  | 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE'
  | 'INVOCATION_ATTEMPT_THROTTLE'
  | 'INVOCATION_ATTEMPT_PERMANENT_FAILURE';

export function originsOf(entry: TraceEntry, trace: readonly TraceEntry[]): Origins {
  const found: { -readonly [Key in keyof Origins]: Origins[Key] } = {};
  let at: TraceEntry | undefined = entry;
  // No further than the event's own receipt: what led to it was another event's.
  while (at && !found.receipt && !found.fired) {
    switch (at.type) {
      case 'INVOCATION_START':
        found.start = at;
        break;
      case 'RULE_MATCH':
        found.match = at;
        break;
      case 'EVENT_INGEST_SUCCESS':
        found.ingested = at;
        break;
      case 'EVENT_RECEIPT':
        found.receipt = at;
        break;
      case 'schedule-fired':
        found.fired = at;
        break;
      case 'INVOCATION_ATTEMPT_START':
        found.tried ??= at;
        found.firstTried = at;
        break;
      case 'api-response':
        found.response ??= found.tried ? undefined : at;
        break;
      case 'INVOCATION_ATTEMPT_SUCCESS':
      case 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE':
      case 'INVOCATION_ATTEMPT_THROTTLE':
      case 'INVOCATION_ATTEMPT_PERMANENT_FAILURE':
        if (found.tried) found.endedBefore ??= at;
        else found.ended ??= at;
        break;
    }
    at = at.cause === null ? undefined : trace[at.cause];
  }
  return found;
}

export function detailsOf(
  entry: BusEntry,
  trace: readonly TraceEntry[],
  origin: Origins,
  { account }: Place,
): LogDetails {
  const { receipt, ingested, match, start, fired, tried, firstTried, ended, endedBefore } = origin;
  const since = (moment: number | undefined) =>
    (moment ?? entry.at) - (receipt?.at ?? fired?.at ?? entry.at);
  const target = { rule_arn: match?.ruleArn ?? fired?.ruleArn, target_arn: start?.targetArn };
  const lasted = { target_duration_ms: (ended?.at ?? entry.at) - (tried?.at ?? entry.at) };
  const { response } = origin;
  const answer = response?.status != null && { target_response_body: response.body };
  switch (entry.type) {
    case 'EVENT_RECEIPT':
    case 'EVENT_INGEST_FAILURE':
      return { caller_account_id: account };
    case 'EVENT_INGEST_SUCCESS':
    case 'RULE_MATCH_START':
    case 'NO_STANDARD_RULES_MATCHED':
      return { caller_account_id: account, ...headOf(ingested) };
    case 'RULE_MATCH': {
      const starts = startsAfter(entry, trace);
      return {
        rule_arn: entry.ruleArn,
        target_arns: starts.map(({ targetArn }) => targetArn),
        invocation_ids: starts.map(({ deliveryId }) => deliveryId),
      };
    }
    case 'INVOCATION_START':
      return { ...target, attempt_count: 1 };
    case 'INVOCATION_ATTEMPT_START':
    case 'INVOCATION_THROTTLE_START':
      return { ...target, attempt_count: entry.attempt };
    case 'INVOCATION_SUCCESS':
    case 'INVOCATION_FAILURE':
      return {
        ...target,
        total_attempts: entry.totalAttempts,
        final_invocation_status: entry.type === 'INVOCATION_FAILURE' ? entry.error.code : 'SUCCESS',
        ingestion_to_start_latency_ms: since(firstTried?.at),
        ingestion_to_complete_latency_ms: since(entry.at),
        ...(entry.type === 'INVOCATION_SUCCESS' && {
          ingestion_to_success_latency_ms: since(entry.at),
        }),
        ...lasted,
        ...answer,
      };
    case 'INVOCATION_DLQ':
      return {
        ...target,
        final_invocation_status: entry.messageAttributes.ERROR_CODE,
        dlq_arn: entry.queueArn,
      };
    default:
      return {
        ...target,
        attempt_type:
          entry.attempt === 1
            ? 'FIRST'
            : endedBefore?.type === 'INVOCATION_ATTEMPT_THROTTLE'
              ? 'THROTTLE'
              : 'RETRY',
        attempt_count: entry.attempt,
        invocation_status: 'error' in entry ? entry.error.code : 'SUCCESS',
        ...lasted,
        ...answer,
      };
  }
}

/** The deliveries that a rule's match begins follow it at once. */
function startsAfter(
  match: TraceEntry,
  trace: readonly TraceEntry[],
): readonly TraceEntryOf<'INVOCATION_START'>[] {
  const starts: TraceEntryOf<'INVOCATION_START'>[] = [];
  for (let index = match.sequence + 1; index < trace.length; index++) {
    const entry = trace[index];
    if (entry?.type !== 'INVOCATION_START' || entry.cause !== match.sequence) break;
    starts.push(entry);
  }
  return starts;
}

/** What is logged only on request: the event's own data, and what the target is sent. */
export function fullOf(entry: BusEntry, { ingested, start }: Origins): LogDetails {
  switch (entry.type) {
    case 'EVENT_INGEST_SUCCESS':
    case 'RULE_MATCH_START':
    case 'NO_STANDARD_RULES_MATCHED': {
      const detail = ingested && memberText(ingested.event, 'detail');
      return detail === undefined ? {} : { event_detail: detail };
    }
    case 'INVOCATION_START':
    case 'INVOCATION_ATTEMPT_START':
    case 'INVOCATION_THROTTLE_START':
    case 'INVOCATION_SUCCESS':
    case 'INVOCATION_FAILURE':
    case 'INVOCATION_DLQ':
      return start?.input == null ? {} : { target_input: start.input };
    default:
      return {};
  }
}

/** A member of a JSON text, as it is written there. */
function memberText(text: string, name: string): string | undefined {
  const parsed = parseJson(text);
  const value = parsed.ok ? member(parsed.value, name) : undefined;
  return value && text.slice(value.span.from, value.span.to);
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
