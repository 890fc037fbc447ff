import { expect, type Page, test } from '@playwright/test';
import {
  accessibilityProblems,
  delivery,
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
    .getByRole('button', { name: '3 of 8 tests fail: show them' })
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
