import { describe, expect, test } from 'vitest';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { checkResources } from '../../../src/core/targets/check-resources.ts';
import { aScenario, withTarget } from '../../support/scenarios.ts';

/** Without rules, whose targets would be missing. */
const problems = (source: Partial<ScenarioSource>) =>
  checkResources(
    aScenario({ buses: [{ kind: 'classic', name: 'default', rules: [] }], ...source }),
  ).map(({ severity, message }) => `${severity}: ${message}`);

test('the usual scenario has none', () => {
  expect(problems({})).toEqual([]);
});

describe('queues', () => {
  test.each<[NonNullable<ScenarioSource['queues']>[number], string]>([
    [
      { name: 'q', redrivePolicy: { deadLetterQueue: 'nowhere', maximumReceiveCount: 3 } },
      'error: Value {"deadLetterTargetArn":"nowhere","maxReceiveCount":3} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.',
    ],
    [
      { name: 'q', contentBasedDeduplication: true },
      'error: Unknown Attribute ContentBasedDeduplication.',
    ],
    [
      { name: 'a.b' },
      'error: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ],
    [
      { name: 'a'.repeat(81) },
      'error: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ],
  ])('%o: %s', (queue, expected) => {
    expect(problems({ queues: [queue] })).toEqual([expected]);
  });
});

describe('functions', () => {
  test.each<[Partial<NonNullable<ScenarioSource['functions']>[number]>, string[]]>([
    [{ reservedConcurrency: 900 }, []],
    [
      { reservedConcurrency: 901 },
      [
        "warning: Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      ],
    ],
    [
      { onFailure: { type: 'sqs-queue', name: 'x.fifo' } },
      ['warning: x.fifo is a FIFO queue, which Lambda does not take for a destination.'],
    ],
    [
      { onSuccess: { type: 'event-bus', name: 'nowhere' } },
      ['warning: There is no nowhere: what is sent there is lost.'],
    ],
    [{ onFailure: { type: 'sqs-queue', name: 'q' } }, []],
  ])('%o: %o', (changes, expected) => {
    expect(problems({ functions: [{ name: 'f', code: '', ...changes }] })).toEqual(expected);
  });
});

test.each([
  ['https://example.com/*/*', ['a', 'b'], 0],
  ['https://example.com/*/*', ['a'], 1],
  ['https://example.com/', ['a'], 1],
  ['https://example.com/', undefined, 0],
])('an endpoint %s and the values %o: %i problems', (endpoint, pathParameterValues, count) => {
  const scenario = withTarget(
    {
      resource: { type: 'api-destination', name: 'api' },
      httpParameters: { ...(pathParameterValues && { pathParameterValues }) },
    },
    { apiDestinations: [{ name: 'api', endpoint }] },
  );
  expect(checkResources(scenario)).toHaveLength(count);
});

test.each<[string, Partial<ScenarioSource>, string]>([
  [
    'a FIFO queue on a standard topic',
    {
      queues: [{ name: 'q.fifo' }],
      topics: [{ name: 't', subscriptions: [{ endpoint: { type: 'sqs-queue', name: 'q.fifo' } }] }],
    },
    'warning: Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
  ],
  [
    'a log group outside the console',
    { logGroups: [{ name: 'mine' }] },
    'warning: The console only offers log groups whose name begins with /aws/events/.',
  ],
  [
    'a connection that is not there',
    { apiDestinations: [{ name: 'api', endpoint: 'https://a.b', connection: 'c' }] },
    'warning: There is no connection c.',
  ],
  [
    'an answer to a body that no pattern describes',
    {
      apiDestinations: [
        {
          name: 'api',
          endpoint: 'https://a.b',
          script: [{ when: { type: 'body', pattern: '[' }, status: 500 }],
        },
      ],
    },
    'warning: The event pattern of an answer is not valid, so it is never given.',
  ],
  [
    'a pattern in a failure switch',
    {
      queues: [
        {
          name: 'q',
          failures: [{ error: 'AccessDenied', when: { type: 'event-pattern', pattern: '{' } }],
        },
      ],
    },
    'warning: The event pattern of a failure is not valid, so it never applies.',
  ],
  [
    'a mapping that Lambda refuses',
    { eventSourceMappings: [{ queue: 'q', function: 'f', batchSize: 11 }] },
    'error: Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
  ],
])('%s', (_, source, expected) => {
  expect(problems(source)).toEqual([expected]);
});
