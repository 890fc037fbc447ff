import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityProblems, eventEditor, openPage, outcome, retype, rules } from './page.ts';

const scenarioMenu = /^Scenario: /;

test('a reload loses nothing', async ({ page }) => {
  await openPage(page);
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(eventEditor(page)).toContainText('"total": 101');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('what was typed a moment before the page goes away is kept', async ({ page }) => {
  await openPage(page);
  await retype(
    page,
    eventEditor(page),
    '{"source": "typed.last", "detail-type": "x", "detail": {}}',
  );
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Saved in this browser.')).toBeVisible();
  await page.reload();
  await expect(eventEditor(page)).toContainText('typed.last');
});

test('scenarios are made, renamed, duplicated, deleted and brought back', async ({ page }) => {
  await openPage(page);
  const menu = page.getByRole('button', { name: scenarioMenu });
  await menu.click();
  await page.getByRole('menuitem', { name: 'New scenario' }).click();
  await expect(page.getByRole('button', { name: 'Scenario: Untitled' })).toBeVisible();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('Mine');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: 'Scenario: Mine' })).toBeVisible();
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByRole('button', { name: 'Scenario: Mine 2' })).toBeVisible();
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Scenario: Mine', exact: true })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await menu.click();
  await page.getByRole('menuitemradio', { name: /^✓? ?Mine 2/ }).click();
  await expect(page.getByRole('button', { name: 'Scenario: Mine 2' })).toBeVisible();
});

test('of two tabs one edits and the other follows, takes over, or keeps a copy', async ({
  context,
}) => {
  const event = (source: string) => `{"source": "${source}", "detail-type": "x", "detail": {}}`;
  const saved = (page: Page) => page.getByRole('banner').getByText('saved', { exact: true });
  const strip = (page: Page) => page.getByRole('complementary', { name: 'Another tab' });
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openPage(one);
  await retype(one, eventEditor(one), event('first'));
  await expect(saved(one)).toBeVisible();

  await openPage(two);
  await expect(strip(two)).toContainText('Open in another tab.');
  expect(await accessibilityProblems(two)).toEqual([]);
  await retype(one, eventEditor(one), event('followed'));
  await expect(eventEditor(two)).toContainText('followed');

  await strip(two).getByRole('button', { name: 'Edit here' }).click();
  await expect(strip(two)).toBeHidden();
  await expect(strip(one)).toBeVisible();
  await retype(two, eventEditor(two), event('taken over'));
  await expect(eventEditor(one)).toContainText('taken over');

  // A change in the tab that follows overwrites nothing.
  await retype(one, eventEditor(one), event('branched'));
  await expect(one.getByRole('button', { name: 'Scenario: Order system (copy)' })).toBeVisible();
  await expect(saved(one)).toBeVisible();
  await expect(eventEditor(two)).toContainText('taken over');
  await two.getByRole('button', { name: scenarioMenu }).click();
  await expect(two.getByRole('menuitemradio')).toHaveCount(2);
  await two.keyboard.press('Escape');

  // The tab that has it is closed, and the next one goes on.
  const three = await context.newPage();
  await openPage(three);
  await expect(strip(three)).toBeVisible();
  await one.close();
  await expect(strip(three)).toBeHidden();
  await expect(eventEditor(three)).toContainText('branched');
});

