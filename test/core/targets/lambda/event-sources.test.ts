import { describe, expect, test } from 'vitest';
import { instant } from '../../../../src/core/model/brand.ts';
import type { FunctionRuntime, InvocationRequest } from '../../../../src/core/model/invocation.ts';
import type { ScenarioSource } from '../../../../src/core/model/scenario.ts';
import { Simulation } from '../../../../src/core/simulation.ts';
import { mappingProblem } from '../../../../src/core/targets/lambda/check-mapping.ts';
import { aScenario, failing, runtimeOf } from '../../../support/scenarios.ts';
import { all, only, typesOf } from '../../../support/traces.ts';

type Mapping = NonNullable<ScenarioSource['eventSourceMappings']>[number];
type QueueSource = NonNullable<ScenarioSource['queues']>[number];

/** A queue that Lambda reads for a function, and messages in it. */
function aBench(
  options: {
    readonly mapping?: Partial<Mapping>;
    readonly queue?: Partial<QueueSource>;
    readonly more?: Partial<ScenarioSource>;
    readonly runtime?: FunctionRuntime;
  } = {},
) {
  const name = options.queue?.name ?? 'q';
  const scenario = aScenario({
    functions: [{ name: 'f', code: '' }],
    queues: [
      { name, visibilityTimeoutSeconds: 30, ...options.queue },
      { name: 'dlq' },
      { name: 'dlq.fifo' },
    ],
    eventSourceMappings: [{ queue: name, function: 'f', ...options.mapping }],
    ...options.more,
  });
  const simulation = new Simulation(scenario, {
    runtime: options.runtime ?? runtimeOf(() => ({})),
  });
  const start = simulation.now;
  const send = (...bodies: readonly string[]) => {
    for (const body of bodies) {
      const request = {
        queue: name,
        body,
        ...(name.endsWith('.fifo') && { groupId: 'g', deduplicationId: body }),
      };
      simulation.sqs.sender.send(request, { eventId: null, deliveryId: null, hops: 0 }, 0);
    }
  };
  return {
    simulation,
    send,
    seconds: (at: number) => Math.round((at - start) / 1_000),
    async play(...bodies: readonly string[]) {
      send(...bodies);
      await simulation.runUntilIdle();
      return simulation.trace;
    },
  };
}

const recordsOf = ({
  event,
}: Pick<InvocationRequest, 'event'>): { body: string; messageId: string }[] =>
  JSON.parse(event).Records;

/** A handler that fails for some bodies, as a function of its event. */
const poisonedBy = (poison: string) =>
  runtimeOf((request) => (recordsOf(request).some(({ body }) => body === poison) ? failing : {}));

/** Reports the messages with these bodies as failed. */
const reporting = (...poison: readonly string[]) =>
  runtimeOf((request) => {
    const batchItemFailures = recordsOf(request)
      .filter(({ body }) => poison.includes(body))
      .map(({ messageId }) => ({ itemIdentifier: messageId }));
    return { result: { ok: true, payload: JSON.stringify({ batchItemFailures }) } };
  });

const batchesOf = (trace: Parameters<typeof all>[0]) =>
  all(trace, 'lambda-invocation-started').map(({ batch }) => batch?.messageIds.length);

/** targets.md §3. */
describe('what a function gets', () => {
  test('is a list of records, in the shape that Lambda documents', async () => {
    let event: unknown;
    const runtime = runtimeOf((request) => {
      event = JSON.parse(request.event);
      return {};
    });
    const bench = aBench({ runtime });
    const attributes = {
      WeeksOn: { dataType: 'Number', value: '6' },
      Author: { dataType: 'String', value: 'John Grisham' },
      Title: { dataType: 'String', value: 'The Whistler' },
    };
    const sentAt = bench.simulation.now;
    bench.simulation.sqs.sender.send(
      { queue: 'q', body: 'hello', attributes },
      { eventId: null, deliveryId: null, hops: 0 },
      0,
    );
    await bench.simulation.runUntilIdle();
    const received = only(bench.simulation.trace, 'sqs-message-received');
    const attribute = (dataType: string, stringValue: string) => ({
      ...{ stringValue, stringListValues: [], binaryListValues: [], dataType },
    });
    expect(event).toEqual({
      Records: [
        {
          messageId: received.messageId,
          receiptHandle: received.receiptHandle,
          body: 'hello',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: String(sentAt),
            SenderId: expect.any(String),
            ApproximateFirstReceiveTimestamp: String(received.at),
          },
          messageAttributes: {
            WeeksOn: attribute('Number', '6'),
            Author: attribute('String', 'John Grisham'),
            Title: attribute('String', 'The Whistler'),
          },
          md5OfMessageAttributes: 'd25a6aea97eb8f585bfa92d314504a92',
          md5OfBody: '5d41402abc4b2a76b9719d911017c592',
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:q',
          awsRegion: 'us-east-1',
        },
      ],
    });
  });

  test('goes well and is deleted', async () => {
    const trace = await aBench().play('a', 'b', 'c');
    expect(batchesOf(trace)).toEqual([3]);
    expect(all(trace, 'sqs-message-deleted')).toHaveLength(3);
    expect(only(trace, 'lambda-batch-ended')).toMatchObject({ failed: [], problem: null });
  });
});

