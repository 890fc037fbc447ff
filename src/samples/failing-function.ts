import type { ScenarioSource } from '../core/model/scenario.ts';

/** Who retries when a handler throws: Lambda, and not EventBridge, which delivered the event. */
export const failingFunction: ScenarioSource = {
  version: 1,
  name: 'A function that fails',
  description:
    'The handler throws. EventBridge has delivered the event and is done; Lambda retries twice and then uses its own on-failure destination.',
  seed: 7,
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        {
          name: 'update-inventory',
          pattern: `{
  "source": ["com.ecommerce.orders"],
  "detail-type": ["OrderCreated"]
}`,
          targets: [
            {
              id: 'inventory',
              resource: { type: 'lambda-function', name: 'update_inventory_lambda' },
              deadLetterQueue: 'undelivered-events-queue',
            },
          ],
        },
      ],
    },
  ],
  functions: [
    {
      name: 'update_inventory_lambda',
      onFailureQueue: 'failed-invocations-queue',
      code: `const stock = { 'MUG-001': 1 };

export const handler = async (event) => {
  for (const { sku, quantity } of event.detail.items) {
    console.log(\`\${sku}: \${stock[sku]} in stock, \${quantity} wanted\`);
    if (stock[sku] < quantity) throw new Error(\`Not enough of \${sku}\`);
    stock[sku] -= quantity;
  }
};
`,
    },
  ],
  queues: [{ name: 'undelivered-events-queue' }, { name: 'failed-invocations-queue' }],
  apiDestinations: [],
  events: [
    {
      id: 'order-created',
      name: 'OrderCreated',
      bus: 'default',
      text: `{
  "source": "com.ecommerce.orders",
  "detail-type": "OrderCreated",
  "detail": {
    "order_id": "12346",
    "items": [{ "sku": "MUG-001", "quantity": 2 }]
  }
}
`,
    },
  ],
  actions: [],
};
