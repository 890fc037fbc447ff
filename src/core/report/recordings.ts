import type { Instant } from '../model/brand.ts';
import type { ResourceReference } from '../model/resource.ts';
import type { TraceEntry, TraceEntryOf } from '../model/trace.ts';

/** Something that a target has been given and keeps. */
export type Recording = TraceEntryOf<
  'states-execution-started' | 'kinesis-record-put' | 'logs-event-put' | 'sns-message-published'
>;

/** What a state machine, a stream, a log group or a topic has been given by a moment, in order. */
export function reportRecordings(
  trace: readonly TraceEntry[],
  { type, name }: ResourceReference,
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly Recording[] {
  const found: Recording[] = [];
  for (const entry of trace) {
    if (entry.at > until) break;
    if (isRecording(entry) && placeOf(entry) === `${type} ${name}`) found.push(entry);
  }
  return found;
}

function isRecording(entry: TraceEntry): entry is Recording {
  return (
    entry.type === 'states-execution-started' ||
    entry.type === 'kinesis-record-put' ||
    entry.type === 'logs-event-put' ||
    entry.type === 'sns-message-published'
  );
}

function placeOf(entry: Recording): string {
  switch (entry.type) {
    case 'states-execution-started':
      return `state-machine ${entry.stateMachine}`;
    case 'kinesis-record-put':
      return `kinesis-stream ${entry.stream}`;
    case 'logs-event-put':
      return `log-group ${entry.logGroup}`;
    case 'sns-message-published':
      return `sns-topic ${entry.topic}`;
  }
}
