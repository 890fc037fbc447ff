import { article, type ReferenceEntry } from '../entry.ts';

/** What happens between a match and the end of a delivery, and after it. */
export const deliveryArticles: readonly ReferenceEntry[] = [
  article({
    slug: 'retry-policy',
    name: 'RetryPolicy',
    summary: 'How often, and for how long, EventBridge tries again to give a target an event.',
    values:
      'MaximumRetryAttempts, 0 to 185, and MaximumEventAgeInSeconds, 60 to 86,400, for each target. Whichever is reached first ends it; by default 185 retries and 24 hours.',
    known: 'documentation',
    example: {
      type: 'run',
      example: 'unavailable-api',
      tells: 'Each attempt at an endpoint that is down, until the policy allows no more.',
      shows: 'attempt 2',
    },
    pitfalls: [
      'Retries are counted after the first try: 0 means one try.',
      'Only what may pass is tried again. A missing permission and a deleted target are not.',
      'Every target of a rule has a policy, retries and a dead-letter queue of its own.',
      'It ends when the target has accepted. What a function does afterwards has other retries.',
    ],
    limits: ['0 to 185 retries.', '60 to 86,400 seconds.'],
    see: ['back-off', 'dead-letter-queue', 'lambda-retries', 'example/retry-storm'],
  }),
  article({
    slug: 'back-off',
    name: 'Back-off',
    isTitle: true,
    summary:
      'EventBridge waits longer from retry to retry, each time by chance a little more or less.',
    values: 'Exponential, with jitter. A Retry-After header of an endpoint counts if it is longer.',
    known: [
      ['documentation', 'that it is exponential with jitter'],
      [
        'choice',
        'the curve: one second doubling to ten minutes, full jitter, spread so that 185 retries take about a day',
      ],
    ],
    pitfalls: [
      'An outage of ten minutes takes some ten retries: a policy with three does not outlast it.',
      'The seed of the scenario decides the waits, so that the same link shows the same ones.',
    ],
    see: ['retry-policy', 'example/retry-storm'],
  }),
  article({
    slug: 'dead-letter-queue',
    name: 'DeadLetterConfig',
    summary: 'The queue that gets an event which EventBridge could not deliver to a target.',
    values:
      'A standard SQS queue in the same Region, for each target. The body is the event; why it is there stands in message attributes.',
    known: [
      ['documentation', 'attributes and error codes'],
      ['choice', 'that the body is the original event also behind a transformer'],
    ],
    example: {
      type: 'run',
      example: 'dead-letter-triage',
      tells: 'Targets that fail, each in its own way, and the dead-letter queue of each.',
      shows: 'The event is in the dead-letter queue',
    },
    pitfalls: [
      'Without it the event is dropped after the last try.',
      'Its policy has to allow sqs:SendMessage to events.amazonaws.com, or the event is lost there.',
      'A FIFO queue is refused.',
      'It gets nothing that a function has failed at: that goes to the function’s own.',
      'Message attributes are not shown by a receive that does not ask for them.',
    ],
    texts: [
      attribute('RULE_ARN', 'The rule that matched.'),
      attribute('TARGET_ARN', 'The target that did not get it.'),
      attribute('ERROR_CODE', 'What went wrong, as a code; each has an article.'),
      attribute('ERROR_MESSAGE', 'The text of the target’s service.'),
      attribute(
        'EXHAUSTED_RETRY_CONDITION',
        'What ended the retries; absent if nothing was tried again.',
      ),
      attribute('RETRY_ATTEMPTS', 'How often it was tried again.'),
    ],
    see: [
      'retry-policy',
      'exhausted-maximum-retry-attempts',
      'sqs-redrive',
      'example/dead-letter-triage',
    ],
  }),
  article({
    slug: 'lambda-retries',
    name: 'Lambda’s own retries',
    isTitle: true,
    summary:
      'Once Lambda has accepted an event, Lambda tries again if the handler fails: twice by default, about one and then two minutes later.',
    values:
      'MaximumRetryAttempts 0 to 2 and MaximumEventAgeInSeconds 60 to 21,600 of the function. Throttling is tried again until the event is too old.',
    known: 'documentation',
    example: {
      type: 'run',
      example: 'only-some-events-fail',
      tells:
        'One attempt by EventBridge, then three invocations by Lambda of the event that fails.',
      shows: 'invocation 3',
    },
    pitfalls: [
      'EventBridge has nothing to do with them: its retry policy does not count here.',
      'After the last one the event is gone, unless the function has a destination or a dead-letter queue.',
    ],
    limits: ['0 to 2 retries.', '6 hours at most.'],
    see: ['target-lambda-function', 'on-failure-destination', 'exhausted-retries-exhausted'],
  }),
  article({
    slug: 'on-failure-destination',
    name: 'On-failure destination',
    isTitle: true,
    summary: 'Where Lambda sends the record of an invocation that it has given up.',
    values:
      'A queue, topic, function or event bus. The record has requestContext.condition, requestPayload and the function’s error. The older dead-letter queue of a function gets the bare event, with RequestID, ErrorCode and ErrorMessage as attributes.',
    known: 'documentation',
    pitfalls: [
      'A function may have both, and then both are sent to.',
      'A FIFO queue is not taken.',
      'It is for asynchronous invocations only; a function that reads a queue has the redrive policy of that queue.',
    ],
    see: ['lambda-retries', 'dead-letter-queue', 'example/chain-of-destinations'],
  }),
  article({
    slug: 'sqs-redrive',
    name: 'RedrivePolicy',
    summary:
      'Moves a message that has been received as often as the policy allows, and never deleted, to another queue.',
    values:
      'deadLetterTargetArn and maxReceiveCount, 1 to 1,000, of the source queue. StartMessageMoveTask brings messages back.',
    known: [
      ['documentation', 'the policy'],
      ['choice', 'how fast a move is without a rate: 100 a second'],
    ],
    pitfalls: [
      'It is SQS that moves it, and not EventBridge: the queue of a target’s DeadLetterConfig is another thing.',
      'It moves on the receive after the count is reached.',
      'In a standard queue the message keeps its age: it may expire soon after the move.',
      'The dead-letter queue of a FIFO queue is FIFO.',
    ],
    see: ['target-sqs-queue', 'dead-letter-queue', 'sqs-queues', 'example/poison-message'],
  }),
  article({
    slug: 'at-least-once',
    name: 'At least once',
    isTitle: true,
    summary: 'EventBridge may deliver the same event twice. The id is the same each time.',
    values:
      'It happens when an answer is lost on its way: the target has the event, and it is tried again.',
    known: [
      ['documentation', 'that it may happen'],
      ['choice', 'that it happens here only where a switch asks for it'],
    ],
    example: {
      type: 'run',
      example: 'twice',
      tells: 'The answer of the queue is lost once, and the message is there twice.',
      shows: 'attempt 2',
    },
    pitfalls: ['Keep the ids that have been dealt with, or make the work safe to repeat.'],
    see: ['id', 'retry-policy'],
  }),
  article({
    slug: 'loops',
    name: 'Loops',
    isTitle: true,
    summary:
      'A target that puts an event which the same rule matches goes on for ever, and is billed.',
    values:
      'EventBridge does not stop loops in general. Here one is stopped after ten times round.',
    known: [
      ['documentation', 'that narrower patterns are the remedy'],
      ['choice', 'the bound of ten'],
    ],
    example: {
      type: 'run',
      example: 'loop-of-two-buses',
      tells: 'Two buses that send each other everything.',
      shows: 'accepts the event',
    },
    pitfalls: [
      'Give what a handler publishes a source of its own, and let the rule ask for another: { "source": [{ "anything-but": "my.function" }] }.',
    ],
    see: ['target-event-bus', 'anything-but'],
  }),
  article({
    slug: 'archive',
    name: 'Archive',
    isTitle: true,
    summary:
      'Keeps events of a bus, all or those that a pattern matches, so that they can be replayed.',
    values:
      'A name of 48 characters at most, a bus, a pattern, and RetentionDays; 0 keeps them for ever.',
    known: [
      ['service', 'that replayed events are not archived again'],
      ['documentation', 'retention'],
      ['choice', 'ten minutes until an event is in it'],
    ],
    pitfalls: [
      'It keeps what the bus has got, matched or not; what PutEvents has refused it never sees.',
      'An event is not in it at once: wait some minutes before a replay.',
      'What came before the archive was made is not in it.',
    ],
    see: ['replay', 'archives-and-replays'],
  }),
  article({
    slug: 'replay',
    name: 'Replay',
    isTitle: true,
    summary: 'Sends the events that an archive has of a time to the same bus again.',
    values: 'EventStartTime, EventEndTime, and the rules that get them: the chosen ones, or all.',
    known: [
      ['service', 'replay-name, and that id and time stay'],
      ['documentation', 'the order: minute by minute, unordered within one'],
      ['choice', 'how fast it is'],
    ],
    pitfalls: [
      'Rules that may not see old events again need [{ "exists": false }] for replay-name, or are left out of the replay.',
      'Order within a minute is not kept.',
      'Only to the bus that they came from.',
    ],
    limits: ['Ten at once.', 'A name of 64 characters at most.'],
    see: ['archive', 'replay-name', 'archives-and-replays'],
  }),
];

function attribute(text: string, means: string) {
  const slug = `dead-letter-${text.toLowerCase().replaceAll('_', '-')}`;
  return { slug, text, code: 'message attribute', means, by: 'documentation' } as const;
}
