import { articleSlug } from '../../core/model/article-slug.ts';
import { type BusMessageType, LOG_LEVELS } from '../../core/report/log-levels.ts';
import { MESSAGE_TYPES } from '../../core/report/message-types.ts';
import { article, type ReferenceEntry } from '../entry.ts';

/** What is easily got wrong of a message type, and where to go on. */
const NOTES: Readonly<
  Record<BusMessageType, { readonly pitfalls: readonly string[]; readonly see: readonly string[] }>
> = {
  EVENT_RECEIPT: {
    pitfalls: ['It is there for events that are refused afterwards, too.'],
    see: ['log-event-ingest-failure'],
  },
  EVENT_INGEST_SUCCESS: {
    pitfalls: ['It says nothing of rules: an event that none matches was ingested as well.'],
    see: ['log-no-standard-rules-matched'],
  },
  EVENT_INGEST_FAILURE: {
    pitfalls: ['PutEvents answers 200 all the same: look at FailedEntryCount.'],
    see: ['put-events'],
  },
  RULE_MATCH_START: { pitfalls: [], see: ['log-rule-match'] },
  RULE_MATCH: {
    pitfalls: ['A rule without targets matches as well, and nothing follows.'],
    see: ['log-invocation-start'],
  },
  NO_STANDARD_RULES_MATCHED: {
    pitfalls: [
      'Nobody is told: the event is gone, unless an archive has it.',
      'Events of AWS services that match nothing are not logged.',
    ],
    see: ['why-did-it-not-match'],
  },
  INVOCATION_START: {
    pitfalls: ['A rule with three targets has three of them, each with retries of its own.'],
    see: ['retry-policy'],
  },
  INVOCATION_THROTTLE_START: {
    pitfalls: ['It is the rate of your account, and not the target, that makes it wait.'],
    see: ['retry-policy'],
  },
  INVOCATION_ATTEMPT_START: { pitfalls: [], see: ['retry-policy'] },
  INVOCATION_ATTEMPT_SUCCESS: {
    pitfalls: [
      'For Lambda it means that the event is in the queue of asynchronous invocations; the handler has not run yet.',
    ],
    see: ['target-lambda-function', 'lambda-retries'],
  },
  INVOCATION_ATTEMPT_RETRYABLE_FAILURE: {
    pitfalls: ['It is logged from INFO on, not as an error: it may still end well.'],
    see: ['retry-policy', 'back-off', 'example/unavailable-api'],
  },
  INVOCATION_ATTEMPT_THROTTLE: { pitfalls: [], see: ['error-code-throttling', 'back-off'] },
  INVOCATION_ATTEMPT_PERMANENT_FAILURE: {
    pitfalls: ['A missing permission is one: EventBridge does not wait for you to grant it.'],
    see: [
      'error-code-no-permissions',
      'error-code-no-resource',
      'example/queue-without-permission',
    ],
  },
  INVOCATION_SUCCESS: {
    pitfalls: ['Delivered is not dealt with: a function may fail after it.'],
    see: ['lambda-retries'],
  },
  INVOCATION_FAILURE: {
    pitfalls: ['Without a dead-letter queue at the target, the event is gone with it.'],
    see: ['dead-letter-queue'],
  },
  INVOCATION_DLQ: {
    pitfalls: ['With an error in it, the queue has refused the event, which is then lost.'],
    see: ['dead-letter-queue', 'example/dead-letter-triage'],
  },
};

/** The message types of a bus's log, one article each. */
export const messageTypes: readonly ReferenceEntry[] = (Object.keys(NOTES) as BusMessageType[]).map(
  (type) =>
    article({
      slug: articleSlug.messageType(type),
      name: type,
      summary: MESSAGE_TYPES[type],
      values: `In the log of a bus from level ${LOG_LEVELS[type]} on.`,
      known: [
        ['documentation', 'the type'],
        ['choice', 'its level, where the guide gives none'],
      ],
      pitfalls: NOTES[type].pitfalls,
      see: ['log-levels', ...NOTES[type].see],
    }),
);

export const logLevels: ReferenceEntry = article({
  slug: 'log-levels',
  name: 'LogConfig',
  summary:
    'What a bus writes to its log: OFF, ERROR, INFO or TRACE, each of which includes the one before it.',
  values:
    'IncludeDetail NONE leaves the detail of events and the input of targets out; FULL has them in.',
  known: [
    ['documentation', 'the levels and the form of a record'],
    ['choice', 'a bus without LogConfig logs everything here, and nothing at AWS'],
  ],
  pitfalls: [
    'A log level alone delivers no log: AWS wants a delivery to CloudWatch Logs, S3 or Firehose as well.',
    'To see why a delivery failed, ERROR is enough; to see that no rule matched, INFO.',
    'In the log of this page, types in small letters are what targets do; no bus logs those.',
  ],
});
