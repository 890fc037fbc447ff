import type { BulkCounts, BulkSamples, EventSample } from './report.ts';

/** What a check was about. */
export interface CheckedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Not the whole file was read. */
  readonly isPartial: boolean;
}

/** All that is known after a check, readable, with the events as they are written in the file. */
export function summaryJson(file: CheckedFile, counts: BulkCounts, samples: BulkSamples): string {
  const { rules, ...totals } = counts;
  const parts = [
    `"file": ${JSON.stringify(file)}`,
    `"totals": ${JSON.stringify(totals)}`,
    `"rules": ${listText(
      rules.map((rule, index) => {
        const facts = JSON.stringify(rule).slice(0, -1);
        return `${facts},"samples":${listText((samples.rules[index] ?? []).map(sampleText), 4)}}`;
      }),
      2,
    )}`,
    `"unmatched": ${listText(samples.unmatched.map(sampleText), 2)}`,
    `"problems": ${listText(
      samples.problems.map((problem) => JSON.stringify(problem)),
      2,
    )}`,
  ];
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

function sampleText({ line, offset, text }: EventSample): string {
  return `{"line":${line},"offset":${offset},"event":${text === null ? 'null' : oneLine(text)}}`;
}

function listText(items: readonly string[], indent: number): string {
  if (items.length === 0) return '[]';
  const space = ' '.repeat(indent);
  return `[\n${items.map((item) => `${space}  ${item}`).join(',\n')}\n${space}]`;
}

/** JSON without line breaks. They stand only between its parts: inside strings they are escaped. */
export function oneLine(json: string): string {
  return json.replace(/[\r\n]\s*/g, '');
}

/** A line for each rule (CSV, RFC 4180). */
export function countsCsv({ events, rules }: BulkCounts): string {
  const rows = rules.map(({ bus, name, isEnabled, error, matches }) => [
    bus,
    name,
    isEnabled ? 'ENABLED' : 'DISABLED',
    String(matches),
    events === 0 ? '' : String(matches / events),
    error ?? '',
  ]);
  const header = ['event bus', 'rule', 'state', 'matches', 'share', 'error'];
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
