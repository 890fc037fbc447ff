import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { delivery, eventEditor, openPage, outcome, retype, rules, showOutcome } from './page.ts';
import { Site } from './site.ts';

test.use({ serviceWorkers: 'allow' });

const ready = (page: Page) => page.getByRole('link', { name: 'offline ready' });

for (const path of ['/', '/docs/buslab/']) {
  test(`after one visit the page at ${path} works without a network, handlers included`, async ({
    page,
  }) => {
    const site = new Site(path);
    const address = await site.open();
    await openPage(page, address);
    await expect(ready(page)).toBeVisible();

    site.isUp = false;
    await page.reload();
    await openPage(page, `${address}?theme=dark`);
    await retype(
      page,
      eventEditor(page),
      JSON.stringify({
        source: 'com.ecommerce.orders',
        'detail-type': 'OrderCreated',
        detail: { order_id: 'offline', customer_email: 'a@example.com', total: 101, items: [] },
      }),
    );
    await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
    await showOutcome(page, 'Delivered');
    await expect(delivery(page, 'fraud-check')).toContainText('function succeeded');
    await page.goto(`${address}#reference`);
    await expect(page.getByRole('heading', { name: 'Reference' }).first()).toBeVisible();
    site.close();
  });
}

test('a new version waits, is announced once, and comes when it is asked for; the kill switch ends it', async ({
  page,
}) => {
  const site = new Site('/');
  const address = await site.open();
  await openPage(page, address);
  await expect(ready(page)).toBeVisible();
  const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
  await expect.poll(isControlled).toBe(true);

  site.change('sw.js', (text) => text.replace(/VERSION = ['"]\w+/, '$&2'));
  site.change('index.html', (text) => text.replace('<html lang="en"', '<html lang="en-GB"'));
  await page.reload();
  const announcement = page.getByText('A new version of Buslab is ready.');
  await expect(announcement).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  const update = page.getByRole('button', { name: 'Update to the new version' });
  await expect(update).toBeVisible();
  await expect(announcement).toBeHidden();

  // What was typed a moment before is kept.
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await update.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  await expect(eventEditor(page)).toContainText('"total": 101');
  await expect(update).toBeHidden();

  const killSwitch = readFileSync(
    new URL('../../src/offline/kill-switch.js', import.meta.url),
    'utf8',
  );
  site.change('sw.js', () => killSwitch);
  await page.reload();
  await expect
    .poll(() =>
      page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        (await caches.keys()).length,
      ]),
    )
    .toEqual([0, 0]);
  await expect(eventEditor(page)).toContainText('"total": 101');
  site.close();
});

test('the installed app opens the scenarios of a file', async ({ page }) => {
  const buses = [{ kind: 'classic', name: 'default', rules: [] }];
  const collection = {
    version: 1,
    scenarios: ['From a file', 'Another'].map((name) => ({ version: 1, name, buses })),
  };
  await page.addInitScript((text) => {
    Object.defineProperty(globalThis, 'launchQueue', {
      value: {
        setConsumer(consumer: (launch: unknown) => void) {
          consumer({ files: [{ getFile: async () => new File([text], 'x.buslab.json') }] });
        },
      },
    });
  }, JSON.stringify(collection));
  await page.goto('./');
  await expect(page.getByText('2 scenarios were added to those in this browser.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Scenario: From a file' })).toBeVisible();
});

test('the offline copy is deleted on the storage page, and made again', async ({ page }) => {
  await openPage(page);
  await expect(ready(page)).toBeVisible();
  await ready(page).click();
  await page.getByRole('button', { name: 'Delete the offline copy' }).click();
  await expect(page.getByText('There is no copy of the page')).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.getByRole('button', { name: 'Make an offline copy' }).click();
  await expect(page.getByText('The page works without a network')).toBeVisible();

  await page.getByRole('button', { name: 'Keep Python for offline use' }).click();
  await expect(page.getByText('Python is in the copy, too.')).toBeVisible();
  const kept = await page.evaluate(async () => {
    const [large = ''] = (await caches.keys()).filter((name) => name.endsWith(' large'));
    return (await (await caches.open(large)).keys()).length;
  });
  expect(kept).toBe(2);
});
