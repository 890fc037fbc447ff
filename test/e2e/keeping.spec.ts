import { expect, test } from '@playwright/test';
import { eventEditor, openPage, outcome, retype, rules } from './page.ts';

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

test('two tabs on one scenario overwrite nothing', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openPage(one);
  await retype(one, eventEditor(one), '{"source": "first", "detail-type": "x", "detail": {}}');
  await one.keyboard.press('ControlOrMeta+s');
  await expect(one.getByText('Saved in this browser.')).toBeVisible();
  await openPage(two);
  await expect(eventEditor(two)).toContainText('first');

  await retype(one, eventEditor(one), '{"source": "from one", "detail-type": "x", "detail": {}}');
  await one.keyboard.press('ControlOrMeta+s');
  await expect(one.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  await retype(two, eventEditor(two), '{"source": "from two", "detail-type": "x", "detail": {}}');
  await expect(two.getByText('Another tab has changed this scenario.')).toBeVisible();

  await one.reload();
  await two.getByRole('button', { name: scenarioMenu }).click();
  await expect(two.getByRole('menuitemradio')).toHaveCount(2);
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
