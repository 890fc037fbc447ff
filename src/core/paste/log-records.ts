import { compactJson } from '../json/compact.ts';
import { explainSyntax } from '../json/explain-syntax.ts';
import { type JsonNode, type JsonObject, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';

/** Something in a text that was to be a record of a bus's log and is not one. */
export interface LogProblem {
  /** In the text that was pasted. */
  readonly offset: number;
  readonly message: string;
}

/** A record as it was written, and where it begins in the text. */
export interface FoundRecord {
  readonly offset: number;
  readonly node: JsonObject;
}

export interface FoundLog {
  readonly records: readonly FoundRecord[];
  readonly problems: readonly LogProblem[];
}

const LONGEST_LOOK = 200;

/**
 * The records of a bus's log in a text, whatever wraps them: a list, one a line, events of
 * `aws logs filter-log-events` and `get-log-events`, rows of a Logs Insights query, what a subscription
 * is sent, or lines with a time before the record as in an export to S3 or a CSV file of the console.
 */
export function findLogRecords(text: string): FoundLog {
  const whole = parseJson(text);
  const found: { records: FoundRecord[]; problems: LogProblem[] } = { records: [], problems: [] };
  if (whole.ok) {
    collect(whole.value, whole.value.span.from, found);
    return found;
  }
  // A text that is broken, and is not a record a line, is one mistake and not as many as it has lines.
  const lines = linesOf(text).filter((line) => line.text.trim() !== '');
  const startsWell = lines.filter((line) => recordIn(line.text) !== null).length;
  if (startsWell === 0) {
    const { span, message } = whole.error;
    found.problems.push({ offset: span.from, message: explainSyntax(message) });
    return found;
  }
  for (const { text: line, offset } of lines) {
    const begins = recordIn(line);
    if (begins === null) {
      // The head of a table, or a line about the file.
      if (!/[{}[\]]/.test(line)) continue;
      found.problems.push({ offset, message: 'There is no record in this line.' });
      continue;
    }
    const rest = unquoted(line, begins);
    const parsed = parseJson(rest);
    if (parsed.ok) collect(parsed.value, offset + begins, found);
    else {
      const { span, message } = parsed.error;
      found.problems.push({ offset: offset + begins + span.from, message: explainSyntax(message) });
    }
  }
  return found;
}

/** Where in a line a record begins: at once, or behind a time or what else has no bracket. */
function recordIn(line: string): number | null {
  const at = line.slice(0, LONGEST_LOOK).search(/[{[]/);
  return at < 0 ? null : at;
}

/** A cell of a CSV file has its quotation marks doubled, and one more behind it. */
function unquoted(line: string, begins: number): string {
  const rest = line.slice(begins).trim();
  if (line[begins - 1] !== '"' || !rest.endsWith('"')) return rest.replace(/,$/, '');
  return rest.slice(0, -1).replaceAll('""', '"');
}

function linesOf(text: string): readonly { readonly text: string; readonly offset: number }[] {
  let offset = 0;
  return text.split('\n').map((line) => {
    const found = { text: line, offset };
    offset += line.length + 1;
    return found;
  });
}

/** Members that hold records, or the text of one. */
const LISTS = ['events', 'logEvents', 'results', 'records'];
const TEXTS = ['message', '@message'];

/** `offset`: where what is a text in the JSON begins; `null` keeps the places of the nodes. */
function collect(
  node: JsonNode,
  offset: number,
  found: { records: FoundRecord[]; problems: LogProblem[] },
): void {
  if (node.type === 'array') {
    for (const element of node.elements)
      collect(element, offset + element.span.from - node.span.from, found);
    return;
  }
  if (node.type === 'string') {
    const parsed = parseJson(node.value);
    if (parsed.ok && parsed.value.type !== 'string') collectAt(parsed.value, offset, found);
    else found.problems.push({ offset, message: 'This text is not a record: it is not JSON.' });
    return;
  }
  if (node.type !== 'object') {
    found.problems.push({ offset, message: 'A record is an object.' });
    return;
  }
  if (member(node, 'message_type')) {
    found.records.push({ offset, node });
    return;
  }
  const at = (value: JsonNode) => offset + value.span.from - node.span.from;
  for (const name of LISTS) {
    const list = member(node, name);
    if (list?.type === 'array') {
      collect(list, at(list), found);
      return;
    }
  }
  for (const name of TEXTS) {
    const value = member(node, name);
    if (value?.type === 'string' || value?.type === 'object') {
      collect(value, at(value), found);
      return;
    }
  }
  const field = member(node, 'field');
  const value = member(node, 'value');
  if (field?.type === 'string' && value) {
    if (field.value === '@message') collect(value, at(value), found);
    return;
  }
  found.problems.push({
    offset,
    message: `This is not a record of a bus’s log: it has no "message_type" (${compactJson(node).slice(0, 40)}…).`,
  });
}

/** What was inside a string has no places of its own in the text: all of it lies where the string does. */
function collectAt(
  node: JsonNode,
  offset: number,
  found: { records: FoundRecord[]; problems: LogProblem[] },
): void {
  const inner: { records: FoundRecord[]; problems: LogProblem[] } = { records: [], problems: [] };
  collect(node, 0, inner);
  found.records.push(...inner.records.map((one) => ({ ...one, offset })));
  found.problems.push(...inner.problems.map((one) => ({ ...one, offset })));
}
