import { guideIndex } from '../../src/ui/guide/search/guide-index.ts';

/** What people ask, from a sign to a whole message with their own names in it. */
const QUESTIONS = [
  ...['>', '$or', '*', 'p', 'pre', 'prefix', 'wildcrad', 'dlq', 'retry', 'null', 'e', 'the event'],
  ...['NO_PERMISSIONS', 'aws.events.event.json', 'quotation marks', 'does not match', 'cron'],
  'Unrecognized match type starts-with',
  'Event pattern is not valid. Reason: "slug" must be an object or an array\n at [Source: (String)"{"slug":"x"}"; line: 5, column: 16]',
  'An error occurred (ValidationException) when calling the PutTargets operation: InputTemplate for target my-function contains invalid placeholder orderId.',
  'User: events.amazonaws.com is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:123456789012:orders because no resource-based policy allows the sqs:sendmessage action',
  'why is my lambda function invoked three times although the rule has no retry policy',
  'zzzzqqqq',
];
const ROUNDS = 20;

/**
 * How long a search takes, once its index is there. Of a question the middle of its rounds counts: a
 * machine that does something else meanwhile says nothing of it.
 */
export function measure() {
  const times = QUESTIONS.map((question) => ({ question, milliseconds: timeOf(question) })).sort(
    (a, b) => a.milliseconds - b.milliseconds,
  );
  const [middle] = times.slice(Math.floor(times.length / 2));
  const slowest = times.at(-1);
  return [
    { name: 'a search of the guide, median', figure: `${middle?.milliseconds.toFixed(2)} ms` },
    {
      name: `the same, slowest of ${times.length} ("${slowest?.question.slice(0, 16)}")`,
      figure: `${slowest?.milliseconds.toFixed(2)} ms`,
    },
  ];
}

function timeOf(question: string): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    guideIndex.find(question);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return rounds[ROUNDS / 2] ?? Number.NaN;
}
