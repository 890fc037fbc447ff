import { expect, type Page, test } from '@playwright/test';
import {
  accessibilityProblems,
  eventEditor,
  openPage,
  patternEditor,
  retype,
  rules,
} from './page.ts';

/** The note that says what was done. */
function note(page: Page, text: string) {
  return page.getByRole('status').getByText(text, { exact: true });
}

test('a key adds the field at the caret, asks for less of it, and one step of undo takes it back', async ({
  page,
}) => {
  await openPage(page);
  await retype(page, patternEditor(page), '');
  await eventEditor(page).getByText('"total"').click();
  await page.keyboard.press('Alt+Enter');
  await expect(patternEditor(page)).toContainText('"total": [42]');
  await expect(note(page, 'fraud-check now needs detail.total to be 42.')).toBeVisible();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(eventEditor(page)).toBeFocused();
  await page.keyboard.press('Alt+Enter');
  await expect(patternEditor(page)).toContainText('"total": [{ "numeric": [">=", 42] }]');
  await page.keyboard.press('Alt+Enter');
  await expect(patternEditor(page)).toContainText('"total": [{ "exists": true }]');
  await patternEditor(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).toContainText('"total": [{ "numeric": [">=", 42] }]');
});

test('a click with Alt does the same, and the event stays as it is', async ({ page }) => {
  await openPage(page);
  await retype(page, patternEditor(page), '');
  const before = await eventEditor(page).innerText();
  await eventEditor(page)
    .getByText('"com.ecommerce.orders"')
    .click({ modifiers: ['Alt'] });
  await expect(patternEditor(page)).toContainText('"source": ["com.ecommerce.orders"]');
  await eventEditor(page)
    .getByText('"com.ecommerce.orders"')
    .click({ modifiers: ['Alt'] });
  await expect(patternEditor(page)).toContainText('"source": [{ "prefix": "com.ecommerce." }]');
  expect(await eventEditor(page).innerText()).toBe(before);
});

test('the foot of the event offers the field at the caret, and the note undoes it', async ({
  page,
}) => {
  await openPage(page);
  await eventEditor(page).getByText('"order_id"').click();
  await page.getByRole('button', { name: 'Add detail.order_id to fraud-check' }).click();
  await expect(patternEditor(page)).toContainText('"order_id": [');
  await expect(
    page.getByRole('button', { name: 'Loosen detail.order_id in fraud-check' }),
  ).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(patternEditor(page)).not.toContainText('order_id');
});

test('where nothing can be added, it is said why', async ({ page }) => {
  await openPage(page);
  await eventEditor(page).getByText('"detail"', { exact: true }).click();
  await page.keyboard.press('Alt+Enter');
  await expect(note(page, 'detail is an object: choose a field in it.')).toBeVisible();
});

test('in a PutEvents entry the field has the name that rules know', async ({ page }) => {
  await openPage(page);
  await retype(
    page,
    eventEditor(page),
    '{\n"Source": "my.app",\n"DetailType": "Made",\n"Detail": "{}"\n}',
  );
  await eventEditor(page).getByText('"Made"').click();
  await expect(
    page.getByRole('button', { name: 'Accept this detail-type in fraud-check' }),
  ).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a field is added from the event, which stays on screen', async ({ page }) => {
    await openPage(page);
    await eventEditor(page).getByText('"order_id"').tap();
    await page.getByRole('button', { name: 'Add detail.order_id to fraud-check' }).tap();
    await expect(page.getByText(/^fraud-check now needs detail\.order_id to be "/)).toBeVisible();
    await expect(eventEditor(page)).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'Loosen detail.order_id in fraud-check' }),
    ).toBeVisible();
  });
});
