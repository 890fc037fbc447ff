import { expect, test } from 'vitest';
import { checkTarget } from '../../../src/core/bus/check-target.ts';
import { aTarget, withTarget } from '../../support/scenarios.ts';

type Source = Parameters<typeof aTarget>[0];

function problems(changes: Source) {
  const [target] = withTarget(aTarget(changes)).buses[0]?.rules[0]?.targets ?? [];
  return target ? checkTarget(target, 2).map(({ field, message }) => `${field}: ${message}`) : [];
}

const api = { type: 'api-destination', name: 'api' } as const;

test.each<[string, Source, readonly string[]]>([
  ['the usual target', {}, []],
  [
    'a FIFO queue without a group',
    { resource: { type: 'sqs-queue', name: 'q.fifo' } },
    ['messageGroupId: Parameter(s) SqsParameters must be specified for target: t.'],
  ],
  [
    'a FIFO queue with one',
    {
      resource: { type: 'sqs-queue', name: 'q.fifo' },
      sqsParameters: { messageGroupId: 'all' },
    },
    [],
  ],
  [
    'a FIFO queue for dead letters',
    { deadLetterQueue: 'd.fifo' },
    ['deadLetterQueue: SQS FIFO is not supported by Dead Letter Queues.'],
  ],
  [
    'an input for a bus',
    { resource: { type: 'event-bus', name: 'b' }, input: { type: 'constant', text: '{}' } },
    [
      'input: Target t is an event bus, which gets the matched event as it is: its input cannot be changed.',
    ],
  ],
  [
    'parameters of an API that it takes',
    {
      resource: api,
      httpParameters: {
        headerParameters: { 'X-Order': '$.detail.id' },
        queryStringParameters: { 'a b': 'ü' },
        pathParameterValues: ['$.detail.id', 'x'],
      },
    },
    [],
  ],
  [
    'a header with a space in its name',
    { resource: api, httpParameters: { headerParameters: { 'X Order': '1' } } },
    [
      "headerParameters: 1 validation error detected: Value '{X Order=1}' at 'targets.2.member.httpParameters.headerParameters' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 512, Member must satisfy regular expression pattern: ^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$]",
    ],
  ],
  [
    'a header whose value only looks as if it were allowed, for long',
    { resource: api, httpParameters: { headerParameters: { X: `${'a '.repeat(250)}ü` } } },
    [
      `headerParameters: 1 validation error detected: Value '{X=${'a '.repeat(250)}ü}' at 'targets.2.member.httpParameters.headerParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 512, Member must satisfy regular expression pattern: ^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$]`,
    ],
  ],
  [
    'a blank path parameter',
    { resource: api, httpParameters: { pathParameterValues: [' '] } },
    [
      "pathParameterValues: 1 validation error detected: Value '[ ]' at 'targets.2.member.httpParameters.pathParameterValues' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 512, Member must satisfy regular expression pattern: ^(?!\\s*$).+$]",
    ],
  ],
  [
    'parameters of an API on something else',
    { httpParameters: { headerParameters: { 'X Order': '1' } } },
    [],
  ],
])('%s', (_, changes, expected) => {
  expect(problems(changes)).toEqual(expected);
});
