import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, delivery, openPage } from './page.ts';

const PUT = `aws events put-events --entries '[{"Source":"com.ecommerce.orders","DetailType":"OrderCreated","Detail":"{\\"order_id\\":\\"77\\"}"}]'`;
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/shipping-notifications-queue';

function output(page: Page) {
  return page.getByRole('log', { name: 'Output of commands' });
}

async function enter(page: Page, line: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Command', exact: true }).fill(line);
  await page.keyboard.press('Enter');
}

test('commands of the AWS CLI put an event, receive it from a queue, and fail as they do in reality', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const examples = page.getByRole('list', { name: 'Commands to begin with' });
  await expect(examples.getByRole('button')).toHaveCount(3);
  expect(await accessibilityProblems(page)).toEqual([]);

  await enter(page, PUT);
  await expect(output(page)).toContainText('"FailedEntryCount": 0');
  await expect(examples).toHaveCount(0);
  await expect(delivery(page, 'notify-shipping')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Sent event' })).toContainText('PutEvents');

  // The name of the queue is completed; the first message is of the event that the scenario begins with.
  const field = page.getByRole('textbox', { name: 'Command', exact: true });
  await field.fill(
    'aws sqs receive-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/sh',
  );
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue(`aws sqs receive-message --queue-url ${QUEUE} `);
  await page.keyboard.type(`--max-number-of-messages 10 --query 'Messages[].Body' --output text`);
  await page.keyboard.press('Enter');
  await expect(output(page)).toContainText('"detail":{"order_id":"77"}');

  // Two commands, as they are pasted.
  await enter(page, 'aws events list-event-buses\naws sqs list-queues --colour');
  await expect(output(page)).toContainText('event-bus/default');
  await expect(output(page)).toContainText('Unknown options: --colour');
  await expect(output(page)).toContainText('Exit code 252');
  expect(await accessibilityProblems(page)).toEqual([]);

  // An open quote goes on in the next line; the line before it comes back by the arrow.
  await field.fill("aws events list-rules --query 'Rules[].Name");
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue("aws events list-rules --query 'Rules[].Name\n");
  await page.keyboard.type("' --output text");
  await page.keyboard.press('Enter');
  await expect(output(page)).toContainText('fraud-check');
  await enter(page, 'clear');
  await expect(output(page)).not.toContainText('fraud-check');
  await page.keyboard.press('ArrowUp');
  await expect(field).toHaveValue('clear');

  // There is nothing to complete in an empty line, and Escape lets one out of any.
  await field.fill('aws ev');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run the command' })).toBeFocused();
});
