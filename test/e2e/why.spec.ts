import { expect, type Locator, type Page, test } from '@playwright/test';
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

function tree(page: Page): Locator {
  return outcome(page).getByRole('tree', { name: 'Verdict of every field' });
}

function line(page: Page, name: string | RegExp): Locator {
  return tree(page).getByRole('treeitem', { name });
}

/** What is marked in an editor because something elsewhere points at it. */
function marked(editor: Locator): Locator {
  return editor.locator('role=mark');
}

async function compare(page: Page, pattern: object, event: object): Promise<void> {
  await retype(page, patternEditor(page), JSON.stringify(pattern, null, 2));
  await retype(page, eventEditor(page), JSON.stringify(event, null, 2));
  await page.mouse.move(0, 0);
}

const ORDER = { source: 'com.ecommerce.orders', 'detail-type': 'OrderCreated' };

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

test('every leaf says what it found, what it needs and, by name, why it fails', async ({
  page,
}) => {
  await expect(tree(page).getByRole('treeitem')).toHaveCount(3);
  await expect(line(page, 'matches: source "com.ecommerce.orders"')).toBeVisible();
  await expect(line(page, /^fails: detail\.total/)).toHaveText(
    /out-of-range\s+is\s+42, needs a number greater than 100/,
  );
});

test('a list shows the verdict of each of its members', async ({ page }) => {
  const pattern = { detail: { status: ['PAID', 'shipped', { prefix: 'del' }] } };
  await compare(page, pattern, { ...ORDER, detail: { status: 'paid' } });
  await expect(line(page, /^fails: "PAID"/)).toContainText('different-case');
  await expect(line(page, /^fails: a text that begins with "del"/)).toContainText(
    'different-prefix',
  );
  await retype(page, eventEditor(page), JSON.stringify({ ...ORDER, detail: { status: 'PAID' } }));
  await expect(line(page, /^matches: detail\.status/)).toContainText('"PAID" · one of 3');
  await expect(line(page, /^matches: "PAID"/)).toBeHidden();
});

test('$or shows its alternatives, and which one the match rests on', async ({ page }) => {
  const pattern = {
    $or: [
      { detail: { total: [{ numeric: ['>', 100] }], currency: ['EUR'] } },
      { detail: { tier: ['gold'], country: ['DE'] } },
    ],
  };
  await compare(page, pattern, { ...ORDER, detail: { total: 42, currency: 'EUR' } });
  await expect(line(page, /^fails: \$or/)).toContainText('none of 2 alternatives matches');
  await expect(line(page, /^fails: detail\.total/)).toBeVisible();
  await expect(line(page, /^matches: detail\.currency/)).toBeVisible();
  await retype(
    page,
    eventEditor(page),
    JSON.stringify({ ...ORDER, detail: { total: 42, tier: 'gold', country: 'DE' } }),
  );
  await expect(line(page, /^matches: \$or/)).toContainText('one of 2 alternatives matches');
  await expect(line(page, /^matches: 2/)).toContainText('the match rests on this one');
  await expect(line(page, /^fails: 1/)).toHaveAttribute('aria-expanded', 'false');
});

test('an array of objects shows what each element has', async ({ page }) => {
  const pattern = { detail: { items: { sku: ['MUG'], quantity: [{ numeric: ['>', 2] }] } } };
  const items = [
    { sku: 'MUG', quantity: 1 },
    { sku: 'TEA', quantity: 5 },
  ];
  await compare(page, pattern, { ...ORDER, detail: { items } });
  await expect(line(page, /^fails: detail\.items\.sku/)).toContainText(
    'elements-of-different-objects',
  );
  await expect(line(page, /^fails: detail\.items 2 elements, none has both/)).toBeVisible();
  await expect(line(page, 'fails: [0] quantity does not fit: 1 sku fits: "MUG"')).toBeVisible();
  await line(page, 'fails: [1] quantity fits: 5 sku does not fit: "TEA"').hover();
  await expect(marked(eventEditor(page)).first()).toContainText('{');
  await expect(marked(eventEditor(page)).filter({ hasText: 'TEA' })).toHaveCount(1);
});

