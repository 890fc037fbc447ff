import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/model/brand.ts';
import type { Scenario, ScenarioSource } from '../../../src/core/model/scenario.ts';
import { reportIngestion } from '../../../src/core/report/ingestion.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { anEntry, aRule, aScenario, aTarget } from '../../support/scenarios.ts';

const MINUTE = 60_000;
const startsAt = '2026-01-15T09:00:00.000Z';
type ActionSource = NonNullable<ScenarioSource['actions']>[number];

const put = (at: number, entry: object = {}): ActionSource => ({
  ...{ type: 'put-events', at, event: 'e', bus: 'default' },
  text: JSON.stringify({ ...anEntry, ...entry }),
});
const replay = (
  at: number,
  changes: Partial<Extract<ActionSource, { type: 'start-replay' }>> = {},
): ActionSource => ({
  ...{ type: 'start-replay', at, name: 'again', archive: 'all', bus: 'default' },
  ...{ from: startsAt, to: '2026-01-16T09:00:00.000Z' },
  ...changes,
});

function archived(
  actions: readonly ActionSource[],
  changes: Partial<ScenarioSource> = {},
): Scenario {
  return aScenario({
    ...{ startsAt, archives: [{ name: 'all', bus: 'default' }], actions: [...actions] },
    ...changes,
  });
}

async function played(scenario: Scenario) {
  const simulation = new Simulation(scenario);
  await simulation.playActions();
  return simulation;
}

const of = <Type extends string>({ trace }: Simulation, type: Type) =>
  trace.filter((entry) => entry.type === type);
const states = (simulation: Simulation, name = 'again') =>
  simulation.trace.flatMap((entry) => {
    if (entry.type === 'replay-started' && entry.replay === name) return ['STARTING'];
    return entry.type === 'replay-state-changed' && entry.replay === name ? [entry.state] : [];
  });
const replayedEvents = ({ trace }: Simulation) =>
  trace.flatMap((entry) => {
    const receipt = entry.cause === null ? undefined : trace[entry.cause];
    const isAgain = receipt?.type === 'EVENT_RECEIPT' && receipt.replay !== undefined;
    return entry.type === 'EVENT_INGEST_SUCCESS' && isAgain ? [JSON.parse(entry.event)] : [];
  });
const refusals = ({ trace }: Simulation) =>
  trace.flatMap((entry) =>
    entry.type === 'replay-request-refused' ? [`${entry.errorCode}: ${entry.errorMessage}`] : [],
  );

describe('an archive', () => {
  test('has an event ten minutes after the bus had it, and counts it from then on', async () => {
    const simulation = await played(archived([put(0)]));
    const { archives } = simulation;
    expect(archives.describe('all')).toMatchObject({ value: { eventCount: 0, sizeBytes: 0 } });
    await simulation.advanceTo(instant(Date.parse(startsAt) + 10 * MINUTE));
    const [kept] = of(simulation, 'event-archived');
    expect(archives.describe('all')).toMatchObject({
      value: { eventCount: 1, sizeBytes: kept && 'bytes' in kept ? kept.bytes : -1 },
    });
  });

  test('keeps what its pattern asks for, of its own bus', async () => {
    const archives = [{ name: 'all', bus: 'default', pattern: '{"source":["other"]}' }];
    const buses = [
      { kind: 'classic' as const, name: 'default', rules: [] },
      { kind: 'classic' as const, name: 'orders', rules: [] },
    ];
    const actions = [
      put(0),
      put(0, { Source: 'other', EventBusName: 'orders' }),
      put(0, { Source: 'other' }),
    ];
    const simulation = await played(archived(actions, { archives, buses }));
    expect(of(simulation, 'event-archived')).toMatchObject([{ archive: 'all' }]);
  });

  test('gives events up when their retention ends', async () => {
    const archives = [{ name: 'all', bus: 'default', retentionDays: 1 }];
    const after = 24 * 60 * MINUTE;
    const simulation = await played(archived([put(0), replay(after)], { archives }));
    expect(replayedEvents(simulation)).toEqual([]);
    expect(simulation.archives.describe('all')).toMatchObject({ value: { eventCount: 0 } });
  });

  test.each([
    [{ name: 'a', bus: 'nowhere' }, 'Event bus nowhere does not exist.'],
    [{ name: 'all', bus: 'default' }, 'Archive all already exists.'],
    [{ name: 'a', bus: 'default', pattern: '{"source":"x"}' }, /^Event pattern is not valid\. R/],
  ])('%j is refused', (archive, message) => {
    const { archives } = new Simulation(archived([]));
    const created = archives.create({ retentionDays: 0, ...archive });
    expect(created).toMatchObject({ ok: false });
    expect(!created.ok && created.error.message).toMatch(message);
    expect(archives.describe('none')).toMatchObject({
      error: { code: 'ResourceNotFoundException', message: 'Archive none does not exist.' },
    });
  });

  test('of a scenario that AWS would refuse is a problem with a place', () => {
    const archives = [{ name: 'a', bus: 'nowhere' }];
    expect(new Simulation(archived([], { archives })).resourceProblems).toMatchObject([
      { place: { type: 'archive', archive: 'a', field: 'bus' } },
    ]);
  });
});

