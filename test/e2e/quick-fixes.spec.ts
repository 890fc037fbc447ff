import { expect, test } from '@playwright/test';
import { eventEditor, openPage, outcome, patternEditor, rules, selectRule } from './page.ts';

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

test('a key applies the first quick fix, and one step of undo takes it back', async ({ page }) => {
  await expect(outcome(page).getByRole('group', { name: 'Quick fixes' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(patternEditor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});

test('in the event, the key applies a fix of the event', async ({ page }) => {
  await eventEditor(page).focus();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(eventEditor(page)).toContainText('"total": 101');
  await expect(eventEditor(page)).toBeFocused();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('the note about a quick fix can undo it', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+.');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});

test('where there is nothing to fix, the key says so', async ({ page }) => {
  await selectRule(page, 'notify-shipping');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByText('There is no quick fix for what is on screen.')).toBeVisible();
});

test('on a tablet the pattern comes into view with the change', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: 'Outcome', exact: true })
    .click();
  await outcome(page).getByRole('button', { name: 'Accept a number of at least 42' }).click();
  await expect(patternEditor(page)).toContainText('"numeric": [">=", 42]');
});
