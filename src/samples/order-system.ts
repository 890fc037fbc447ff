import type { ScenarioSource } from '../core/model/scenario.ts';

/**
 * The order system of the founding story. An order service publishes `OrderCreated` instead of
 * calling others; five rules decide who hears of it. The first order is too small for the fraud
 * check, so one rule does not match, and says why.
 */
export const orderSystem: ScenarioSource = {
  version: 1,
  name: 'Order system',
  description:
    'An order service publishes OrderCreated; rules send it on to e-mail, inventory, shipping, a fraud check and an API.',
  seed: 42,
  startsAt: '2026-01-15T09:00:00.000Z',
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        {
          name: 'send-confirmation-email',
          pattern: `{
  "source": ["com.ecommerce.orders"],
  "detail-type": ["OrderCreated"]
}`,
          targets: [
            {
              id: 'send-email',
              resource: { type: 'lambda-function', name: 'send_confirmation_email_lambda' },
            },
          ],
        },
        {
          name: 'update-inventory',
          pattern: `{
  "source": ["com.ecommerce.orders"],
  "detail-type": ["OrderCreated"],
  "detail": {
    "items": {
      "sku": [{ "exists": true }]
    }
  }
}`,
          targets: [
            {
              id: 'inventory',
              resource: { type: 'lambda-function', name: 'update_inventory_lambda' },
            },
          ],
        },
        {
          name: 'notify-shipping',
          pattern: `{
  "source": [{ "prefix": "com.ecommerce." }],
  "detail-type": ["OrderCreated", "OrderChanged"]
}`,
          targets: [
            {
              id: 'shipping',
              resource: { type: 'sqs-queue', name: 'shipping-notifications-queue' },
            },
          ],
        },
        {
          name: 'fraud-check',
          pattern: `{
  "source": ["com.ecommerce.orders"],
  "detail-type": ["OrderCreated"],
  "detail": {
    "total": [{ "numeric": [">", 100] }]
  }
}`,
          targets: [
            {
              id: 'fraud',
              resource: { type: 'lambda-function', name: 'fraud_check_lambda' },
            },
          ],
        },
        {
          name: 'confirm-by-api',
          pattern: `{
  "source": ["com.ecommerce.orders"],
  "detail-type": ["OrderCreated"],
  "detail": {
    "customer_email": [{ "exists": true }]
  }
}`,
          targets: [
            {
              id: 'confirmation-api',
              resource: { type: 'api-destination', name: 'confirmation-api' },
              input: {
                type: 'transformer',
                paths: { orderId: '$.detail.order_id', email: '$.detail.customer_email' },
                template: '{"order_id": <orderId>, "email": <email>}',
              },
              deadLetterQueue: 'undelivered-events-queue',
            },
          ],
        },
      ],
    },
  ],
  functions: [
    {
      name: 'send_confirmation_email_lambda',
      code: `export const handler = async (event) => {
  const { order_id, customer_email } = event.detail;
  console.log(\`Mailing \${customer_email}: thank you for order \${order_id}\`);
  return { sent: true, to: customer_email };
};
`,
    },
    {
      name: 'update_inventory_lambda',
      code: `// Kept while the environment is warm.
const reserved = new Map();

export const handler = async (event) => {
  for (const { sku, quantity } of event.detail.items) {
    reserved.set(sku, (reserved.get(sku) ?? 0) + quantity);
    console.log(\`Reserved \${quantity} of \${sku}, \${reserved.get(sku)} in all\`);
  }
  return { reserved: Object.fromEntries(reserved) };
};
`,
    },
    {
      name: 'fraud_check_lambda',
      code: `export const handler = async (event) => {
  const { order_id, total } = event.detail;
  console.log(\`Checking order \${order_id} over \${total}\`);
  return { order_id, suspicious: total > 1000 };
};
`,
    },
  ],
  queues: [{ name: 'shipping-notifications-queue' }, { name: 'undelivered-events-queue' }],
  apiDestinations: [
    {
      name: 'confirmation-api',
      endpoint: 'https://api.example.com/confirmations',
      response: { status: 202, latencyMilliseconds: 120, body: '{"accepted":true}' },
    },
  ],
  events: [
    {
      id: 'order-created',
      name: 'OrderCreated',
      bus: 'default',
      text: `{
  "source": "com.ecommerce.orders",
  "detail-type": "OrderCreated",
  "detail": {
    "order_id": "12345",
    "customer_email": "ada@example.com",
    "items": [
      { "sku": "MUG-001", "quantity": 2 },
      { "sku": "TEE-014", "quantity": 1 }
    ],
    "total": 42
  }
}
`,
    },
  ],
  actions: [],
};
