import { describe, expect, test } from 'vitest';
import { MOST_HOPS } from '../../src/core/bus/loop.ts';
import { instant } from '../../src/core/model/brand.ts';
import { parseScenario } from '../../src/core/model/scenario.ts';
import type { TraceEntry, TraceEntryOf, TraceFact } from '../../src/core/model/trace.ts';
import { MOST_STEPS, Simulation } from '../../src/core/simulation.ts';
import { orderSystem } from '../../src/samples/order-system.ts';
import {
  anEntry,
  aRule,
  aScenario,
  aTarget,
  failing,
  runtimeOf,
  traceOf,
  withTarget,
} from '../support/scenarios.ts';

const types = (trace: readonly TraceEntry[]) => trace.map(({ type }) => type);
function only<T extends TraceFact['type']>(trace: readonly TraceEntry[], type: T): TraceEntryOf<T> {
  const [found, ...rest] = trace.filter((entry) => entry.type === type);
  expect(rest).toEqual([]);
  return found as TraceEntryOf<T>;
}

const action = (at: number, text: string) =>
  ({ type: 'put-events', at, event: 'e', bus: 'default', text }) as const;

describe('the way of an event', () => {
  test('is told in the message types of the bus log', async () => {
    expect(types(await traceOf(aScenario()))).toEqual([
      'EVENT_RECEIPT',
      'EVENT_INGEST_SUCCESS',
      'RULE_MATCH_START',
      'RULE_MATCH',
      'INVOCATION_START',
      'INVOCATION_ATTEMPT_START',
      'INVOCATION_ATTEMPT_SUCCESS',
      'INVOCATION_SUCCESS',
      'sqs-message-sent',
    ]);
  });

  test('every entry but the first follows from an earlier one', async () => {
    for (const { sequence, cause } of (await traceOf(aScenario())).slice(1)) {
      expect(cause).not.toBeNull();
      expect(cause).toBeLessThan(sequence);
    }
  });

  test('ends at once where no rule matches', async () => {
    const trace = await traceOf(aScenario(), { entry: { ...anEntry, Source: 'other' } });
    expect(types(trace).at(-1)).toBe('NO_STANDARD_RULES_MATCHED');
  });

  test('a disabled rule receives nothing', async () => {
    const rules = [aRule({ state: 'DISABLED' })];
    const trace = await traceOf(
      aScenario({ buses: [{ kind: 'classic', name: 'default', rules }] }),
    );
    expect(types(trace).at(-1)).toBe('NO_STANDARD_RULES_MATCHED');
  });

  test('fans out to five targets, each a delivery of its own', async () => {
    const targets = [1, 2, 3, 4, 5].map((n) => aTarget({ id: `t${n}` }));
    const rules = [aRule({ targets })];
    const trace = await traceOf(
      aScenario({ buses: [{ kind: 'classic', name: 'default', rules }] }),
    );
    expect(trace.filter(({ type }) => type === 'sqs-message-sent')).toHaveLength(5);
  });

  test('an event for a bus that does not exist is accepted and goes nowhere', async () => {
    const trace = await traceOf(aScenario(), { entry: { ...anEntry, EventBusName: 'nowhere' } });
    expect(types(trace)).toEqual(['EVENT_RECEIPT', 'EVENT_INGEST_SUCCESS']);
    expect(only(trace, 'EVENT_INGEST_SUCCESS').unknownBus).toBe(true);
  });

  test('buses are kept apart, and a bus may be named by its ARN', async () => {
    const scenario = aScenario({
      buses: [
        { kind: 'classic', name: 'default', rules: [aRule()] },
        { kind: 'classic', name: 'orders', rules: [aRule({ name: 'other' })] },
      ],
    });
    const entry = {
      ...anEntry,
      EventBusName: 'arn:aws:events:us-east-1:123456789012:event-bus/orders',
    };
    const trace = await traceOf(scenario, { entry });
    expect(only(trace, 'RULE_MATCH').ruleArn).toBe(
      'arn:aws:events:us-east-1:123456789012:rule/orders/other',
    );
  });

  test.each([
    'arn:aws:events:us-east-1:999999999999:event-bus/default',
    'arn:aws:events:eu-west-1:123456789012:event-bus/default',
  ])('%s is not the bus of that name here', async (EventBusName) => {
    const trace = await traceOf(aScenario(), { entry: { ...anEntry, EventBusName } });
    expect(only(trace, 'EVENT_INGEST_SUCCESS')).toMatchObject({
      eventBus: EventBusName,
      unknownBus: true,
    });
  });

  test('the envelope has the members of the service in its order', async () => {
    const trace = await traceOf(aScenario(), { entry: { ...anEntry, Detail: '{ "n": 3.0e2 }' } });
    const { event, eventId } = only(trace, 'EVENT_INGEST_SUCCESS');
    expect(event).toBe(
      `{"version":"0","id":"${eventId}","detail-type":"Thing","source":"my.app","account":"123456789012","time":"2026-01-15T09:00:00Z","region":"us-east-1","resources":[],"detail":{"n":3.0e2}}`,
    );
    expect(only(trace, 'sqs-message-sent').body).toBe(event);
  });

  test('a rule that AWS refuses is not deployed, and the others are', async () => {
    const scenario = aScenario({
      buses: [
        {
          kind: 'classic',
          name: 'default',
          rules: [aRule({ name: 'bad', pattern: '{"a":1}' }), aRule()],
        },
      ],
    });
    const simulation = new Simulation(scenario);
    expect(simulation.problems).toHaveLength(1);
    expect(simulation.problems[0]?.message).toContain('"a" must be an object or an array');
    simulation.putEvents([anEntry]);
    expect(only(simulation.trace, 'RULE_MATCH').rule).toBe('r');
  });

  test('a disabled rule with a pattern that AWS refuses is refused all the same', () => {
    const rules = [aRule({ state: 'DISABLED', pattern: '{"a":1}' })];
    const scenario = aScenario({ buses: [{ kind: 'classic', name: 'default', rules }] });
    expect(new Simulation(scenario).problems).toHaveLength(1);
  });

  test('one target with an input that AWS refuses leaves its rule without any', async () => {
    const bad = aTarget({ id: 'bad', input: { type: 'constant', text: 'not JSON' } });
    const rules = [aRule({ targets: [aTarget(), bad] })];
    const scenario = aScenario({ buses: [{ kind: 'classic', name: 'default', rules }] });
    const trace = await traceOf(scenario);
    expect(new Simulation(scenario).problems).toMatchObject([{ rule: 'r', target: 'bad' }]);
    expect(types(trace).at(-1)).toBe('RULE_MATCH');
  });
});

