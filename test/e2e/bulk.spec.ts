import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { accessibilityProblems, eventEditor, openPage, outcome } from './page.ts';

function anOrder(n: number, changes: object = {}): string {
  return JSON.stringify({
    version: '0',
    id: `id-${n}`,
    'detail-type': 'OrderCreated',
    source: 'com.ecommerce.orders',
    account: '123456789012',
    time: '2026-01-15T09:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail: { order_id: `order-${n}`, total: n },
    ...changes,
  });
}

/** Totals from 0 up: those above 100 are for fraud-check. */
function orders(count: number): string {
  return Array.from({ length: count }, (_, n) => `${anOrder(n)}\n`).join('');
}

const strange = anOrder(7, { source: 'com.ecommerce.returns', 'detail-type': 'ReturnRequested' });

function dialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Check a file of events' });
}

/** Chooses a file as a person does, by the button that opens the system's chooser. */
async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Check a file…' }).click();
  const chooser = page.waitForEvent('filechooser');
  await dialog(page).getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
}

/** Drops a file onto the page that holds the content so many times. */
async function drop(page: Page, name: string, content: string, times = 1): Promise<void> {
  const data = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      const parts = Array.from({ length: file.times }, () => file.content);
      transfer.items.add(new File(parts, file.name));
      return transfer;
    },
    { name, content, times },
  );
  await eventEditor(page).dispatchEvent('dragenter', { dataTransfer: data });
  await expect(page.getByText('Drop a file of events to check it')).toBeVisible();
  await eventEditor(page).dispatchEvent('drop', { dataTransfer: data });
}

