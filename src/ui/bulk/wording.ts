import type { Wrapping } from '../../core/bulk/event-reader.ts';
import type { BulkCounts, FilePlace } from '../../core/bulk/report.ts';

export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** `12.5 %`, and never 0 or 100 for what is only nearly so. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '';
  const percent = (part / whole) * 100;
  if (part > 0 && percent < 0.1) return '< 0.1 %';
  if (part < whole && percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed(part === 0 || part === whole ? 0 : 1)} %`;
}

/** `640 bytes`, `12.3 MB`, `1.07 GB`: in thousands, as file managers count. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  for (const [unit, size] of [
    ['GB', 1e9],
    ['MB', 1e6],
    ['KB', 1e3],
  ] as const) {
    if (bytes >= size) return `${Number((bytes / size).toPrecision(3))} ${unit}`;
  }
  return '';
}

/** Events a second, rounded to what a person can read while it changes. */
export function rateText(events: number, milliseconds: number): string {
  if (milliseconds < 50) return '';
  const rate = Number(((events / milliseconds) * 1_000).toPrecision(3));
  return `${countText(Math.round(rate))} events/s`;
}

/** `about 5 s left`. */
export function timeLeftText(fraction: number, milliseconds: number): string {
  if (fraction <= 0 || milliseconds < 500) return '';
  const seconds = Math.ceil((milliseconds * (1 - fraction)) / fraction / 1_000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}

const WRAPPING_WORDS: Readonly<Record<Wrapping, string>> = {
  'sqs-message': 'SQS messages',
  'sns-notification': 'SNS notifications',
  'log-event': 'log messages',
  'put-events-entry': 'PutEvents entries',
  'kinesis-record': 'stream records',
  'failed-invocation': 'failed invocations',
  string: 'strings',
};

/** What the events were found in: `in SQS messages`; nothing if they stand in the file as they are. */
export function wrappingText({ wrappings, events }: BulkCounts): string {
  const kinds = Object.entries(wrappings) as [Wrapping, number][];
  if (kinds.length === 0) return '';
  const words = kinds.sort(([, a], [, b]) => b - a).map(([kind]) => WRAPPING_WORDS[kind]);
  const all = kinds.reduce((sum, [, count]) => sum + count, 0) === events;
  return `${all ? '' : 'partly '}in ${words.join(', ')}`;
}

/** Where it stands: the line, or, where all stands on one, the byte. */
export function placeText({ line, offset }: FilePlace): string {
  return line === 1 && offset > 0 ? `byte ${countText(offset)}` : `line ${countText(line)}`;
}
