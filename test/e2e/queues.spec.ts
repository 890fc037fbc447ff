import { expect, type Page, test } from '@playwright/test';
import type { ScenarioSource } from '../../src/core/model/scenario.ts';
import {
  accessibilityProblems,
  eventEditor,
  openPage,
  openScenario,
  outcome,
  showOutcome,
} from './page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const text = JSON.stringify({ source: 'shop', 'detail-type': 'Order', detail: { id: 'o-1' } });
const aShop = (changes: Partial<ScenarioSource>): ScenarioSource => ({
  version: 1,
  name: 'Shop',
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        {
          name: 'orders',
          pattern: '{"source":["shop"]}',
          targets: [{ id: 'work', resource: { type: 'sqs-queue', name: 'work' } }],
        },
      ],
    },
  ],
  queues: [{ name: 'work' }],
  events: [{ id: 'order', name: 'Order', bus: 'default', text }],
  actions: [{ type: 'put-events', at: 0, event: 'order', bus: 'default', text }],
  ...changes,
});

const queue = (page: Page, name: string) =>
  outcome(page).getByRole('region', { name, exact: true });
const press = (page: Page, within: string, name: string) =>
  queue(page, within).getByRole('button', { name, exact: true }).click();

test('a message is received, hidden, and gone; an old handle is refused by a FIFO queue', async ({
  page,
}) => {
  await openScenario(
    page,
    aShop({ queues: [{ name: 'work' }, { name: 'next.fifo', visibilityTimeoutSeconds: 0 }] }),
  );
  await showOutcome(page, 'Queues');
  const work = queue(page, 'work');
  await expect(work).toContainText('It can be received.');
  await press(page, 'work', 'Receive');
  await expect(work).toContainText('in flight 1');
  await expect(work).toContainText('is hidden until');
  expect(await accessibilityProblems(page)).toEqual([]);
  await press(page, 'work', 'Delete');
  await expect(work).toContainText('DeleteMessage: the message is gone.');
  await expect(work.getByRole('list', { name: 'Messages in work' })).toContainText('No messages');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click();
  await expect(work).toContainText('in flight 1');

  const next = queue(page, 'next.fifo');
  await press(page, 'next.fifo', 'Send…');
  await next.getByRole('textbox', { name: 'Body' }).fill('{"step":1}');
  await next.getByRole('button', { name: 'Send message' }).click();
  await expect(next).toContainText('MissingParameter');
  await press(page, 'next.fifo', 'Send…');
  await next.getByRole('textbox', { name: 'Message group id' }).fill('g');
  await next.getByRole('textbox', { name: 'Deduplication id' }).fill('1');
  await next.getByRole('button', { name: 'Send message' }).click();
  await expect(next).toContainText('group g');
  await press(page, 'next.fifo', 'Receive');
  await expect(next).toContainText('ReceiveMessage: 1 message.');
  await press(page, 'next.fifo', 'Delete');
  await expect(next).toContainText('The receipt handle has expired.');
});

test('a handler that throws: its dead letter is read, and the function gets it again once it is mended', async ({
  page,
}) => {
  const lambda = { type: 'lambda-function', name: 'ship' } as const;
  const { buses } = aShop({});
  await openScenario(
    page,
    aShop({
      buses: buses.map((bus) => ({
        ...bus,
        rules: bus.rules.map((rule) => ({ ...rule, targets: [{ id: 'ship', resource: lambda }] })),
      })),
      functions: [
        {
          name: 'ship',
          code: 'export const handler = async (event) => ({ shipped: event.detail.id });',
          failures: [{ error: 'Unhandled', when: { type: 'always' } }],
          onFailure: { type: 'sqs-queue', name: 'failed' },
        },
      ],
      queues: [{ name: 'failed' }],
    }),
  );
  await showOutcome(page, 'Queues');
  const failed = queue(page, 'failed');
  await expect(failed).toContainText('On-failure destination of ship.');
  await expect(failed).toContainText(
    'Lambda put it here, not EventBridge: ship was given the event',
  );
  await expect(failed).toContainText('RetriesExhausted');
  await press(page, 'failed', 'Mend ship');
  // What has failed stays as it was.
  await expect(failed).toContainText('RetriesExhausted');
  await press(page, 'failed', 'Send it to ship again');
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(failed.getByRole('status')).toContainText(/Sent again at .*: ship returned/);
  await expect(failed.getByRole('status')).toContainText('{"shipped":"o-1"}');
});

