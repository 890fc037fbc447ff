import { expect, type Page, test } from '@playwright/test';
import {
  delivery,
  eventEditor,
  openPage,
  outcome,
  patternEditor,
  retype,
  rules,
  selectRule,
  showOutcome,
} from './page.ts';

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

async function problem(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await expect(page.getByRole('region', { name: 'Dock' }).getByText(text).first()).toBeVisible();
}

test('an event that is not JSON', async ({ page }) => {
  await retype(page, eventEditor(page), '{"source": "x",, }');
  await problem(page, /The event is not JSON: Unexpected character/);
  await page.keyboard.press('F8');
  await expect(eventEditor(page)).toBeFocused();
});

test('an event without a source', async ({ page }) => {
  await retype(page, eventEditor(page), '{"detail-type": "x", "detail": {}}');
  await problem(page, 'Parameter Source is not valid. Reason: Source is a required argument.');
  await showOutcome(page, 'Delivered');
  await expect(outcome(page)).toContainText('InvalidArgument');
});

test('eleven entries, and an entry over the limit', async ({ page }) => {
  const entry = '{"Source": "a", "DetailType": "b", "Detail": "{}"}';
  await retype(page, eventEditor(page), `{"Entries": [${Array(11).fill(entry).join(',')}]}`);
  await problem(page, /Member must have length less than or equal to 10/);
  await showOutcome(page, 'Delivered');
  await expect(outcome(page)).toContainText('The whole request was refused');
  await retype(
    page,
    eventEditor(page),
    `{"source": "a", "detail-type": "b", "detail": {"x": "${'y'.repeat(1_050_000)}"}}`,
  );
  await problem(page, 'Total size of the entries in the request is over the limit.');
});

test('a pattern that AWS refuses, in the words of AWS and then in ours', async ({ page }) => {
  await retype(page, patternEditor(page), '{"source": "com.ecommerce.orders"}');
  await expect(rules(page).getByRole('tab', { name: 'invalid fraud-check' })).toBeVisible();
  await expect(outcome(page)).toContainText(
    'Event pattern is not valid. Reason: "source" must be an object or an array',
  );
  await expect(outcome(page)).toContainText('Wrap the value of "source" in a list');
});

test('a template that PutTargets refuses', async ({ page }) => {
  await selectRule(page, 'confirm-by-api');
  await rules(page).getByRole('tab', { name: 'Input' }).click();
  await retype(page, page.getByRole('textbox', { name: 'Input template' }), '{"id": <nope>}');
  await expect(rules(page)).toContainText(
    'InputTemplate for target confirmation-api contains invalid placeholder nope.',
  );
});

async function handler(page: Page, code: string): Promise<void> {
  await selectRule(page, 'send-confirmation-email');
  await showOutcome(page, 'Delivered');
  await rules(page)
    .getByRole('tab', { name: /^Targets/ })
    .click();
  await retype(
    page,
    page.getByRole('textbox', { name: 'Code of send_confirmation_email_lambda' }),
    code,
  );
}

for (const [what, code, words] of [
  ['a syntax error', 'export const handler = async ( => {};', 'Runtime.UserCodeSyntaxError'],
  [
    'an endless loop',
    'export const handler = async () => { for (;;); };',
    'Sandbox.Timedout: Task timed out after 3.00 seconds',
  ],
  [
    'a memory bomb',
    'export const handler = async () => { const a = []; for (;;) a.push(new Uint8Array(1e6)); };',
    'Runtime.OutOfMemory',
  ],
] as const) {
  test(`a handler with ${what} fails by itself`, async ({ page }) => {
    await handler(page, code);
    await expect(delivery(page, 'send-confirmation-email')).toContainText(words, {
      timeout: 20_000,
    });
    await expect(delivery(page, 'update-inventory')).toContainText('function succeeded');
    // The page has stayed alive meanwhile.
    await expect(
      rules(page).getByRole('tab', { name: 'does not match fraud-check' }),
    ).toBeVisible();
  });
}
