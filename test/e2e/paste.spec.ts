import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  accessibilityProblems,
  eventEditor,
  openPage,
  outcome,
  patternEditor,
  rules,
} from './page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const pattern = '{"source":["com.ecommerce.orders"],"detail":{"total":[{"numeric":["<",50]}]}}';
const described = JSON.stringify(
  {
    Name: 'small-orders',
    Arn: 'arn:aws:events:us-east-1:111122223333:rule/small-orders',
    EventPattern: pattern,
    State: 'ENABLED',
    EventBusName: 'default',
  },
  null,
  4,
);
const event = { source: 'shop', 'detail-type': 'OrderCancelled', detail: { order_id: 'o-1' } };

/** Copies a text and pastes it in place of all that an editor has. */
async function pasteOver(page: Page, editor: Locator, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
}

const bar = (page: Page) => page.getByRole('region', { name: 'What was pasted' });
const eventTab = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Event', exact: true }).getByRole('tab', { name });

test.beforeEach(async ({ page }) => {
  await openPage(page);
});

test('describe-rule output gives its pattern with one press, and one step takes it back', async ({
  page,
}) => {
  await pasteOver(page, patternEditor(page), described);
  await expect(bar(page)).toContainText('This looks like aws events describe-rule output.');
  expect(await accessibilityProblems(page)).toEqual([]);
  await bar(page).getByRole('button', { name: 'Use its pattern' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await expect(patternEditor(page)).toContainText('"numeric": ["<", 50]');
  await expect(patternEditor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(patternEditor(page)).toContainText('"EventBusName": "default"');
});

test('by the keyboard alone; Escape keeps what was pasted', async ({ page }) => {
  await pasteOver(page, patternEditor(page), described);
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(patternEditor(page)).toContainText('"Arn"');
  await pasteOver(page, patternEditor(page), described);
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('nothing is said of an event in its own editor, or after typing on', async ({ page }) => {
  await pasteOver(page, patternEditor(page), described);
  await expect(bar(page)).toBeVisible();
  await page.keyboard.type(' ');
  await expect(bar(page)).toBeHidden();
  await pasteOver(page, eventEditor(page), JSON.stringify(event));
  await expect(outcome(page)).toContainText('source is "shop"');
  await expect(bar(page)).toBeHidden();
});

test('an entry of PutEvents is written as an event', async ({ page }) => {
  const entry = {
    Source: 'com.ecommerce.orders',
    DetailType: 'OrderCreated',
    Detail: '{"order_id":"o-7","total":512}',
    EventBusName: 'default',
  };
  await pasteOver(page, eventEditor(page), JSON.stringify({ Entries: [entry] }, null, 2));
  await expect(bar(page)).toContainText('This looks like a PutEvents request.');
  await bar(page).getByRole('button', { name: 'Write it as an event' }).click();
  await expect(eventEditor(page)).toContainText('"total": 512');
  await expect(eventEditor(page)).not.toContainText('Entries');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('messages of a queue become events of their own, and the editor gets back its own', async ({
  page,
}) => {
  const message = (id: string) => ({
    messageId: id,
    body: JSON.stringify({ ...event, detail: { order_id: id } }),
  });
  const records = { Records: [message('first'), message('second')] };
  await pasteOver(page, eventEditor(page), JSON.stringify(records, null, 2));
  await expect(bar(page)).toContainText('an SQS message with an event in its body');
  await bar(page).getByRole('button', { name: 'Add 2 events' }).click();
  await expect(eventTab(page, 'OrderCancelled 2')).toBeVisible();
  await expect(eventEditor(page)).toContainText('"order_id": "first"');
  await eventTab(page, 'OrderCreated').click();
  await expect(eventEditor(page)).toContainText('"order_id": "12345"');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(eventEditor(page)).toContainText('messageId');
});

test('a pattern in the event editor moves to the rule', async ({ page }) => {
  await pasteOver(page, eventEditor(page), pattern);
  await expect(bar(page)).toContainText('This looks like an event pattern.');
  await bar(page).getByRole('button', { name: 'Use it in fraud-check' }).click();
  await expect(eventEditor(page)).toContainText('"order_id": "12345"');
  await expect(patternEditor(page)).toContainText('"<"');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
});

test('an event in the pattern editor becomes an event', async ({ page }) => {
  await pasteOver(page, patternEditor(page), JSON.stringify(event, null, 2));
  await expect(bar(page)).toContainText('This looks like an event.');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(eventTab(page, 'OrderCancelled')).toHaveAttribute('aria-selected', 'true');
  await expect(patternEditor(page)).toContainText('"numeric": [">", 100]');
});

test('a SAM template in YAML gives its rules, and says what only a deployment knows', async ({
  page,
}) => {
  const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Notify:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        LargeOrder:
          Type: EventBridgeRule
          Properties:
            Pattern:
              source: [com.ecommerce.orders]
        Refund:
          Type: EventBridgeRule
          Properties:
            Pattern:
              source: [!Ref RefundSource]
`;
  await pasteOver(page, patternEditor(page), template);
  await expect(bar(page)).toContainText('This looks like a SAM template.');
  await expect(bar(page)).toContainText('One value is known only when it is deployed');
  await bar(page).getByRole('button', { name: 'Add 2 rules' }).click();
  await expect(rules(page).getByRole('tab', { name: 'matches LargeOrder' })).toBeVisible();
  await expect(rules(page).getByRole('tab', { name: 'does not match Refund' })).toBeVisible();
  await rules(page).getByRole('tab', { name: 'fraud-check' }).click();
  await expect(patternEditor(page)).toContainText('"numeric": [">", 100]');
});
