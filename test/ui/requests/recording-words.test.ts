import { describe, expect, test } from 'vitest';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { endpointKey } from '../../../src/core/report/delivery-report.ts';
import {
  recordingContent,
  recordingFacts,
  recordingWords,
} from '../../../src/ui/requests/recording-words.ts';
import { traceOf, withTarget } from '../../support/scenarios.ts';

type Changes = Parameters<typeof withTarget>[0];

/** What the target of a delivery keeps, and how it is told. */
async function kept(target: Changes) {
  const scenario = withTarget(target, {
    stateMachines: [{ name: 'm' }],
    streams: [{ name: 's' }],
    logGroups: [{ name: '/aws/events/l' }],
  });
  const [delivery] = reportDeliveries(await traceOf(scenario));
  const afterwards = delivery?.afterwards;
  if (afterwards?.type !== 'recording') throw new Error('Nothing was kept');
  const { recording } = afterwards;
  const configured = scenario.buses[0]?.rules[0]?.targets[0];
  return {
    eventId: delivery?.eventId,
    facts: Object.fromEntries(recordingFacts(recording)),
    content: recordingContent(recording),
    words: recordingWords(recording, configured),
  };
}

test('an execution has its name, its ARN and its input', async () => {
  const { facts, content, eventId } = await kept({
    resource: { type: 'state-machine', name: 'm' },
    input: { type: 'constant', text: '{"a":1}' },
  });
  expect(facts['Execution ARN']).toBe(
    `arn:aws:states:us-east-1:123456789012:execution:m:${facts.Name}`,
  );
  expect(facts.Name).toContain(eventId);
  expect(content.text).toBe('{"a":1}');
});

describe('a record says where its partition key comes from', () => {
  test.each([
    [undefined, 'is the event’s id, since the target names no PartitionKeyPath'],
    ['$.detail.nothing', 'is the event’s id, since there is nothing at $.detail.nothing'],
    ['$.detail.n', 'is what the event has at $.detail.n'],
    ['$.id', 'is what the event has at $.id'],
  ])('%s', async (path, words) => {
    const told = await kept({
      resource: { type: 'kinesis-stream', name: 's' },
      ...(path !== undefined && { kinesisParameters: { partitionKeyPath: path } }),
    });
    expect(told.words).toContain(words);
    expect(told.facts).toMatchObject({ Stream: 's', Shard: 'shardId-000000000000' });
    expect(told.facts['Partition key']).toBe(path === '$.detail.n' ? '1' : told.eventId);
    expect(JSON.parse(told.content.text)).toMatchObject({ detail: { n: 1 } });
  });
});

describe('an event of a log has its moment', () => {
  const resource = { type: 'log-group', name: '/aws/events/l' } as const;
  const made = (timestamp: string) => ({
    type: 'transformer' as const,
    paths: {},
    template: `{"timestamp": ${timestamp}, "message": "hello"}`,
  });

  test('its own', async () => {
    const { facts, words } = await kept({ resource });
    expect(facts.Timestamp).toMatch(/^2026-01-15T09:00:0\d\.\d{3}Z$/);
    expect(words).toContain('when EventBridge put the event into the log');
  });

  test.each([
    ['1768467600000', '2026-01-15T09:00:00.000Z'],
    ['1e300', '1e+300'],
  ])('that of a transformer: %s', async (timestamp, shown) => {
    const { facts, content, words } = await kept({ resource, input: made(timestamp) });
    expect(facts.Timestamp).toBe(shown);
    expect(content.text).toBe('hello');
    expect(words).toContain('the input transformer has made');
  });
});

test('a topic keeps what each endpoint was sent', async () => {
  const scenario = withTarget(
    {
      resource: { type: 'sns-topic', name: 't' },
      input: { type: 'constant', text: '"hello"' },
    },
    {
      topics: [
        {
          name: 't',
          subscriptions: [
            { endpoint: { type: 'sqs-queue', name: 'q' } },
            { endpoint: { type: 'sqs-queue', name: 'dlq' }, rawMessageDelivery: true },
            { endpoint: { type: 'lambda-function', name: 'f' } },
          ],
        },
      ],
    },
  );
  const [delivery] = reportDeliveries(await traceOf(scenario));
  const afterwards = delivery?.afterwards;
  if (afterwards?.type !== 'topic') throw new Error('It is no topic');
  const given = (type: 'sqs-queue' | 'lambda-function', name: string) =>
    afterwards.given[endpointKey({ type, name })] ?? '';
  expect(afterwards.message).toBe('"hello"');
  expect(JSON.parse(given('sqs-queue', 'q'))).toMatchObject({ Message: '"hello"' });
  expect(given('sqs-queue', 'dlq')).toBe('"hello"');
  expect(JSON.parse(given('lambda-function', 'f'))).toMatchObject({
    Records: [{ Sns: { Message: '"hello"' } }],
  });
});
