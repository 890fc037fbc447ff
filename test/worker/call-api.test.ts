import { expect, test } from 'vitest';
import type { Scenario } from '../../src/core/model/scenario.ts';
import { Simulation } from '../../src/core/simulation.ts';
import { callApi } from '../../src/worker/call-api.ts';
import { aScenario } from '../support/scenarios.ts';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';

/** Calls at a moment; the answer, and the scenario as it is afterwards. */
async function call(scenario: Scenario, at: number, name: string, input: object) {
  const [service = '', operation = ''] = name.split('.');
  const answer = await callApi({ scenario, at, call: { service, operation, input } });
  return { ...answer, after: answer.scenario ?? scenario };
}

test('what is done is an action, and a run of the scenario does the very same', async () => {
  const sent = await call(aScenario(), 1_000, 'sqs.SendMessage', { QueueUrl, MessageBody: 'm' });
  const read = await call(sent.after, 2_000, 'sqs.ReceiveMessage', { QueueUrl });
  expect(read.after.actions.map(({ type, at }) => [type, at])).toEqual([
    ['api-call', 1_000],
    ['api-call', 2_000],
  ]);
  const simulation = new Simulation(read.after);
  await simulation.playActions();
  const received = simulation.trace.find(({ type }) => type === 'sqs-message-received');
  expect(read.result).toMatchObject({
    value: { Messages: [{ ReceiptHandle: expect.any(String), Body: 'm' }] },
  });
  const { Messages } = read.result.ok ? read.result.value : {};
  expect(Messages).toMatchObject([
    received?.type === 'sqs-message-received'
      ? { MessageId: received.messageId, ReceiptHandle: received.receiptHandle }
      : {},
  ]);
});

test('it happens between what happens before and after', async () => {
  const late = await call(aScenario(), 5_000, 'sqs.SendMessage', { QueueUrl, MessageBody: 'm' });
  const early = await call(late.after, 2_000, 'sqs.ReceiveMessage', { QueueUrl });
  expect(early.result).toEqual({ ok: true, value: {} });
});

test('what is set up is an edit of the document, there from the start', async () => {
  const input = { Name: 'late', EventPattern: '{"source":["x"]}', Description: 'why' };
  const { after, result } = await call(aScenario(), 9_000, 'events.PutRule', input);
  expect(result).toMatchObject({ ok: true });
  expect(after.actions).toEqual([]);
  expect(after.buses[0]?.rules.map(({ name }) => name)).toEqual(['r', 'late']);
});

test('an archive is an edit, and what a replay of it does is an action', async () => {
  const arn = (name: string) => `arn:aws:events:us-east-1:123456789012:${name}`;
  const made = await call(aScenario(), 9_000, 'events.CreateArchive', {
    ArchiveName: 'all',
    EventSourceArn: arn('event-bus/default'),
    RetentionDays: 3,
  });
  expect(made.after.archives).toEqual([{ name: 'all', bus: 'default', retentionDays: 3 }]);
  const started = await call(made.after, 9_000, 'events.StartReplay', {
    ReplayName: 'again',
    EventSourceArn: arn('archive/all'),
    EventStartTime: '2026-01-15T09:00:00Z',
    EventEndTime: '2026-01-15T10:00:00Z',
    Destination: { Arn: arn('event-bus/default') },
  });
  expect(started.after.actions).toMatchObject([{ type: 'api-call', operation: 'StartReplay' }]);
  const simulation = new Simulation(started.after);
  await simulation.playActions();
  expect(simulation.trace).toContainEqual(
    expect.objectContaining({ type: 'replay-started', replay: 'again', action: 0 }),
  );
  const changed = await call(started.after, 0, 'events.UpdateArchive', {
    ArchiveName: 'all',
    EventPattern: '{"source":["x"]}',
  });
  expect(changed.after.archives).toMatchObject([{ pattern: '{"source":["x"]}', retentionDays: 3 }]);
  const gone = await call(changed.after, 0, 'events.DeleteArchive', { ArchiveName: 'all' });
  expect(gone.after.archives).toEqual([]);
});

test.each([
  ['events.DescribeRule', { Name: 'r' }],
  ['events.ListArchives', {}],
  ['events.DeleteArchive', { ArchiveName: 'nope' }],
  ['events.DescribeRule', { Name: 'nope' }],
  ['events.PutRule', { Name: 'nope' }],
  ['sqs.ListQueues', {}],
])('%s %o changes nothing', async (name, input) => {
  expect((await call(aScenario(), 0, name, input)).scenario).toBeNull();
});