test('a full storage is said, and what is open is saved to a file', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    Object.assign(globalThis, { isFull: true });
    IDBObjectStore.prototype.put = function (...parameters) {
      if (this.name === 'scenarios' && (globalThis as unknown as { isFull: boolean }).isFull) {
        throw new DOMException('no room', 'QuotaExceededError');
      }
      return put.apply(this, parameters);
    };
  });
  await openPage(page);
  await retype(page, eventEditor(page), '{"source": "no room", "detail-type": "x", "detail": {}}');
  const strip = page.getByRole('complementary', { name: 'Not saved' });
  await expect(strip).toContainText('The storage of this browser is full');
  expect(await accessibilityProblems(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await strip.getByRole('button', { name: 'Save to a file' }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8')).events[0].text).toContain('no room');

  await page.evaluate(() => Object.assign(globalThis, { isFull: false }));
  await strip.getByRole('button', { name: 'Try again' }).click();
  await expect(strip).toBeHidden();
  await page.reload();
  await expect(eventEditor(page)).toContainText('no room');
});

test('who comes back to a page whose storage was emptied is told, and saves again', async ({
  page,
}) => {
  await openPage(page);
  await retype(page, eventEditor(page), '{"source": "evicted", "detail-type": "x", "detail": {}}');
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  await page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    const opening = indexedDB.open(name);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const stores = [...opening.result.objectStoreNames];
    const transaction = opening.result.transaction(stores, 'readwrite');
    for (const store of stores) transaction.objectStore(store).clear();
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const strip = page.getByRole('complementary', { name: 'Not saved' });
  await expect(strip).toContainText('no longer in the storage of this browser');
  await strip.getByRole('button', { name: 'Try again' }).click();
  await expect(strip).toBeHidden();
  await page.reload();
  await expect(eventEditor(page)).toContainText('evicted');
});

test('the storage page says what is kept, and deletes it', async ({ page }) => {
  await openPage(page);
  await retype(page, eventEditor(page), '{"source": "kept", "detail-type": "x", "detail": {}}');
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  await page.goto('./#storage');
  const row = page.getByRole('row', { name: /^Order system/ });
  await expect(row).toContainText(/\d+ kB/);
  // What was cleared and what was typed are one restore point or two.
  await expect(row).toContainText(/[12], \d+ kB/);
  expect(await accessibilityProblems(page)).toEqual([]);
  await row.getByRole('button', { name: 'Forget history of Order system' }).click();
  await expect(row).toContainText('none');
  await row.getByRole('button', { name: 'Delete Order system' }).click();
  await expect(page.getByText('No scenario is kept.')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.reload();
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByRole('button', { name: 'Delete everything now' }).click();
  await expect(page.getByText('No scenario is kept.')).toBeVisible();
});

test('without storage the page works and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      value: {
        open() {
          throw new DOMException('denied', 'SecurityError');
        },
      },
    });
  });
  await openPage(page);
  await expect(page.getByText('not saved', { exact: true })).toBeVisible();
  await expect(page.getByText(/This browser keeps nothing for this page/)).toBeVisible();
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('a worker that dies is replaced, and the scenario is intact', async ({ page }) => {
  await page.addInitScript(() => {
    const Native = Worker;
    const workers: Worker[] = [];
    Object.assign(globalThis, { workers });
    globalThis.Worker = class extends Native {
      constructor(...parameters: ConstructorParameters<typeof Worker>) {
        super(...parameters);
        workers.push(this);
      }
    };
  });
  await openPage(page);
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await page.evaluate(() => {
    const { workers } = globalThis as unknown as { workers: Worker[] };
    for (const worker of workers) worker.terminate();
  });
  await retype(page, eventEditor(page), '{"source": "after", "detail-type": "x", "detail": {}}');
  await expect(page.getByText(/The simulation stopped/)).toBeVisible({ timeout: 20_000 });
  await expect(
    rules(page).getByRole('tab', { name: 'does not match notify-shipping' }),
  ).toBeVisible();
  await expect(eventEditor(page)).toContainText('after');
});

test('a worker that hangs is replaced', async ({ page }) => {
  await page.addInitScript(() => {
    const Native = Worker;
    let isFirst = true;
    globalThis.Worker = class extends Native {
      constructor(...[url, options]: ConstructorParameters<typeof Worker>) {
        const stuck = new Blob(['for (;;);'], { type: 'text/javascript' });
        super(isFirst ? URL.createObjectURL(stuck) : url, options);
        isFirst = false;
      }
    };
  });
  await openPage(page);
  await expect(page.getByText(/The simulation stopped \(it did not answer\)/)).toBeVisible({
    timeout: 25_000,
  });
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});
