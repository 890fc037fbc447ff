import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  accessibilityProblems,
  eventEditor,
  openPage,
  patternEditor,
  retype,
  rules,
} from './page.ts';

function suggestions(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Completions' });
}

/** What is read out from now on; it stands in the page for a moment only. */
async function announcements(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const region = target instanceof Element ? target.closest('[aria-live]') : null;
        if (region?.textContent) said.push(region.textContent);
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (Reflect.get(globalThis, 'said') as string[]).join('\n'));
}

/** Keeps a part of the page that is loaded later from arriving until it is released. */
async function hold(page: Page, chunk: string): Promise<{ asked: Promise<void>; release(): void }> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let ask = (): void => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  await page.route(`**/assets/${chunk}-*.js`, async (route) => {
    ask();
    await released;
    await route.continue();
  });
  return { asked, release };
}

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

test('a pattern is formatted by key, to the letter, and one step undoes it', async ({ page }) => {
  await retype(page, patternEditor(page), '{"detail":{"total":[{"numeric":[">",1.0e2]},');
  await page.keyboard.press('Alt+Shift+F');
  await expect(page.getByText(/^Not formatted, since it is not JSON yet/)).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.insertText(' "x"]}}');
  await page.keyboard.press('Alt+Shift+F');
  await expect(patternEditor(page)).toContainText('"total": [{ "numeric": [">", 1.0e2] }, "x"]');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).toContainText(
    '{"detail":{"total":[{"numeric":[">",1.0e2]}, "x"]}}',
  );
});

test('the menus format as well, and take white space out', async ({ page }) => {
  await page.getByRole('button', { name: 'Event actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove white space' }).click();
  await expect(eventEditor(page)).toContainText('{"source":"com.ecommerce.orders","detail-type":');
  await page.getByRole('region', { name: 'Event' }).getByRole('button', { name: 'Format' }).click();
  await expect(eventEditor(page)).toContainText('{ "sku": "MUG-001", "quantity": 2 },');
  await page.getByRole('button', { name: 'Rule actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove white space' }).click();
  await expect(patternEditor(page)).toContainText('"total":[{"numeric":[">",100]}]');
});

test('parts are folded and unfolded by key', async ({ page }) => {
  const event = eventEditor(page);
  await event.getByText('"detail"').click();
  await page.keyboard.press('Control+Shift+BracketLeft');
  await expect(event).not.toContainText('order_id');
  await page.keyboard.press('Control+Shift+BracketRight');
  await expect(event).toContainText('order_id');
});

