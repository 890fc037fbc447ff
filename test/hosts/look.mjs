import assert from 'node:assert/strict';
import { expect } from '@playwright/test';

/**
 * Goes to a site's page with a scenario, away, and to it again, and looks each time: the scenario
 * loads when it comes near the screen, shows its verdict, tells the page, and leaves focus and scroll
 * position alone.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} origin
 */
export async function look(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('console', (message) => {
    const isOurs = !message.location().url.endsWith('favicon.ico');
    if (message.type() === 'error' && isOurs) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(origin);
    for (let visit = 0; visit < 2; visit++) {
      await page.getByRole('link', { name: 'To the scenario' }).click();
      await lookAtScenario(page);
      await page.evaluate(() => scrollTo(0, 0));
      await page.getByRole('link', { name: 'Home' }).last().click();
      await expect(page.locator('buslab-playground')).toHaveCount(0);
    }
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

/** @param {import('@playwright/test').Page} page */
async function lookAtScenario(page) {
  const playground = page.locator('buslab-playground');
  await expect(playground).toHaveCount(1);
  await expect(playground.locator('iframe')).toHaveCount(0);
  const result = page.evaluate(
    () =>
      new Promise((resolve) =>
        document
          .querySelector('buslab-playground')
          ?.addEventListener('buslab-result', ({ detail }) => resolve(detail), { once: true }),
      ),
  );
  await page.mouse.wheel(0, 20_000);
  const frame = page.frameLocator('buslab-playground iframe');
  // Scrolling has come to its end by then.
  await expect(frame.getByRole('main')).toBeAttached();
  const before = await page.evaluate(() => [scrollX, scrollY]);
  const focused = await page.evaluate(() => document.activeElement?.tagName);
  await expect(frame.getByText('detail.total is 42')).toBeVisible();
  const { verdicts } = /** @type {{ verdicts: readonly { rule: string, matched: boolean }[] }} */ (
    await result
  );
  assert.equal(verdicts.find(({ rule }) => rule === 'fraud-check')?.matched, false);
  await expect
    .poll(() => playground.locator('iframe').evaluate((one) => one.clientHeight))
    .toBeGreaterThan(300);
  assert.notEqual(focused, 'IFRAME');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), focused);
  assert.deepEqual(await page.evaluate(() => [scrollX, scrollY]), before);
}
