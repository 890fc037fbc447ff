import { compactJson } from '../core/json/compact.ts';
import { findLogRecords } from '../core/paste/log-records.ts';
import type { LogRecord } from '../core/report/log-record.ts';
import { readLogRecord } from '../core/report/read-log-record.ts';
import type { LogReading, TextProblem } from './api.ts';

/** In characters. */
const LONGEST = 50_000_000;
const MOST_PROBLEMS = 20;

/** Reads the records of a real bus's log, in whatever wraps them, and says what of them is none. */
export function readLog(text: string): LogReading {
  if (text.length > LONGEST) {
    return reading(text, [], [{ offset: 0, message: 'This log is too long to be pasted.' }]);
  }
  const found = findLogRecords(text);
  const problems = [...found.problems];
  const records: LogRecord[] = [];
  for (const { offset, node } of found.records) {
    const value: Readonly<Record<string, unknown>> = JSON.parse(compactJson(node));
    const record = readLogRecord(node, value);
    if (record.ok) records.push(record.value);
    else problems.push({ offset: offset + record.error.offset, message: record.error.message });
  }
  // In the order of time; of those of one moment, as they are written.
  records.sort((a, b) => a.message_timestamp_ms - b.message_timestamp_ms);
  return reading(text, records, problems);
}

function reading(
  text: string,
  records: readonly LogRecord[],
  problems: readonly { readonly offset: number; readonly message: string }[],
): LogReading {
  const inOrder = [...problems].sort((a, b) => a.offset - b.offset);
  return {
    records,
    problems: inOrder.slice(0, MOST_PROBLEMS).map((one) => located(text, one)),
    more: Math.max(0, inOrder.length - MOST_PROBLEMS),
  };
}

function located(
  text: string,
  { offset, message }: { readonly offset: number; readonly message: string },
): TextProblem {
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { offset, line: before.length, column, message };
}
