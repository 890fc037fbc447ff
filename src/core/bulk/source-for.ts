import type { RecordSource } from './record-source.ts';
import { RecordSplitter } from './record-splitter.ts';
import { tableFormatOf } from './table-format.ts';
import { TableSplitter } from './table-splitter.ts';

/** What reads a file that begins like that: a table, or JSON in any arrangement. */
export function sourceFor(beginning: string): RecordSource {
  const format = tableFormatOf(beginning);
  return format ? new TableSplitter(format) : new RecordSplitter();
}
