import type { ScenarioSource } from '../core/model/scenario.ts';
import { orderSystem } from './order-system.ts';

/** The order system with its two handlers in Python, as the founding story has them. */
export const orderSystemInPython: ScenarioSource = {
  version: 1,
  name: 'Order system in Python',
  seed: orderSystem.seed,
  startsAt: orderSystem.startsAt,
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
  "detail-type": ["OrderCreated"]
}`,
          targets: [
            {
              id: 'inventory',
              resource: { type: 'lambda-function', name: 'update_inventory_lambda' },
            },
          ],
        },
        {
          name: 'reorder-stock',
          pattern: `{
  "source": ["com.ecommerce.inventory"],
  "detail-type": ["StockLow"]
}`,
          targets: [
            {
              id: 'purchasing',
              resource: { type: 'sqs-queue', name: 'purchasing-queue' },
            },
          ],
        },
      ],
    },
  ],
  functions: [
    {
      name: 'send_confirmation_email_lambda',
      runtime: 'python3.14',
      code: `def lambda_handler(event, context):
    order = event["detail"]
    print(f"Mailing {order['customer_email']}: thank you for order {order['order_id']}")
    return {"sent": True, "to": order["customer_email"]}
`,
    },
    {
      name: 'update_inventory_lambda',
      runtime: 'python3.14',
      code: `import json
import logging

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)
events = boto3.client("events")

# Kept while the environment is warm.
stock = {"MUG-001": 3, "TEE-014": 20}


def lambda_handler(event, context):
    for item in event["detail"]["items"]:
        sku, quantity = item["sku"], item["quantity"]
        stock[sku] -= quantity
        logger.info("%s of %s reserved, %s left", quantity, sku, stock[sku])
        if stock[sku] < 5:
            events.put_events(
                Entries=[
                    {
                        "Source": "com.ecommerce.inventory",
                        "DetailType": "StockLow",
                        "Detail": json.dumps({"sku": sku, "left": stock[sku]}),
                    }
                ]
            )
    return {"stock": stock}
`,
    },
  ],
  queues: [{ name: 'purchasing-queue' }],
  events: orderSystem.events,
};
