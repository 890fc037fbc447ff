import { expect, type Locator, type Page, test } from '@playwright/test';
import type { ScenarioSource } from '../../src/core/model/scenario.ts';
import {
  accessibilityProblems,
  delivery,
  openPage,
  openScenario,
  rules,
  selectRule,
  showOutcome,
} from './page.ts';

const event = {
  ...{ id: 'order', name: 'Order', bus: 'default' },
  text: '{"source": "my.app", "detail-type": "Order", "detail": {"total": 42}}',
};
const pattern = '{"source": ["my.app"]}';

function resources(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Resources' });
}

/** What the route map says of something. */
function onMap(page: Page, name: string | RegExp): Locator {
  return page.getByRole('group', { name: 'Routes' }).getByRole('button', { name });
}

async function showTargets(page: Page, rule: string): Promise<void> {
  await selectRule(page, rule);
  await rules(page)
    .getByRole('tab', { name: /^Targets/ })
    .click();
}

test('a FIFO queue, its mapping and a function are built from nothing with the keyboard', async ({
  page,
}) => {
  const empty: ScenarioSource = {
    ...{ version: 1, name: 'Empty', events: [event] },
    buses: [{ kind: 'classic', name: 'default', rules: [{ name: 'all', pattern, targets: [] }] }],
  };
  await openScenario(page, empty);
  await rules(page).getByRole('tab', { name: 'Pattern' }).press('End');
  await rules(page).getByRole('button', { name: 'Add a target' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'New Lambda function' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  const group = rules(page).getByRole('textbox', { name: 'Message group id' });
  await expect(group).toBeFocused();
  await expect(group).toHaveAccessibleDescription(
    /Parameter\(s\) SqsParameters must be specified for target: my-queue\.fifo\./,
  );
  await page.keyboard.type('orders');
  await expect(group).not.toHaveAccessibleDescription(/must be specified/);

  await rules(page).getByRole('button', { name: 'Set up my-queue.fifo' }).press('Enter');
  const dialog = resources(page);
  await dialog.getByRole('checkbox', { name: 'Content-based deduplication' }).press('Space');
  await dialog.getByRole('combobox', { name: 'Add a mapping' }).focus();
  await page.keyboard.type('New Lambda function');
  await page.keyboard.press('Enter');
  const batch = dialog.getByRole('spinbutton', { name: 'Batch size' });
  await expect(batch).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('11');
  await expect(batch).toHaveAccessibleDescription(/The batch size of a FIFO queue is 10 at most/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('5');
  await expect(batch).not.toHaveAccessibleDescription(/10 at most/);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await expect(onMap(page, /^my-queue\.fifo ?, SQS queue, delivered/)).toBeVisible();
  await expect(onMap(page, /^my_function ?, Lambda function, done/)).toBeVisible();
});

test('a loop between two buses is warned about, drawn, and seen being stopped', async ({
  page,
}) => {
  const to = (name: string) => [{ id: name, resource: { type: 'event-bus' as const, name } }];
  const buses: ScenarioSource['buses'] = [
    { kind: 'classic', name: 'default', rules: [{ name: 'out', pattern, targets: to('orders') }] },
    { kind: 'classic', name: 'orders', rules: [{ name: 'home', pattern, targets: [] }] },
  ];
  await openScenario(page, { version: 1, name: 'Two buses', events: [event], buses });
  await page.getByRole('tab', { name: 'Problems 0' }).click();
  await showTargets(page, 'home');
  await rules(page).getByRole('button', { name: 'Add a target' }).click();
  await page.getByRole('menuitem', { name: 'default Event bus' }).click();

  const warning = page.getByRole('button', { name: /^△? ?Loop Events may go round/ });
  await expect(warning).toContainText(
    'event bus default, by rule out to event bus orders, by rule home back to event bus default',
  );
  await expect(onMap(page, /^default ?, event bus, .*in a loop that was stopped/)).toHaveCount(2);
  await expect(onMap(page, /^orders ?, .*The simulation has stopped one here\./)).toBeVisible();
  await warning.click();
  await expect(rules(page).getByRole('combobox', { name: 'Sends to' })).toBeFocused();
});

test('an API that answers 429 and then 200 gets the event at the second attempt', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Resources', exact: true }).click();
  const dialog = resources(page);
  await dialog.getByRole('button', { name: 'confirmation-api' }).click();
  await dialog.getByRole('button', { name: 'Answer for certain requests' }).click();
  const first = dialog.getByRole('group', { name: 'Answer 1' });
  await expect(first.getByRole('spinbutton', { name: 'Status' })).toHaveValue('429');
  const others = dialog.getByRole('group', { name: 'Every other answer' });
  const status = others.getByRole('spinbutton', { name: 'Status' });
  await status.fill('2000');
  await expect(status).toHaveAccessibleDescription(
    /The status is from 100 to 599\. It is still 202/,
  );
  await status.fill('200');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await selectRule(page, 'confirm-by-api');
  await showOutcome(page, 'Delivered');
  await expect(delivery(page, 'confirm-by-api')).toContainText('attempt 2');
  await expect(onMap(page, /^confirmation-api ?, API destination, delivered/)).toBeVisible();
});

test('a queue without permission gets nothing until it is given back', async ({ page }) => {
  await openPage(page);
  await showTargets(page, 'notify-shipping');
  const allowed = rules(page).getByRole('checkbox', { name: 'EventBridge may send to it' });
  await allowed.uncheck();
  await expect(rules(page).getByText('Every call fails with AccessDenied')).toBeVisible();
  await expect(onMap(page, /^shipping-notifications-queue ?, SQS queue, lost/)).toBeVisible();

  await rules(page)
    .getByRole('combobox', { name: 'Dead-letter queue' })
    .selectOption('New SQS queue');
  await showOutcome(page, 'Delivered');
  await expect(delivery(page, 'notify-shipping')).toContainText('dead-letter queue my-queue');

  // One click, and another: the switch goes off, and on again as it was.
  const failing = rules(page).getByRole('switch', {
    name: 'Make shipping-notifications-queue fail',
  });
  await expect(failing).toBeChecked();
  await failing.click();
  await expect(allowed).toBeChecked();
  await expect(onMap(page, /^shipping-notifications-queue ?, SQS queue, delivered/)).toBeVisible();
  await failing.click();
  await expect(allowed).not.toBeChecked();
});

test('a deleted queue says what still names it, and comes back', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Resources', exact: true }).click();
  const dialog = resources(page);
  await dialog.getByRole('button', { name: 'undelivered-events-queue' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('letters');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Delete letters' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'letters deleted' })).toContainText(
    'It is still named by dead-letter queue of target',
  );
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('heading', { name: 'letters' })).toBeVisible();
  await dialog.getByRole('button', { name: /^dead-letter queue of target/ }).click();
  await expect(dialog).toHaveCount(0);
  const letters = rules(page).getByRole('combobox', { name: 'Dead-letter queue' });
  await expect(letters).toBeFocused();
  await expect(letters).toHaveValue('sqs-queue:letters');

  // From the map, with the keyboard.
  await onMap(page, /^letters ?, SQS queue/).press('F2');
  await expect(dialog.getByRole('heading', { name: 'letters' })).toBeVisible();
});