describe('a batch', () => {
  test.each([
    [1, 0, [1, 1, 1]],
    [2, 0, [2, 1]],
    [10, 0, [3]],
  ])('of %i with a window of %i s: %o', async (batchSize, batchWindowSeconds, expected) => {
    const trace = await aBench({ mapping: { batchSize, batchWindowSeconds } }).play('a', 'b', 'c');
    expect(batchesOf(trace)).toEqual(expected);
  });

  test('has ten messages at most without a window', async () => {
    const bodies = [...Array(25).keys()].map(String);
    expect(batchesOf(await aBench().play(...bodies))).toEqual([10, 10, 5]);
  });

  test('closes when the window ends, or when it is full', async () => {
    const bench = aBench({ mapping: { batchSize: 4, batchWindowSeconds: 20 } });
    bench.send('a', 'b');
    await bench.simulation.advanceTo(instant(bench.simulation.now + 5_000));
    bench.send('c');
    await bench.simulation.advanceTo(instant(bench.simulation.now + 30_000));
    bench.send('d', 'e', 'f', 'g', 'h');
    await bench.simulation.runUntilIdle();
    const started = all(bench.simulation.trace, 'lambda-invocation-started');
    expect(started.map(({ batch, at }) => [batch?.messageIds.length, bench.seconds(at)])).toEqual([
      [3, 20],
      [4, 35],
      [1, 55],
    ]);
  });

  test('may be larger than a receive with a window', async () => {
    const bodies = [...Array(25).keys()].map(String);
    const bench = aBench({ mapping: { batchSize: 100, batchWindowSeconds: 5 } });
    expect(batchesOf(await bench.play(...bodies))).toEqual([25]);
  });

  test('five are at work at first, and no more than a mapping allows', async () => {
    const runtime = runtimeOf(() => ({ durationMilliseconds: 2_000 }));
    const most = async (mapping: Partial<Mapping>) => {
      const bodies = [...Array(12).keys()].map(String);
      const bench = aBench({ mapping: { batchSize: 1, ...mapping }, runtime });
      let [running, peak] = [0, 0];
      for (const { type } of await bench.play(...bodies)) {
        if (type === 'lambda-invocation-started') peak = Math.max(peak, ++running);
        if (type === 'lambda-invocation-succeeded') running--;
      }
      return peak;
    };
    expect(await most({})).toBe(5);
    expect(await most({ maximumConcurrency: 2 })).toBe(2);
  });
});

