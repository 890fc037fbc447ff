import { articleSlug } from '../../core/model/article-slug.ts';
import { type FailingType, failureFacts, failureNamesOf } from '../../core/model/failure-facts.ts';
import { type AwsText, article, type ReferenceEntry } from '../entry.ts';

type Target = Parameters<typeof article>[0] & {
  /** Whose failures are listed. */
  readonly type: FailingType;
};

/** What a kind of target is sent and answers, one article each. */
export const targets: readonly ReferenceEntry[] = (
  [
    {
      type: 'lambda-function',
      slug: 'target-lambda-function',
      name: 'Lambda function',
      summary:
        'EventBridge calls it asynchronously: Lambda answers 202, puts the event into a queue of its own, and the delivery has ended well before the handler runs.',
      values: 'The handler is given the event, or what the input makes of it: one JSON value.',
      known: [
        ['documentation', 'invocation, retries and limits'],
        ['choice', 'how long computing takes'],
      ],
      example: {
        type: 'run',
        example: 'only-some-events-fail',
        tells:
          'EventBridge delivers every event with one attempt. Of one of them the function makes nothing, and Lambda tries again twice.',
        shows: 'invocation 3',
      },
      pitfalls: [
        'A handler that throws is no failure for EventBridge: its retry policy and dead-letter queue never hear of it.',
        'So a function needs a destination or dead-letter queue of its own, beside that of the target.',
        'Permission: the function’s resource policy has to allow events.amazonaws.com, with aws:SourceArn of the rule.',
        'The event may come twice. Let the handler be safe to run again.',
      ],
      limits: [
        'The payload of an asynchronous invocation: 1 MB (256 KB before late 2025).',
        'Concurrency: 1,000 for an account; with 0 reserved it is always throttled.',
      ],
      see: ['lambda-retries', 'on-failure-destination', 'example/throttled-function'],
    },
    {
      type: 'sqs-queue',
      slug: 'target-sqs-queue',
      name: 'SQS queue',
      summary:
        'The event becomes the body of a message. Accepted is delivered: who reads it, and when, is the queue’s affair.',
      values: 'The body is the event, or what the input makes of it, as text.',
      known: [
        ['service', 'bodies of messages'],
        ['documentation', 'limits and permissions'],
        ['choice', 'the order of a standard queue'],
      ],
      example: {
        type: 'run',
        example: 'queue-without-permission',
        tells:
          'The queue’s policy does not let EventBridge in, which is a permanent failure: one attempt, and no more.',
        shows: 'not authorized to perform: sqs:sendmessage',
      },
      pitfalls: [
        'Permission: the queue’s policy has to allow sqs:SendMessage to events.amazonaws.com; a role is not used.',
        'An encrypted queue also needs its KMS key to allow EventBridge, which keys managed by AWS do not.',
        'Messages may come twice and in another order.',
      ],
      limits: [
        'A message: 1 MiB (256 KiB before August 2025), attributes included.',
        'Kept for 4 days, or 1 minute to 14 days.',
      ],
      see: ['target-sqs-fifo', 'sqs-redrive', 'dead-letter-queue'],
    },
    {
      type: 'sqs-queue',
      slug: 'target-sqs-fifo',
      name: 'SQS FIFO queue',
      summary:
        'Keeps the order within a message group, and drops what comes again within five minutes.',
      values:
        'SqsParameters.MessageGroupId at the target is required; all events of the target are in that group.',
      known: 'documentation',
      example: {
        type: 'run',
        example: 'fifo-orders',
        tells: 'Every event of one order is in one group, and is read in turn.',
        shows: 'accepts the event',
      },
      pitfalls: [
        'EventBridge gives no deduplication id: the queue needs content-based deduplication, or refuses the message.',
        'The same body twice in five minutes is one message.',
        'While a message of a group is being worked on, the others of that group wait.',
        'It cannot be the dead-letter queue of a target.',
      ],
      limits: ['The name ends in .fifo.', 'Batches of a function that reads it: 10 at most.'],
      see: ['target-sqs-queue', 'put-targets', 'sqs-messages'],
    },
    {
      type: 'sns-topic',
      slug: 'target-sns-topic',
      name: 'SNS topic',
      summary:
        'The event is published as a message, which SNS brings to each subscription on its own account.',
      values:
        'The message is the event, or what the input makes of it, as text. A queue gets it in the envelope of SNS, or raw if the subscription says so; a function as Records[0].Sns.',
      known: [
        ['documentation', 'delivery and retries'],
        ['choice', 'that retries beyond the first 15 are left out'],
      ],
      pitfalls: [
        'Behind a topic, message attributes and dead letters are those of SNS: each subscription has a redrive policy of its own.',
        'A text template keeps its quotation marks: an e-mail shows them.',
        'Permission: the topic’s policy has to allow sns:Publish to events.amazonaws.com.',
      ],
      limits: ['A message: 256 KB.', 'FIFO topics and filter policies are not simulated.'],
      see: ['text-template', 'example/fan-out'],
    },
    {
      type: 'api-destination',
      slug: 'target-api-destination',
      name: 'API destination',
      summary: 'EventBridge calls an HTTPS endpoint, with the authorization of a connection.',
      values:
        'The body is the event, or what the input makes of it. Values for *, headers and the query may be paths into the event.',
      known: [
        ['documentation', 'statuses, headers and the time-out'],
        ['choice', 'what a missing path value is'],
      ],
      example: {
        type: 'run',
        example: 'unavailable-api',
        tells: 'The endpoint answers 503, which EventBridge tries again by the retry policy.',
        shows: 'HTTP status 503',
      },
      pitfalls: [
        'It has five seconds to answer. Slower is a time-out, and is tried again, though the work may be done.',
        '401, 407, 409, 429 and 5xx are tried again; other 4xx are not.',
        'A Retry-After header counts, if it is longer than the back-off.',
        'Dynamic values are taken from the event itself, and not from what a transformer made of it.',
      ],
      limits: [
        '1 to 300 calls a second, 300 by default: above it they wait, and may get too old.',
        'HTTPS only.',
      ],
      see: ['connection', 'back-off', 'example/api-rate-limit', 'example/too-many-requests'],
    },
    {
      type: 'event-bus',
      slug: 'target-event-bus',
      name: 'Event bus',
      summary: 'The event is put on another bus, where the rules of that bus are asked.',
      values: 'The event keeps id, source, detail-type, time and detail.',
      known: [
        ['service', 'what the event keeps'],
        ['documentation', 'permissions'],
        ['choice', 'an input at such a target is refused'],
      ],
      example: {
        type: 'run',
        example: 'loop-of-two-buses',
        tells:
          'Two buses that send each other everything: an event goes round until something stops it.',
        shows: 'accepts the event',
      },
      pitfalls: [
        'A rule there that sends the event back makes a loop, which costs money until somebody notices.',
        'It needs a role; another account also needs the policy of the bus.',
        'From another account or Region an event cannot, in general, be sent on to a third.',
      ],
      see: ['loops', 'example/log-everything'],
    },
    {
      type: 'state-machine',
      slug: 'target-state-machine',
      name: 'Step Functions state machine',
      summary: 'EventBridge starts an execution and does not wait for it.',
      values: 'The input of the execution is the event, or what the target’s input makes of it.',
      known: [
        ['documentation', 'StartExecution'],
        ['choice', 'the name of the execution'],
      ],
      example: {
        type: 'run',
        example: 'start-a-workflow',
        tells: 'Accepted is delivered; how the execution ends, only Step Functions knows.',
        shows: 'accepts the event',
      },
      pitfalls: [
        'It needs a role that allows states:StartExecution.',
        'The input has to be JSON: several lines of text are refused.',
        'An event that comes twice starts two executions.',
      ],
      limits: ['The input: 262,144 characters.'],
      see: ['text-template'],
    },
    {
      type: 'kinesis-stream',
      slug: 'target-kinesis-stream',
      name: 'Kinesis data stream',
      summary: 'The event becomes a record of the stream.',
      values:
        'KinesisParameters.PartitionKeyPath is a path to the value that decides on the shard; without it the id of the event does.',
      known: 'documentation',
      pitfalls: [
        'Order is kept within a shard only: a key that is the same for what belongs together keeps that in order.',
        'It needs a role that allows kinesis:PutRecord.',
        'One hot key fills one shard: ProvisionedThroughputExceededException, which is tried again.',
      ],
      limits: ['A partition key: 256 characters.', 'A record: 1 MiB.'],
      see: ['back-off'],
    },
    {
      type: 'log-group',
      slug: 'target-log-group',
      name: 'CloudWatch Logs group',
      summary: 'The event is written to a log group: the simplest way to see what a rule matches.',
      values:
        'The event as it is. From a transformer an object with timestamp and message, and nothing else.',
      known: [
        ['documentation', 'what is taken'],
        ['choice', 'the stream and its names'],
      ],
      example: {
        type: 'run',
        example: 'log-everything',
        tells: 'One rule writes all events of the bus to a log group.',
        shows: 'accepts the event',
      },
      pitfalls: [
        'The console offers only groups whose name begins with /aws/events/.',
        'Permission: a resource policy of CloudWatch Logs for events.amazonaws.com and delivery.logs.amazonaws.com. The console makes it; the API does not.',
      ],
      limits: ['A log event: 256 KB.'],
      see: ['input-no-log-event'],
    },
  ] satisfies readonly Target[]
).map(({ type, ...target }: Target) =>
  article({
    ...target,
    isTitle: true,
    texts: target.slug === 'target-sqs-fifo' ? [] : failuresOf(type),
    see: [...(target.see ?? []), 'retry-policy', 'dead-letter-queue'],
  }),
);

