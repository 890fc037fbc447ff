import { expect, type Page, test } from '@playwright/test';
import type { ScenarioSource } from '../../src/core/model/scenario.ts';
import { accessibilityProblems, eventEditor, openPage, openScenario, outcome } from './page.ts';

const eventTab = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Event', exact: true }).getByRole('tab', { name });

test.describe('the library of sample events', () => {
  const search = (page: Page) => page.getByRole('combobox', { name: 'Search the sample events' });
  const samples = (page: Page) => page.getByRole('dialog', { name: 'Sample events' });

  test('by keyboard: search, choose, add, and the rules answer', async ({ page }) => {
    await openPage(page);
    await page.getByRole('button', { name: 'Samples' }).focus();
    await page.keyboard.press('Enter');
    await expect(search(page)).toBeFocused();
    await page.keyboard.type('s3 object');
    await expect(samples(page).getByRole('option', { selected: true })).toContainText(
      'S3 object created',
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(samples(page).getByRole('option', { selected: true })).toContainText(
      'S3 object deleted',
    );
    await expect(samples(page).getByRole('region', { name: 'Preview' })).toContainText(
      '"deletion-type": "Delete Marker Created"',
    );
    await page.keyboard.press('Enter');
    await expect(samples(page)).toBeHidden();
    await expect(eventEditor(page)).toBeFocused();
    await expect(eventTab(page, 'S3 object deleted')).toHaveAttribute('aria-selected', 'true');
    await expect(eventEditor(page)).toContainText('"source": "aws.s3"');
    await expect(outcome(page)).toContainText(
      'source is "aws.s3", and the rule needs "com.ecommerce.orders"',
    );
  });

  test('by mouse: replace the event, and take that back', async ({ page }) => {
    await openPage(page);
    await page.getByRole('button', { name: 'Samples' }).click();
    await samples(page)
      .getByRole('option', { name: /^Large order created/ })
      .click();
    await samples(page).getByRole('button', { name: 'Replace OrderCreated' }).click();
    await expect(eventTab(page, 'Large order created')).toBeVisible();
    await expect(eventEditor(page)).toContainText('ord-10413');
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(eventEditor(page)).toContainText('"order_id": "12345"');
    await expect(eventTab(page, 'OrderCreated')).toHaveAttribute('aria-selected', 'true');
  });

  test('a field is found by its name, and nothing is said to be nothing', async ({ page }) => {
    await openPage(page);
    await page.getByRole('button', { name: 'Samples' }).click();
    await search(page).fill('remoteIpDetails');
    await expect(samples(page).getByRole('option')).toHaveCount(1);
    await expect(samples(page).getByRole('option')).toContainText('GuardDuty');
    expect(await accessibilityProblems(page)).toEqual([]);
    await search(page).fill('no such thing');
    await expect(samples(page)).toContainText('No sample event holds “no such thing”');
    await page.keyboard.press('Enter');
    await expect(samples(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(samples(page)).toBeHidden();
  });

  test('an event of a service goes on the bus as the service puts it', async ({ page }) => {
    await openPage(page);
    await page.getByRole('button', { name: 'Samples' }).click();
    await search(page).fill('instance was terminated');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send event' }).click();
    await page.getByRole('tab', { name: /^Log/ }).click();
    const type = page.getByRole('combobox', { name: 'Message type' });
    await type.selectOption('NO_STANDARD_RULES_MATCHED');
    const unmatched = page.getByRole('gridcell', { name: 'NO_STANDARD_RULES_MATCHED' });
    await expect(unmatched).toHaveCount(1);
    await type.selectOption('EVENT_INGEST_FAILURE');
    await expect(unmatched).toHaveCount(0);
    await expect(page.getByRole('gridcell', { name: 'EVENT_INGEST_FAILURE' })).toHaveCount(0);
  });
});

test.describe('all events against all rules', () => {
  const event = (name: string, detailType: string, total: number) => ({
    id: name,
    name,
    bus: 'default',
    text: JSON.stringify({ source: 'shop', 'detail-type': detailType, detail: { total } }, null, 2),
  });
  const rule = (name: string, pattern: unknown) => ({
    name,
    pattern: JSON.stringify(pattern),
    targets: [],
  });
  const scenario: ScenarioSource = {
    version: 1,
    name: 'Shop',
    buses: [
      {
        kind: 'classic',
        name: 'default',
        rules: [
          rule('orders', { 'detail-type': ['Order'] }),
          rule('large-orders', {
            'detail-type': ['Order'],
            detail: { total: [{ numeric: ['>', 100] }] },
          }),
          rule('refunds', { 'detail-type': ['Refund'] }),
          rule('broken', { source: 'shop' }),
        ],
      },
    ],
    events: [event('Small', 'Order', 5), event('Large', 'Order', 500), event('Lost', 'Hello', 1)],
  };
  const grid = (page: Page) => page.getByRole('grid', { name: 'All events and rules' });

  test.beforeEach(async ({ page }) => {
    await openScenario(page, scenario);
    await page.getByRole('tab', { name: 'All events' }).click();
    await expect(grid(page)).toBeVisible();
  });

  test('every cell has its verdict, and what is odd stands out in words', async ({ page }) => {
    await expect(grid(page).getByRole('gridcell')).toHaveText([
      ...['✓ matches', '✗ does not match', '✗ does not match', '! invalid rule'],
      ...['✓ matches', '✓ matches', '✗ does not match', '! invalid rule'],
      ...['✗ does not match', '✗ does not match', '✗ does not match', '! invalid rule'],
    ]);
    await expect(grid(page).getByRole('rowheader', { name: /^Lost/ })).toContainText(
      'nobody takes it',
    );
    await expect(grid(page).getByRole('columnheader', { name: /^refunds/ })).toContainText(
      'never matches',
    );
    await expect(grid(page).getByRole('columnheader', { name: /^orders/ })).toContainText(
      '2 of 3 events',
    );
    await page.getByRole('button', { name: '1 event nobody takes' }).click();
    await expect(grid(page).getByRole('rowheader')).toHaveCount(1);
    await page.getByRole('button', { name: '1 rule that never matches' }).click();
    await expect(grid(page).getByRole('gridcell')).toHaveCount(1);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('a cell opens its explanation, by mouse', async ({ page }) => {
    await grid(page).getByRole('gridcell', { name: 'Small, large-orders: does not match' }).click();
    await expect(outcome(page)).toContainText(
      'detail.total is 5, and the rule needs a number greater than 100',
    );
    await expect(eventTab(page, 'Small')).toHaveAttribute('aria-selected', 'true');
  });

  test('by keyboard: arrows go from cell to cell, Enter explains', async ({ page }) => {
    const cell = (name: string) => grid(page).getByRole('gridcell', { name });
    await grid(page).locator('[tabindex="0"]').focus();
    await page.keyboard.press('Control+Home');
    await expect(cell('Small, orders: matches')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(cell('Lost, large-orders: does not match')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(outcome(page)).toContainText('detail-type is "Hello", and the rule needs "Order"');
    await page.keyboard.press('Home');
    await expect(grid(page).getByRole('rowheader', { name: /^Lost/ })).toBeFocused();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    await expect(grid(page).getByRole('columnheader', { name: /^orders/ })).toBeFocused();
  });

  test('it follows what is typed', async ({ page }) => {
    await eventEditor(page).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('{"source": "shop", "detail-type": "Refund", "detail": {}}');
    await expect(
      grid(page).getByRole('gridcell', { name: 'Small, refunds: matches', exact: true }),
    ).toBeVisible();
    await expect(page.getByText('No rule is idle.')).toBeVisible();
  });
});

test('a table of 50 events and 100 rules: its far corner is a key away', async ({ page }) => {
  const rules = Array.from({ length: 100 }, (_, index) => ({
    name: `rule-${index}`,
    pattern: `{"detail":{"n":[${index}]}}`,
    targets: [],
  }));
  const events = Array.from({ length: 50 }, (_, n) => ({
    id: `e${n}`,
    name: `Event ${n}`,
    bus: 'default',
    text: JSON.stringify({ source: 's', 'detail-type': 'd', detail: { n } }),
  }));
  await openScenario(page, {
    version: 1,
    name: 'Many',
    buses: [{ kind: 'classic', name: 'default', rules }],
    events,
  });
  await page.getByRole('tab', { name: 'All events' }).click();
  const grid = page.getByRole('grid', { name: 'All events and rules' });
  await grid.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Control+End');
  await expect(
    grid.getByRole('gridcell', { name: 'Event 49, rule-99: does not match' }),
  ).toBeFocused();
  await expect(page.getByText('50 events × 100 rules, 50 matches')).toBeVisible();
  // Only what is in sight is in the page.
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(600);
});
