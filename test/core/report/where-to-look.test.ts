import { expect, test } from 'vitest';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { whereToLook } from '../../../src/core/report/where-to-look.ts';
import { type aTarget, failing, runtimeOf, traceOf, withTarget } from '../../support/scenarios.ts';

type Target = NonNullable<Parameters<typeof aTarget>[0]>;
const once = { retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeSeconds: 60 } };
const refused = { queues: [{ name: 'q', failure: 'no-permission' }, { name: 'dlq' }] } as const;
const toFunction = { resource: { type: 'lambda-function', name: 'f' } } as const;

const cases: readonly (readonly [string, Target, object, readonly string[]])[] = [
  ['a message in a queue', {}, {}, ['queue q']],
  ['no dead-letter queue', once, refused, ['rule r FailedInvocations']],
  [
    'a dead-letter queue that has the event',
    { ...once, deadLetterQueue: 'dlq' },
    refused,
    ['queue dlq', 'rule r FailedInvocations'],
  ],
  [
    'a dead-letter queue that is gone',
    { ...once, deadLetterQueue: 'nowhere' },
    refused,
    ['rule r InvocationsFailedToBeSentToDlq'],
  ],
  ['a function that fails', toFunction, {}, ['function f Errors']],
  [
    'a function with a destination',
    toFunction,
    { functions: [{ name: 'f', code: '', onFailureQueue: 'dlq' }] },
    ['queue dlq', 'function f Errors'],
  ],
  [
    'a topic with a queue',
    { resource: { type: 'sns-topic', name: 't' } },
    { topics: [{ name: 't', subscriptions: [{ endpoint: { type: 'sqs-queue', name: 'q' } }] }] },
    ['queue q'],
  ],
];

test.each(cases)('%s', async (_name, target, changes, expected) => {
  const scenario = withTarget(target, changes as Partial<ScenarioSource>);
  const trace = await traceOf(scenario, { runtime: runtimeOf(() => failing) });
  const found = reportDeliveries(trace).flatMap((delivery) =>
    whereToLook(delivery).map((one) =>
      one.type === 'queue'
        ? `queue ${one.name}`
        : `${one.source.type} ${'name' in one.source ? one.source.name : ''} ${one.metric}`,
    ),
  );
  expect(found).toEqual(expected);
});
