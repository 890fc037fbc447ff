import * as events from '@aws-sdk/client-eventbridge';
import { beforeEach, describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/model/brand.ts';
import { Simulation } from '../../../src/core/simulation.ts';
import { eventBridgeClient } from '../../support/aws-clients.ts';
import { anEntry, aScenario } from '../../support/scenarios.ts';
import { all } from '../../support/traces.ts';

const ARN = 'arn:aws:events:us-east-1:123456789012';
const BUS = `${ARN}:event-bus/default`;
const MINUTE = 60_000;

let simulation: Simulation;
let bridge: events.EventBridgeClient;

beforeEach(() => {
  simulation = new Simulation(aScenario());
  bridge = eventBridgeClient(simulation);
});

const create = (input: Partial<events.CreateArchiveCommandInput> = {}) =>
  bridge.send(
    new events.CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn: BUS, ...input }),
  );
const start = (input: Partial<events.StartReplayCommandInput> = {}) =>
  bridge.send(
    new events.StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: `${ARN}:archive/all`,
      EventStartTime: new Date('2026-01-15T00:00:00Z'),
      EventEndTime: new Date('2026-01-16T00:00:00Z'),
      Destination: { Arn: BUS },
      ...input,
    }),
  );
const describeArchive = (ArchiveName = 'all') =>
  bridge.send(new events.DescribeArchiveCommand({ ArchiveName }));
const describeReplay = (ReplayName = 'again') =>
  bridge.send(new events.DescribeReplayCommand({ ReplayName }));
const pass = (milliseconds: number) => simulation.advanceTo(instant(simulation.now + milliseconds));

/** Puts an event, and waits until archives have it. */
async function archiveAnEvent(entry: events.PutEventsRequestEntry = anEntry as typeof entry) {
  await bridge.send(new events.PutEventsCommand({ Entries: [entry] }));
  await pass(11 * MINUTE);
}

describe('the SDK for JavaScript', () => {
  test('makes an archive, which keeps events from then on', async () => {
    await archiveAnEvent();
    const made = await create({ Description: 'why', EventPattern: '{"source":["my.app"]}' });
    expect(made).toMatchObject({
      ...{ ArchiveArn: `${ARN}:archive/all`, State: 'ENABLED' },
      CreationTime: new Date(simulation.now),
    });
    await archiveAnEvent();
    await archiveAnEvent({ ...anEntry, Source: 'other' } as events.PutEventsRequestEntry);
    const [kept, ...others] = all(simulation.trace, 'event-archived');
    expect(others).toEqual([]);
    expect(await describeArchive()).toMatchObject({
      ...{ ArchiveArn: `${ARN}:archive/all`, ArchiveName: 'all', EventSourceArn: BUS },
      ...{ Description: 'why', EventPattern: '{"source":["my.app"]}', State: 'ENABLED' },
      ...{ RetentionDays: 0, EventCount: 1, SizeBytes: kept?.bytes },
      CreationTime: made.CreationTime,
    });
  });

  test('changes an archive, which keeps what it has', async () => {
    await create({ RetentionDays: 3, Description: 'why' });
    await archiveAnEvent();
    const update = { ArchiveName: 'all', EventPattern: '{"source":["other"]}' };
    await bridge.send(new events.UpdateArchiveCommand(update));
    await archiveAnEvent();
    expect(await describeArchive()).toMatchObject({
      ...{ EventPattern: '{"source":["other"]}', RetentionDays: 3, Description: 'why' },
      EventCount: 1,
    });
    expect(all(simulation.trace, 'event-archived')).toHaveLength(1);
  });

  test('deletes an archive with all that it has kept', async () => {
    await create();
    await archiveAnEvent();
    await bridge.send(new events.DeleteArchiveCommand({ ArchiveName: 'all' }));
    await create();
    await archiveAnEvent();
    expect(await describeArchive()).toMatchObject({ EventCount: 1 });
  });

  test('lists archives by one filter, page by page', async () => {
    await bridge.send(new events.CreateEventBusCommand({ Name: 'shop' }));
    await create({ ArchiveName: 'a1' });
    await create({ ArchiveName: 'a2', EventSourceArn: `${ARN}:event-bus/shop` });
    await create({ ArchiveName: 'b1' });
    const names = async (input: events.ListArchivesCommandInput) => {
      const { Archives = [], NextToken } = await bridge.send(new events.ListArchivesCommand(input));
      return { names: Archives.map(({ ArchiveName }) => ArchiveName), NextToken };
    };
    const first = await names({ Limit: 2 });
    expect(first.names).toEqual(['a1', 'a2']);
    const { NextToken } = first;
    expect(await names({ Limit: 2, NextToken })).toEqual({ names: ['b1'], NextToken: undefined });
    expect((await names({ NamePrefix: 'a' })).names).toEqual(['a1', 'a2']);
    expect((await names({ EventSourceArn: BUS })).names).toEqual(['a1', 'b1']);
    expect((await names({ State: 'ENABLED' })).names).toEqual(['a1', 'a2', 'b1']);
    expect((await names({ State: 'DISABLED' })).names).toEqual([]);
  });

  test('starts a replay and sees it end', async () => {
    await create();
    await archiveAnEvent();
    const started = await start({
      Description: 'why',
      Destination: { Arn: BUS, FilterArns: [`${ARN}:rule/r`] },
    });
    expect(started).toMatchObject({
      ...{ ReplayArn: `${ARN}:replay/again`, State: 'STARTING' },
      ReplayStartTime: new Date(simulation.now),
    });
    await simulation.runUntilIdle();
    expect(await describeReplay()).toMatchObject({
      ...{ ReplayName: 'again', ReplayArn: `${ARN}:replay/again`, State: 'COMPLETED' },
      ...{ Description: 'why', EventSourceArn: `${ARN}:archive/all` },
      Destination: { Arn: BUS, FilterArns: [`${ARN}:rule/r`] },
      ...{
        EventStartTime: new Date('2026-01-15T00:00:00Z'),
        ReplayStartTime: started.ReplayStartTime,
      },
      ...{ EventEndTime: new Date('2026-01-16T00:00:00Z'), ReplayEndTime: expect.any(Date) },
      EventLastReplayedTime: new Date('2026-01-15T09:00:00Z'),
    });
    expect(all(simulation.trace, 'RULE_MATCH')).toHaveLength(2);
    const { Replays } = await bridge.send(new events.ListReplaysCommand({ State: 'COMPLETED' }));
    expect(Replays).toMatchObject([{ ReplayName: 'again', EventSourceArn: `${ARN}:archive/all` }]);
    expect((await bridge.send(new events.ListReplaysCommand({ NamePrefix: 'b' }))).Replays).toEqual(
      [],
    );
  });

  test('cancels a replay once', async () => {
    await create();
    await start();
    const cancel = new events.CancelReplayCommand({ ReplayName: 'again' });
    expect(await bridge.send(cancel)).toMatchObject({
      ...{ ReplayArn: `${ARN}:replay/again`, State: 'CANCELLING' },
    });
    await simulation.runUntilIdle();
    expect(await describeReplay()).toMatchObject({ State: 'CANCELLED' });
    await expect(bridge.send(cancel)).rejects.toBeInstanceOf(events.IllegalStatusException);
  });
});