describe("the scenario's actions", () => {
  const event = JSON.stringify({ source: 'my.app', 'detail-type': 'Thing', detail: {} });

  test('happen at their times, in whatever order they are written', async () => {
    const simulation = new Simulation(
      aScenario({ actions: [action(5_000, event), action(1_000, event), action(1_000, event)] }),
    );
    const start = simulation.now;
    await simulation.playActions();
    const receipts = simulation.trace.flatMap((entry) =>
      entry.type === 'EVENT_RECEIPT' ? [[entry.action, entry.at - start]] : [],
    );
    expect(receipts).toEqual([
      [1, 1_000],
      [2, 1_000],
      [0, 5_000],
    ]);
  });

  test('waiting lets time pass, and is a moment of the trace', async () => {
    const wait = { type: 'wait', at: 60 * 3_600_000 } as const;
    const simulation = new Simulation(aScenario({ actions: [action(0, event), wait] }));
    await simulation.playActions();
    expect(simulation.trace.at(-1)).toMatchObject({ type: 'waited', action: 1, cause: null });
    expect(simulation.now - Date.parse('2026-01-15T09:00:00.000Z')).toBe(wait.at);
  });

  test('go to their bus unless the entry names another', async () => {
    const entry = JSON.stringify({ ...anEntry, EventBusName: 'other' });
    const simulation = new Simulation(aScenario({ actions: [action(0, event), action(0, entry)] }));
    await simulation.playActions();
    const buses = simulation.trace.flatMap((one) =>
      one.type === 'EVENT_INGEST_SUCCESS' ? [one.eventBus] : [],
    );
    expect(buses).toEqual(['default', 'other']);
  });

  test('several entries are one request', async () => {
    const simulation = new Simulation(aScenario({ actions: [action(0, `[${event},${event}]`)] }));
    await simulation.playActions();
    const receipts = simulation.trace.flatMap((one) =>
      one.type === 'EVENT_RECEIPT' ? [[one.requestId, one.entryIndex]] : [],
    );
    expect(receipts.map(([, index]) => index)).toEqual([0, 1]);
    expect(receipts[0]?.[0]).toBe(receipts[1]?.[0]);
  });

  test('a text that cannot be read is not sent, and the others are', async () => {
    const simulation = new Simulation(
      aScenario({ actions: [action(0, '{"source":'), action(10, event)] }),
    );
    await simulation.playActions();
    expect(only(simulation.trace, 'EVENT_INGEST_FAILURE')).toMatchObject({
      action: 0,
      entryIndex: null,
      errorCode: 'NotSent',
    });
    expect(only(simulation.trace, 'EVENT_RECEIPT').action).toBe(1);
  });

  test('eleven entries are refused as a whole, as the service refuses them', async () => {
    const text = `{"Entries":[${Array(11).fill(event).join(',')}]}`;
    const simulation = new Simulation(aScenario({ actions: [action(0, text)] }));
    await simulation.playActions();
    expect(types(simulation.trace)).toEqual(['EVENT_INGEST_FAILURE']);
    expect(only(simulation.trace, 'EVENT_INGEST_FAILURE').errorCode).toBe('ValidationException');
  });
});

