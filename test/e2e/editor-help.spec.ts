import { expect, test } from '@playwright/test';
import { eventEditor, openPage, patternEditor, retype, rules } from './page.ts';

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

test('a pattern is formatted by key, to the letter, and one step undoes it', async ({ page }) => {
  await retype(page, patternEditor(page), '{"detail":{"total":[{"numeric":[">",1.0e2]},');
  await page.keyboard.press('Alt+Shift+F');
  await expect(page.getByText(/^Not formatted, since it is not JSON yet/)).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.insertText(' "x"]}}');
  await page.keyboard.press('Alt+Shift+F');
  await expect(patternEditor(page)).toContainText('"total": [{ "numeric": [">", 1.0e2] }, "x"]');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).toContainText(
    '{"detail":{"total":[{"numeric":[">",1.0e2]}, "x"]}}',
  );
});

test('the menus format as well, and take white space out', async ({ page }) => {
  await page.getByRole('button', { name: 'Event actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove white space' }).click();
  await expect(eventEditor(page)).toContainText('{"source":"com.ecommerce.orders","detail-type":');
  await page.getByRole('region', { name: 'Event' }).getByRole('button', { name: 'Format' }).click();
  await expect(eventEditor(page)).toContainText('{ "sku": "MUG-001", "quantity": 2 },');
  await page.getByRole('button', { name: 'Rule actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove white space' }).click();
  await expect(patternEditor(page)).toContainText('"total":[{"numeric":[">",100]}]');
});

test('parts are folded and unfolded by key', async ({ page }) => {
  const event = eventEditor(page);
  await event.getByText('"detail"').click();
  await page.keyboard.press('Control+Shift+BracketLeft');
  await expect(event).not.toContainText('order_id');
  await page.keyboard.press('Control+Shift+BracketRight');
  await expect(event).toContainText('order_id');
});

test('brackets and quotes are closed, and a line begins where it belongs', async ({ page }) => {
  const pattern = patternEditor(page);
  await retype(page, pattern, '');
  await page.keyboard.type('{');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"source": ["com.ecommerce.orders"');
  await expect(pattern).toHaveText(/^\{ {2}"source": \["com\.ecommerce\.orders"\]✓\}$/);
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});
