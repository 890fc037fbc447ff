import { assertNever } from '../model/result.ts';

/** What a text is that somebody has pasted. */
export type PasteKind =
  | 'event'
  | 'events'
  | 'put-events-entry'
  | 'put-events-request'
  | 'put-events-command'
  | 'pattern'
  | 'describe-rule'
  | 'list-rules'
  | 'test-event-pattern'
  | 'put-rule-command'
  | 'cloudformation'
  | 'sam'
  | 'serverless'
  | 'terraform'
  | 'terraform-state'
  | 'sqs-message'
  | 'sns-notification'
  | 'log-event'
  | 'kinesis-record'
  | 'failed-invocation'
  /** Of a dead-letter queue, and it says why it is there; an event may be in it or not. */
  | 'dead-letter'
  /** Records of the log of an event bus; a target's input or an event's detail may be in it. */
  | 'bus-log'
  | 'json-string';

/** What can be taken out of it. */
export interface Recognition {
  readonly kind: PasteKind;
  readonly events: readonly FoundEvent[];
  readonly patterns: readonly FoundPattern[];
  /** How many more there are than are named above. */
  readonly more: number;
  /** Values that only a deployment knows; they stand as `${…}` in the patterns. */
  readonly placeholders: number;
}

export interface FoundEvent {
  /** Its detail-type, or what else says what it is. */
  readonly name: string;
  /** Laid out for the editor. */
  readonly text: string;
}

export interface FoundPattern {
  /** The name of its rule, if it has one. */
  readonly name: string | null;
  readonly text: string;
}

/** In words, for “This looks like …”. Names of commands stand between backticks. */
export function describeKind(kind: PasteKind): string {
  switch (kind) {
    case 'event':
      return 'an event';
    case 'events':
      return 'several events';
    case 'put-events-entry':
      return 'a PutEvents entry';
    case 'put-events-request':
      return 'a PutEvents request';
    case 'put-events-command':
      return 'an `aws events put-events` command';
    case 'pattern':
      return 'an event pattern';
    case 'describe-rule':
      return '`aws events describe-rule` output';
    case 'list-rules':
      return '`aws events list-rules` output';
    case 'test-event-pattern':
      return 'a TestEventPattern request';
    case 'put-rule-command':
      return 'an `aws events put-rule` command';
    case 'cloudformation':
      return 'a CloudFormation rule';
    case 'sam':
      return 'a SAM template';
    case 'serverless':
      return 'a Serverless Framework configuration';
    case 'terraform':
      return 'a Terraform rule';
    case 'terraform-state':
      return 'Terraform’s JSON of a rule';
    case 'sqs-message':
      return 'an SQS message with an event in its body';
    case 'sns-notification':
      return 'an SNS notification with an event in it';
    case 'log-event':
      return 'a log entry with an event in it';
    case 'kinesis-record':
      return 'a Kinesis record with an event in it';
    case 'failed-invocation':
      return 'the record of a failed invocation';
    case 'dead-letter':
      return 'a message of a dead-letter queue';
    case 'bus-log':
      return 'the log of an event bus';
    case 'json-string':
      return 'JSON inside a string';
    default:
      return assertNever(kind);
  }
}