describe('failure', () => {
  test('a function that fails leaves the whole batch to its visibility time-out', async () => {
    const bench = aBench({
      queue: { redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 3 } },
      runtime: poisonedBy('bad'),
    });
    const trace = await bench.play('a', 'bad', 'c');
    const started = all(trace, 'lambda-invocation-started');
    expect(started.map(({ batch, at }) => [batch?.messageIds.length, bench.seconds(at)])).toEqual([
      [3, 0],
      [3, 30],
      [3, 60],
    ]);
    // The good messages share the fate of the bad one.
    expect(all(trace, 'sqs-message-moved').map(({ destination }) => destination)).toEqual([
      ...['dlq', 'dlq', 'dlq'],
    ]);
    expect(typesOf(trace)).not.toContain('sqs-message-deleted');
  });

  test('a poison message that is reported alone goes to the dead-letter queue alone', async () => {
    const bench = aBench({
      mapping: { reportBatchItemFailures: true },
      queue: { redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 3 } },
      runtime: reporting('bad'),
    });
    const trace = await bench.play('a', 'bad', 'c');
    expect(batchesOf(trace)).toEqual([3, 1, 1]);
    expect(all(trace, 'sqs-message-deleted')).toHaveLength(2);
    expect(only(trace, 'sqs-message-moved')).toMatchObject({
      ...{ reason: 'redrive-policy', destination: 'dlq', receiveCount: 3 },
    });
  });

  test('without ReportBatchItemFailures the same answer deletes everything', async () => {
    const trace = await aBench({ runtime: reporting('bad') }).play('a', 'bad');
    expect(all(trace, 'sqs-message-deleted')).toHaveLength(2);
  });

  /** targets.md §3: empty list = success; unknown id or malformed = whole batch failed. */
  test.each([
    ['{"batchItemFailures":[]}', 0],
    ['{}', 0],
    ['null', 0],
    ['""', 0],
    ['{"batchItemFailures":null}', 0],
    ['{"other":1}', 0],
    ['{"batchItemFailures":[{"foo":"notvalid"}]}', 2],
    ['{"batchItemFailures":[{"itemIdentifier":""}]}', 2],
    ['{"batchItemFailures":[{"itemIdentifier":null}]}', 2],
    ['{"batchItemFailures":[{"itemIdentifier":"unknown"}]}', 2],
    ['{"batchItemFailures":"all"}', 2],
    ['"text"', 2],
    ['[1]', 2],
  ])('the answer %s leaves %i of two', async (payload, left) => {
    const bench = aBench({
      mapping: { reportBatchItemFailures: true },
      queue: { retentionSeconds: 60 },
      runtime: runtimeOf(() => ({ result: { ok: true, payload } })),
    });
    bench.send('a', 'b');
    await bench.simulation.advanceTo(instant(bench.simulation.now + 10_000));
    const ended = only(bench.simulation.trace, 'lambda-batch-ended');
    expect(ended.failed).toHaveLength(left);
    expect(ended.problem === null).toBe(left === 0);
    expect(all(bench.simulation.trace, 'sqs-message-deleted')).toHaveLength(2 - left);
  });

  /** Recorded from the service. */
  test('of a FIFO queue: those that are reported come again together, the others are gone', async () => {
    const attempts = new Map<string, number>();
    const failsUntil: Readonly<Record<string, number>> = { '1': 0, '2': 1, '3': 1, '4': 2 };
    const runtime = runtimeOf((request) => {
      const records = recordsOf(request);
      for (const { body } of records) attempts.set(body, (attempts.get(body) ?? 0) + 1);
      const batchItemFailures = records
        .filter(({ body }) => (attempts.get(body) ?? 0) <= (failsUntil[body] ?? 0))
        .map(({ messageId }) => ({ itemIdentifier: messageId }));
      return { result: { ok: true, payload: JSON.stringify({ batchItemFailures }) } };
    });
    const bench = aBench({
      mapping: { reportBatchItemFailures: true },
      queue: {
        name: 'q.fifo',
        redrivePolicy: { deadLetterQueue: 'dlq.fifo', maximumReceiveCount: 2 },
      },
      runtime,
    });
    const trace = await bench.play('1', '2', '3', '4');
    expect(batchesOf(trace)).toEqual([4, 3]);
    expect(only(trace, 'sqs-message-moved').destination).toBe('dlq.fifo');
  });

  test('order is lost where a later message of a group is deleted before an earlier one', async () => {
    const bench = aBench({
      mapping: { reportBatchItemFailures: true },
      queue: { name: 'q.fifo', retentionSeconds: 60 },
      runtime: reporting('a'),
    });
    bench.send('a', 'b');
    await bench.simulation.advanceTo(instant(bench.simulation.now + 10_000));
    expect(only(bench.simulation.trace, 'lambda-batch-ended').outOfOrder).toHaveLength(1);
  });

  test('a throttled batch is tried again until its messages are back in the queue', async () => {
    const bench = aBench({
      queue: { redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 2 } },
      more: { functions: [{ name: 'f', code: '', failure: 'throttled' }] },
    });
    const trace = await bench.play('a');
    const throttles = all(trace, 'lambda-invocation-throttled');
    expect(throttles.length).toBeGreaterThan(4);
    expect(throttles.filter(({ nextAttemptAt }) => nextAttemptAt === null)).toHaveLength(2);
    expect(only(trace, 'sqs-message-moved').destination).toBe('dlq');
  });

  test('a failure by content is a poison message', async () => {
    const failures = [
      {
        error: 'Unhandled' as const,
        when: { type: 'event-pattern' as const, pattern: '{"bad":[true]}' },
      },
    ];
    const bench = aBench({
      mapping: { batchSize: 1 },
      queue: { redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 2 } },
      more: { functions: [{ name: 'f', code: '', failures }] },
    });
    const trace = await bench.play('{"bad":false}', '{"bad":true}');
    expect(all(trace, 'sqs-message-deleted')).toHaveLength(1);
    expect(all(trace, 'sqs-message-moved')).toHaveLength(1);
  });
});