describe('an event of an AWS service', () => {
  const event = (source: string) =>
    JSON.stringify({
      ...{ version: '0', id: 'i', source, 'detail-type': 'Changed' },
      ...{ account: '111122223333', time: '2026-01-15T08:00:00Z', region: 'eu-west-1' },
      ...{ resources: ['arn:r'], detail: { state: 'on' } },
    });
  const rule = aRule({ pattern: '{"source":[{"prefix":"aws."}],"region":["eu-west-1"]}' });
  const buses = [{ kind: 'classic' as const, name: 'default', rules: [rule] }];

  test('is put as it was written, but for its id', async () => {
    const actions = [action(0, event('aws.ec2')), action(1_000, event('aws.ec2'))];
    const simulation = new Simulation(aScenario({ buses, actions }));
    await simulation.playActions();
    const put = simulation.trace.flatMap((entry) =>
      entry.type === 'EVENT_INGEST_SUCCESS' ? [JSON.parse(entry.event)] : [],
    );
    expect(put).toMatchObject([
      { account: '111122223333', region: 'eu-west-1', time: '2026-01-15T08:00:00Z' },
      { source: 'aws.ec2', resources: ['arn:r'], detail: { state: 'on' } },
    ]);
    expect(new Set(put.map(({ id }) => id)).size).toBe(2);
    expect(types(simulation.trace).filter((type) => type === 'RULE_MATCH')).toHaveLength(2);
  });

  test('in a list goes its own way, and the others are asked of PutEvents', async () => {
    const mine = { source: 'my.app', 'detail-type': 'd', detail: {} };
    const reserved = { ...mine, source: 'aws.ec2' };
    const list = `[${event('aws.ec2')},${JSON.stringify(mine)},${JSON.stringify(reserved)}]`;
    const simulation = new Simulation(aScenario({ buses, actions: [action(0, list)] }));
    await simulation.playActions();
    expect(types(simulation.trace).filter((type) => type.startsWith('EVENT_INGEST'))).toEqual([
      'EVENT_INGEST_SUCCESS',
      'EVENT_INGEST_FAILURE',
      'EVENT_INGEST_SUCCESS',
    ]);
    expect(only(simulation.trace, 'EVENT_INGEST_FAILURE')).toMatchObject({
      errorCode: 'NotAuthorizedForSourceException',
      entryIndex: 2,
    });
  });
});

