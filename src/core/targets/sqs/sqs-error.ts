import { type Place, queueArn } from '../../model/arn.ts';
import { type FailureName, failureFacts } from '../../model/failure-facts.ts';
import type { DeliveryError } from '../../model/trace.ts';
import { noPermissionMessage } from '../target-errors.ts';

/** An error of the SQS API: its code and the service's own text. */
export interface SqsError {
  readonly code:
    | FailureName<'sqs-queue'>
    | 'InvalidParameterValue'
    | 'MissingParameter'
    | 'ReceiptHandleIsInvalid'
    | 'MessageNotInflight'
    | 'PurgeQueueInProgress'
    | 'OverLimit';
  readonly message: string;
}

export function invalidValue(message: string): SqsError {
  return { code: 'InvalidParameterValue', message };
}

export function missingParameter(name: string): SqsError {
  return {
    code: 'MissingParameter',
    message: `The request must contain the parameter ${name}.`,
  };
}

export const noSuchQueue: SqsError = {
  code: 'QueueDoesNotExist',
  message: 'The specified queue does not exist.',
};

/** What a queue answers that the failure switch spoils. */
export function switchedError(
  failure: FailureName<'sqs-queue'>,
  queue: string,
  place: Place,
): SqsError {
  const arn = queueArn(place, queue);
  switch (failure) {
    case 'AccessDenied':
      return { code: failure, message: noPermissionMessage('sqs:sendmessage', arn) };
    case 'QueueDoesNotExist':
      return noSuchQueue;
    case 'KmsAccessDenied':
      return {
        code: failure,
        message: `The caller does not have access to the KMS key of ${arn}.`,
      };
    case 'RequestThrottled':
      return { code: failure, message: 'Request is throttled.' };
    case 'InternalFailure':
      return { code: failure, message: 'The request failed because of an unknown error.' };
    case 'Timeout':
    case 'TimeoutAfterAcceptance':
      return { code: failure, message: `The request to the queue ${queue} timed out.` };
  }
}

/** The same as EventBridge sees it. */
export function deliveryErrorOf({ code, message }: SqsError): DeliveryError {
  switch (code) {
    case 'InvalidParameterValue':
    case 'MissingParameter':
    case 'ReceiptHandleIsInvalid':
    case 'MessageNotInflight':
    case 'PurgeQueueInProgress':
    case 'OverLimit':
      return { code: 'INVALID_PARAMETER', message, httpStatus: 400 };
    default: {
      const { code: deadLetterCode, httpStatus } = failureFacts('sqs-queue', code);
      return { code: deadLetterCode, message, ...(httpStatus !== undefined && { httpStatus }) };
    }
  }
}