test.describe('both ways with the mouse', () => {
  test('a leaf of the tree marks the value and the list', async ({ page }) => {
    await line(page, /detail\.total/).hover();
    await expect(marked(eventEditor(page))).toHaveText('42');
    await expect(marked(patternEditor(page))).toHaveText('[{ "numeric": [">", 100] }]');
    await page.mouse.move(0, 0);
    await expect(marked(eventEditor(page))).toHaveCount(0);
    await expect(marked(patternEditor(page))).toHaveCount(0);
  });

  test('a value of the event, and its name, mark the leaves that read it', async ({ page }) => {
    for (const text of ['42', '"total"']) {
      await eventEditor(page).getByText(text, { exact: true }).hover();
      await expect(line(page, /detail\.total/)).toHaveAttribute('aria-current', 'true');
      await expect(marked(patternEditor(page))).toHaveText('[{ "numeric": [">", 100] }]');
      await expect(
        rules(page).getByRole('tab', { name: 'fraud-check reads the value' }),
      ).toBeVisible();
      await expect(rules(page).getByRole('tab', { name: /reads the value$/ })).toHaveCount(1);
      await page.mouse.move(0, 0);
      await expect(line(page, /detail\.total/)).not.toHaveAttribute('aria-current');
    }
    await eventEditor(page).getByText('"OrderCreated"', { exact: true }).hover();
    await expect(rules(page).getByRole('tab', { name: /reads the value$/ })).toHaveCount(5);
    await expect(page.getByRole('group', { name: 'Rules that read this value' })).toContainText(
      'detail-type read by 5 rules, all match',
    );
  });

  test('a leaf of the pattern marks the values it looked at', async ({ page }) => {
    await compare(
      page,
      { detail: { tags: ['x'], total: [42] } },
      { ...ORDER, detail: { tags: ['a', 'b'], total: 42 } },
    );
    await patternEditor(page).getByText('"tags"', { exact: true }).hover();
    await expect(marked(eventEditor(page))).toHaveText(['"a"', '"b"']);
    await expect(line(page, /detail\.tags/).first()).toHaveAttribute('aria-current', 'true');
    await patternEditor(page).getByText('42', { exact: true }).hover();
    await expect(marked(eventEditor(page))).toHaveText(['42']);
  });
});

test.describe('both ways with the keyboard', () => {
  test('the arrow keys walk through the tree, and mark as the mouse does', async ({ page }) => {
    await compare(
      page,
      { source: ['com.ecommerce.orders'], detail: { status: ['PAID', 'SHIPPED'] } },
      { ...ORDER, detail: { status: 'paid' } },
    );
    await expect(line(page, /detail\.status/)).toBeVisible();
    await line(page, /source/).focus();
    await expect(marked(eventEditor(page))).toHaveText('"com.ecommerce.orders"');
    await page.keyboard.press('ArrowDown');
    await expect(line(page, /detail\.status/)).toBeFocused();
    await expect(marked(eventEditor(page))).toHaveText('"paid"');
    await page.keyboard.press('ArrowRight');
    await expect(line(page, /^fails: "PAID"/)).toBeFocused();
    await expect(marked(patternEditor(page))).toHaveText('"PAID"');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(line(page, /detail\.status/)).toHaveAttribute('aria-expanded', 'false');
    await expect(line(page, /^fails: "PAID"/)).toBeHidden();
    await page.keyboard.press('Enter');
    await patternEditor(page).focus();
    await page.keyboard.press('Delete');
    await page.keyboard.insertText('["paid"]');
    await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  });

  test('the caret in the event marks what reads the value, and says so', async ({ page }) => {
    await eventEditor(page).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await expect(line(page, /detail\.total/)).not.toHaveAttribute('aria-current');
    for (let count = 0; count < 10; count++) await page.keyboard.press('ArrowDown');
    await expect(line(page, /detail\.total/)).toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('status', { name: 'At the caret' })).toHaveText(
      'detail.total is read by fraud-check: fails, needs a number greater than 100.',
    );
    await expect(page.getByRole('group', { name: 'Rules that read this value' })).toBeVisible();
  });

  test('the caret in the pattern marks the value, and says the verdict', async ({ page }) => {
    await patternEditor(page).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    for (let count = 0; count < 4; count++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await expect(marked(eventEditor(page))).toHaveText('42');
    await expect(page.getByRole('status', { name: 'At the caret' })).toHaveText(
      'detail.total is 42, and the rule needs a number greater than 100',
    );
  });
});