const poison: ScenarioSource = aShop({
  functions: [
    {
      name: 'worker',
      code: `export const handler = async ({ Records }) => ({
  batchItemFailures: Records.filter(({ body }) => body.includes('poison'))
    .map(({ messageId }) => ({ itemIdentifier: messageId })),
});`,
    },
  ],
  queues: [
    { name: 'work', redrivePolicy: { deadLetterQueue: 'poisoned', maximumReceiveCount: 2 } },
    { name: 'poisoned' },
  ],
  eventSourceMappings: [{ queue: 'work', function: 'worker', reportBatchItemFailures: true }],
  actions: [
    { type: 'send-message', at: 0, queue: 'work', body: '{"id":"good"}' },
    { type: 'send-message', at: 0, queue: 'work', body: '{"id":"poison"}' },
  ],
});

test('a poison message goes through its batches into the dead-letter queue, and is redriven', async ({
  page,
}) => {
  await openScenario(page, poison);
  await showOutcome(page, 'Queues');
  const poisoned = queue(page, 'poisoned');
  await expect(poisoned).toContainText('visible 1');
  await expect(poisoned).toContainText(
    'SQS put it here, not EventBridge: the redrive policy of the queue work',
  );
  await expect(poisoned.getByRole('group', { name: 'Body' })).toContainText('poison');
  await expect(queue(page, 'work')).toContainText('No messages are left.');
  await press(page, 'poisoned', 'Redrive…');
  await poisoned.getByRole('button', { name: 'Redrive', exact: true }).click();
  await expect(poisoned).toContainText('StartMessageMoveTask: under way, 0 messages moved so far.');
  await page.getByRole('button', { name: 'To the next thing that happens' }).click();
  await expect(queue(page, 'work')).toContainText(/visible 1|in flight 1/);
  await expect(poisoned).toContainText('No messages');
});

const real = {
  Messages: [
    {
      MessageId: '6c7d2f2e-1111-4222-8333-444455556666',
      ReceiptHandle: 'AQEB',
      Body: JSON.stringify({
        version: '0',
        id: '3f5d8a70-1111-4222-8333-444455556666',
        'detail-type': 'OrderCreated',
        source: 'com.ecommerce.orders',
        account: '111122223333',
        time: '2026-10-01T10:00:00Z',
        region: 'eu-west-1',
        resources: [],
        detail: { order_id: 'o-77', total: 12 },
      }),
      Attributes: { ApproximateReceiveCount: '1' },
      MessageAttributes: Object.fromEntries(
        Object.entries({
          RULE_ARN: 'arn:aws:events:eu-west-1:111122223333:rule/update-inventory',
          TARGET_ARN: 'arn:aws:lambda:eu-west-1:111122223333:function:update_inventory_lambda',
          ERROR_CODE: 'NO_PERMISSIONS',
          ERROR_MESSAGE:
            'User: arn:aws:sts::1:x is not authorized to perform lambda:InvokeFunction',
          RETRY_ATTEMPTS: '0',
        }).map(([name, StringValue]) => [name, { StringValue, DataType: 'String' }]),
      ),
    },
  ],
};

test('a real dead letter is pasted, explained, sent to the function again and opened as an event', async ({
  page,
}) => {
  await openPage(page);
  await page.evaluate(
    (copied) => navigator.clipboard.writeText(copied),
    JSON.stringify(real, null, 4),
  );
  await eventEditor(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  const bar = page.getByRole('region', { name: 'What was pasted' });
  await expect(bar).toContainText('This looks like a message of a dead-letter queue.');
  await bar.getByRole('button', { name: 'Read why it failed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Read a dead letter' });
  await expect(dialog).toContainText(
    'rule update-inventory (bus default) could not deliver the event',
  );
  await expect(dialog).toContainText(
    'NO_PERMISSIONS: EventBridge is not allowed to call the target.',
  );
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send it to update_inventory_lambda again' }).click();
  await expect(dialog.getByRole('status')).toContainText(
    /Sent again at .* update_inventory_lambda/,
  );
  await dialog.getByRole('button', { name: 'Open as an event' }).click();
  await expect(dialog).toBeHidden();
  await expect(eventEditor(page)).toContainText('o-77');
});
