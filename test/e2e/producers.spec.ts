import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, delivery, openPage, retype } from './page.ts';

function producer(page: Page) {
  return page.getByRole('region', { name: 'Producer' });
}

test('a producer in JavaScript runs, types and all, and the event that it puts is delivered', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await producer(page)
    .getByRole('button', { name: /^JavaScript, SDK v3/ })
    .click();
  await producer(page).getByRole('textbox', { name: 'Code of order-service.mjs' }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText("const kind: string = 'typed';\nconsole.log(kind as string);\n");
  await page.keyboard.press('ControlOrMeta+Enter');

  const call = producer(page).getByRole('article', { name: 'PutEvents' });
  const eventId = (await call.getByText(/^EventId /).innerText()).replace('EventId ', '');
  const result = producer(page).getByRole('region', { name: 'Result' });
  await expect(result).toContainText('0 [');
  await expect(result).toContainText('typed');
  await expect(page.getByRole('tab', { name: 'Delivered 4' })).toBeVisible();
  // It takes a moment to start, as programs do.
  await expect(page.getByRole('combobox', { name: 'Sent event' })).toContainText(
    /PutEvents, called at \+1\.\d+ s/,
  );
  await expect(delivery(page, 'send-confirmation-email')).toBeVisible();
  expect(eventId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await accessibilityProblems(page)).toEqual([]);

  // Undone, nothing was put.
  await producer(page).getByRole('button', { name: 'Event', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Code', exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('combobox', { name: 'Sent event' })).toHaveCount(0);
});

test('a command line puts an event; its mistakes are marked, said as the AWS CLI says them, and corrected', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await producer(page)
    .getByRole('button', { name: /^AWS CLI The same event/ })
    .press('Enter');
  const editor = producer(page).getByRole('textbox', { name: 'Code of put-order.sh' });
  await expect(editor).toBeFocused();
  await retype(
    page,
    editor,
    `# The order, and what has come of it.
aws events put-events --entries '[{"source": "com.ecommerce.orders",
  "detail-type": "OrderCreated", "detail": {"order_id": "77", "total": 42}}]'
aws sqs list-queues --colour`,
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  const result = producer(page).getByRole('region', { name: 'Result' });
  await expect(result).toContainText('Unknown parameter in Entries[0]: "source", must be one of');
  await expect(result).toContainText('Unknown options: --colour');
  await expect(result).toContainText('Exit code 252');
  await result.getByRole('button', { name: 'Line 4' }).click();
  // The message stands at the word, without the usage that the tool prints before it.
  await expect(page.getByText('Unknown options: --colour', { exact: true }).last()).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  await producer(page).getByRole('button', { name: 'Correct and run' }).click();
  await expect(result).toContainText('"FailedEntryCount": 0');
  await expect(result.getByRole('article', { name: 'PutEvents' })).toContainText('EventId');
  await expect(delivery(page, 'send-confirmation-email')).toBeVisible();

  await producer(page).getByRole('button', { name: 'Producer actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByText('put-order.sh removed.')).toBeVisible();
  await expect(producer(page).getByRole('button', { name: 'Event', exact: true })).toBeFocused();
});
