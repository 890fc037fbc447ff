import { expect, test } from '@playwright/test';
import { delivery, openPage, showOutcome } from './page.ts';

test('six events for a function that runs once at a time: Lambda holds them back, and none is lost', async ({
  page,
}) => {
  // Ten seconds after the beginning only some have had their turn.
  await openPage(page, './?t=10000#example/throttled-function');
  await showOutcome(page, 'Delivered');
  await expect(delivery(page, 'print-label')).toContainText(
    'print_label is throttled, and Lambda itself keeps trying until the event is too old.',
  );
  await page.getByRole('tab', { name: 'Metrics' }).click();
  await page
    .getByRole('combobox', { name: 'Metrics of' })
    .selectOption({ label: 'Function print_label' });
  await expect(page.getByRole('figure', { name: /^Throttles/ })).toBeVisible();

  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(delivery(page, 'print-label')).toContainText(
    /print_label was throttled .*, and then returned/,
  );
  const sent = page.getByRole('combobox', { name: 'Sent event' });
  for (const order of [1, 2, 3, 4, 5, 6]) {
    await sent.selectOption({ label: `Order ${order}, sent at +0 s` });
    await expect(delivery(page, 'print-label')).toContainText('function succeeded');
  }
});