type Refused = readonly [
  string,
  () => Promise<unknown>,
  abstract new (...none: never[]) => Error,
  string | RegExp,
];

test.each<Refused>([
  [
    'an archive of a bus that does not exist',
    () => create({ EventSourceArn: `${ARN}:event-bus/no` }),
    events.ResourceNotFoundException,
    'Event bus no does not exist.',
  ],
  [
    'an archive that exists',
    async () => {
      await create();
      return create();
    },
    events.ResourceAlreadyExistsException,
    'Archive all already exists.',
  ],
  [
    'a pattern that is none',
    () => create({ EventPattern: '{"source":"x"}' }),
    events.InvalidEventPatternException,
    /^Event pattern is not valid\. Reason: /,
  ],
  [
    'a pattern that is empty',
    () => create({ EventPattern: '' }),
    events.InvalidEventPatternException,
    /^Event pattern is not valid\. Reason: /,
  ],
  [
    'an unknown archive described',
    () => describeArchive(),
    events.ResourceNotFoundException,
    'Archive all does not exist.',
  ],
  [
    'an unknown archive deleted',
    () => bridge.send(new events.DeleteArchiveCommand({ ArchiveName: 'all' })),
    events.ResourceNotFoundException,
    'Archive all does not exist.',
  ],
  [
    'an unknown archive changed',
    () => bridge.send(new events.UpdateArchiveCommand({ ArchiveName: 'all', RetentionDays: 1 })),
    events.ResourceNotFoundException,
    'Archive all does not exist.',
  ],
  [
    'a replay that exists',
    async () => {
      await create();
      await start();
      return start();
    },
    events.ResourceAlreadyExistsException,
    'Replay again already exists.',
  ],
  [
    'an unknown replay',
    () => describeReplay(),
    events.ResourceNotFoundException,
    'Replay again does not exist.',
  ],
  [
    'an eleventh replay at once',
    async () => {
      await create();
      for (let count = 0; count < 10; count++) await start({ ReplayName: `r${count}` });
      return start();
    },
    events.LimitExceededException,
    'The requested resource exceeds the maximum number allowed.',
  ],
])('%s is a modelled exception', async (_, call, exception, message) => {
  const error = await call().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(exception);
  expect(error instanceof Error && error.message).toMatch(message);
});

test.each<readonly [string, () => Promise<unknown>, string]>([
  [
    'a name of an archive that is none',
    () => create({ ArchiveName: 'a b' }),
    "1 validation error detected: Value 'a b' at 'archiveName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
  ],
  [
    'a retention before today',
    () => create({ RetentionDays: -1 }),
    "1 validation error detected: Value '-1' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0",
  ],
  [
    'a name in place of an ARN',
    () => create({ EventSourceArn: 'default' }),
    'Parameter EventSourceArn is not valid. Reason: Provided Arn is not in correct format.',
  ],
  [
    'a change of nothing',
    async () => {
      await create();
      return bridge.send(new events.UpdateArchiveCommand({ ArchiveName: 'all' }));
    },
    'At least one of EventPattern, RetentionDays or Description must be provided.',
  ],
  [
    'two filters',
    () => bridge.send(new events.ListArchivesCommand({ NamePrefix: 'a', State: 'ENABLED' })),
    'At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.',
  ],
  [
    'a replay of an unknown archive',
    () => start(),
    'Parameter EventSourceArn is not valid. Reason: Archive all does not exist.',
  ],
  [
    'a replay to another bus',
    async () => {
      await create();
      return start({ Destination: { Arn: `${ARN}:event-bus/shop` } });
    },
    'Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.',
  ],
  [
    'a replay that ends before it begins',
    async () => {
      await create();
      return start({ EventEndTime: new Date('2026-01-14T00:00:00Z') });
    },
    'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
  ],
])('%s is a ValidationException', async (_, call, message) => {
  await expect(call()).rejects.toMatchObject({ name: 'ValidationException', message });
});
