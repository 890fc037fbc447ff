import { expect, type Locator, type Page, test } from '@playwright/test';
import { accessibilityProblems, openPage, retype, rules, selectRule } from './page.ts';

test.beforeEach(async ({ page }) => {
  await openPage(page);
  await openInput(page);
});

async function openInput(page: Page): Promise<void> {
  await selectRule(page, 'confirm-by-api');
  await rules(page).getByRole('tab', { name: 'Input' }).click();
  await expect(received(page)).toContainText('"ada@example.com"');
}

function template(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Input template' });
}

function received(page: Page): Locator {
  return page.getByRole('region', { name: 'Input of the target' });
}

function notes(page: Page): Locator {
  return page.getByRole('region', { name: 'What happens at each placeholder' });
}

async function addField(page: Page, words: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Add a field of the event' });
  await field.click();
  await field.pressSequentially(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

test('quotation marks round an object: the note says what is lost, and a fix delivers it', async ({
  page,
}) => {
  await addField(page, 'items');
  await expect(page.getByRole('combobox', { name: 'Path of items' })).toHaveValue('$.detail.items');
  await retype(page, template(page), '{"order": <orderId>, "goods": "<items>"}');
  await expect(notes(page)).toContainText('the list brings quotation marks of its own');
  await expect(page.getByText('✗ Nothing.')).toBeVisible();
  await page
    .getByRole('list', { name: 'Quick fixes of the input' })
    .getByRole('button', { name: 'Remove the quotation marks around <items>' })
    .click();
  await expect(notes(page)).toContainText('Bare: the whole list is put in as JSON.');
  await expect(received(page)).toHaveText(
    '{"order": "12345", "goods": [{"sku":"MUG-001","quantity":2},{"sku":"TEE-014","quantity":1}]}',
  );
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(template(page)).toContainText('"<items>"');
});

test('a text without quotation marks is refused as AWS refuses it, and a key mends it', async ({
  page,
}) => {
  await retype(page, template(page), 'Order <orderId> has come');
  await expect(page.getByRole('status', { name: 'Problems of the input' })).toContainText(
    'Invalid InputTemplate for target confirmation-api',
  );
  await expect(
    page.getByRole('button', { name: 'Put quotation marks around the text' }),
  ).toBeVisible();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(received(page)).toHaveText('"Order 12345 has come"');
  await expect(template(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Nothing: PutTargets refuses this input.')).toBeVisible();
});

test('by keyboard alone: a field of the event is completed into the template', async ({ page }) => {
  await template(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(', "sum": <');
  await expect(page.getByRole('option', { name: /^<orderId>/ })).toBeVisible();
  await page.keyboard.type('tot');
  await expect(page.getByRole('option', { name: /^<total>/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(received(page)).toHaveText(
    '{"order_id": "12345", "email": "ada@example.com", "sum": 42}',
  );
  await expect(page.getByRole('combobox', { name: 'Path of total' })).toHaveValue('$.detail.total');
});

test('by keyboard alone: a path is chosen from the event', async ({ page }) => {
  const path = page.getByRole('combobox', { name: 'Path of orderId' });
  await path.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('sku');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(path).toHaveValue('$.detail.items[0].sku');
  await expect(path).toHaveAttribute('aria-expanded', 'false');
  await expect(received(page)).toContainText('"order_id": "MUG-001"');
});

test('a misspelt path selects nothing, says so, and is mended from the event', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Path of orderId' }).fill('$.detail.orderId');
  await page.keyboard.press('Escape');
  await expect(rules(page)).toContainText('nothing in this event');
  await expect(notes(page)).toContainText('"" is put in, the empty string');
  await page.getByRole('button', { name: 'Take orderId from $.detail.order_id' }).click();
  await expect(received(page)).toContainText('"order_id": "12345"');
});

test('the list of placeholders and the output point at each other and into the template', async ({
  page,
}) => {
  await notes(page)
    .getByRole('button', { name: /<email>/ })
    .focus();
  const value = received(page).getByRole('button', { name: 'Value of email: "ada@example.com"' });
  await expect(value).toHaveClass(/active/);
  await received(page)
    .getByRole('button', { name: /^Value of orderId/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(value).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(template(page)).toBeFocused();
  await page.keyboard.type('<aws.events.rule-name>');
  await page.keyboard.press('Escape');
  await expect(received(page)).toHaveText('{"order_id": "12345", "email": "confirm-by-api"}');
});

test('a variable that gets another name keeps its places', async ({ page }) => {
  const name = page.getByRole('textbox', { name: 'Name of variable 1' });
  await name.fill('number');
  await name.press('Enter');
  await expect(template(page)).toContainText('<number>');
  await expect(received(page)).toContainText('"order_id": "12345"');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the Input tab, with mistakes and lists open (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(page)).toEqual([]);
    await retype(page, template(page), '{"a": "<aws.events.event.json>", "b": <orderId>, "c": <');
    await expect(page.getByRole('option', { name: /^<orderId>/ })).toBeVisible();
    await page.keyboard.type('nope>}');
    await expect(notes(page)).toContainText('No variable has this name');
    await page.getByRole('combobox', { name: 'Add a field of the event' }).click();
    await expect(page.getByRole('option', { name: /^\$\.detail\.total/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

test('the rule is copied as any of five languages, by keyboard, with its template to the letter', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const actions = page.getByRole('button', { name: 'Rule actions' });
  await actions.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'New rule', exact: true })).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.getByRole('menuitem', { name: 'Terraform' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Copy confirm-by-api' });
  const text = dialog.getByRole('region', { name: 'Text to copy' });
  await expect(text).toContainText('resource "aws_cloudwatch_event_target"');
  await expect(text).toContainText('{"order_id": <orderId>, "email": <email>}');
  expect(await accessibilityProblems(page)).toEqual([]);
  for (const [label, words] of [
    ['CloudFormation (YAML)', 'Type: AWS::Events::Rule'],
    ['AWS SAM', 'Transform: AWS::Serverless-2016-10-31'],
    ['AWS CDK (TypeScript)', 'new events.CfnRule'],
    ['AWS CLI', 'aws events put-targets'],
  ] as const) {
    await dialog.getByLabel('Copy as').selectOption(label);
    await expect(text).toContainText(words);
  }
  await expect(dialog).toContainText('dead-letter queue undelivered-events-queue');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Rule confirm-by-api copied as AWS CLI.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('"InputTemplate": "{\\"order_id\\": <orderId>, \\"email\\": <email>}"');
});
