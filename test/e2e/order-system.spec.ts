import { expect, test } from '@playwright/test';
import {
  delivery,
  eventEditor,
  openPage,
  outcome,
  patternEditor,
  rules,
  selectRule,
  showOutcome,
} from './page.ts';

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

test('the first look shows five verdicts, one of them no', async ({ page }) => {
  for (const name of [
    'send-confirmation-email',
    'update-inventory',
    'notify-shipping',
    'confirm-by-api',
  ]) {
    await expect(rules(page).getByRole('tab', { name: `matches ${name}` })).toBeVisible();
  }
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
  await expect(
    outcome(page).getByRole('button', {
      name: 'detail.total is 42, and the rule needs a number greater than 100',
    }),
  ).toBeVisible();
});

test('the sentence points at the value in both editors', async ({ page }) => {
  await outcome(page)
    .getByRole('button', { name: /^detail\.total is 42, and/ })
    .click();
  await eventEditor(page).focus();
  await page.keyboard.insertText('142');
  await expect(eventEditor(page)).toContainText('"total": 142');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('a quick fix of the rule makes it match, and the event goes the new way', async ({ page }) => {
  await outcome(page).getByRole('button', { name: 'Accept a number of at least 42' }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(patternEditor(page)).toContainText('"numeric": [">=", 42]');
  await showOutcome(page, 'Delivered');
  await expect(delivery(page, 'fraud-check')).toContainText('delivered, function succeeded');
  await patternEditor(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});

test('a quick fix of the event does, too', async ({ page }) => {
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(eventEditor(page)).toContainText('"total": 101');
});

test('another event is sent, and every target shows what it got', async ({ page }) => {
  await page.getByRole('button', { name: 'Send event' }).click();
  await expect(outcome(page).getByLabel('Sent event')).toHaveValue('1');
  await page
    .getByRole('button', { name: 'To the end' })
    .click({ timeout: 3_000 })
    .catch(() => {});

  await selectRule(page, 'send-confirmation-email');
  await expect(
    delivery(page, 'send-confirmation-email').getByRole('region', { name: 'Log of try 1' }),
  ).toContainText('Mailing ada@example.com: thank you for order 12345');

  await selectRule(page, 'confirm-by-api');
  const body = delivery(page, 'confirm-by-api').getByRole('group', { name: 'Body' });
  await expect(body).toContainText('"order_id": "12345"');
  await expect(body).toContainText('"email": "ada@example.com"');
  await expect(body).not.toContainText('items');

  await showOutcome(page, 'Queues');
  const queue = outcome(page).getByRole('region', { name: 'shipping-notifications-queue' });
  await expect(queue).toContainText('visible 2');
  await queue.getByText('Body').first().click();
  await expect(queue.getByRole('group', { name: 'Body' }).first()).toContainText(
    '"detail-type": "OrderCreated"',
  );
});

test('one can start over with a single event', async ({ page }) => {
  await page.getByRole('button', { name: 'Send event' }).click();
  await expect(outcome(page).getByRole('tab', { name: 'Queues 2' })).toBeVisible();
  await outcome(page).getByRole('button', { name: 'Start over' }).click();
  await expect(outcome(page).getByRole('tab', { name: 'Queues 1' })).toBeVisible();
});

test('a warm environment keeps its module state between two events', async ({ page }) => {
  await page.getByRole('button', { name: 'Send event' }).click();
  await selectRule(page, 'update-inventory');
  await expect(
    delivery(page, 'update-inventory').getByRole('region', { name: 'Log of try 1' }),
  ).toContainText('Reserved 2 of MUG-001, 4 in all');
});

test('a handler that throws is retried by Lambda, and a dead-letter queue of the rule does not get it', async ({
  page,
}) => {
  await selectRule(page, 'update-inventory');
  await showOutcome(page, 'Delivered');
  await delivery(page, 'update-inventory')
    .getByLabel('Behaviour of update_inventory_lambda')
    .selectOption('Handler throws');
  await expect(delivery(page, 'update-inventory')).toContainText(
    'Lambda accepted the event, so EventBridge is done. update_inventory_lambda failed 3 times',
  );
  await expect(delivery(page, 'update-inventory')).toContainText('the event is gone');
  await expect(delivery(page, 'update-inventory').getByText('Log of try 3')).toBeVisible();
  await page.getByRole('tab', { name: /^Log/ }).click();
  await page.getByRole('gridcell', { name: 'EVENT_RECEIPT' }).click();
  await page.keyboard.press('End');
  await expect(page.getByRole('gridcell', { name: 'lambda-event-discarded' })).toBeVisible();
});

test('when EventBridge cannot deliver, the dead-letter queue has the event and says why', async ({
  page,
}) => {
  await selectRule(page, 'confirm-by-api');
  await showOutcome(page, 'Delivered');
  await delivery(page, 'confirm-by-api')
    .getByLabel('Behaviour of confirmation-api')
    .selectOption('No permission');
  await expect(delivery(page, 'confirm-by-api')).toContainText(
    'The event is in the dead-letter queue undelivered-events-queue.',
  );
  await showOutcome(page, 'Queues');
  const attributes = outcome(page).getByRole('region', { name: 'undelivered-events-queue' });
  await expect(attributes).toContainText('ERROR_CODE NO_PERMISSIONS');
  await expect(attributes).toContainText(
    'RULE_ARN arn:aws:events:us-east-1:123456789012:rule/confirm-by-api',
  );
  await expect(attributes).toContainText('RETRY_ATTEMPTS 0');
});

test('a day of retries is stepped through', async ({ page }) => {
  await selectRule(page, 'confirm-by-api');
  await showOutcome(page, 'Delivered');
  await delivery(page, 'confirm-by-api')
    .getByLabel('Behaviour of confirmation-api')
    .selectOption('Answers 503');
  await expect(delivery(page, 'confirm-by-api')).toContainText(
    'EventBridge tried 186 times and stopped',
  );
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(delivery(page, 'confirm-by-api')).not.toContainText('dead-letter queue undelivered');
  await page.getByRole('button', { name: 'To the next thing that happens' }).click();
  await expect(delivery(page, 'confirm-by-api')).toContainText(
    'EventBridge tried 186 times and stopped',
  );
  await page.getByRole('button', { name: 'To the start' }).click();
  await expect(page.getByLabel('Clock')).toHaveText('+0.000 s');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByLabel('Clock')).not.toHaveText('+0.000 s');
  await page.getByRole('button', { name: 'Pause' }).click();
});

test('the keyboard alone sends, changes and looks', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(outcome(page).getByLabel('Sent event')).toHaveValue('1');
  await page.keyboard.press('Alt+2');
  await expect(patternEditor(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(patternEditor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(patternEditor(page)).not.toBeFocused();
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  const found = page.getByRole('dialog', { name: 'Find anything' });
  await expect(found.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('rule inv');
  await expect(found.getByRole('option').first()).toHaveText(/update-inventory/);
  await page.keyboard.press('Enter');
  await expect(rules(page).getByRole('tab', { name: 'update-inventory' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('equals-ignore-case');
  await expect(found.getByRole('option').first()).toHaveText(/equals-ignore-case/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'equals-ignore-case' })).toBeVisible();
});

test('what happened is copied as the records of the bus log', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('tab', { name: /^Log/ }).click();
  // What has not happened yet cannot be copied.
  await expect(
    page.getByRole('gridcell', { name: 'RULE_MATCH', exact: true }).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Copy bus log' }).click();
  await expect(page.getByText(/^\d+ records copied\.$/)).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const records = text.split('\n').map((line) => JSON.parse(line) as { message_type: string });
  expect(records.filter(({ message_type }) => message_type === 'RULE_MATCH')).toHaveLength(4);
});
