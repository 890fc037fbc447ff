import { expect, test } from '@playwright/test';
import {
  accessibilityProblems,
  eventEditor,
  openPage,
  outcome,
  patternEditor,
  retype,
  rules,
  selectRule,
} from './page.ts';

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

test('a key applies the first quick fix, and one step of undo takes it back', async ({ page }) => {
  await expect(outcome(page).getByRole('group', { name: 'Quick fixes' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(patternEditor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});

test('in the event, the key applies a fix of the event', async ({ page }) => {
  await eventEditor(page).focus();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(eventEditor(page)).toContainText('"total": 101');
  await expect(eventEditor(page)).toBeFocused();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('the note about a quick fix can undo it', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+.');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});

test('where there is nothing to fix, the key says so', async ({ page }) => {
  await selectRule(page, 'notify-shipping');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByText('There is no quick fix for what is on screen.')).toBeVisible();
});

test('on a tablet the pattern comes into view with the change', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: 'Outcome', exact: true })
    .click();
  await outcome(page).getByRole('button', { name: 'Accept a number of at least 42' }).click();
  await expect(patternEditor(page)).toContainText('"numeric": [">=", 42]');
});

const UNWRAPPED = '{"source": "com.ecommerce.orders", "detail": {"total": [{"numeric": "> 5"}]}}';
const MENDED = '{"source": ["com.ecommerce.orders"], "detail": {"total": [{"numeric": [">", 5]}]}}';
const TITLE = 'Wrap "com.ecommerce.orders" in a list and write the comparison as [">", 5]';

test('all mistakes of a pattern are mended in one go, and undone in one step', async ({ page }) => {
  await retype(page, patternEditor(page), UNWRAPPED);
  await expect(outcome(page)).toContainText('"source" must be an object or an array');
  await outcome(page).getByRole('button', { name: TITLE }).click();
  await expect(patternEditor(page)).toContainText(MENDED);
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).toContainText(UNWRAPPED);
});

test('at the mistake itself there is the same button, and the key does it too', async ({
  page,
}) => {
  await retype(page, patternEditor(page), UNWRAPPED);
  await expect(outcome(page).getByRole('button', { name: TITLE })).toBeVisible();
  await page.keyboard.press('F8');
  await rules(page)
    .getByRole('button', { name: `Action: ${TITLE}` })
    .click();
  await expect(patternEditor(page)).toContainText(MENDED);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).toContainText(UNWRAPPED);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(patternEditor(page)).toContainText(MENDED);
});

test('the list of problems has it for a rule that is not on screen', async ({ page }) => {
  await retype(page, patternEditor(page), UNWRAPPED);
  await page.getByRole('tab', { name: 'Problems 1' }).click();
  await selectRule(page, 'notify-shipping');
  await page.getByRole('region', { name: 'Dock' }).getByRole('button', { name: TITLE }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(patternEditor(page)).toContainText(MENDED);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing while a mistake and its corrections are shown', async ({ page }) => {
      await retype(page, patternEditor(page), UNWRAPPED);
      await page.getByRole('tab', { name: 'Problems 1' }).click();
      await outcome(page).getByText('The whole message').click();
      await page.keyboard.press('F8');
      await expect(rules(page).getByRole('button', { name: `Action: ${TITLE}` })).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the change comes into view, no keyboard covers it, and the note takes it back', async ({
    page,
  }) => {
    const parts = page.getByRole('navigation', { name: 'Parts of the page' });
    await parts.getByRole('button', { name: 'Why' }).tap();
    await outcome(page).getByRole('button', { name: 'Accept a number of at least 42' }).tap();
    await expect(patternEditor(page)).toContainText('"numeric": [">=", 42]');
    await expect(patternEditor(page)).not.toBeFocused();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).tap();
    await expect(patternEditor(page)).toContainText('"numeric": [">", 100]');
  });
});