describe('PutEvents', () => {
  test.each([
    [
      { DetailType: 'd', Detail: '{}' },
      'InvalidArgument',
      'Parameter Source is not valid. Reason: Source is a required argument.',
    ],
    [
      { Source: 's', Detail: '{}' },
      'InvalidArgument',
      'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
    ],
    [
      { Source: 's', DetailType: 'd' },
      'InvalidArgument',
      'Parameter Detail is not valid. Reason: Detail is a required argument.',
    ],
    [{ ...anEntry, Detail: '"text"' }, 'MalformedDetail', 'Detail is malformed.'],
    [{ ...anEntry, Detail: '[1]' }, 'MalformedDetail', 'Detail is malformed.'],
    [{ ...anEntry, Detail: '{"a":' }, 'MalformedDetail', 'Detail is malformed.'],
    [
      { ...anEntry, Source: 'aws.s3' },
      'NotAuthorizedForSourceException',
      'Not authorized for the source.',
    ],
  ])('%o fails alone with %s', (entry, ErrorCode, ErrorMessage) => {
    const response = new Simulation(aScenario()).putEvents([entry, anEntry]);
    expect(response).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode, ErrorMessage }, { EventId: expect.any(String) }],
    });
  });

  test('eleven entries are refused as a whole', () => {
    const simulation = new Simulation(aScenario());
    const response = simulation.putEvents(Array(11).fill(anEntry));
    expect(response).toMatchObject({ __type: 'ValidationException' });
    expect('message' in response && response.message).toMatch(
      /^1 validation error detected: Value '\[PutEventsRequestEntry\(.*\)\]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10$/,
    );
    expect(types(simulation.trace)).toEqual(['EVENT_INGEST_FAILURE']);
  });

  test('a request over the limit is refused as a whole, and one at it is not', () => {
    const room = 1_048_576 - 'my.appThing{"x":""}'.length;
    const put = (length: number) =>
      new Simulation(aScenario()).putEvents([
        { ...anEntry, Detail: `{"x":"${'a'.repeat(length)}"}` },
      ]);
    expect(put(room)).toMatchObject({ FailedEntryCount: 0 });
    expect(put(room + 1)).toEqual({
      __type: 'ValidationException',
      message: 'Total size of the entries in the request is over the limit.',
    });
  });
});

