import { expect, test } from '@playwright/test';
import { eventEditor, openPage, outcome, retype, rules } from './page.ts';

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

for (const [fragment, words] of [
  ['#s=1:AAAA', 'This link is damaged.'],
  ['#s=9:abc', 'another version of Buslab'],
] as const) {
  test(`${fragment} explains itself`, async ({ page }) => {
    await openPage(page, `./${fragment}`);
    const dialog = page.getByRole('dialog', { name: 'This link cannot be opened' });
    await expect(dialog).toContainText(words);
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download what it carried' }).click();
    expect((await download).suggestedFilename()).toBe('buslab-link.txt');
    await dialog.getByRole('button', { name: 'Go on without it' }).click();
    await expect(
      rules(page).getByRole('tab', { name: 'does not match fraud-check' }),
    ).toBeVisible();
  });
}
