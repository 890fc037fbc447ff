import { describe, expect, test } from 'vitest';
import type { ScenarioSource } from '../../../../src/core/model/scenario.ts';
import { Simulation } from '../../../../src/core/simulation.ts';
import { anEntry, traceOf, withTarget } from '../../../support/scenarios.ts';
import { all, only, typesOf } from '../../../support/traces.ts';

type Target = Parameters<typeof withTarget>[0];

const to =
  (type: 'state-machine' | 'kinesis-stream' | 'log-group', name: string) =>
  (target: Target = {}, more: Partial<ScenarioSource> = {}) =>
    withTarget(
      { resource: { type, name }, deadLetterQueue: 'dlq', ...target },
      {
        stateMachines: [{ name: 'm' }],
        streams: [{ name: 's', shards: 4 }],
        logGroups: [{ name: '/aws/events/all' }],
        ...more,
      },
    );
const toMachine = to('state-machine', 'm');
const toStream = to('kinesis-stream', 's');
const toLog = to('log-group', '/aws/events/all');

/** targets.md §5, *Step Functions*. */
describe('a state machine', () => {
  test('starts an execution with the input, and does not run', async () => {
    const trace = await traceOf(toMachine());
    const { eventId, event } = only(trace, 'EVENT_INGEST_SUCCESS');
    expect(only(trace, 'states-execution-started')).toMatchObject({
      ...{ stateMachine: 'm', input: event },
      executionArn: expect.stringMatching(
        new RegExp(`^arn:aws:states:us-east-1:123456789012:execution:m:${eventId}_[0-9a-f-]{36}$`),
      ),
    });
  });

  test('takes any JSON, and nothing else', async () => {
    const constant = (text: string) => toMachine({ input: { type: 'constant', text } });
    expect(only(await traceOf(constant('"a"')), 'states-execution-started').input).toBe('"a"');
    expect(new Simulation(constant('not JSON')).problems).toHaveLength(1);
  });
});

/** targets.md §5, *Kinesis*. */
describe('a stream', () => {
  const keyOf = async (partitionKeyPath: string | undefined, Detail = '{"n":1}') => {
    const kinesisParameters = partitionKeyPath === undefined ? undefined : { partitionKeyPath };
    const trace = await traceOf(toStream({ kinesisParameters }), { entry: { ...anEntry, Detail } });
    const { eventId } = only(trace, 'EVENT_INGEST_SUCCESS');
    const key = only(trace, 'kinesis-record-put').partitionKey;
    return key === eventId ? 'the id' : key;
  };

  test.each([
    [undefined, 'the id'],
    ['$.source', 'my.app'],
    ['$.detail.n', '1'],
    ['$.detail.o', '{"a":[1,2]}'],
    ['$.detail.nothing', 'the id'],
  ])('the partition key of %s is %s', async (path, expected) => {
    expect(await keyOf(path, '{ "n": 1, "o": { "a": [1, 2] } }')).toBe(expected);
  });

  test('the MD5 of the key decides on the shard', async () => {
    const simulation = new Simulation(
      toStream({ kinesisParameters: { partitionKeyPath: '$.detail.k' } }),
    );
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'a'];
    for (const k of keys) simulation.putEvents([{ ...anEntry, Detail: JSON.stringify({ k }) }]);
    await simulation.runUntilIdle();
    const records = all(simulation.trace, 'kinesis-record-put');
    const shards = new Map(records.map(({ partitionKey, shardId }) => [partitionKey, shardId]));
    // MD5('a') = 0cc1…, in the first quarter; MD5('b') = 92eb…, in the third.
    expect(shards.get('a')).toBe('shardId-000000000000');
    expect(shards.get('b')).toBe('shardId-000000000002');
    expect(new Set(records.map(({ sequenceNumber }) => sequenceNumber)).size).toBe(keys.length);
  });

  test('a key of more than 256 characters is refused', async () => {
    const trace = await traceOf(
      toStream({ kinesisParameters: { partitionKeyPath: '$.detail.k' } }),
      { entry: { ...anEntry, Detail: JSON.stringify({ k: 'x'.repeat(257) }) } },
    );
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe('INVALID_PARAMETER');
  });

  test('a path that is none is refused by PutTargets', () => {
    const scenario = toStream({ kinesisParameters: { partitionKeyPath: 'source' } });
    expect(new Simulation(scenario).problems).toHaveLength(1);
  });
});

