import { expect, test } from '@playwright/test';
import { accessibilityProblems, eventEditor, openPage, retype } from './page.ts';

test('an article of the reference is found, its example changed, and the playground is as it was', async ({
  page,
}) => {
  await openPage(page);
  await retype(page, eventEditor(page), '{"source":"my.app","detail-type":"Kept","detail":{}}');
  await page.getByRole('link', { name: 'Reference', exact: true }).click();
  // By keyboard, with a letter wrong.
  await expect(page.getByRole('heading', { level: 1, name: 'Reference' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('anythng-but');
  const results = page.getByRole('listbox', { name: 'Results' });
  await expect(results.getByRole('option').first()).toContainText('anything-but');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#reference\/anything-but$/);
  const example = page.getByRole('region', { name: 'Example, which can be changed' });
  await expect(example.getByRole('status')).toHaveText([
    ...Array.from({ length: 3 }, () => '✓ matches'),
    ...Array.from({ length: 2 }, () => '✗ does not match'),
  ]);
  await retype(
    page,
    example.getByRole('textbox', { name: 'Event 4 of the example of anything-but' }),
    '{ "state": "started" }',
  );
  await expect(example.getByRole('status').nth(3)).toHaveText('✓ matches');
  await retype(
    page,
    example.getByRole('textbox', { name: 'Pattern of the example of anything-but' }),
    '{ "state": [{ "anything-but": [true] }] }',
  );
  await expect(example.getByText(/^Event pattern is not valid\. Reason: /)).toBeVisible();
  await example.getByRole('button', { name: 'Put back' }).click();
  await expect(example.getByRole('status').nth(3)).toHaveText('✗ does not match');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(eventEditor(page)).toContainText('"Kept"');

  // From the editor: the article about the mistake at the caret, and back to the same place.
  const pattern = page.getByRole('textbox', { name: 'Event pattern of' });
  await retype(page, pattern, '{ "source": [{ "starts-with": "my." }] }');
  await expect(page.getByText('Unrecognized match type starts-with').first()).toBeVisible();
  for (let step = 0; step < 16; step++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F1');
  await expect(page).toHaveURL(/#reference\/pattern-operator-unknown$/);
  await page.getByRole('button', { name: 'Mend it' }).click();
  await expect(page.getByText('AWS takes it')).toBeVisible();
  await page.goBack();
  await expect(pattern).toBeFocused();
  await page.keyboard.type('X');
  await expect(pattern).toContainText('X');
  await page.getByRole('link', { name: 'About this' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Unrecognized match type');
});

test('a rule that does not match is checked step by step, mended there, and the change is kept', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('tab', { name: 'fraud-check' }).click();
  await page.getByRole('link', { name: 'Why did it not match?' }).click();
  const steps = page.getByRole('region', { name: 'Your event and your rule, step by step' });
  await expect(steps.getByRole('status')).toHaveText(
    'Do the values match? No. detail.total is 42, and the rule needs a number greater than 100.',
  );
  expect(await accessibilityProblems(page)).toEqual([]);
  await steps.getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(steps.getByRole('status')).toHaveText('Nothing stands in the way.');
  await page.goBack();
  await expect(eventEditor(page)).toContainText('101');
});

test('the fidelity page counts its cases, names choices, and is left with Escape', async ({
  page,
}) => {
  await page.goto('./#fidelity');
  await expect(page.getByRole('heading', { level: 1, name: 'Fidelity' })).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  const counts = (await rows.getByRole('cell').allTextContents()).map(Number);
  const total = counts.pop();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
  await expect(page.getByText('the curve of EventBridge')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Fidelity' })).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Fidelity' })).toBeVisible();
});

test('an example is found in the gallery, opened, and the way back leads to the gallery', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('link', { name: 'Examples', exact: true }).click();
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Search the examples' }).fill('fifo lambda group');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['FIFO order processing']);
  await page.getByRole('link', { name: 'FIFO order processing' }).click();
  await expect(page).toHaveURL(/#example\/fifo-orders$/);
  await expect(page).toHaveTitle('FIFO order processing – Buslab');
  await expect(page.getByRole('tab', { name: 'A is created' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Examples' })).toBeVisible();
});

test('an address of no example says so, and the page is there', async ({ page }) => {
  await openPage(page, './#example/no-such-thing');
  await expect(page.getByText('There is no example called "no-such-thing".')).toBeVisible();
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await expect(eventEditor(page)).toContainText('OrderCreated');
});
