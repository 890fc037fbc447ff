import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, openPage } from './page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const log = (page: Page) => page.getByRole('grid', { name: 'Log of the bus and its targets' });
const filter = (page: Page) => page.getByRole('toolbar', { name: 'Filter of the log' });
const choice = (page: Page, name: string) =>
  filter(page).getByRole('combobox', { name, exact: true });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('the log is filtered, a record explained and copied, and the bus told what to log', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('tab', { name: /^Log/ }).click();
  await choice(page, 'Message type').selectOption('INVOCATION_START');
  await choice(page, 'Rule').selectOption('update-inventory');
  await expect(page.getByText('1 shown')).toBeVisible();
  await log(page)
    .getByRole('row', { name: /INVOCATION_START/ })
    .press('Enter');
  const detail = page.getByRole('complementary', { name: 'The selected row of the log' });
  await expect(detail).toContainText('A delivery to one target begins.');
  await detail.getByRole('button', { name: 'Copy record' }).click();
  await expect(page.getByText('1 record copied.')).toBeVisible();
  expect(JSON.parse(await copied(page))).toMatchObject({ message_type: 'INVOCATION_START' });
  expect(await copied(page)).not.toContain('target_input');

  await page.getByRole('button', { name: 'Show all' }).click();
  await choice(page, 'Whose').selectOption('bus');
  await choice(page, 'Bus logs at').selectOption('INFO');
  await choice(page, 'Detail').selectOption('FULL');
  await expect(log(page).getByText('EVENT_RECEIPT')).toHaveCount(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Copy bus log' }).click();
  await expect(page.getByText(/^\d+ records copied\.$/)).toBeVisible();
  expect(await copied(page)).toContain('target_input');
  expect(await copied(page)).not.toContain('"TRACE"');
});

const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:111122223333:${name}`;
const record = (message_type: string, log_level: string, at: number, more: object = {}) => ({
  resource_arn: arn('events', 'event-bus/default'),
  message_timestamp_ms: Date.UTC(2026, 9, 1, 10) + at,
  event_bus_name: 'default',
  request_id: 'req-1',
  event_id: 'real-event-1',
  invocation_id: 'real-invocation-1',
  message_type,
  log_level,
  details: {
    rule_arn: arn('events', 'rule/ship-it'),
    target_arn: arn('sqs', 'shipping'),
    attempt_count: 1,
  },
  ...more,
});
const error = { error_message: 'Access to the resource is denied.', aws_service: 'sqs' };

test('a real log is pasted over an event, its mistakes located, and shown beside what happens here', async ({
  page,
}) => {
  const lines = [
    record('INVOCATION_START', 'INFO', 0),
    record('INVOCATION_ATTEMPT_START', 'TRACE', 20),
    record('INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'ERROR', 60, { error }),
    { hello: 'there' },
    record('INVOCATION_FAILURE', 'ERROR', 61, { error }),
  ].map((one) => JSON.stringify(one));
  await openPage(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join('\n'));
  await page.getByRole('textbox', { name: 'Event', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  const bar = page.getByRole('region', { name: 'What was pasted' });
  await expect(bar).toContainText('This looks like the log of an event bus.');
  await bar.getByRole('button', { name: 'Show it in the log' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste a bus log' });
  await expect(dialog).toContainText('4 records read; these are none:');
  await expect(dialog).toContainText('Line 4, column 1');
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Show in log and timeline' }).click();
  await choice(page, 'Whose').selectOption('pasted');
  await expect(page.getByText('4 shown')).toBeVisible();
  await expect(log(page)).toContainText('ship-it → shipping');
  await page.getByRole('button', { name: 'Copy bus log' }).click();
  await expect(page.getByText('4 records copied.')).toBeVisible();
  expect((await copied(page)).split('\n').map((line) => JSON.parse(line))).toEqual(
    lines.filter((_, index) => index !== 3).map((line) => JSON.parse(line)),
  );
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByText('ship-it (pasted)').first()).toBeVisible();
});