describe('a replay', () => {
  test('puts the events again: the same id and time, with the name of the replay', async () => {
    const simulation = await played(archived([put(0), replay(10 * MINUTE)]));
    const [first] = of(simulation, 'EVENT_INGEST_SUCCESS');
    const original = first?.type === 'EVENT_INGEST_SUCCESS' ? JSON.parse(first.event) : {};
    expect(replayedEvents(simulation)).toEqual([{ ...original, 'replay-name': 'again' }]);
    expect(Object.keys(replayedEvents(simulation)[0])).toEqual([
      ...['version', 'id', 'detail-type', 'source', 'account', 'time', 'region'],
      ...['replay-name', 'resources', 'detail'],
    ]);
    expect(states(simulation)).toEqual(['STARTING', 'RUNNING', 'COMPLETED']);
    expect(of(simulation, 'sqs-message-sent')).toHaveLength(2);
  });

  test('is not archived again', async () => {
    const simulation = await played(archived([put(0), replay(10 * MINUTE), put(20 * MINUTE)]));
    expect(of(simulation, 'event-archived')).toHaveLength(2);
  });

  test('does not have what is not in the archive yet, and says how much', async () => {
    const simulation = await played(archived([put(0), put(60_000), replay(10 * MINUTE)]));
    expect(replayedEvents(simulation)).toHaveLength(1);
    expect(of(simulation, 'replay-state-changed').at(-1)).toMatchObject({ replayed: 1, late: 1 });
  });

  test('goes by the time of the events, both ends included', async () => {
    const time = (minute: number) => `2026-01-15T08:0${minute}:00Z`;
    const actions = [1, 2, 3, 4].map((minute) => put(0, { Time: time(minute) }));
    const range = { from: '2026-01-15T08:02:00.000Z', to: '2026-01-15T08:03:00.000Z' };
    const simulation = await played(archived([...actions, replay(10 * MINUTE, range)]));
    expect(replayedEvents(simulation).map((event) => event.time)).toEqual([time(2), time(3)]);
  });

  test('goes to the rules that were chosen, and to no other', async () => {
    const rules = ['a', 'b'].map((name) => aRule({ name, targets: [aTarget()] }));
    const buses = [{ kind: 'classic' as const, name: 'default', rules }];
    const actions = [put(0), replay(10 * MINUTE, { rules: ['b'] })];
    const simulation = await played(archived(actions, { buses }));
    const starts = of(simulation, 'INVOCATION_START').map((entry) => 'rule' in entry && entry.rule);
    expect(starts).toEqual(['a', 'b', 'b']);
  });

  test('its events belong to the action that started it', async () => {
    const simulation = await played(archived([put(0), replay(10 * MINUTE)]));
    const { eventIds } = reportIngestion(simulation.trace, 1);
    expect(eventIds).toEqual(reportIngestion(simulation.trace, 0).eventIds);
  });

  test('a rule may ask for replayed events alone, or for all others', async () => {
    const rules = [
      aRule({ name: 'again', pattern: '{"replay-name":["again"]}' }),
      aRule({ name: 'first', pattern: '{"replay-name":[{"exists":false}]}' }),
    ];
    const buses = [{ kind: 'classic' as const, name: 'default', rules }];
    const simulation = await played(archived([put(0), replay(10 * MINUTE)], { buses }));
    const starts = of(simulation, 'INVOCATION_START').map((entry) => 'rule' in entry && entry.rule);
    expect(starts).toEqual(['first', 'again']);
  });

  test('can be cancelled while it runs', async () => {
    const events = Array.from({ length: 50 }, (_, index) =>
      put(index, { Time: new Date(Date.parse(startsAt) + index * MINUTE).toISOString() }),
    );
    const cancel = { type: 'cancel-replay', at: 10 * MINUTE + 20_000, name: 'again' } as const;
    const simulation = await played(archived([...events, replay(10 * MINUTE + 50), cancel]));
    expect(states(simulation)).toEqual(['STARTING', 'RUNNING', 'CANCELLING', 'CANCELLED']);
    const { length } = replayedEvents(simulation);
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(50);
    expect(simulation.replays.describe('again')).toMatchObject({
      value: { state: 'CANCELLED', replayed: length },
    });
  });

  test.each<[string, Partial<Extract<ActionSource, { type: 'start-replay' }>>, string]>([
    [
      'another bus',
      { bus: 'orders' },
      'ValidationException: Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.',
    ],
    [
      'an unknown archive',
      { archive: 'none' },
      'ValidationException: Parameter EventSourceArn is not valid. Reason: Archive none does not exist.',
    ],
    [
      'an end before its start',
      { to: '2026-01-15T08:59:59.999Z' },
      'ValidationException: Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
    ],
    [
      'no length',
      { to: startsAt },
      'ValidationException: Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
    ],
  ])('of %s is refused', async (_, changes, message) => {
    const simulation = await played(archived([replay(0, changes)]));
    expect(refusals(simulation)).toEqual([message]);
    expect(states(simulation)).toEqual([]);
  });

  test('has a name of its own, for ever', async () => {
    const simulation = await played(archived([replay(0), replay(60 * MINUTE)]));
    expect(refusals(simulation)).toEqual([
      'ResourceAlreadyExistsException: Replay again already exists.',
    ]);
  });

  test('is one of ten at once', async () => {
    const actions = Array.from({ length: 11 }, (_, index) => replay(0, { name: `r${index}` }));
    expect(refusals(await played(archived(actions)))).toEqual([
      'LimitExceededException: The requested resource exceeds the maximum number allowed.',
    ]);
  });

  test('that is unknown or over cannot be cancelled', async () => {
    const cancel = (at: number, name: string) => ({ type: 'cancel-replay', at, name }) as const;
    const actions = [replay(0), cancel(0, 'none'), cancel(60 * MINUTE, 'again')];
    expect(refusals(await played(archived(actions)))).toEqual([
      'ResourceNotFoundException: Replay none does not exist.',
      'IllegalStatusException: Replay again is not in a valid state for this operation.',
    ]);
  });
});

test('whatever was archived in time is replayed once, minute after minute, and nothing else', async () => {
  const minutes = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(minutes, fc.nat(), fc.nat({ max: 20 }), async (times, seed, end) => {
      const moment = (minute: number) => new Date(Date.parse(startsAt) + minute * MINUTE);
      const actions = times.map((minute) => put(0, { Time: moment(minute).toISOString() }));
      const range = { from: startsAt, to: moment(end + 0.5).toISOString() };
      const scenario = archived([...actions, replay(10 * MINUTE, range)], { seed });
      const simulation = await played(scenario);
      const again = replayedEvents(simulation).map((event) => Date.parse(event.time));
      const wanted = times.filter((minute) => minute <= end).map((one) => moment(one).getTime());
      expect(again).toEqual(wanted.sort((a, b) => a - b));
      expect(simulation.trace).toEqual((await played(scenario)).trace);
    }),
    { numRuns: 60 },
  );
});
