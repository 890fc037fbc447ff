import { expect, test } from 'vitest';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportFlows } from '../../../src/core/report/flows.ts';
import { aRule, aScenario, aTarget, failing, runtimeOf, traceOf } from '../../support/scenarios.ts';

type Resource = Parameters<typeof aTarget>[0] extends infer T
  ? NonNullable<T extends { resource?: infer R } ? R : never>
  : never;

/** What went on behind one target, as `from > to: outcome`. */
async function flowsBehind(
  resource: Resource,
  changes: Partial<ScenarioSource>,
  handler = () => ({}),
) {
  const rules = [aRule({ targets: [aTarget({ resource })] })];
  const scenario = aScenario({
    buses: [{ kind: 'classic', name: 'default', rules }],
    ...changes,
  });
  const trace = await traceOf(scenario, { runtime: runtimeOf(handler) });
  const ids = new Set(
    trace.flatMap((entry) => (entry.type === 'EVENT_INGEST_SUCCESS' ? [entry.eventId] : [])),
  );
  expect(reportFlows(trace, new Set())).toEqual([]);
  return reportFlows(trace, ids).map(
    ({ from, to, outcome }) => `${from.name} > ${to.name}: ${outcome}`,
  );
}

const topic = { type: 'sns-topic', name: 'topic' } as const;
const lambda = { type: 'lambda-function', name: 'f' } as const;
const queue = { type: 'sqs-queue', name: 'q' } as const;

test('a topic goes on to its subscriptions', async () => {
  const topics = [{ name: 'topic', subscriptions: [{ endpoint: queue }, { endpoint: lambda }] }];
  expect(await flowsBehind(topic, { topics })).toEqual([
    'topic > q: delivered',
    'topic > f: delivered',
  ]);
});

test('what SNS cannot deliver is lost, or goes to its dead-letter queue', async () => {
  const gone = { type: 'sqs-queue', name: 'gone' } as const;
  const topics = [
    {
      name: 'topic',
      subscriptions: [{ endpoint: gone, deadLetterQueue: 'dlq' }, { endpoint: gone }],
    },
  ];
  expect(await flowsBehind(topic, { topics })).toEqual([
    'topic > gone: lost',
    'topic > dlq: dead-lettered',
  ]);
});

test('Lambda reads a queue for a function; what fails moves to the dead-letter queue', async () => {
  const mapped = {
    queues: [
      { name: 'q', redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 2 } },
      { name: 'dlq' },
    ],
    eventSourceMappings: [{ queue: 'q', function: 'f' }],
  };
  expect(await flowsBehind(queue, mapped)).toEqual(['q > f: delivered']);
  expect(await flowsBehind(queue, mapped, () => failing)).toEqual([
    'q > f: waiting',
    'q > dlq: dead-lettered',
  ]);
});

test('destinations get what succeeds and what fails', async () => {
  const functions = [{ name: 'f', code: '', onSuccess: queue, onFailure: topic }];
  const topics = [{ name: 'topic' }];
  expect(await flowsBehind(lambda, { functions, topics })).toEqual(['f > q: delivered']);
  expect(await flowsBehind(lambda, { functions, topics }, () => failing)).toEqual([
    'f > topic: dead-lettered',
  ]);
});
