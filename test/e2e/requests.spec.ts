import { expect, test } from '@playwright/test';
import { readShell } from '../support/read-back.ts';
import { accessibilityProblems, delivery, openPage, showOutcome } from './page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an API that answers 429 twice, then 200: each request with what EventBridge does next, copied for curl', async ({
  page,
}) => {
  await openPage(page, './#example/too-many-requests');
  await showOutcome(page, 'Delivered');
  const card = delivery(page, 'tell-partner');
  const requests = card.getByRole('list', { name: 'Requests to busy-api' }).getByRole('listitem');
  await expect(requests).toHaveCount(3);
  for (const attempt of [1, 2]) {
    const request = requests.nth(attempt - 1);
    await expect(request).toContainText(`Attempt ${attempt}`);
    await expect(request).toContainText(
      `After status 429 EventBridge tries again: it waits 30 s, as “Retry-After: 30” asks, attempt ${attempt + 1} at +`,
    );
  }
  await expect(requests.nth(2)).toContainText(
    'Status 200 is success: the event is delivered, and EventBridge is done.',
  );

  // The last one is open, the others open with a key.
  const last = requests.nth(2);
  await expect(last.getByRole('group', { name: 'Body', exact: true })).toContainText('N-1');
  await expect(last.getByRole('group', { name: 'Content of the answer' })).toContainText('stored');
  const first = requests.first();
  await expect(first.getByText('slow down')).toBeHidden();
  await first.getByText('Request and answer').focus();
  await page.keyboard.press('Enter');
  await expect(first.getByRole('group', { name: 'Content of the answer' })).toContainText(
    'slow down',
  );
  expect(await accessibilityProblems(page)).toEqual([]);

  await first.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(first.getByRole('status')).toHaveText('Copied.');
  const [words = []] = readShell(await page.evaluate(() => navigator.clipboard.readText()));
  expect(words).toContain('https://busy.example.com/orders');
  expect(words).toContain('Content-Type: application/json; charset=utf-8');
  const body = JSON.parse(words[words.indexOf('--data-raw') + 1] ?? '');
  expect(body.detail).toEqual({ order_id: 'N-1', sku: 'MUG-001' });
});
