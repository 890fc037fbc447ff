import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/model/brand.ts';
import type { Scenario, ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportIngestion } from '../../../src/core/report/ingestion.ts';
import { logRecordOf } from '../../../src/core/report/log-record.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aRule, aScenario, aTarget, runtimeOf } from '../../support/scenarios.ts';

const HOUR = 3_600_000;
/** A Friday. */
const startsAt = '2026-01-16T09:00:00.000Z';
const wait = (at: number) => ({ type: 'wait', at }) as const;

function scheduled(schedule: string, changes: Partial<ScenarioSource> = {}): Scenario {
  const rules = [aRule({ name: 'nightly', pattern: '', schedule })];
  return aScenario({
    startsAt,
    buses: [{ kind: 'classic', name: 'default', rules }],
    ...changes,
  });
}

async function played(scenario: Scenario) {
  const simulation = new Simulation(scenario);
  await simulation.playActions();
  return simulation;
}

/** When schedules fired, as `16T09:05:00`. */
const firings = ({ trace }: Simulation) =>
  trace.flatMap(({ type, at }) =>
    type === 'schedule-fired' ? [new Date(at).toISOString().slice(8, 19)] : [],
  );

describe('a schedule', () => {
  test('fires on the minute, and as far as time is let pass', async () => {
    const simulation = await played(scheduled('rate(5 minutes)', { actions: [wait(15 * 60_000)] }));
    expect(firings(simulation)).toEqual(['16T09:05:00', '16T09:10:00', '16T09:15:00']);
  });

  test('over a weekend fires on working days alone', async () => {
    const scenario = scheduled('cron(0 8,18 ? * MON-FRI *)', { actions: [wait(72 * HOUR)] });
    expect(firings(await played(scenario))).toEqual(['16T18:00:00', '19T08:00:00']);
  });

  test('does not keep a simulation going', async () => {
    const simulation = await played(scheduled('rate(1 minute)'));
    expect(simulation.trace).toEqual([]);
    expect(simulation.nextAt).toBeNull();
  });

  test('stands still while what happened before plays to its end', async () => {
    const failing = {
      queues: [
        { name: 'q', failures: [{ error: 'Timeout' as const, when: { type: 'always' as const } }] },
      ],
      actions: [wait(90_000)],
    };
    const simulation = await played(scheduled('rate(1 minute)', failing));
    expect(firings(simulation)).toEqual(['16T09:01:00']);
    expect(simulation.now).toBeGreaterThan(Date.parse(startsAt) + 20 * HOUR);
  });

  test('goes on when time is let pass again, and makes up for nothing', async () => {
    const simulation = await played(scheduled('rate(1 hour)', { actions: [wait(HOUR)] }));
    await simulation.advanceTo(instant(Date.parse(startsAt) + 3 * HOUR));
    await simulation.runUntilIdle();
    expect(firings(simulation)).toEqual(['16T10:00:00', '16T11:00:00', '16T12:00:00']);
  });

  test('makes an event of its own, for the targets of its rule alone', async () => {
    const rules = [
      aRule({ name: 'nightly', pattern: '', schedule: 'rate(1 hour)' }),
      aRule({ name: 'all', pattern: '{"source":[{"prefix":""}]}' }),
    ];
    const buses = [{ kind: 'classic' as const, name: 'default', rules }];
    const { trace } = await played(aScenario({ startsAt, buses, actions: [wait(HOUR)] }));
    const starts = trace.filter((entry) => entry.type === 'INVOCATION_START');
    expect(starts).toMatchObject([{ rule: 'nightly' }]);
    const [start] = starts;
    expect(JSON.parse(start?.input ?? '')).toEqual({
      version: '0',
      id: start?.eventId,
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '123456789012',
      time: '2026-01-16T10:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:events:us-east-1:123456789012:rule/nightly'],
      detail: {},
    });
    expect(trace.map(({ type }) => type)).not.toContain('RULE_MATCH');
  });

  test('in the log of the bus, its deliveries name the rule', async () => {
    const scenario = scheduled('rate(1 hour)', { actions: [wait(HOUR)] });
    const { trace } = await played(scenario);
    const records = trace.flatMap((entry) => logRecordOf(entry, trace, scenario) ?? []);
    expect(records.at(-1)).toMatchObject({
      message_type: 'INVOCATION_SUCCESS',
      details: { rule_arn: 'arn:aws:events:us-east-1:123456789012:rule/nightly' },
    });
  });

  test('does not fire for a disabled rule', async () => {
    const rules = [aRule({ pattern: '', schedule: 'rate(1 minute)', state: 'DISABLED' })];
    const buses = [{ kind: 'classic' as const, name: 'default', rules }];
    expect(firings(await played(aScenario({ startsAt, buses, actions: [wait(HOUR)] })))).toEqual(
      [],
    );
  });

  test('belongs to the waiting during which it fires', async () => {
    const put = {
      ...{ type: 'put-events' as const, at: 2 * HOUR, event: 'e', bus: 'default' },
      text: JSON.stringify(anEntry),
    };
    const actions = [put, wait(5 * HOUR), wait(HOUR)];
    const { trace } = await played(scheduled('rate(1 hour)', { actions }));
    const fired = trace.flatMap((entry) => (entry.type === 'schedule-fired' ? [entry.action] : []));
    expect(fired).toEqual([2, null, 1, 1, 1]);
    const [first] = trace.flatMap((entry) => (entry.type === 'schedule-fired' ? [entry] : []));
    expect(reportIngestion(trace, 2).eventIds).toEqual([first?.eventId]);
  });

  test('and a pattern on one rule: both make it fire', async () => {
    const rules = [aRule({ schedule: 'rate(1 hour)' })];
    const buses = [{ kind: 'classic' as const, name: 'default', rules }];
    const put = {
      ...{ type: 'put-events' as const, at: 1_000, event: 'e', bus: 'default' },
      text: JSON.stringify(anEntry),
    };
    const { trace } = await played(aScenario({ startsAt, buses, actions: [put, wait(HOUR)] }));
    expect(trace.filter(({ type }) => type === 'INVOCATION_START')).toHaveLength(2);
  });
});

