import { expect, type Page, test } from '@playwright/test';
import {
  accessibilityProblems,
  delivery,
  eventEditor,
  openPage,
  outcome,
  rules,
  selectRule,
  showOutcome,
} from './page.ts';

const dock = (page: Page) => page.getByRole('region', { name: 'Dock' });
const row = (page: Page, words: string) =>
  dock(page).getByRole('listitem').filter({ hasText: words });

test('what is expected is judged after every change, and a failure is seen wherever one is', async ({
  page,
}) => {
  await openPage(page);
  await outcome(page).getByRole('button', { name: 'Expect this' }).click();
  await expect(outcome(page).getByRole('button', { name: 'Expect this' })).toBeHidden();
  await dock(page).getByRole('tab', { name: 'Tests 1' }).click();
  await expect(row(page, 'does not match fraud-check')).toContainText('passes');
  await dock(page).getByRole('button', { name: 'Expect what happens now to OrderCreated' }).click();
  await expect(dock(page).getByText('All 7 tests pass')).toBeVisible();
  await showOutcome(page, 'Delivered');
  await delivery(page, 'notify-shipping')
    .getByRole('button', { name: 'Expect this payload' })
    .click();
  await expect(dock(page).getByText('All 8 tests pass')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  // What AWS's own matcher can judge leaves as a file; the rest is told.
  await dock(page).getByRole('button', { name: 'Export…' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export tests' });
  const file = exporting.getByRole('region', { name: 'File' });
  await expect(file).toContainText('OrderCreated does not match fraud-check');
  await exporting.getByRole('combobox', { name: 'As' }).selectOption('shell');
  await expect(file).toContainText('aws events test-event-pattern');
  await expect(exporting.getByRole('region', { name: 'What is left out' })).toContainText(
    'shipping',
  );
  await page.keyboard.press('Escape');

  // One change breaks two of them; from any tab there is a way to what differs.
  await showOutcome(page, 'Why');
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await dock(page).getByRole('tab', { name: 'Timeline' }).click();
  await page
    .getByRole('banner')
    .getByRole('button', { name: '3 tests fail of 8: show them' })
    .click();
  await expect(row(page, 'does not match fraud-check')).toContainText(
    'The rule fraud-check matches.',
  );
  await expect(row(page, 'to target shipping of notify-shipping')).toContainText(
    'detail.total is 101, and 42 is expected.',
  );
  await selectRule(page, 'notify-shipping');
  await row(page, 'does not match fraud-check').getByRole('button').first().click();
  await expect(rules(page).getByRole('tab', { name: 'fraud-check' })).toHaveAttribute(
    'aria-selected',
    'true',
  );

  // By keyboard: one is changed, one removed, and that is taken back.
  await row(page, 'does not match fraud-check')
    .getByRole('button', { name: /^Edit/ })
    .press('Enter');
  await page.getByRole('combobox', { name: 'Verdict' }).selectOption('matches');
  await page.getByRole('button', { name: 'Save test' }).press('Enter');
  await expect(row(page, 'matches fraud-check')).toContainText('passes');
  await row(page, 'and no other rule')
    .getByRole('button', { name: /^Remove/ })
    .press('Enter');
  await expect(dock(page).getByText('1 of 7 tests fail')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(dock(page).getByText('2 of 8 tests fail')).toBeVisible();

  // They follow a rule to its new name, and say so when it is gone; a reload loses nothing.
  await page.getByRole('button', { name: 'Rule actions' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the rule' }).fill('check-fraud');
  await page.keyboard.press('Enter');
  await expect(row(page, 'matches check-fraud')).toContainText('passes');
  await page.getByRole('button', { name: 'Rule actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
  await expect(row(page, 'matches check-fraud')).toContainText('There is no rule check-fraud');
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await dock(page)
    .getByRole('tab', { name: /^Tests: / })
    .click();
  await expect(row(page, 'matches check-fraud')).toContainText('is broken');
});

test('events are generated for a pattern, one for each field that no saved event tests', async ({
  page,
}) => {
  await openPage(page);
  await page
    .getByRole('button', {
      name: '2 of 3 fields are never the reason for a no by the saved events',
    })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Events for fraud-check' });
  await expect(
    dialog.getByText('detail.total is 100, and the rule needs a number greater than 100'),
  ).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save all 4 with tests' }).click();
  await expect(dialog.getByText('The saved events exercise every field.')).toBeVisible();
  await dialog
    .getByRole('button', { name: 'Open as event: the event that fails at source' })
    .click();
  await expect(eventEditor(page)).toContainText('com.ecommerce.ordersx');
  await expect(page.getByRole('button', { name: /never the reason for a no/ })).toBeHidden();
  await dock(page).getByRole('tab', { name: 'Tests 4' }).click();
  await expect(dock(page).getByText('All 4 tests pass')).toBeVisible();
});
