import type { Target } from '../../core/model/scenario.ts';
import type { RecordingReport } from '../../core/report/delivery-report.ts';

type Recording = RecordingReport['recording'];

/** The facts of what a target keeps, as its service names them. */
export function recordingFacts(recording: Recording): readonly (readonly [string, string])[] {
  switch (recording.type) {
    case 'states-execution-started':
      return [
        ['State machine', recording.stateMachine],
        ['Name', recording.executionArn.slice(recording.executionArn.lastIndexOf(':') + 1)],
        ['Execution ARN', recording.executionArn],
      ];
    case 'kinesis-record-put':
      return [
        ['Stream', recording.stream],
        ['Shard', recording.shardId],
        ['Partition key', recording.partitionKey],
        ['Sequence number', recording.sequenceNumber],
      ];
    case 'logs-event-put':
      return [
        ['Log group', recording.logGroup],
        ['Log stream', recording.logStream],
        ['Timestamp', momentText(recording.timestamp)],
      ];
  }
}

/** What it holds, and what that is called. */
export function recordingContent(recording: Recording): {
  readonly title: string;
  readonly text: string;
} {
  switch (recording.type) {
    case 'states-execution-started':
      return { title: 'Input of the execution', text: recording.input };
    case 'kinesis-record-put':
      return { title: 'Data of the record', text: recording.data };
    case 'logs-event-put':
      return { title: 'Message of the log event', text: recording.message };
  }
}

/** One sentence on what is not plain from the facts. */
export function recordingWords(
  recording: Recording,
  target: Pick<Target, 'kinesisParameters' | 'input'> | undefined,
): string {
  switch (recording.type) {
    case 'states-execution-started':
      return 'The execution is started, and does not run here.';
    case 'kinesis-record-put': {
      const path = target?.kinesisParameters?.partitionKeyPath;
      const isId = recording.partitionKey === recording.eventId;
      const key =
        path === undefined
          ? 'The partition key is the event’s id, since the target names no PartitionKeyPath'
          : isId && path !== '$.id'
            ? `The partition key is the event’s id, since there is nothing at ${path}`
            : `The partition key is what the event has at ${path}`;
      return `${key}; a consumer gets the data in Base64, here it is decoded.`;
    }
    case 'logs-event-put':
      return target?.input.type === 'transformer'
        ? 'Timestamp and message are those that the input transformer has made.'
        : 'The timestamp is when EventBridge put the event into the log.';
  }
}

/** A transformer can make a timestamp that no calendar has. */
function momentText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}
