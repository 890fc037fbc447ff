import type { ConfiguredType } from '../../core/model/resource.ts';
import type { ResourceType } from '../../core/model/scenario.ts';

export const RESOURCE_WORDS: Readonly<Record<ResourceType, string>> = {
  'lambda-function': 'Lambda function',
  'sqs-queue': 'SQS queue',
  'api-destination': 'API destination',
  'event-bus': 'Event bus',
  'sns-topic': 'SNS topic',
  'state-machine': 'Step Functions state machine',
  'kinesis-stream': 'Kinesis stream',
  'log-group': 'CloudWatch log group',
};

export const CONFIGURED_WORDS: Readonly<Record<ConfiguredType, string>> = {
  ...RESOURCE_WORDS,
  connection: 'Connection',
};

export const CONFIGURED_PLURALS: Readonly<Record<ConfiguredType, string>> = {
  'lambda-function': 'Lambda functions',
  'sqs-queue': 'SQS queues',
  'api-destination': 'API destinations',
  'event-bus': 'Event buses',
  'sns-topic': 'SNS topics',
  'state-machine': 'State machines',
  'kinesis-stream': 'Kinesis streams',
  'log-group': 'Log groups',
  connection: 'Connections',
};

/** Failures that have plainer words than the name of the error. */
const FAILURE_WORDS: Readonly<Record<string, string>> = {
  none: 'Works',
  rules: 'Fails by rules',
  Unhandled: 'Handler throws',
  'Sandbox.Timedout': 'Times out',
  Timeout: 'Times out',
  TimeoutAfterAcceptance: 'Accepts, but the answer is lost',
  'Runtime.OutOfMemory': 'Runs out of memory',
  TooManyRequestsException: 'Throttled',
  RequestThrottled: 'Throttled',
  AccessDeniedException: 'No permission',
  AccessDenied: 'No permission',
  ConnectionNotAuthorized: 'No permission',
  ResourceNotFoundException: 'Deleted',
  QueueDoesNotExist: 'Deleted',
  ApiDestinationNotFound: 'Deleted',
  AuthorizationError: 'No permission',
  NotFound: 'Deleted',
  StateMachineDoesNotExist: 'Deleted',
  Throttled: 'Throttled',
  ThrottlingException: 'Throttled',
  ProvisionedThroughputExceededException: 'Throttled',
};

export function failureWords(error: string): string {
  return FAILURE_WORDS[error] ?? error.replace(/^HTTP /, 'Answers ');
}