function row(page: Page, name: string): Locator {
  return dialog(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
}

async function expectRead(page: Page): Promise<void> {
  await expect(dialog(page).getByText(/Read to its end in/)).toBeVisible({ timeout: 30_000 });
}

test('a chosen file: how often each rule matches, and what none does', async ({ page }) => {
  await openPage(page);
  await choose(page, 'orders.ndjson', `${orders(300)}${strange}\noops\n`);
  await expectRead(page);
  await expect(row(page, 'send-confirmation-email')).toContainText('300');
  await expect(row(page, 'fraud-check')).toContainText('199');
  await expect(row(page, 'fraud-check')).toContainText('66.1 %');
  await expect(row(page, 'Events that no rule matches')).toContainText('1');
  await expect(row(page, 'Not events')).toContainText('1');

  await dialog(page).getByRole('button', { name: 'Not events' }).click();
  const broken = dialog(page).getByRole('list', { name: 'The first that are not events' });
  await expect(broken.getByRole('listitem')).toContainText(['line 302']);
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('a rule that matches nothing stands out', async ({ page }) => {
  await openPage(page);
  await choose(page, 'orders.ndjson', orders(50));
  await expectRead(page);
  await expect(row(page, 'fraud-check')).toContainText('matches nothing');
  await dialog(page)
    .getByRole('button', { name: /^Match nothing/ })
    .click();
  await expect(row(page, 'send-confirmation-email')).toHaveCount(0);
  await expect(row(page, 'fraud-check')).toBeVisible();
});

test('a dropped file is checked, not inserted, and a second one takes its place', async ({
  page,
}) => {
  await openPage(page);
  await drop(page, 'orders.ndjson', orders(20));
  await expectRead(page);
  await expect(row(page, 'send-confirmation-email')).toContainText('20');
  await page.keyboard.press('Escape');
  await expect(eventEditor(page)).not.toContainText('order-1');

  await drop(page, 'messages.json', JSON.stringify({ Messages: [{ Body: strange }] }));
  await expect(dialog(page).getByText('messages.json', { exact: true })).toBeVisible();
  await expect(dialog(page).getByText(/in SQS messages/)).toBeVisible();
  await expect(row(page, 'send-confirmation-email')).toContainText('matches nothing');
  await expect(row(page, 'Events that no rule matches')).toContainText('100 %');
});

test('a sample opens as an event, Why explains it, and the way back leads to the file', async ({
  page,
}) => {
  await openPage(page);
  await choose(page, 'orders.ndjson', `${orders(200)}${strange}\n`);
  await expectRead(page);
  await dialog(page).getByRole('button', { name: 'Events that no rule matches' }).click();
  await dialog(page)
    .getByRole('button', { name: /ReturnRequested/ })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('tab', { name: 'ReturnRequested' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(eventEditor(page)).toContainText('com.ecommerce.returns');
  await expect(
    outcome(page)
      .getByText(/source is "com.ecommerce.returns"/)
      .first(),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Back to the file' }).click();
  await expect(row(page, 'send-confirmation-email')).toContainText('200');
  await dialog(page).getByRole('button', { name: 'fraud-check' }).click();
  await dialog(page)
    .getByRole('list', { name: 'Some events that fraud-check matches' })
    .getByRole('button')
    .first()
    .click();
  await expect(outcome(page).getByText('fraud-check matches this event')).toBeVisible();
});

test('a long check is cancelled at once and keeps what it has found', async ({ page }) => {
  await openPage(page);
  await drop(page, 'orders.ndjson', orders(1_000), 1_000);
  const cancel = dialog(page).getByRole('button', { name: 'Cancel' });
  await expect(dialog(page).getByRole('progressbar')).toBeVisible();
  await expect(row(page, 'send-confirmation-email')).toContainText(/[1-9]\d/);
  await cancel.click();
  await expect(dialog(page).getByText(/Cancelled after .* %/)).toBeVisible({ timeout: 1_000 });
  await dialog(page).getByRole('button', { name: 'send-confirmation-email' }).click();
  await expect(
    dialog(page)
      .getByRole('list', { name: 'Some events that send-confirmation-email matches' })
      .getByRole('listitem'),
  ).toHaveCount(5);
});

test('verdicts do not wait for a file, and its progress is on the page', async ({ page }) => {
  await openPage(page);
  await drop(page, 'orders.ndjson', orders(1_000), 1_000);
  await expect(row(page, 'send-confirmation-email')).toContainText(/[1-9]\d/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Checking \d+ %$/ })).toBeVisible();
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(page.getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await page.getByRole('button', { name: /^Checking/ }).click();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
});

test('rules that were changed can be checked again', async ({ page }) => {
  await openPage(page);
  await choose(page, 'orders.ndjson', orders(60));
  await expectRead(page);
  await page.keyboard.press('Escape');
  await outcome(page).getByRole('button', { name: 'Accept a number of at least 42' }).click();
  await page.getByRole('button', { name: 'Checked file' }).click();
  await dialog(page).getByRole('button', { name: 'Check again' }).click();
  await expect(row(page, 'fraud-check')).toContainText('18');
});

test('everything can be saved', async ({ page }) => {
  await openPage(page);
  await choose(page, 'orders.ndjson', `${orders(120)}${strange}\n`);
  await expectRead(page);
  const save = async (name: RegExp) => {
    const download = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  const summary = await save(/^Summary and samples/);
  expect(summary.name).toBe('orders.check.json');
  expect(JSON.parse(summary.text).totals).toMatchObject({ events: 121, matched: 120 });
  const counts = await save(/^Counts/);
  expect(counts.text).toContain('default,fraud-check,ENABLED,19,');
  expect(await save(/unmatched/)).toEqual({
    name: 'orders.unmatched.ndjson',
    text: `${strange}\n`,
  });
});

test('gzip is read, also of several files one after another', async ({ page }) => {
  await openPage(page);
  const parts = [orders(1_000), orders(500), `${strange}\n`].map((part) => gzipSync(part));
  await choose(page, 'orders.ndjson.gz', Buffer.concat(parts));
  await expectRead(page);
  await expect(dialog(page).getByText(/gzip/)).toBeVisible();
  await expect(row(page, 'send-confirmation-email')).toContainText('1,500');
  await expect(row(page, 'Events that no rule matches')).toContainText('1');
});

test('a file that cannot be read says why', async ({ page }) => {
  await openPage(page);
  await choose(page, 'orders.zip', 'PK\x03\x04whatever');
  await expect(dialog(page).getByText(/^! This is a ZIP archive\. Unpack it first/)).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Another file' })).toBeEnabled();
});

test.describe('by keyboard, on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('results fit the screen, axe finds nothing, and a sample leads to Why', async ({ page }) => {
    await page.goto('./');
    await choose(page, 'orders.ndjson', `${orders(200)}${strange}\noops\n`);
    await expectRead(page);
    const toggle = dialog(page).getByRole('button', { name: 'fraud-check' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(outcome(page).getByText('fraud-check matches this event')).toBeVisible();
  });
});