test('a rule that reads the value is gone to from the foot of the event', async ({ page }) => {
  await selectRule(page, 'update-inventory');
  await eventEditor(page).getByText('42', { exact: true }).click();
  await page
    .getByRole('group', { name: 'Rules that read this value' })
    .getByRole('button', { name: 'fraud-check' })
    .click();
  await expect(line(page, /^fails: detail\.total/)).toBeVisible();
});

test('hundreds of values are marked where they are in view, and listed in part', async ({
  page,
}) => {
  const tags = Array.from({ length: 400 }, (_, index) => `t${index}`);
  await compare(page, { detail: { tags: ['x'] } }, { ...ORDER, detail: { tags } });
  await expect(line(page, /^fails: detail\.tags/)).toContainText('and 397 more');
  await expect(line(page, 'and 395 more')).toBeVisible();
  await line(page, /^fails: detail\.tags/)
    .first()
    .hover();
  await expect(marked(eventEditor(page)).first()).toBeVisible();
  expect(await marked(eventEditor(page)).count()).toBeLessThan(100);
  await line(page, 'and 395 more').click();
  await expect(line(page, 'and 300 more')).toBeVisible();
});

test('the pattern is read in words, linked to its text in both directions', async ({ page }) => {
  const words = page.getByRole('group', { name: 'The pattern in words' });
  await expect(words).toHaveText(
    /Events in which\s+source is exactly\s+"com\.ecommerce\.orders".*and\s+detail\.total is a number\s+greater than 100/,
  );
  await words.getByRole('button', { name: 'greater than 100' }).hover();
  await expect(marked(patternEditor(page))).toHaveText('{ "numeric": [">", 100] }');
  await expect(marked(eventEditor(page))).toHaveText('42');
  await page.mouse.move(0, 0);
  await words.getByRole('button', { name: 'detail.total' }).focus();
  await expect(marked(patternEditor(page))).toHaveText('"total"');
  await words.getByRole('button', { name: 'greater than 100' }).click();
  await patternEditor(page).focus();
  await page.keyboard.press('Delete');
  await page.keyboard.insertText('42');
  await expect(words).toContainText('is the number 42');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong with an open tree (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const pattern = {
      detail: { items: { a: [1], b: [2] }, status: ['x', 'y'] },
      $or: [{ source: ['q'], 'detail-type': ['r'] }, { detail: { tags: ['z'] } }],
    };
    const detail = { items: [{ a: 1 }, { b: 2 }], status: 'z', tags: ['p', 'q'] };
    await compare(page, pattern, { ...ORDER, detail });
    await expect(line(page, /^fails: \[0\]/)).toBeVisible();
    await line(page, /detail\.status/).hover();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a line leads to its place in the event', async ({ page }) => {
    const go = (name: string) =>
      page
        .getByRole('navigation', { name: 'Parts of the page' })
        .getByRole('button', { name })
        .click();
    await go('Why');
    await line(page, /detail\.total/).click();
    await expect(eventEditor(page)).toBeVisible();
    await eventEditor(page).focus();
    await page.keyboard.press('Delete');
    await page.keyboard.insertText('142');
    await expect(eventEditor(page)).toContainText('"total": 142');
    await go('Why');
    await expect(line(page, /^matches: detail\.total/)).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
