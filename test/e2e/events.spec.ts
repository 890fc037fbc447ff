import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, eventEditor, openPage, outcome } from './page.ts';

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
    await page.getByRole('button', { name: 'Undo' }).click();
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
    await expect(page.getByRole('region', { name: 'Dock' })).toContainText(
      'NO_STANDARD_RULES_MATCHED',
    );
    await expect(page.getByRole('region', { name: 'Dock' })).not.toContainText(
      'EVENT_INGEST_FAILURE',
    );
  });
});
