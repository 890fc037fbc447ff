import { expect, test } from '@playwright/test';

test('handlers in Python from an address ask before Python is downloaded, then run and publish', async ({
  page,
}) => {
  const downloads: string[] = [];
  page.on('request', (request) => {
    if (/pyodide|python_stdlib/.test(request.url())) downloads.push(request.url());
  });
  await page.goto('./#example/order-system-python');
  const strip = page.getByRole('region', { name: 'Python' });
  await expect(strip).toContainText('about 6 MB');
  expect(downloads).toEqual([]);
  await strip.getByRole('button', { name: 'Not now' }).click();
  await expect(strip).toContainText('were not run');
  expect(downloads).toEqual([]);

  await strip.getByRole('button', { name: 'Download and run' }).click();
  await expect(strip).toHaveCount(0);
  // Two handlers have run, and what the second published has come to the queue.
  await expect(page.getByRole('tab', { name: 'Delivered 3' })).toBeVisible();
  expect(downloads).toHaveLength(2);
});
