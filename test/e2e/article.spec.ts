import { expect, type Page, test } from '@playwright/test';
import { delivery, openPage, patternEditor, retype, rules, selectRule } from './page.ts';
import { Site } from './site.ts';

/** An article's five pieces of code: who publishes, two patterns, and two handlers. */
const ORDER_SERVICE = `import boto3
import uuid
from datetime import datetime, timezone

eventbridge = boto3.client('events')

def create_order(customer_email, items, total):
    order = {
        'order_id': str(uuid.uuid4()),
        'customer_email': customer_email,
        'items': items,
        'total': total,
        'created_at': datetime.now(timezone.utc).isoformat(),
    }
    event = {
        'source': 'com.ecommerce.orders',
        'detail-type': 'OrderCreated',
        'detail': order,
        'eventBusName': 'default'
    }
    response = eventbridge.put_events(Entries=[event])
    print(f"Published {len(response['Entries'])} event")
    return order

if __name__ == '__main__':
    create_order('ada@example.com', [{'sku': 'MUG-001', 'quantity': 2}], 42)
`;

const PATTERN = `{
  "source": ["com.ecommerce.orders"],
  "detail-type": ["OrderCreated"]
}`;
const PATTERN_OF_LARGE = PATTERN.replace(
  /\n}$/,
  ',\n  "detail": { "items": { "quantity": [{ "numeric": [">", 1] }] } }\n}',
);

const SEND_EMAIL = `import json

def lambda_handler(event, context):
    order = event['detail']
    print(f"Sending confirmation to {order['customer_email']}")
    return {'statusCode': 200, 'body': json.dumps({'sent': order['order_id']})}
`;

const UPDATE_INVENTORY = `def lambda_handler(event, context):
    for item in event['detail']['items']:
        print(f"Reserving {item['quantity']} of {item['sku']}")
    return {'statusCode': 200}
`;

test.use({ serviceWorkers: 'allow' });

function producer(page: Page) {
  return page.getByRole('region', { name: 'Producer' });
}

async function pasteRule(page: Page, rule: string, pattern: string, handler: string) {
  await selectRule(page, rule);
  await rules(page).getByRole('tab', { name: 'Pattern' }).click();
  await retype(page, patternEditor(page), pattern);
  await rules(page)
    .getByRole('tab', { name: /^Targets/ })
    .click();
  await rules(page)
    .getByRole('button', { name: /^Set up / })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Resources' });
  await dialog.getByRole('combobox', { name: 'Runtime' }).selectOption('Python 3.14');
  await retype(page, dialog.getByRole('textbox', { name: /^Code of / }), handler);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

async function expectBothHandlers(page: Page) {
  for (const [rule, printed] of [
    ['send-confirmation-email', 'Sending confirmation to ada@example.com'],
    ['update-inventory', 'Reserving 2 of MUG-001'],
  ] as const) {
    await expect(delivery(page, rule)).toContainText('function succeeded');
    await delivery(page, rule).getByText('Log of try 1').click();
    await expect(delivery(page, rule)).toContainText(printed);
  }
}

test('the code of an article about an order system is pasted, corrected and run, and runs again without a network', async ({
  page,
}) => {
  const site = new Site('/');
  await openPage(page, await site.open());
  await pasteRule(page, 'send-confirmation-email', PATTERN, SEND_EMAIL);
  await pasteRule(page, 'update-inventory', PATTERN_OF_LARGE, UPDATE_INVENTORY);

  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await producer(page)
    .getByRole('button', { name: /^Python, boto3/ })
    .click();
  const editor = producer(page).getByRole('textbox', { name: 'Code of order_service.py' });
  await retype(page, editor, ORDER_SERVICE);
  await producer(page).getByRole('button', { name: 'Run' }).click();
  const strip = page.getByRole('region', { name: 'Python' });
  await strip.getByRole('button', { name: 'Download and run' }).click();
  await expect(strip).toHaveCount(0);

  // It fails as it does in reality, and is corrected by a click.
  const result = producer(page).getByRole('region', { name: 'Result' });
  const names = 'Time, Source, Resources, DetailType, Detail, EventBusName, TraceHeader';
  await expect(result).toContainText(`ParamValidationError: Parameter validation failed:
Unknown parameter in Entries[0]: "source", must be one of: ${names}
Unknown parameter in Entries[0]: "detail-type", must be one of: ${names}
Unknown parameter in Entries[0]: "detail", must be one of: ${names}
Unknown parameter in Entries[0]: "eventBusName", must be one of: ${names}`);
  await expect(result.getByRole('button', { name: 'Line 21' })).toBeVisible();
  await expect(result).toContainText('Nothing was sent.');
  await producer(page).getByRole('button', { name: 'Correct and run' }).click();
  await expect(result).toContainText('Published 1 event');
  await expect(result.getByRole('article', { name: 'PutEvents' })).toContainText('EventId');
  await expectBothHandlers(page);

  await expect(page.getByRole('link', { name: 'offline ready, with Python' })).toBeVisible();
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  site.isUp = false;
  await page.reload();
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await producer(page).getByRole('button', { name: 'Run' }).click();
  await expect(result).toContainText('Published 1 event');
  await expectBothHandlers(page);
  site.close();
});
