/**
 * How things go wrong, kind by kind, in the names of AWS. `call` failures are what EventBridge gets
 * when it calls the target; `work` failures come after the target has accepted, and EventBridge never
 * learns of them. Whether EventBridge (or Lambda) tries again follows delivery.md §2; `code` is what a
 * dead-letter message names as `ERROR_CODE`.
 */
export interface FailureFacts {
  readonly stage: 'call' | 'work';
  readonly outcome: 'permanent' | 'retryable' | 'throttled';
  readonly code: string;
  readonly httpStatus?: number;
}

const permanent = (code: string, httpStatus?: number): FailureFacts =>
  fact('permanent', code, httpStatus);
const retryable = (code: string, httpStatus?: number): FailureFacts =>
  fact('retryable', code, httpStatus);
const throttled = (httpStatus: number): FailureFacts => fact('throttled', 'THROTTLING', httpStatus);
const work = (outcome: FailureFacts['outcome']): FailureFacts => ({
  stage: 'work',
  outcome,
  code: '',
});

function fact(outcome: FailureFacts['outcome'], code: string, httpStatus?: number): FailureFacts {
  return { stage: 'call', outcome, code, ...(httpStatus !== undefined && { httpStatus }) };
}

/** The answer is lost on its way back: the target has accepted, and EventBridge tries again. */
const lateAnswer = retryable('TIMEOUT');

export const FAILURES = {
  'lambda-function': {
    Unhandled: work('retryable'),
    'Sandbox.Timedout': work('retryable'),
    'Runtime.OutOfMemory': work('retryable'),
    TooManyRequestsException: work('throttled'),
    AccessDeniedException: permanent('NO_PERMISSIONS', 403),
    ResourceNotFoundException: permanent('NO_RESOURCE', 404),
    ServiceException: retryable('INTERNAL_ERROR', 500),
    TimeoutAfterAcceptance: lateAnswer,
  },
  'sqs-queue': {
    RequestThrottled: throttled(429),
    Timeout: retryable('TIMEOUT'),
    AccessDenied: permanent('NO_PERMISSIONS', 403),
    QueueDoesNotExist: permanent('NO_RESOURCE', 400),
    KmsAccessDenied: permanent('NO_PERMISSIONS', 400),
    InternalFailure: retryable('INTERNAL_ERROR', 500),
    TimeoutAfterAcceptance: lateAnswer,
  },
  'api-destination': {
    'HTTP 503': retryable('REMOTE_SERVER_ERROR', 503),
    'HTTP 400': permanent('SDK_CLIENT_ERROR', 400),
    'HTTP 429': throttled(429),
    Timeout: retryable('TIMEOUT'),
    ConnectionNotAuthorized: permanent('NO_PERMISSIONS'),
    ApiDestinationNotFound: permanent('NO_RESOURCE', 404),
    'HTTP 401': retryable('SDK_CLIENT_ERROR', 401),
    'HTTP 403': permanent('SDK_CLIENT_ERROR', 403),
    'HTTP 404': permanent('SDK_CLIENT_ERROR', 404),
    'HTTP 409': retryable('SDK_CLIENT_ERROR', 409),
    'HTTP 500': retryable('REMOTE_SERVER_ERROR', 500),
    'HTTP 502': retryable('REMOTE_SERVER_ERROR', 502),
    'HTTP 504': retryable('REMOTE_SERVER_ERROR', 504),
    ConnectionFailure: retryable('CONNECTION_FAILURE'),
  },
  'event-bus': {
    AccessDeniedException: permanent('NO_PERMISSIONS', 403),
    ResourceNotFoundException: permanent('NO_RESOURCE', 404),
    ThrottlingException: throttled(429),
    InternalException: retryable('INTERNAL_ERROR', 500),
  },
  'sns-topic': {
    AuthorizationError: permanent('NO_PERMISSIONS', 403),
    NotFound: permanent('NO_RESOURCE', 404),
    KMSAccessDenied: permanent('NO_PERMISSIONS', 400),
    Throttled: throttled(429),
    InternalError: retryable('INTERNAL_ERROR', 500),
    TimeoutAfterAcceptance: lateAnswer,
  },
  'state-machine': {
    AccessDeniedException: permanent('NO_PERMISSIONS', 400),
    StateMachineDoesNotExist: permanent('NO_RESOURCE', 400),
    ThrottlingException: throttled(400),
    ExecutionLimitExceeded: throttled(400),
    InternalServerError: retryable('INTERNAL_ERROR', 500),
  },
  'kinesis-stream': {
    AccessDeniedException: permanent('NO_PERMISSIONS', 400),
    ResourceNotFoundException: permanent('NO_RESOURCE', 400),
    ProvisionedThroughputExceededException: throttled(400),
    KMSThrottlingException: throttled(400),
    InternalFailure: retryable('INTERNAL_ERROR', 500),
  },
  'log-group': {
    AccessDeniedException: permanent('NO_PERMISSIONS', 400),
    ResourceNotFoundException: permanent('NO_RESOURCE', 400),
    ThrottlingException: throttled(400),
    ServiceUnavailableException: retryable('INTERNAL_ERROR', 503),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FailureFacts>>>>;

export type FailingType = keyof typeof FAILURES;
export type FailureName<Type extends FailingType = FailingType> = Type extends FailingType
  ? keyof (typeof FAILURES)[Type] & string
  : never;

/** The failures that a kind of target can have, the usual ones first. */
export function failureNamesOf<Type extends FailingType>(type: Type): readonly FailureName<Type>[] {
  return Object.keys(FAILURES[type]) as FailureName<Type>[];
}

export function failureFacts(type: FailingType, name: string): FailureFacts {
  const facts: Readonly<Record<string, FailureFacts>> = FAILURES[type];
  const found = facts[name];
  if (!found) throw new Error(`${type} has no failure ${name}`);
  return found;
}