describe('delivery by EventBridge', () => {
  test.each([
    ['no-permission', 'NO_PERMISSIONS'],
    ['deleted', 'NO_RESOURCE'],
  ] as const)(
    '%s is a permanent failure: no retry, and the event is dead-lettered',
    async (failure, code) => {
      const trace = await traceOf(
        withTarget(
          { deadLetterQueue: 'dlq' },
          { queues: [{ name: 'q', failure }, { name: 'dlq' }] },
        ),
      );
      expect(trace.filter(({ type }) => type === 'INVOCATION_ATTEMPT_START')).toHaveLength(1);
      const { messageAttributes } = only(trace, 'INVOCATION_DLQ');
      expect(messageAttributes).toMatchObject({
        RULE_ARN: 'arn:aws:events:us-east-1:123456789012:rule/r',
        TARGET_ARN: 'arn:aws:sqs:us-east-1:123456789012:q',
        ERROR_CODE: code,
        RETRY_ATTEMPTS: '0',
      });
      const message = only(trace, 'sqs-message-sent');
      expect(message.queue).toBe('dlq');
      expect(message.body).toBe(only(trace, 'EVENT_INGEST_SUCCESS').event);
    },
  );

  test('a transient failure is retried as often as the policy says, and then dead-lettered', async () => {
    const trace = await traceOf(
      withTarget(
        {
          deadLetterQueue: 'dlq',
          retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeSeconds: 3600 },
        },
        { queues: [{ name: 'q', failure: 'throttled' }, { name: 'dlq' }] },
      ),
    );
    expect(trace.filter(({ type }) => type === 'INVOCATION_ATTEMPT_THROTTLE')).toHaveLength(4);
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes).toMatchObject({
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      RETRY_ATTEMPTS: '3',
    });
  });

  test('the age of the event ends the retries, whichever comes first', async () => {
    const trace = await traceOf(
      withTarget(
        { retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeSeconds: 60 } },
        { queues: [{ name: 'q', failure: 'times-out' }] },
      ),
    );
    const failure = only(trace, 'INVOCATION_FAILURE');
    expect(failure.exhausted).toBe('MaximumEventAgeInSeconds');
    expect(failure.dropped).toBe(true);
    const [first] = trace;
    expect(failure.at - (first?.at ?? 0)).toBeLessThanOrEqual(66_000);
  });

  test('a dead-letter queue that refuses loses the event, and says so', async () => {
    const trace = await traceOf(
      withTarget(
        { deadLetterQueue: 'dlq' },
        {
          queues: [
            { name: 'q', failure: 'deleted' },
            { name: 'dlq', failure: 'no-permission' },
          ],
        },
      ),
    );
    expect(only(trace, 'INVOCATION_DLQ').error?.code).toBe('NO_PERMISSIONS');
    expect(types(trace)).not.toContain('sqs-message-sent');
  });

  test('the default policy spreads 185 retries over about a day', async () => {
    const trace = await traceOf(withTarget({}, { queues: [{ name: 'q', failure: 'throttled' }] }));
    const failure = only(trace, 'INVOCATION_FAILURE');
    const hours = (failure.at - (trace[0]?.at ?? 0)) / 3_600_000;
    expect(hours).toBeGreaterThan(18);
    expect(hours).toBeLessThanOrEqual(24.1);
  });

  test.each([
    [200, 1, 'INVOCATION_SUCCESS'],
    [302, 1, 'INVOCATION_SUCCESS'],
    [400, 1, 'INVOCATION_ATTEMPT_PERMANENT_FAILURE'],
    [404, 1, 'INVOCATION_ATTEMPT_PERMANENT_FAILURE'],
    [401, 3, 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE'],
    [407, 3, 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE'],
    [409, 3, 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE'],
    [429, 3, 'INVOCATION_ATTEMPT_THROTTLE'],
    [500, 3, 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE'],
    [503, 3, 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE'],
  ] as const)('an API that answers %i is tried %i times', async (status, attempts, type) => {
    const trace = await traceOf(
      withTarget(
        {
          resource: { type: 'api-destination', name: 'api' },
          retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeSeconds: 3600 },
        },
        {
          apiDestinations: [
            { name: 'api', endpoint: 'https://example.com/x', response: { status } },
          ],
        },
      ),
    );
    expect(trace.filter((entry) => entry.type === 'api-request')).toHaveLength(attempts);
    expect(types(trace)).toContain(type);
  });

  test('an API slower than five seconds is a time-out', async () => {
    const trace = await traceOf(
      withTarget(
        {
          resource: { type: 'api-destination', name: 'api' },
          retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeSeconds: 60 },
        },
        {
          apiDestinations: [
            {
              name: 'api',
              endpoint: 'https://example.com/x',
              response: { latencyMilliseconds: 6000 },
            },
          ],
        },
      ),
    );
    expect(only(trace, 'api-response')).toMatchObject({ status: null, latencyMilliseconds: 5000 });
    expect(only(trace, 'INVOCATION_FAILURE').error.code).toBe('TIMEOUT');
  });

  test('a template that breaks its JSON is a permanent failure with INVALID_JSON', async () => {
    const trace = await traceOf(
      withTarget({
        input: { type: 'transformer', paths: { d: '$.detail' }, template: '{"x":"<d>"}' },
        deadLetterQueue: 'dlq',
      }),
    );
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe('INVALID_JSON');
    expect(only(trace, 'INVOCATION_START').input).toBeNull();
  });
});

describe('Lambda, after it has accepted the event', () => {
  const lambda = (changes = {}) =>
    withTarget(
      { resource: { type: 'lambda-function', name: 'f' }, deadLetterQueue: 'dlq' },
      {
        functions: [{ name: 'f', code: '', ...changes }],
        queues: [{ name: 'dlq' }, { name: 'failed' }],
      },
    );

  test('a handler that throws is retried by Lambda after one and two minutes, and EventBridge never learns of it', async () => {
    const trace = await traceOf(lambda(), { runtime: runtimeOf(() => failing) });
    const started = trace
      .filter(({ type }) => type === 'lambda-invocation-started')
      .map(({ at }) => at);
    expect(started).toHaveLength(3);
    expect(Math.round(((started[1] ?? 0) - (started[0] ?? 0)) / 1000)).toBe(60);
    expect(Math.round(((started[2] ?? 0) - (started[1] ?? 0)) / 1000)).toBe(120);
    expect(types(trace)).toContain('INVOCATION_SUCCESS');
    expect(types(trace)).not.toContain('INVOCATION_DLQ');
    expect(only(trace, 'lambda-event-discarded')).toMatchObject({
      condition: 'RetriesExhausted',
      dropped: true,
    });
  });

  test('the on-failure destination gets the record that Lambda documents', async () => {
    const trace = await traceOf(lambda({ onFailureQueue: 'failed', maximumRetryAttempts: 0 }), {
      runtime: runtimeOf(() => failing),
    });
    const message = only(trace, 'sqs-message-sent');
    expect(message.queue).toBe('failed');
    expect(JSON.parse(message.body)).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
      requestPayload: { source: 'my.app' },
      responseContext: { functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'no' },
    });
  });

  test('a throttled function is retried by Lambda until the event is too old', async () => {
    const trace = await traceOf(lambda({ failure: 'throttled', maximumEventAgeSeconds: 60 }));
    expect(types(trace)).toContain('INVOCATION_SUCCESS');
    expect(types(trace)).not.toContain('lambda-invocation-started');
    expect(only(trace, 'lambda-event-discarded').condition).toBe('EventAgeExceeded');
  });

  test("a function without permission is EventBridge's failure", async () => {
    const trace = await traceOf(lambda({ failure: 'no-permission' }));
    expect(types(trace)).not.toContain('lambda-accepted');
    expect(only(trace, 'INVOCATION_DLQ').messageAttributes.ERROR_CODE).toBe('NO_PERMISSIONS');
  });

  test('an environment is cold once and warm afterwards; a second event meanwhile needs another', async () => {
    const simulation = new Simulation(lambda(), {
      runtime: runtimeOf(() => ({ durationMilliseconds: 5_000 })),
    });
    simulation.putEvents([anEntry, anEntry]);
    await simulation.runUntilIdle();
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
    const cold = simulation.trace.flatMap((e) =>
      e.type === 'lambda-invocation-started' ? [e.coldStart] : [],
    );
    expect(cold).toEqual([true, true, false]);
  });

  test('an environment that has not been used for long is gone', async () => {
    const simulation = new Simulation(lambda(), { runtime: runtimeOf(() => ({})) });
    const start = simulation.now;
    for (const minute of [0, 9, 30]) {
      await simulation.advanceTo(instant(start + minute * 60_000));
      simulation.putEvents([anEntry]);
    }
    await simulation.runUntilIdle();
    const cold = simulation.trace.flatMap((e) =>
      e.type === 'lambda-invocation-started' ? [e.coldStart] : [],
    );
    expect(cold).toEqual([true, false, true]);
  });

  test('an environment that the runtime had to give up starts cold', async () => {
    const simulation = new Simulation(lambda(), {
      runtime: runtimeOf(() => ({ initMilliseconds: 100 })),
    });
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
    const cold = simulation.trace.flatMap((e) =>
      e.type === 'lambda-invocation-started' ? [e.coldStart] : [],
    );
    expect(cold).toEqual([true, true]);
  });

  test('the record at the on-failure destination holds the event as it was sent', async () => {
    const trace = await traceOf(lambda({ onFailureQueue: 'failed', maximumRetryAttempts: 0 }), {
      runtime: runtimeOf(() => ({
        result: {
          ok: false,
          error: { errorType: 'Error', errorMessage: 'no', trace: [], line: 3, column: 7 },
        },
      })),
      entry: { ...anEntry, Detail: '{"id":12345678901234567890,"n":1.50}' },
    });
    const { body } = only(trace, 'sqs-message-sent');
    expect(body).toContain('"detail":{"id":12345678901234567890,"n":1.50}}');
    expect(Object.keys(JSON.parse(body))).toEqual([
      ...['version', 'timestamp', 'requestContext', 'requestPayload'],
      ...['responseContext', 'responsePayload'],
    ]);
    expect(JSON.parse(body).responsePayload).toEqual({ errorType: 'Error', errorMessage: 'no' });
  });

  test('a record of an event that never ran has no response', async () => {
    const trace = await traceOf(
      lambda({ failure: 'throttled', maximumEventAgeSeconds: 60, onFailureQueue: 'failed' }),
    );
    const record = JSON.parse(only(trace, 'sqs-message-sent').body);
    expect(record.requestContext).toMatchObject({
      condition: 'EventAgeExceeded',
      approximateInvokeCount: 0,
    });
    expect(record).not.toHaveProperty('responseContext');
  });

  test('an on-failure destination that refuses the record loses it, and says so', async () => {
    const scenario = lambda({ onFailureQueue: 'nowhere', maximumRetryAttempts: 0 });
    const trace = await traceOf(scenario, { runtime: runtimeOf(() => failing) });
    expect(only(trace, 'lambda-destination-invoked')).toMatchObject({
      destination: { type: 'sqs-queue', name: 'nowhere' },
      error: { code: 'NO_RESOURCE' },
    });
  });

  test('what a handler publishes goes to the bus at the moment it was published', async () => {
    const scenario = aScenario({
      buses: [
        {
          kind: 'classic',
          name: 'default',
          rules: [
            aRule({ targets: [aTarget({ resource: { type: 'lambda-function', name: 'f' } })] }),
            aRule({ name: 'second', pattern: '{"source":["from.handler"]}' }),
          ],
        },
      ],
    });
    const runtime = runtimeOf(({ now }) => ({
      calls: [
        {
          at: instant(now + 4),
          service: 'events',
          operation: 'PutEvents',
          input: { Entries: [{ Source: 'from.handler', DetailType: 'x', Detail: '{}' }] },
          output: { FailedEntryCount: 0, Entries: [{ EventId: 'known-to-the-handler' }] },
        },
      ],
    }));
    const trace = await traceOf(scenario, { runtime });
    expect(
      trace.some((e) => e.type === 'EVENT_INGEST_SUCCESS' && e.eventId === 'known-to-the-handler'),
    ).toBe(true);
    expect(trace.some((e) => e.type === 'RULE_MATCH' && e.rule === 'second')).toBe(true);
  });

  test('a loop through a handler ends at the bound on hops', async () => {
    const runtime = runtimeOf(({ now }) => ({
      calls: [
        {
          at: now,
          service: 'events',
          operation: 'PutEvents',
          input: { Entries: [anEntry] },
          output: {},
        },
      ],
    }));
    const trace = await traceOf(lambda(), { runtime });
    expect(only(trace, 'simulation-stopped')).toMatchObject({
      reason: 'hop-limit',
      limit: MOST_HOPS,
    });
  });

  const publishing = (entries: readonly unknown[]) =>
    runtimeOf(({ now }) => ({
      calls: [
        {
          at: now,
          service: 'events',
          operation: 'PutEvents',
          input: { Entries: entries },
          output: {},
        },
      ],
    }));

  test('events that multiply end at the bound on steps, and nothing happens afterwards', async () => {
    const simulation = new Simulation(lambda(), { runtime: publishing(Array(10).fill(anEntry)) });
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
    const { trace } = simulation;
    // One entry was put from outside, which allows a hundred more.
    const limit = MOST_STEPS + 100;
    expect(trace.at(-1)).toMatchObject({ type: 'simulation-stopped', reason: 'step-limit', limit });
    expect(trace.length).toBeLessThanOrEqual(limit + 100);
    expect(simulation.nextAt).toBeNull();
    const { length } = trace;
    await simulation.advanceTo(instant(simulation.now + 86_400_000));
    expect(simulation.trace).toHaveLength(length);
  });

  test('ten thousand events that lead nowhere endless are all dealt with', async () => {
    const simulation = new Simulation(aScenario());
    for (let put = 0; put < 1_000; put++) simulation.putEvents(Array(10).fill(anEntry));
    await simulation.runUntilIdle();
    expect(simulation.trace.filter(({ type }) => type === 'sqs-message-sent')).toHaveLength(10_000);
  });

  test('large events count as more', async () => {
    const large = { ...anEntry, Detail: JSON.stringify({ text: 'x'.repeat(500_000) }) };
    const simulation = new Simulation(lambda(), { runtime: publishing([large, large]) });
    simulation.putEvents([anEntry]);
    await simulation.runUntilIdle();
    expect(simulation.trace.at(-1)?.type).toBe('simulation-stopped');
    expect(simulation.trace.length).toBeLessThan(1_000);
  });

  test('a runtime that breaks down does not break the bus', async () => {
    const runtime = { invoke: () => Promise.reject(new Error('gone')) };
    const trace = await traceOf(lambda({ maximumRetryAttempts: 0 }), { runtime });
    expect(only(trace, 'lambda-invocation-failed').error.errorMessage).toContain('gone');
  });
});

describe('the order system', () => {
  test('the first order goes four ways, and the API gets only the id and the address', async () => {
    const parsed = parseScenario(orderSystem);
    if (!parsed.ok) throw new Error('sample');
    const event = parsed.value.events[0];
    const scenario = {
      ...parsed.value,
      actions: [
        {
          type: 'put-events' as const,
          at: 0,
          event: 'order-created',
          bus: 'default',
          text: event?.text ?? '',
        },
      ],
    };
    const simulation = new Simulation(scenario, { runtime: runtimeOf(() => ({})) });
    await simulation.playActions();
    const matched = simulation.trace.flatMap((e) => (e.type === 'RULE_MATCH' ? [e.rule] : []));
    expect(matched).toEqual([
      'send-confirmation-email',
      'update-inventory',
      'notify-shipping',
      'confirm-by-api',
    ]);
    expect(only(simulation.trace, 'api-request').body).toBe(
      '{"order_id": "12345", "email": "ada@example.com"}',
    );
  });
});
