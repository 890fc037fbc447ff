import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { samples } from '../../src/samples/samples.ts';
import { writeFile } from '../../src/share/file.ts';
import { scenarioOf } from '../../src/ui/carried.ts';
import { openPage } from './page.ts';

const menu = (page: Page) => page.getByRole('button', { name: /^Scenario: / });
const failing = samples.find(({ id }) => id === 'failing-function');
const text = failing ? writeFile(scenarioOf(failing.scenario), 'x') : '';

async function choose(page: Page, name: string, content: string) {
  await menu(page).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Open a file…' }).click();
  await (await chooser).setFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });
}

test('a file is opened by picker, drop and paste; one that is none says why', async ({ page }) => {
  await openPage(page);
  await choose(page, 'f.buslab.json', text);
  await expect(menu(page)).toHaveText(/A function that fails/);
  await expect(page.getByRole('banner').getByText('not saved yet')).toBeVisible();

  await choose(page, 'broken.json', '{"version":1,"name":"x","buses":[{}]}');
  await expect(page.getByText('"broken.json" cannot be opened.')).toBeVisible();
  await expect(menu(page)).toHaveText(/A function that fails/);

  const renamed = text.replace('A function that fails', 'Dropped');
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'dropped.buslab.json'));
    const init = { dataTransfer: data, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', init));
  }, renamed);
  await expect(menu(page)).toHaveText(/Dropped/);

  await page.evaluate(
    (content) => {
      const data = new DataTransfer();
      data.setData('text/plain', content);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
      );
    },
    renamed.replace('Dropped', 'Pasted'),
  );
  await expect(menu(page)).toHaveText(/Pasted/);
});

test('all scenarios go into one file and come back from it', async ({ page, browser }) => {
  await openPage(page);
  for (const name of ['Untitled', 'Untitled 2']) {
    await menu(page).click();
    await page.getByRole('menuitem', { name: 'New scenario' }).click();
    await expect(menu(page)).toHaveText(new RegExp(name));
    await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  }
  await menu(page).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save all to a file' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');

  const other = await (await browser.newContext()).newPage();
  await openPage(other);
  await choose(other, 'all.buslab.json', saved);
  await expect(other.getByText('2 scenarios were added to those in this browser.')).toBeVisible();
  await menu(other).click();
  await expect(other.getByRole('menuitemradio', { name: /Untitled 2/ })).toBeVisible();
  await other.context().close();
});
