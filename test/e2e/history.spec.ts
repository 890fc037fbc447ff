import { expect, type Page, test } from '@playwright/test';
import {
  accessibilityProblems,
  eventEditor,
  openPage,
  outcome,
  patternEditor,
  retype,
  rules,
  selectRule,
} from './page.ts';

const saved = (page: Page) => page.getByRole('banner').getByText('saved', { exact: true });
const FIRST = '{"source": "first", "detail-type": "x", "detail": {}}';

test('undo and redo go over the whole document, in an editor too, and survive a reload', async ({
  page,
}) => {
  await openPage(page);
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(eventEditor(page)).toContainText('"total": 101');
  await selectRule(page, 'notify-shipping');
  await retype(page, patternEditor(page), '{"source": ["typed"]}');
  await expect(saved(page)).toBeVisible();

  await page.reload();
  await expect(eventEditor(page)).toContainText('"total": 101');
  // The editor has nothing of its own to undo, so the document does.
  await selectRule(page, 'notify-shipping');
  await patternEditor(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).not.toContainText('typed');
  const undo = page.getByRole('button', { name: 'Undo: Event OrderCreated: text' });
  await undo.click();
  await expect(eventEditor(page)).toContainText('"total": 42');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();

  await page.getByRole('button', { name: 'Send event' }).focus();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(eventEditor(page)).toContainText('"total": 101');
  await page.keyboard.press('ControlOrMeta+y');
  await expect(patternEditor(page)).toContainText('typed');

  // What is typed now is undone by the editor first, and is no detour for the document.
  await eventEditor(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('!');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(eventEditor(page)).not.toContainText('!');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).not.toContainText('typed');
  await expect(eventEditor(page)).toContainText('"total": 101');
});

test('any earlier state is compared with the present one and restored without losing it', async ({
  page,
}) => {
  await openPage(page);
  await retype(page, eventEditor(page), FIRST);
  await rules(page).getByRole('tab', { name: 'notify-shipping' }).click();
  await retype(page, patternEditor(page), '{"source": ["mistaken"]}');
  await expect(saved(page)).toBeVisible();
  await page.reload();

  await page.getByRole('button', { name: /^Scenario: / }).click();
  await page.getByRole('menuitem', { name: 'History…' }).click();
  const dialog = page.getByRole('dialog', { name: /^History of / });
  const points = dialog.getByRole('radio');
  await expect(dialog.getByRole('radio', { name: /Event OrderCreated: text/ })).toBeChecked();
  const differences = dialog.getByRole('region', { name: 'Differences' });
  await expect(differences.getByText('Rule notify-shipping')).toBeVisible();
  await expect(differences.getByText('added: {"source": ["mistaken"]}')).toBeAttached();
  expect(await accessibilityProblems(page)).toEqual([]);

  // By keyboard, from the latest state that was left to the first of all.
  await dialog.getByRole('radio', { name: /Event OrderCreated: text/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(points.last()).toBeChecked();
  await expect(differences.getByText('Event OrderCreated')).toBeVisible();
  await dialog.getByRole('button', { name: 'Restore this state' }).click();
  await expect(eventEditor(page)).toContainText('"total": 42');
  await page.getByRole('button', { name: /^Undo: Went back to / }).click();
  await expect(eventEditor(page)).toContainText('first');
  await selectRule(page, 'notify-shipping');
  await expect(patternEditor(page)).toContainText('mistaken');
});
