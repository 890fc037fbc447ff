import { describe, expect, test } from 'vitest';
import { type Instant, instant } from '../../../src/core/model/brand.ts';
import type { FunctionRuntime } from '../../../src/core/model/invocation.ts';
import type { Scenario, ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportDeliveries } from '../../../src/core/report/deliveries.ts';
import { reportFunctions } from '../../../src/core/report/functions.ts';
import { reportRecordings } from '../../../src/core/report/recordings.ts';
import { whereIsIt } from '../../../src/core/report/whereabouts.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, failing, runtimeOf, withTarget } from '../../support/scenarios.ts';
import { all, only } from '../../support/traces.ts';

async function play(scenario: Scenario, runtime: FunctionRuntime = runtimeOf(() => ({}))) {
  const simulation = new Simulation(scenario, { runtime });
  simulation.putEvents([anEntry]);
  await simulation.runUntilIdle();
  const { trace } = simulation;
  const at = (moment?: Instant) => {
    const [report] = reportDeliveries(trace, moment);
    if (!report) throw new Error('no delivery');
    return report;
  };
  return { simulation, trace, at, says: (moment?: Instant) => whereIsIt(at(moment)) };
}

describe('the message that a delivery has become', () => {
  const read = (changes: Partial<ScenarioSource> = {}) =>
    withTarget(
      {},
      {
        queues: [
          {
            ...{ name: 'q', visibilityTimeoutSeconds: 30 },
            redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 2 },
          },
          { name: 'dlq' },
        ],
        eventSourceMappings: [{ queue: 'q', function: 'f' }],
        ...changes,
      },
    );

  test('waits, is in flight, and is gone once the function has dealt with it', async () => {
    const slow = runtimeOf(() => ({ durationMilliseconds: 1_000 }));
    const { trace, at, says } = await play(read(), slow);
    expect(at(only(trace, 'sqs-message-sent').at).afterwards).toMatchObject({
      ...{ type: 'queue', queue: 'q', status: 'waiting', receiveCount: 0 },
    });
    expect(says(only(trace, 'lambda-invocation-started').at)).toContain(
      'Lambda has read the message for f',
    );
    expect(at().afterwards).toMatchObject({ status: 'deleted', receiveCount: 1, function: 'f' });
    expect(says()).toBe(
      'f has dealt with the message, and Lambda has deleted it from the queue q.',
    );
  });

  test('ends in the dead-letter queue of its queue, which is not the one of the rule', async () => {
    const { at, says } = await play(
      read(),
      runtimeOf(() => failing),
    );
    expect(at().afterwards).toMatchObject({
      status: 'dead-lettered',
      queue: 'dlq',
      receiveCount: 2,
    });
    expect(at().status).toBe('delivered');
    expect(says()).toMatch(/received twice for f and never deleted.*moved it to dlq/);
  });

  test('comes back by a redrive', async () => {
    const { simulation } = await play(read({ eventSourceMappings: [] }));
    const take = () => simulation.sqs.consumer.receive({ queue: 'q', most: 1 }, null);
    for (let turn = 0; turn < 3; turn++) {
      take();
      await simulation.advanceTo(instant(simulation.now + 31_000));
    }
    const [moved] = reportDeliveries(simulation.trace);
    expect(moved?.afterwards).toMatchObject({ queue: 'dlq', status: 'dead-lettered' });
    simulation.sqs.actions.do({ type: 'start-redrive', at: 0, queue: 'dlq' }, null);
    await simulation.runUntilIdle();
    const [back] = reportDeliveries(simulation.trace);
    expect(back?.afterwards).toMatchObject({ queue: 'q', status: 'waiting', receiveCount: 0 });
  });

  test('expires', async () => {
    const { simulation } = await play(
      withTarget({}, { queues: [{ name: 'q', retentionSeconds: 60 }] }),
    );
    await simulation.advanceTo(instant(simulation.now + 61_000));
    const [report] = reportDeliveries(simulation.trace);
    expect(report && whereIsIt(report)).toContain('so it is gone');
  });

  test('was there already', async () => {
    const scenario = withTarget(
      {
        resource: { type: 'sqs-queue', name: 'q.fifo' },
        sqsParameters: { messageGroupId: 'g' },
        input: { type: 'constant', text: '"same"' },
      },
      { queues: [{ name: 'q.fifo', contentBasedDeduplication: true }] },
    );
    const simulation = new Simulation(scenario);
    simulation.putEvents([anEntry, anEntry]);
    await simulation.runUntilIdle();
    const reports = reportDeliveries(simulation.trace);
    const flags = reports.map(
      ({ afterwards }) => afterwards?.type === 'queue' && afterwards.deduplicated,
    );
    expect([...flags].sort()).toEqual([false, true]);
  });

  test('there are several if EventBridge did not hear of the acceptance', async () => {
    const when = { type: 'first-attempts', count: 2 } as const;
    const { at } = await play(
      withTarget(
        {},
        { queues: [{ name: 'q', failures: [{ error: 'TimeoutAfterAcceptance', when }] }] },
      ),
    );
    expect(at()).toMatchObject({ status: 'delivered', acceptances: 3 });
  });
});

