import { expect, test } from '@playwright/test';
import { accessibilityProblems, openPage, outcome, rules, showOutcome } from './page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing on the default page', async ({ page }) => {
      await openPage(page);
      await expect(
        rules(page).getByRole('tab', { name: 'does not match fraud-check' }),
      ).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
    });

    test('axe finds nothing on the other tabs and in the dialogs', async ({ page }) => {
      await openPage(page);
      await showOutcome(page, 'Delivered');
      await rules(page)
        .getByRole('tab', { name: /^Targets/ })
        .click();
      await page.getByRole('tab', { name: /^Log/ }).click();
      expect(await accessibilityProblems(page)).toEqual([]);
      await showOutcome(page, 'Queues');
      await rules(page).getByRole('tab', { name: 'Input' }).click();
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('dialog', { name: 'Find anything' })).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('one pane at a time, nothing wider than the screen, and axe finds nothing', async ({
    page,
  }) => {
    await page.goto('./');
    await expect(
      page.getByText('detail.total is 42, and the rule needs a number greater than 100').first(),
    ).toBeVisible();
    for (const name of ['Event', 'Rules', 'Why', 'Flow', 'More']) {
      await page
        .getByRole('navigation', { name: 'Parts of the page' })
        .getByRole('button', { name })
        .click();
      // A page that is too wide is zoomed out to fit, so both grow together.
      const width = await page.evaluate(() =>
        Math.max(document.documentElement.scrollWidth, innerWidth),
      );
      expect(width).toBe(390);
      expect(await accessibilityProblems(page)).toEqual([]);
    }
    await page
      .getByRole('navigation', { name: 'Parts of the page' })
      .getByRole('button', { name: 'Why' })
      .click();
    await outcome(page).getByRole('button', { name: 'Set detail.total to 101' }).click();
    await expect(page.getByRole('textbox', { name: 'Event', exact: true })).toContainText('101');
  });
});

for (const [what, width, height] of [
  ['a page enlarged to twice its size', 720, 450],
  ['a phone on its side', 844, 390],
  ['a low window', 1440, 520],
  ['a tablet', 820, 1180],
] as const) {
  test.describe(what, () => {
    test.use({ viewport: { width, height }, hasTouch: width < 1000 });

    test('nothing is cut off, and the event has its room', async ({ page }) => {
      await openPage(page);
      await expect(page.getByRole('button', { name: 'Share' })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('button', { name: /^Scenario:/ })).toBeInViewport({ ratio: 1 });
      const event = await page.getByRole('textbox', { name: 'Event', exact: true }).boundingBox();
      expect(event?.height).toBeGreaterThan(70);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });
}
