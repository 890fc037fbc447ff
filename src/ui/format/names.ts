import type { FailureMode, ResourceType } from '../../core/model/scenario.ts';

export const RESOURCE_WORDS: Readonly<Record<ResourceType, string>> = {
  'lambda-function': 'Lambda function',
  'sqs-queue': 'SQS queue',
  'api-destination': 'API destination',
};

const FAILURE_WORDS: Readonly<Record<FailureMode, string>> = {
  none: 'Works',
  'handler-throws': 'Handler throws',
  'times-out': 'Times out',
  throttled: 'Throttled',
  'no-permission': 'No permission',
  deleted: 'Deleted',
  'client-error': 'Answers 400',
  'server-error': 'Answers 503',
};

export function failureWords(mode: FailureMode, type: ResourceType): string {
  return mode === 'throttled' && type === 'api-destination' ? 'Answers 429' : FAILURE_WORDS[mode];
}
