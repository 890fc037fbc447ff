import { expect, test } from '@playwright/test';
import { accessibilityProblems, openPage, retype } from './page.ts';

test('an exercise is begun, half solved, solved, and remembered', async ({ page }) => {
  await openPage(page);
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(page.getByText('0 of 35 solved')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'Begin: Hear one service' }).click();
  const events = page.getByRole('list', { name: 'Events' }).getByRole('listitem');
  await expect(events).toHaveCount(2);
  const editor = page.getByRole('textbox', { name: 'Event pattern' });

  await retype(page, editor, '{"source": "com.ecommerce.orders"}');
  await expect(page.getByText(/^Event pattern is not valid\. Reason: /)).toBeVisible();
  // The way out of an editor leads on, and not out of the course.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Format' })).toBeFocused();

  await retype(page, editor, '{"source": [{"prefix": "com.ecommerce.orders"}]}');
  await expect(page.getByText('Here is an event that was not shown')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What was overlooked' })).toContainText(
    'com.ecommerce.orders.archive',
  );

  await page.getByRole('button', { name: 'Give me a hint' }).click();
  await expect(page.getByText('The name of the service is in the field source.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  await retype(page, editor, '{"source": ["com.ecommerce.orders"]}');
  await expect(page.getByText('✓ Solved.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Why AWS behaves like this' })).toBeVisible();
  await page.getByRole('link', { name: 'Next →' }).press('Enter');
  // A screen reader says where one has come to.
  await expect(page.getByRole('heading', { level: 1, name: 'One kind of event' })).toBeFocused();

  await page.goto('./#learn');
  await page.reload();
  await expect(page.getByText('1 of 35 solved')).toBeVisible();
});

test('an exercise is written, kept, shared by a link, and solved by somebody else', async ({
  page,
}) => {
  await page.goto('./#learn');
  await page.getByRole('link', { name: 'Write an exercise of your own' }).click();
  await page.getByRole('button', { name: 'An event pattern' }).click();
  await expect(page.getByText('✓ It is ready to be shared.')).toBeVisible();
  const editor = page.getByRole('textbox', { name: 'The exercise as JSON' });
  const own = {
    version: 1,
    id: 'shipped-only',
    title: 'Shipped only',
    situation: 'Hear of what is shipped.',
    task: {
      type: 'pattern',
      start: '{}',
      cases: [{ name: 'a shipped order', event: { status: 'shipped' }, matches: 'yes' }],
    },
    answer: { status: ['shipped'] },
    why: 'A list holds alternatives.',
  };
  await retype(page, editor, JSON.stringify(own));
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText(
    'task.cases[0].matches: Invalid type',
  );
  await expect(page.getByRole('button', { name: 'Share' })).toBeDisabled();
  await retype(page, editor, JSON.stringify(own).replace('"yes"', 'true'));
  await expect(page.getByText('No event must not match.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Exercise' })).toContainText('Shipped only');
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('region', { name: 'link', exact: true }).innerText();
  await page.goto(link);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Shipped only' })).toBeVisible();
  await retype(
    page,
    page.getByRole('textbox', { name: 'Event pattern' }),
    '{"status":["shipped"]}',
  );
  await expect(page.getByText('✓ Solved.')).toBeVisible();

  await page.goto(link.slice(0, -9));
  await expect(page.getByRole('alert')).toContainText('This link is damaged');
});

test('a scenario is played, and a question about it answered', async ({ page }) => {
  await page.goto('./#learn/who-tries-again');
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.getByRole('button', { name: 'To the end' }).click();
  const story = page.getByRole('region', { name: 'What happens' }).getByRole('listitem');
  await expect(story).toHaveCount(4);
  await expect(story.last()).toContainText('invocation 3 of update_inventory fails');
  await page.getByRole('radio', { name: /^EventBridge/ }).check();
  await expect(page.getByText('✗ No.')).toBeVisible();
  await page.getByRole('radio', { name: /^Lambda/ }).check();
  await expect(page.getByText('✓ Solved.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('a retry policy is set so that an event survives an outage', async ({ page }) => {
  await page.goto('./#learn/survive-an-outage');
  await expect(page.getByText('dead-lettered in undelivered-events')).toBeVisible();
  await retype(
    page,
    page.getByRole('textbox', { name: 'Retry policy of the target' }),
    '{"maximumRetryAttempts": 185, "maximumEventAgeSeconds": 7200}',
  );
  await expect(page.getByText('✓ Solved.')).toBeVisible();
});
