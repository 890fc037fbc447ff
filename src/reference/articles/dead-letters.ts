import { articleSlug } from '../../core/model/article-slug.ts';
import { FAILURES, type FailingType, failureFacts } from '../../core/model/failure-facts.ts';
import type { DiscardCondition } from '../../core/model/lambda-fact.ts';
import type { ExhaustedRetryCondition } from '../../core/model/trace.ts';
import { ERROR_CODES, explainErrorCode } from '../../core/report/error-codes.ts';
import { article, type ReferenceEntry } from '../entry.ts';
import { inputExample, transformer } from './input.ts';

const EXAMPLES: Readonly<Record<string, ReferenceEntry['example']>> = {
  INVALID_JSON: inputExample(
    transformer({ note: '$.detail.note' }, '{"note": "<note>"}'),
    null,
    transformer({ note: '$.detail.note' }, '{"note": <note>}'),
  ),
  NO_PERMISSIONS: {
    type: 'run',
    example: 'queue-without-permission',
    tells: 'The queue’s policy does not let EventBridge in.',
    shows: 'not authorized to perform',
  },
  REMOTE_SERVER_ERROR: {
    type: 'run',
    example: 'unavailable-api',
    tells: 'The endpoint answers 503, again and again.',
    shows: 'HTTP status 503',
  },
};

/** `ERROR_CODE` of dead letters, one article each. */
export const errorCodes: readonly ReferenceEntry[] = ERROR_CODES.map((code) => {
  const explanation = explainErrorCode(code);
  if (!explanation) throw new Error(`${code} is in the list of error codes, and not explained`);
  return article({
    slug: articleSlug.errorCode(code),
    name: code,
    summary: explanation.meaning,
    values: explanation.retried
      ? 'EventBridge tries again after it, by the retry policy. In a dead letter it is the error of the last try.'
      : 'EventBridge does not try again after it: the event goes to the dead-letter queue at once, or is gone.',
    example: EXAMPLES[code] ?? null,
    pitfalls: [explanation.fix],
    known: [
      ['documentation', 'the code'],
      ['choice', 'to which errors of a target it belongs, where the guide does not say'],
    ],
    see: ['dead-letter-queue', ...targetsWith(code)],
  });
});

/** The articles of the targets whose failures have the code. */
function targetsWith(code: string): readonly string[] {
  return (Object.keys(FAILURES) as FailingType[])
    .filter((type) =>
      Object.keys(FAILURES[type]).some((name) => failureFacts(type, name).code === code),
    )
    .map(articleSlug.target);
}

type Ending = Pick<ReferenceEntry, 'summary' | 'values' | 'pitfalls' | 'see' | 'example'>;

/** What ends retries, by EventBridge and by Lambda. */
const ENDINGS: Readonly<Record<ExhaustedRetryCondition | DiscardCondition, Ending>> = {
  MaximumRetryAttempts: {
    summary: 'EventBridge has tried again as often as the retry policy of the target allows.',
    values: 'EXHAUSTED_RETRY_CONDITION of a dead letter. ERROR_CODE is the error of the last try.',
    example: {
      type: 'run',
      example: 'retry-storm',
      tells: 'Retries, one after the other, with longer waits between them.',
      shows: 'attempt 2',
    },
    pitfalls: ['Few retries are over within seconds: an outage of minutes needs more of them.'],
    see: ['retry-policy', 'back-off', 'dead-letter-queue'],
  },
  MaximumEventAgeInSeconds: {
    summary: 'The event has got older than the retry policy of the target allows.',
    values:
      'EXHAUSTED_RETRY_CONDITION of a dead letter. Here it is given up as soon as the next retry would be too late.',
    example: null,
    pitfalls: [
      'The age counts from when EventBridge got the event, and includes waiting for a rate limit.',
    ],
    see: ['retry-policy', 'target-api-destination', 'example/api-rate-limit'],
  },
  RetriesExhausted: {
    summary: 'Lambda has invoked the function as often as it may, and it failed each time.',
    values: 'requestContext.condition in the record of an on-failure destination.',
    example: {
      type: 'run',
      example: 'only-some-events-fail',
      tells: 'Three invocations that fail, and the record of it.',
      shows: 'invocation 3',
    },
    pitfalls: ['It is Lambda’s record, and not EventBridge’s: EventBridge had delivered.'],
    see: ['lambda-retries', 'on-failure-destination'],
  },
  EventAgeExceeded: {
    summary: 'The event has waited in Lambda’s queue for longer than the function allows.',
    values: 'requestContext.condition in the record of an on-failure destination.',
    example: null,
    pitfalls: ['Throttling does this: retries for it are not counted, only the age is.'],
    see: ['lambda-retries', 'on-failure-destination', 'example/throttled-function'],
  },
  ZeroReservedConcurrency: {
    summary: 'The function has a reserved concurrency of 0, so Lambda does not even try.',
    values: 'requestContext.condition in the record of an on-failure destination.',
    example: null,
    pitfalls: ['That is how a function is switched off. EventBridge had delivered all the same.'],
    see: ['target-lambda-function', 'on-failure-destination'],
  },
};

export const endings: readonly ReferenceEntry[] = Object.entries(ENDINGS).map(([name, ending]) =>
  article({ ...ending, slug: articleSlug.exhausted(name), name, known: 'documentation' }),
);
