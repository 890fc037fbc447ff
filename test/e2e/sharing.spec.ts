import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { accessibilityProblems, eventEditor, openPage, outcome, retype, rules } from './page.ts';

test('a link opens the same scenario in another profile, and keeps nothing until it is changed', async ({
  page,
  browser,
}) => {
  await openPage(page);
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Anyone who opens this link sees this scenario').inputValue();
  expect(link).toContain('#s=1:');

  const other = await browser.newContext();
  const stranger = await other.newPage();
  await openPage(stranger, link);
  await expect(eventEditor(stranger)).toContainText('"total": 101');
  await expect(rules(stranger).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(stranger.getByRole('banner').getByText('not saved yet')).toBeVisible();

  // Changed, it is a scenario of one's own, and a reload shows the changes and not the link.
  await retype(
    stranger,
    eventEditor(stranger),
    '{"source": "mine.now", "detail-type": "x", "detail": {}}',
  );
  await expect(stranger.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  await stranger.reload();
  await expect(eventEditor(stranger)).toContainText('mine.now');
  await other.close();
});

test('the address does not change while typing', async ({ page }) => {
  await openPage(page);
  const before = page.url();
  await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  expect(page.url()).toBe(before);
});

test('what is private is replaced before it is passed on, in every form', async ({ page }) => {
  const query = new URLSearchParams({
    event: '{"source":"acme","detail-type":"Paid","detail":{"by":"ada@acme.io"}}',
    pattern: '{"detail":{"by":[{"suffix":"@acme.io"}]}}',
  });
  await openPage(page, `./?${query}`);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this scenario' });
  await dialog.getByRole('checkbox', { name: '1 e-mail address' }).check();
  const changes = dialog.getByRole('region', { name: 'What is replaced' });
  await expect(changes.getByRole('row', { name: 'ada@acme.io person1@example.com' })).toBeVisible();
  await expect(dialog).toContainText('One verdict of rules on events would be another');
  expect(await accessibilityProblems(page)).toEqual([]);

  await dialog.getByRole('combobox', { name: 'Point at a value' }).selectOption('/detail/by');
  const link = await dialog.getByLabel(/^Anyone who opens this link/).inputValue();
  expect(link).toContain('hl=/detail/by');
  await dialog.getByRole('tab', { name: 'Badge' }).click();
  await expect(dialog.getByRole('region', { name: 'Markdown' })).toContainText(link);
  await dialog.getByRole('tab', { name: 'QR code' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await dialog.getByRole('tab', { name: 'Mermaid' }).click();
  await expect(dialog.getByRole('region', { name: 'Mermaid text' })).toContainText('flowchart LR');
  await dialog.getByRole('tab', { name: 'Picture' }).click();
  const png = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download PNG' }).click();
  const drawn = readFileSync(await (await png).path());
  // The size in pixels stands in the header of the first chunk.
  expect(drawn.readUInt32BE(16)).toBe(2400);
  await dialog.getByRole('tab', { name: 'File' }).click();
  const file = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download paid.buslab.json' }).click();
  const text = readFileSync(await (await file).path(), 'utf8');
  expect(text).toContain('person1@example.com');
  expect(text).not.toContain('ada@');

  await openPage(page, link);
  await expect(eventEditor(page)).toContainText('person1@example.com');
});

test('an address written by hand opens as a scenario, and stays while somebody types', async ({
  page,
}) => {
  const query = new URLSearchParams({
    event: '{"source":"my.shop","detail-type":"Paid","detail":{"total":7}}',
    pattern: '{"detail":{"total":[{"numeric":[">",10]}]}}',
    template: '"paid <total>"',
    paths: '{"total":"$.detail.total"}',
    hl: '/detail/total',
    tab: 'input',
  });
  await openPage(page, `./?${query}`);
  const address = page.url();
  await expect(page.getByRole('button', { name: 'Scenario: Paid' })).toBeVisible();
  await expect(outcome(page)).toContainText('detail.total is 7');
  await expect(rules(page).getByRole('tab', { name: 'Input', selected: true })).toBeVisible();
  await expect(page.getByRole('banner').getByText('not saved yet')).toBeVisible();

  await retype(
    page,
    eventEditor(page),
    '{"source":"my.shop","detail-type":"x","detail":{"total":11}}',
  );
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  expect(page.url()).toBe(address);
  await page.reload();
  await expect(eventEditor(page)).toContainText('11');
});

test('back and forward go between scenarios, and lose no change', async ({ page }) => {
  await openPage(page, './#example/failing-function');
  const open = (name: string) => page.getByRole('button', { name: `Scenario: ${name}` });
  await expect(open('A function that fails')).toBeVisible();
  await retype(page, eventEditor(page), '{"source": "mine", "detail-type": "x", "detail": {}}');
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();

  await open('A function that fails').click();
  await page.getByRole('menuitem', { name: /^Order system/ }).click();
  await expect(open('Order system')).toBeVisible();
  expect(page.url()).toContain('#example/order-system');
  await page.goBack();
  await expect(open('A function that fails')).toBeVisible();
  await expect(eventEditor(page)).toContainText('"mine"');
  await page.goForward();
  await expect(open('Order system')).toBeVisible();
  // A page to read lies over the scenario, which is there again afterwards.
  await page.getByRole('link', { name: 'Reference' }).click();
  await page.goBack();
  await expect(open('Order system')).toBeVisible();
});

for (const [fragment, words] of [
  ['#s=1:AAAA', 'This link is damaged.'],
  ['#s=9:abc', 'a newer version of Buslab'],
  ['#example/none', 'There is no example called "none"'],
] as const) {
  test(`${fragment} explains itself`, async ({ page }) => {
    await openPage(page, `./${fragment}`);
    const dialog = page.getByRole('dialog', { name: 'This link cannot be opened' });
    await expect(dialog).toContainText(words);
    await expect(dialog.getByLabel('What the link carried')).toHaveValue(/./);
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download what it carried' }).click();
    expect((await download).suggestedFilename()).toBe('buslab-link.txt');
    await dialog.getByRole('button', { name: 'Go on without it' }).click();
    await expect(
      rules(page).getByRole('tab', { name: 'does not match fraud-check' }),
    ).toBeVisible();
  });
}