test('brackets and quotes are closed, and a line begins where it belongs', async ({ page }) => {
  const pattern = patternEditor(page);
  await retype(page, pattern, '');
  await page.keyboard.type('{');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"source": ["com.ecommerce.orders"');
  await expect(pattern).toHaveText(/^\{ {2}"source": \["com\.ecommerce\.orders"\]✓\}$/);
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('a pattern is written with suggestions from the event and the operators', async ({ page }) => {
  const pattern = patternEditor(page);
  const options = suggestions(page);
  await retype(page, pattern, '');
  await page.keyboard.type('{');
  await page.keyboard.type('"sou');
  await expect(options.getByRole('option', { selected: true })).toContainText('source');
  await page.keyboard.press('Enter');
  // The values of the field follow by themselves, that of this event first.
  await expect(options.getByRole('option', { selected: true })).toContainText(
    'com.ecommerce.orders',
  );
  await page.keyboard.press('Enter');
  await expect(pattern).toContainText('"source": ["com.ecommerce.orders"]');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(', "total');
  await expect(options.getByRole('option', { selected: true })).toContainText('detail.total');
  await page.keyboard.press('Enter');
  await expect(options.getByRole('option', { name: /^42/ })).toBeVisible();
  await page.keyboard.type('num');
  await expect(options.getByRole('option', { selected: true })).toContainText('numeric');
  await page.keyboard.press('Enter');
  await expect(pattern).toContainText('"total": [{ "numeric": [">=", 42] }]');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  // From the sign to the number with Tab.
  await page.keyboard.press('Tab');
  await page.keyboard.type('43');
  await expect(pattern).toContainText('"numeric": [">=", 43]');
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});

test('suggestions come for what was typed before what suggests was loaded', async ({ page }) => {
  const assist = await hold(page, 'assist');
  const pattern = patternEditor(page);
  await retype(page, pattern, '');
  await page.keyboard.type('{"sou');
  await assist.asked;
  await expect(pattern).toHaveText(/^\{"sou/);
  assist.release();
  await expect(suggestions(page).getByRole('option', { selected: true })).toContainText('source');
});

test('suggestions come for what was typed while there was nothing to suggest', async ({ page }) => {
  const library = await hold(page, 'library');
  const pattern = patternEditor(page);
  await retype(page, pattern, '');
  await expect(pattern).toHaveAttribute('aria-autocomplete', 'list');
  // No operator has this name, so nothing is known of what it is given.
  await page.keyboard.type('{"a": [{"x": "y');
  await library.asked;
  await page.keyboard.type('"}], "sou');
  await expect(pattern).toContainText('"sou');
  library.release();
  await expect(suggestions(page).getByRole('option', { selected: true })).toContainText('source');
});

test('a list of suggestions is accessible', async ({ page }) => {
  const options = suggestions(page);
  await retype(page, patternEditor(page), '{');
  await page.keyboard.press('Control+Space');
  await expect(options.getByRole('option', { selected: true })).toContainText('source');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await accessibilityProblems(page)).toEqual([]);
  // Where it has the focus itself, it answers the same keys as from the text.
  await options.focus();
  await expect(options).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(patternEditor(page)).toBeFocused();
  await expect(options.getByRole('option', { selected: true })).toContainText('detail-type');
  await page.keyboard.press('Escape');
  await expect(options).toBeHidden();
});

test('fields of AWS services come from the samples', async ({ page }) => {
  await retype(
    page,
    patternEditor(page),
    '{"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {',
  );
  await page.keyboard.press('Control+Space');
  await expect(page.getByRole('option', { name: /^bucket / })).toBeVisible();
  await expect(page.getByRole('option', { name: /^bucket\.name/ })).toBeVisible();
});

test('Enter goes to the next line as long as nothing is typed', async ({ page }) => {
  const pattern = patternEditor(page);
  await retype(page, pattern, '');
  await page.keyboard.type('{');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"x": [1]');
  await expect(pattern).toContainText('"x": [1]');
});

test('an event is written with the members that events have', async ({ page }) => {
  const event = eventEditor(page);
  await retype(page, event, '{"detail": {}, ');
  await page.keyboard.press('Control+Space');
  await page.keyboard.type('detail-t');
  await expect(suggestions(page).getByRole('option', { selected: true })).toContainText(
    'detail-type',
  );
  await page.keyboard.press('Enter');
  await expect(event).toContainText('"detail-type": ""');
  // What other events have there is offered at once.
  await expect(page.getByRole('option', { name: /^"OrderCancelled"/ })).toBeVisible();
});

test('the article about an operator is shown by key and by pointing, and read out', async ({
  page,
}) => {
  const pattern = patternEditor(page);
  const announced = await announcements(page);
  await pattern.getByText('"numeric"').click();
  await page.keyboard.press('ControlOrMeta+i');
  const article = page.getByText('Numbers only. The string "300" is never a number.', {
    exact: true,
  });
  await expect(article).toBeVisible();
  await expect.poll(announced).toContain('numeric: Matches a number within bounds');
  await page.keyboard.press('Escape');
  await expect(article).toBeHidden();
  await pattern.getByText('"detail-type"').hover();
  await expect(page.getByText('A string: DetailType of the PutEvents entry.')).toBeVisible();
});
