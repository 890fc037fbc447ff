import { resourceOfArn, ruleOfArn } from '../model/arn.ts';
import type { Instant } from '../model/brand.ts';
import type { TraceEntry } from '../model/trace.ts';
import { isBusEntry, isLogged, LOG_LEVELS, type LogConfig, type LogLevel } from './log-levels.ts';
import type { LogRecord } from './log-record.ts';

/** A line of the log on the page: something that happened here, or a record of a real bus's log. */
export type LogLine = LineFacts &
  (
    | { readonly source: 'simulated'; readonly entry: TraceEntry }
    | { readonly source: 'pasted'; readonly record: LogRecord; readonly index: number }
  );

interface LineFacts {
  /** When it is shown: a pasted record's own time is moved to where the scenario begins. */
  readonly at: Instant;
  readonly type: string;
  /** `null` for what only a target knows of. */
  readonly level: LogLevel | null;
  readonly bus: string | null;
  readonly rule: string | null;
  readonly target: string | null;
  readonly eventId: string | null;
}

export function lineOf(entry: TraceEntry): LogLine {
  return {
    source: 'simulated',
    entry,
    at: entry.at,
    type: entry.type,
    level: isBusEntry(entry) ? LOG_LEVELS[entry.type] : null,
    bus: 'eventBus' in entry ? entry.eventBus : null,
    rule: 'rule' in entry ? entry.rule : null,
    target: targetOf(entry),
    eventId: 'eventId' in entry ? entry.eventId : null,
  };
}

/** What an entry is about beside an event: the resource of a delivery, or that which does something. */
function targetOf(entry: TraceEntry): string | null {
  if ('resource' in entry) return entry.resource.name;
  for (const name of ['function', 'queue', 'topic', 'stateMachine', 'stream', 'logGroup']) {
    const value: unknown = entry[name as keyof TraceEntry];
    if (typeof value === 'string') return value;
  }
  return null;
}

/** @param shift what is added to the record's own time */
export function lineOfRecord(record: LogRecord, index: number, shift: number): LogLine {
  const { details } = record;
  const text = (name: string) => {
    const value = details[name];
    return typeof value === 'string' ? value : null;
  };
  const ruleArn = text('rule_arn');
  const targetArn = text('target_arn');
  return {
    source: 'pasted',
    record,
    index,
    at: (record.message_timestamp_ms + shift) as Instant,
    type: record.message_type,
    level: record.log_level,
    bus: record.resource_arn?.replace(/^.*:event-bus\//, '') ?? null,
    rule: ruleArn === null ? null : (ruleOfArn(ruleArn)?.name ?? ruleArn),
    target: targetArn === null ? null : (resourceOfArn(targetArn)?.name ?? targetArn),
    eventId: record.event_id,
  };
}

/** Which lines one wants to see. An empty text asks for nothing. */
export interface LogFilter {
  /** `bus`: what the buses log as they are set; `targets`: what only the targets know of. */
  readonly layer: 'all' | 'bus' | 'targets' | 'pasted';
  readonly type: string;
  readonly rule: string;
  readonly target: string;
  /** Its id, or the beginning of it. */
  readonly event: string;
  readonly level: '' | LogLevel;
  readonly text: string;
}

export const EVERYTHING: LogFilter = {
  ...{ layer: 'all', type: '', rule: '', target: '', event: '', level: '', text: '' },
};

/**
 * @param configOf what a bus is told to log
 * @param wordsOf what a line says beside its facts, for a search in the text
 */
export function passes(
  line: LogLine,
  filter: LogFilter,
  configOf: (bus: string | null) => LogConfig,
  wordsOf: (line: LogLine) => string,
): boolean {
  const { layer, type, rule, target, event, level, text } = filter;
  if (layer === 'bus') {
    if (line.level === null || line.source === 'pasted') return false;
    if (!isLogged(line.level, configOf(line.bus).level)) return false;
  } else if (layer === 'targets' && line.level !== null) return false;
  else if (layer === 'pasted' && line.source !== 'pasted') return false;
  if (type !== '' && line.type !== type) return false;
  if (rule !== '' && line.rule !== rule) return false;
  if (target !== '' && line.target !== target) return false;
  if (event !== '' && !line.eventId?.startsWith(event)) return false;
  if (level !== '' && (line.level === null || !isLogged(line.level, level))) return false;
  if (text === '') return true;
  const wanted = text.toLowerCase();
  return (
    line.type.toLowerCase().includes(wanted) ||
    (line.eventId?.includes(wanted) ?? false) ||
    wordsOf(line).toLowerCase().includes(wanted)
  );
}
