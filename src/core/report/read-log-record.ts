import type { JsonObject } from '../json/node.ts';
import { member } from '../json/node.ts';
import { failure, type Result, success } from '../model/result.ts';
import { LOG_LEVELS } from './log-levels.ts';
import type { LogRecord } from './log-record.ts';

/** What is wrong with a record, and where in its own text. */
export interface RecordProblem {
  readonly offset: number;
  readonly message: string;
}

const TEXTS = ['resource_arn', 'request_id', 'event_id', 'invocation_id'] as const;

/**
 * Checks a record of a bus's log against its schema; members that the schema does not name are kept.
 *
 * @param value the same as the node, read by `JSON.parse`
 */
export function readLogRecord(
  node: JsonObject,
  value: Readonly<Record<string, unknown>>,
): Result<LogRecord, RecordProblem> {
  const at = (name: string) => (member(node, name) ?? node).span.from - node.span.from;
  const wrong = (name: string, message: string) => failure({ offset: at(name), message });
  for (const name of TEXTS) {
    const text = value[name];
    if (text !== undefined && text !== null && typeof text !== 'string') {
      return wrong(name, `"${name}" is a text.`);
    }
  }
  const { message_type: type, message_timestamp_ms: moment, log_level: level, details } = value;
  if (typeof type !== 'string' || !Object.hasOwn(LOG_LEVELS, type)) {
    return wrong('message_type', `EventBridge has no message type ${JSON.stringify(type)}.`);
  }
  const time = typeof moment === 'string' && /^\d+$/.test(moment) ? Number(moment) : moment;
  if (typeof time !== 'number' || !Number.isFinite(time) || time < 0) {
    return wrong('message_timestamp_ms', '"message_timestamp_ms" is a number of milliseconds.');
  }
  if (level !== 'TRACE' && level !== 'INFO' && level !== 'ERROR') {
    return wrong('log_level', '"log_level" is TRACE, INFO or ERROR.');
  }
  if (details !== undefined && !isObject(details))
    return wrong('details', '"details" is an object.');
  const { error } = value;
  if (error !== undefined && error !== null && !isObject(error)) {
    return wrong('error', '"error" is an object.');
  }
  const texts = Object.fromEntries(TEXTS.map((name) => [name, value[name] ?? null]));
  // Checked above, member by member.
  return success({
    ...value,
    ...texts,
    message_timestamp_ms: time,
    details: details ?? {},
  } as unknown as LogRecord);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
