import { failure, type Result } from '../model/result.ts';

/** The services that the simulated account has an API of. */
export const SERVICES = ['events', 'sqs', 'sns', 'lambda'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** A JSON object as the services' JSON protocols carry it. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * One call of one operation. Credentials, signatures and headers stay outside: whoever speaks a wire
 * protocol, or has a person's command line, takes them off first.
 */
export interface ApiRequest {
  /** A `ServiceName`; another one is answered with an error, as is an unknown operation. */
  readonly service: string;
  /** As the API Reference spells it: `PutEvents`. */
  readonly operation: string;
  /**
   * Members as the API spells them. Bytes are Base64 text, or `{ $bytes }` with such a text; times are
   * seconds since the epoch or ISO 8601. Lambda's `Payload`, which travels as the body of the request,
   * is the text itself.
   */
  readonly input: unknown;
}

/** An error as the service reports it. */
export interface ApiError {
  /** By the name that SDKs give it: `ResourceNotFoundException`, `QueueDoesNotExist`. */
  readonly code: string;
  /** By the name of the query protocol where that differs: `AWS.SimpleQueueService.NonExistentQueue`. */
  readonly queryCode?: string;
  /** The service's own text. */
  readonly message: string;
  readonly httpStatus: number;
  /** The caller is at fault, and need not try again as it is. */
  readonly senderFault: boolean;
}

/** The output's members in the API's spelling; bytes and times as in a request. */
export type ApiResult = Result<Members, ApiError>;

/** An answer that virtual time has to pass for: a receive that waits, a function that runs. */
export class Later {
  readonly subscribe: (respond: (result: ApiResult) => void) => void;

  constructor(subscribe: (respond: (result: ApiResult) => void) => void) {
    this.subscribe = subscribe;
  }
}

/** Errors that are not 400, by their code. */
const STATUSES: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  AccessDeniedException: 403,
  AuthorizationErrorException: 403,
  InternalError: 500,
  InternalErrorException: 500,
  InternalException: 500,
  InternalFailure: 500,
  NotFoundException: 404,
  RequestTooLargeException: 413,
  ServiceException: 500,
  ThrottledException: 429,
  TooManyRequestsException: 429,
  UnknownOperationException: 404,
};

const QUEUE_CODES: Readonly<Record<string, string>> = {
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  KmsAccessDenied: 'KMS.AccessDeniedException',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

/** @param status where the code alone does not decide on it */
export function apiError(code: string, message: string, status = STATUSES[code] ?? 400): ApiError {
  return { code, message, httpStatus: status, senderFault: status < 500 };
}

export function refuse(code: string, message: string, status?: number): Result<never, ApiError> {
  return failure(apiError(code, message, status));
}

/** What no operation of the simulated account does, said so that nobody takes it for AWS's answer. */
export function notSimulated(what: string): Result<never, ApiError> {
  return refuse('UnknownOperationException', `${what} is not simulated.`);
}

/** The error with its name in the service's query protocol. */
export function onTheWire(service: string, error: ApiError): ApiError {
  const queryCode =
    service === 'sqs'
      ? QUEUE_CODES[error.code]
      : service === 'sns' && error.code.endsWith('Exception')
        ? error.code.slice(0, -'Exception'.length)
        : undefined;
  return queryCode === undefined ? error : { ...error, queryCode };
}