describe('what other targets do', () => {
  const to = (resource: NonNullable<Parameters<typeof withTarget>[0]['resource']>, more = {}) =>
    withTarget({ resource }, more);

  test('a topic says of each subscription what became of it', async () => {
    const { at, says } = await play(
      to(
        { type: 'sns-topic', name: 't' },
        {
          queues: [{ name: 'q' }, { name: 'r', failure: 'deleted' }],
          topics: [
            {
              name: 't',
              subscriptions: [
                { endpoint: { type: 'sqs-queue', name: 'q' } },
                { endpoint: { type: 'sqs-queue', name: 'r' } },
              ],
            },
          ],
        },
      ),
    );
    const { afterwards } = at();
    const found = afterwards?.type === 'topic' ? afterwards.notifications : [];
    expect(found.map(({ endpoint, status }) => [endpoint.name, status]).sort()).toEqual([
      ['q', 'delivered'],
      ['r', 'lost'],
    ]);
    expect(says()).toContain('SNS could not deliver it to r (NO_RESOURCE), and it is lost there.');
  });

  test.each([
    [{ type: 'event-bus', name: 'orders' }, 'The event is on the event bus orders'],
    [{ type: 'state-machine', name: 'm' }, 'm has started an execution'],
    [{ type: 'kinesis-stream', name: 's' }, 'a record in shardId-000000000000 of the stream s'],
    [{ type: 'log-group', name: '/aws/events/l' }, 'in the log group /aws/events/l'],
  ] as const)('%o: "%s"', async (resource, sentence) => {
    const scenario = to(resource, {
      stateMachines: [{ name: 'm' }],
      streams: [{ name: 's' }],
      logGroups: [{ name: '/aws/events/l' }],
    });
    const buses = [
      ...scenario.buses,
      { kind: 'classic' as const, name: 'orders', rules: [], failures: [] },
    ];
    const { says } = await play({ ...scenario, buses });
    expect(says()).toContain(sentence);
  });

  test('recordings are listed up to a moment', async () => {
    const scenario = to({ type: 'state-machine', name: 'm' }, { stateMachines: [{ name: 'm' }] });
    const { simulation, trace } = await play(scenario);
    const first = only(trace, 'states-execution-started');
    await simulation.advanceTo(instant(simulation.now + 10_000));
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
    const machine = { type: 'state-machine', name: 'm' } as const;
    expect(reportRecordings(simulation.trace, machine)).toHaveLength(2);
    expect(reportRecordings(simulation.trace, machine, first.at)).toEqual([first]);
    expect(reportRecordings(simulation.trace, { ...machine, name: 'other' })).toEqual([]);
  });
});

describe('the log of a function', () => {
  test('has every invocation, whoever asked for it, as it was at a moment', async () => {
    const scenario = withTarget(
      { resource: { type: 'lambda-function', name: 'f' } },
      {
        queues: [{ name: 'q' }],
        eventSourceMappings: [{ queue: 'q', function: 'f' }],
        functions: [{ name: 'f', code: '', maximumRetryAttempts: 1 }],
      },
    );
    const runtime = runtimeOf(({ event }) =>
      event.includes('"Records"') ? { durationMilliseconds: 500 } : failing,
    );
    const { simulation } = await play(scenario, runtime);
    simulation.sqs.actions.do({ type: 'send-message', at: 0, queue: 'q', body: 'x' }, null);
    await simulation.runUntilIdle();
    const { trace } = simulation;
    const [log] = reportFunctions(trace, scenario.functions);
    expect(
      log?.invocations.map(({ attempt, batch, outcome }) => [attempt, batch?.queue, outcome?.ok]),
    ).toEqual([
      [1, undefined, false],
      [2, undefined, false],
      [1, 'q', true],
    ]);
    expect(log?.invocations.every(({ logText }) => logText.includes('REPORT RequestId'))).toBe(
      true,
    );
    const started = all(trace, 'lambda-invocation-started').at(-1);
    const [then] = reportFunctions(trace, scenario.functions, started?.at);
    expect(then).toMatchObject({ running: 1 });
    expect(then?.invocations.at(-1)).toMatchObject({ outcome: null, logText: '' });
  });

  test('counts throttles', async () => {
    const scenario = withTarget(
      { resource: { type: 'lambda-function', name: 'f' } },
      { functions: [{ name: 'f', code: '', failure: 'throttled', maximumEventAgeSeconds: 60 }] },
    );
    const { trace } = await play(scenario);
    const [log] = reportFunctions(trace, scenario.functions);
    expect(log?.throttles).toBe(all(trace, 'lambda-invocation-throttled').length);
    expect(log?.invocations).toEqual([]);
  });
});
