import * as v from 'valibot';
import { type FailingType, type FailureName, failureNamesOf } from './failure-facts.ts';
import { text, wholeNumber } from './fields.ts';

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

/** The rules of a failure switch, for the schema of a kind of target. */
export function failureRules<Type extends FailingType>(type: Type) {
  return v.pipe(
    v.array(
      v.object({
        error: v.picklist(failureNamesOf(type)),
        when: v.optional(conditionSchema, { type: 'always' }),
      }),
    ),
    v.maxLength(20),
  );
}

type FormerType = keyof typeof FORMER_MEANING;

/** The same for the kinds whose switch once had one position at a time. */
export function failureFields<Type extends FormerType>(type: Type) {
  return {
    failures: v.optional(failureRules(type)),
    failure: v.optional(v.picklist(FORMER_MODES)),
  };
}

/** Puts the former single position among the rules. */
export function withFailures<
  Type extends FormerType,
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