export const connections: ReferenceEntry = article({
  slug: 'connection',
  name: 'Connection of an API destination',
  isTitle: true,
  summary:
    'Says how EventBridge authorises itself: Basic, an API key in a header, or OAuth client credentials.',
  values: 'With headers, query and body parameters that go with every request.',
  known: [
    ['documentation', 'kinds and states'],
    ['choice', 'the form of a request for a token, and when one is renewed'],
  ],
  example: {
    type: 'run',
    example: 'authorised-api',
    tells: 'A token is asked for once, and kept until its end.',
    shows: 'accepts the event',
  },
  pitfalls: [
    'What the connection sets wins over HttpParameters of the target.',
    'A connection that is not authorised fails at once, and for good.',
    'The token is renewed after a 401 or 407, and the event is tried again.',
    'Secrets are not part of a scenario: requests show a placeholder.',
  ],
  see: ['target-api-destination', 'error-code-connection-failure', 'error-code-no-permissions'],
});

/** What a target can answer, and what EventBridge makes of it. */
function failuresOf(type: FailingType): readonly AwsText[] {
  return failureNamesOf(type).map((name) => ({
    slug: articleSlug.failure(type, name),
    text: name,
    code: failureFacts(type, name).code,
    means: meaningOf(type, name),
    by: 'documentation',
  }));
}

function meaningOf(type: FailingType, name: string): string {
  const { stage, outcome } = failureFacts(type, name);
  if (stage === 'work') {
    return outcome === 'throttled'
      ? 'Comes after Lambda has accepted the event: EventBridge never learns of it. Lambda tries again until the event is too old.'
      : 'Comes after Lambda has accepted the event: EventBridge never learns of it. Lambda tries again twice.';
  }
  if (name === 'TimeoutAfterAcceptance') {
    return 'The target has the event, and its answer is lost: EventBridge tries again, and the event comes twice.';
  }
  switch (outcome) {
    case 'permanent':
      return 'Permanent: not tried again.';
    case 'throttled':
      return 'Throttled: tried again by the retry policy.';
    case 'retryable':
      return 'May pass: tried again by the retry policy.';
  }
}