/** targets.md §5, *CloudWatch Logs*. */
describe('a log group', () => {
  test('gets the event as a message', async () => {
    const trace = await traceOf(toLog());
    expect(only(trace, 'logs-event-put')).toMatchObject({
      ...{ logGroup: '/aws/events/all', message: only(trace, 'EVENT_INGEST_SUCCESS').event },
    });
  });

  const transformed = (template: string) =>
    toLog({
      input: { type: 'transformer', paths: { t: '$.detail.t', m: '$.detail.m' }, template },
    });
  const entry = { ...anEntry, Detail: '{"t":1768467600000,"m":"hello"}' };

  test('with a transformer: the time and the text that it names', async () => {
    const trace = await traceOf(transformed('{"timestamp": <t>, "message": <m>}'), { entry });
    expect(only(trace, 'logs-event-put')).toMatchObject({
      ...{ timestamp: 1_768_467_600_000, message: 'hello' },
    });
  });

  test.each(['{"message": <m>}', '"<m>"'])('PutTargets refuses %s', (template) => {
    expect(new Simulation(transformed(template)).problems).toHaveLength(1);
  });

  test.each([
    '{"timestamp": "<t>", "message": <m>}',
    '{"timestamp": <t>, "message": <t>}',
    '{"timestamp": <m>, "message": <m>}',
  ])('refuses what comes of %s', async (template) => {
    const trace = await traceOf(transformed(template), { entry });
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe('INVALID_PARAMETER');
  });
});

describe('errors', () => {
  test.each([
    ['state-machine', 'm', 'AccessDeniedException', 'NO_PERMISSIONS', false],
    ['state-machine', 'm', 'StateMachineDoesNotExist', 'NO_RESOURCE', false],
    ['state-machine', 'm', 'ThrottlingException', 'THROTTLING', true],
    ['state-machine', 'm', 'ExecutionLimitExceeded', 'THROTTLING', true],
    ['state-machine', 'm', 'InternalServerError', 'INTERNAL_ERROR', true],
    ['kinesis-stream', 's', 'ProvisionedThroughputExceededException', 'THROTTLING', true],
    ['kinesis-stream', 's', 'ResourceNotFoundException', 'NO_RESOURCE', false],
    ['log-group', '/aws/events/all', 'AccessDeniedException', 'NO_PERMISSIONS', false],
    ['log-group', '/aws/events/all', 'ServiceUnavailableException', 'INTERNAL_ERROR', true],
  ] as const)('%s %s: %s is %s', async (type, name, error, code, isRetried) => {
    const failures = [{ error, when: { type: 'always' as const } }];
    const more = {
      stateMachines: [{ name: 'm', ...(type === 'state-machine' && { failures }) }],
      streams: [{ name: 's', ...(type === 'kinesis-stream' && { failures }) }],
      logGroups: [{ name: '/aws/events/all', ...(type === 'log-group' && { failures }) }],
    } as Partial<ScenarioSource>;
    const retryPolicy = { maximumRetryAttempts: 2, maximumEventAgeSeconds: 3_600 };
    const trace = await traceOf(to(type, name)({ retryPolicy }, more));
    expect(all(trace, 'INVOCATION_ATTEMPT_START')).toHaveLength(isRetried ? 3 : 1);
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe(code);
  });

  test.each([
    [
      'state-machine',
      "State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:x'",
    ],
    ['kinesis-stream', 'Stream x not found.'],
    ['log-group', 'The specified log group does not exist.'],
  ] as const)('a %s that is not there: %s', async (type, message) => {
    const trace = await traceOf(to(type, 'x')());
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_MESSAGE).toBe(message);
    expect(typesOf(trace)).toContain('INVOCATION_ATTEMPT_PERMANENT_FAILURE');
  });
});
