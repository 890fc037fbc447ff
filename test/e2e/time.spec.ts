import { expect, type Page, test } from '@playwright/test';
import { failingFunction } from '../../src/samples/failing-function.ts';
import { unavailableApi } from '../../src/samples/unavailable-api.ts';
import {
  accessibilityProblems,
  delivery,
  openPage,
  openScenario,
  outcome,
  selectRule,
  showOutcome,
} from './page.ts';

const clock = (page: Page) => page.getByLabel('Clock');
const moment = (page: Page) => page.getByRole('slider', { name: 'Moment' });

test('a handler that throws: one scrubs back, sees all as it was, and shares that moment', async ({
  page,
}) => {
  await openScenario(page, failingFunction);
  const queues = outcome(page).getByRole('tab', { name: /^Queues/ });
  await expect(queues).toHaveText('Queues 1');
  await showOutcome(page, 'Delivered');
  const card = outcome(page).getByRole('article').first();
  await expect(card).toContainText('Lambda gave up');
  await expect(card.getByText('Log of try 3')).toBeVisible();

  // Lambda's own retries are minutes apart: before the last of them the failure queue is empty.
  await moment(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(queues).toHaveText('Queues 0');
  await expect(card).toContainText('update_inventory_lambda is running');
  // The end of the second try, its start, and the end of the first.
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
  await expect(card).toContainText('Lambda itself tries again');
  await expect(card.getByText('Log of try 1')).toBeVisible();
  await expect(card.getByText('Log of try 2')).toBeHidden();
  const seen = await clock(page).textContent();

  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('checkbox', { name: /Open it at the moment in view/ }).check();
  const link = await page.getByLabel(/^Anyone who opens this link/).inputValue();
  expect(link).toMatch(/[?&]t=\d+#s=1:/);
  await page.goto('about:blank');
  await openPage(page, link);
  await expect(clock(page)).toHaveText(seen ?? '');
  await expect(outcome(page).getByRole('tab', { name: /^Queues/ })).toHaveText('Queues 0');
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(outcome(page).getByRole('tab', { name: /^Queues/ })).toHaveText('Queues 1');
});

test('one jumps by a span, also beyond the last thing that happens', async ({ page }) => {
  await openPage(page);
  await expect(clock(page)).toHaveText('+0.795 s');
  const jump = page.getByRole('dialog', { name: 'Jump in time' });
  await page.getByRole('button', { name: 'Jump in time' }).click();
  await jump.getByLabel('By', { exact: true }).fill('soon');
  await expect(jump).toContainText('Write a length of time');
  await jump.getByLabel('By', { exact: true }).fill('2 h 30 min');
  await page.keyboard.press('Enter');
  await expect(jump).toBeHidden();
  await expect(clock(page)).toHaveText('+2 h 30 min 00.795 s');
  await page.getByRole('button', { name: 'Jump in time' }).click();
  await jump.getByRole('button', { name: 'Back by 1 h' }).click();
  await expect(clock(page)).toHaveText('+1 h 30 min 00.795 s');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Jump in time' })).toBeFocused();
  await selectRule(page, 'notify-shipping');
  await showOutcome(page, 'Delivered');
  await expect(delivery(page, 'notify-shipping')).toContainText('EventBridge is done');
});

test('metrics count up to the moment in view, as charts and as tables', async ({ page }) => {
  await openScenario(page, unavailableApi);
  await page.getByRole('tab', { name: 'Metrics' }).click();
  await page.getByLabel('Metrics of').selectOption({ index: 1 });
  const chart = (words: string) => page.getByRole('img', { name: words });
  await expect(chart('Tries to call targets')).toHaveAccessibleName(/InvocationAttempts, sum/);
  const attempts = page.getByRole('figure').filter({ hasText: 'RetryInvocationAttempts' });
  await expect(attempts).toContainText('△ 5');
  await expect(page.getByRole('figure').filter({ hasText: 'SentToDlq' })).toContainText('△ 1');
  await moment(page).focus();
  await page.keyboard.press('Home');
  // The beginning, and the start and end of the first four tries.
  for (let step = 0; step < 8; step++) await page.keyboard.press('.');
  await expect(attempts).toContainText('△ 3');
  await expect(page.getByRole('figure').filter({ hasText: 'SentToDlq' })).toContainText('–');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByLabel('As tables').check();
  await expect(
    page.getByRole('table', { name: /^RetryInvocationAttempts/ }).getByRole('row'),
  ).toHaveCount(4);
});