describe('order of a FIFO queue', () => {
  test('one batch of a group is at work at a time', async () => {
    const bench = aBench({
      mapping: { batchSize: 1 },
      queue: { name: 'q.fifo' },
      runtime: runtimeOf(() => ({ durationMilliseconds: 2_000 })),
    });
    let [running, peak] = [0, 0];
    for (const { type } of await bench.play('a', 'b', 'c')) {
      if (type === 'lambda-invocation-started') peak = Math.max(peak, ++running);
      if (type === 'lambda-invocation-succeeded') running--;
    }
    expect(peak).toBe(1);
  });
});

describe('filters', () => {
  test.each([
    ['{"body":{"kind":["order"]}}', '{"kind":"order"}', true],
    ['{"body":{"kind":["order"]}}', '{"kind":"other"}', false],
    ['{"body":{"kind":["order"]}}', 'not JSON', false],
    ['{"body":["text"]}', 'text', true],
    ['{"body":["text"]}', 'other', false],
    ['{"attributes":{"ApproximateReceiveCount":["1"]}}', 'x', true],
  ])('%s and %s: %s', async (filter, body, isInvoked) => {
    const trace = await aBench({ mapping: { filters: [filter] } }).play(body);
    expect(all(trace, 'lambda-invocation-started')).toHaveLength(isInvoked ? 1 : 0);
    expect(all(trace, 'lambda-message-filtered')).toHaveLength(isInvoked ? 0 : 1);
    expect(all(trace, 'sqs-message-deleted')).toHaveLength(1);
  });

  test('one of several is enough', async () => {
    const filters = ['{"body":{"a":[1]}}', '{"body":{"b":[1]}}'];
    const trace = await aBench({ mapping: { filters } }).play('{"b":1}');
    expect(batchesOf(trace)).toEqual([1]);
  });
});

describe('what Lambda refuses of a mapping', () => {
  const queues = [{ name: 'q', visibilityTimeoutSeconds: 30 }, { name: 'q.fifo' }];
  test.each([
    [{}, {}, null],
    [
      { queue: 'nowhere' },
      {},
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    ],
    [
      { function: 'nowhere' },
      {},
      'Function not found: arn:aws:lambda:us-east-1:123456789012:function:nowhere',
    ],
    [
      {},
      { timeoutSeconds: 60 },
      'Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
    ],
    [
      { batchSize: 11 },
      {},
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    ],
    [{ batchSize: 11, batchWindowSeconds: 1 }, {}, null],
    [
      { queue: 'q.fifo', batchWindowSeconds: 1 },
      {},
      'Batching window is not supported for FIFO queues',
    ],
    [{ queue: 'q.fifo', batchSize: 11 }, {}, 'The batch size of a FIFO queue is 10 at most'],
    [{ filters: ['simple string'] }, {}, 'Invalid filter pattern definition.'],
    [{ filters: ['{"body":"a"}'] }, {}, 'Invalid filter pattern definition.'],
  ])('%o of a function %o: %s', (mapping, changes, expected) => {
    const scenario = aScenario({
      queues,
      functions: [{ name: 'f', code: '', ...changes }],
      eventSourceMappings: [{ queue: 'q', function: 'f', ...mapping }],
    });
    const [first] = scenario.eventSourceMappings;
    if (!first) throw new Error('no mapping');
    expect(mappingProblem(first, scenario)?.message ?? null).toBe(expected);
  });

  test.each([{ enabled: false }, { batchSize: 11 }])('%o reads nothing', async (mapping) => {
    expect(typesOf(await aBench({ mapping }).play('a'))).toEqual(['sqs-message-sent']);
  });
});
