import * as v from 'valibot';
import { text, wholeNumber } from './fields.ts';

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

/** When a rule of a failure switch applies. */
const conditionSchema = v.variant('type', [
  v.object({ type: v.literal('always') }),
  /** Of a hundred attempts; drawn from the seed. */
  v.object({
    type: v.literal('probability'),
    percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  }),
  /** The first so many attempts with each event. */
  v.object({ type: v.literal('first-attempts'), count: wholeNumber(1, 1_000) }),
  /** From a moment of virtual time on, for so long, and then again every so often. */
  v.object({
    type: v.literal('period'),
    fromSeconds: wholeNumber(0, 366 * 86_400),
    lengthSeconds: wholeNumber(1, 366 * 86_400),
    everySeconds: v.optional(wholeNumber(1, 366 * 86_400)),
  }),
  /** Events that this event pattern matches. */
  v.object({ type: v.literal('event-pattern'), pattern: text }),
]);

export type FailureCondition = v.InferOutput<typeof conditionSchema>;

/** One rule of a failure switch. The first rule that applies decides; without one the target works. */
export interface FailureRule<Name extends string = string> {
  readonly error: Name;
  readonly when: FailureCondition;
}

/** The modes of the switch when it had one position at a time; documents from then still open. */
const FORMER_MODES = [
  'none',
  'handler-throws',
  'times-out',
  'throttled',
  'no-permission',
  'deleted',
  'client-error',
  'server-error',
] as const;
type FormerMode = (typeof FORMER_MODES)[number];

/** A mode that a kind of target did not have did nothing. */
const FORMER_MEANING: {
  readonly [Type in 'lambda-function' | 'sqs-queue' | 'api-destination']: Partial<
    Readonly<Record<FormerMode, FailureName<Type>>>
  >;
} = {
  'lambda-function': {
    'handler-throws': 'Unhandled',
    'times-out': 'Sandbox.Timedout',
    throttled: 'TooManyRequestsException',
    'no-permission': 'AccessDeniedException',
    deleted: 'ResourceNotFoundException',
  },
  'sqs-queue': {
    throttled: 'RequestThrottled',
    'times-out': 'Timeout',
    'no-permission': 'AccessDenied',
    deleted: 'QueueDoesNotExist',
  },
  'api-destination': {
    throttled: 'HTTP 429',
    'times-out': 'Timeout',
    'no-permission': 'ConnectionNotAuthorized',
    deleted: 'ApiDestinationNotFound',
    'client-error': 'HTTP 400',
    'server-error': 'HTTP 503',
  },
};

/** The fields of a failure switch, for the schema of a kind of target. */
export function failureFields<Type extends FailingType>(type: Type) {
  return {
    failures: v.optional(
      v.pipe(
        v.array(
          v.object({
            error: v.picklist(failureNamesOf(type)),
            when: v.optional(conditionSchema, { type: 'always' }),
          }),
        ),
        v.maxLength(20),
      ),
    ),
    /** As documents had it when the switch had one position at a time. */
    failure: v.optional(v.picklist(FORMER_MODES)),
  };
}

/** Puts the switch's former single position among the rules. */
export function withFailures<
  Type extends keyof typeof FORMER_MEANING,
  Resource extends {
    readonly failures?: FailureRule<FailureName<Type>>[] | undefined;
    readonly failure?: FormerMode | undefined;
  },
>(
  type: Type,
  { failures, failure, ...resource }: Resource,
): Omit<Resource, 'failure' | 'failures'> & { failures: FailureRule<FailureName<Type>>[] } {
  const error = failure && FORMER_MEANING[type][failure];
  const former: FailureRule<FailureName<Type>>[] = error
    ? [{ error, when: { type: 'always' } }]
    : [];
  return { ...resource, failures: failures ?? former };
}