describe('a schedule that a call sets during a run', () => {
  const MINUTE = 60_000;
  const call = (at: number, operation: string, input: object) => ({
    ...{ type: 'api-call' as const, at, service: 'events', operation },
    input: JSON.stringify(input),
  });
  const putRule = (minutes: number, schedule: string) =>
    call(minutes * MINUTE, 'PutRule', { Name: 'nightly', ScheduleExpression: schedule });
  const nothing = { buses: [{ kind: 'classic' as const, name: 'default', rules: [] }] };

  test.each([
    [
      'of a new rule: a rate counts from there',
      nothing,
      [putRule(3, 'rate(5 minutes)'), wait(15 * MINUTE)],
      ['16T09:08:00', '16T09:13:00'],
    ],
    [
      'of a new rule: cron',
      nothing,
      [putRule(3, 'cron(0/10 * * * ? *)'), wait(20 * MINUTE)],
      ['16T09:10:00', '16T09:20:00'],
    ],
    [
      'of a rule that had another one, which fires no more',
      {},
      [putRule(7, 'rate(2 minutes)'), wait(12 * MINUTE)],
      ['16T09:05:00', '16T09:09:00', '16T09:11:00'],
    ],
    [
      'of a rule that had the same: it goes on counting',
      {},
      [putRule(7, 'rate(5 minutes)'), wait(12 * MINUTE)],
      ['16T09:05:00', '16T09:10:00'],
    ],
    [
      'of a rule with another target meanwhile: it goes on counting',
      {},
      [
        call(7 * MINUTE, 'PutTargets', {
          Rule: 'nightly',
          Targets: [{ Id: 'u', Arn: 'arn:aws:sqs:us-east-1:123456789012:dlq' }],
        }),
        wait(12 * MINUTE),
      ],
      ['16T09:05:00', '16T09:10:00'],
    ],
    [
      'of a rule that is disabled and enabled: it counts anew',
      {},
      [
        call(7 * MINUTE, 'DisableRule', { Name: 'nightly' }),
        call(12 * MINUTE, 'EnableRule', { Name: 'nightly' }),
        wait(18 * MINUTE),
      ],
      ['16T09:05:00', '16T09:17:00'],
    ],
    [
      'of a rule that is deleted and made again before it was to fire',
      {},
      [
        call(6 * MINUTE, 'RemoveTargets', { Rule: 'nightly', Ids: ['t'] }),
        call(6 * MINUTE, 'DeleteRule', { Name: 'nightly' }),
        putRule(8, 'rate(5 minutes)'),
        wait(14 * MINUTE),
      ],
      ['16T09:05:00', '16T09:13:00'],
    ],
  ])('%s', async (_, changes, actions, expected) => {
    const scenario = scheduled('rate(5 minutes)', { ...changes, actions });
    expect(firings(await played(scenario))).toEqual(expected);
  });

  test('from a handler fires, and goes to the targets that it was given', async () => {
    const input = { Name: 'nightly', ScheduleExpression: 'rate(1 minute)' };
    const target = { Id: 't', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' };
    const runtime = runtimeOf(({ now }) => ({
      calls: [
        { at: now, service: 'events', operation: 'PutRule', input, output: {} },
        {
          ...{ at: now, service: 'events', operation: 'PutTargets', output: {} },
          input: { Rule: 'nightly', Targets: [target] },
        },
      ],
    }));
    const actions = [
      { type: 'invoke-function' as const, at: 0, function: 'f', payload: '{}' },
      wait(3 * MINUTE),
    ];
    const simulation = new Simulation(aScenario({ startsAt, actions }), { runtime });
    await simulation.playActions();
    expect(firings(simulation)).toEqual(['16T09:01:00', '16T09:02:00', '16T09:03:00']);
    const sent = simulation.trace.filter(({ type }) => type === 'sqs-message-sent');
    expect(sent).toHaveLength(3);
  });

  test('fires when time is let pass, and keeps nothing going by itself', async () => {
    const simulation = await played(scheduled('rate(5 minutes)', nothing));
    const request = { Name: 'nightly', ScheduleExpression: 'rate(1 hour)' };
    await simulation.callApi({ service: 'events', operation: 'PutRule', input: request });
    await simulation.runUntilIdle();
    expect(firings(simulation)).toEqual([]);
    await simulation.advanceTo(instant(Date.parse(startsAt) + 2 * HOUR));
    expect(firings(simulation)).toEqual(['16T10:00:00', '16T11:00:00']);
  });
});

describe('what PutRule refuses', () => {
  test.each([
    ['default', 'rate(1 minutes)', '', 'Parameter ScheduleExpression is not valid.'],
    ['default', '', '', 'Parameter ScheduleExpression is not valid.'],
    [
      'orders',
      'rate(1 minute)',
      '',
      'ScheduleExpression is supported only on the default event bus.',
    ],
    ['default', 'rate(1 minute)', '{', /^Event pattern is not valid\. Reason: /],
  ])('on bus %s: %s', async (name, schedule, pattern, message) => {
    const rules = [aRule({ pattern, schedule, targets: [aTarget()] })];
    const scenario = aScenario({
      buses: [{ kind: 'classic', name, rules }],
      actions: [wait(HOUR)],
    });
    const simulation = await played(scenario);
    expect(simulation.problems).toMatchObject([{ bus: name, rule: 'r', target: null }]);
    expect(simulation.problems[0]?.message).toMatch(message);
    expect(firings(simulation)).toEqual([]);
  });
});
