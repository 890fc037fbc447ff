import type { ScenarioSource } from '../core/model/scenario.ts';
import { orderSystemInPython } from './order-system-python.ts';
import { ORDER_SERVICE, ORDER_SERVICE_AS_WRITTEN } from './producers.ts';

/** The order service as the founding story has it, which boto3 refuses: nothing has been put yet. */
export const orderSystemAsInTheArticle: ScenarioSource = {
  ...orderSystemInPython,
  name: 'Order service as in the article',
  producers: [
    {
      ...{ id: 'order_service', name: 'order_service.py', language: 'python' },
      code: ORDER_SERVICE_AS_WRITTEN,
    },
  ],
  // Without it the event would be sent by hand as the scenario opens.
  actions: [{ type: 'wait', at: 0 }],
};

/** The order service corrected, and what it has put. */
export const orderSystemCorrected: ScenarioSource = {
  ...orderSystemInPython,
  name: 'Order service, corrected',
  producers: [
    { id: 'order_service', name: 'order_service.py', language: 'python', code: ORDER_SERVICE },
  ],
  actions: [
    {
      type: 'api-call',
      at: 0,
      service: 'events',
      operation: 'PutEvents',
      input: JSON.stringify({
        Entries: [
          {
            Source: 'com.ecommerce.orders',
            DetailType: 'OrderCreated',
            Detail:
              '{"order_id": "12345", "customer_email": "ada@example.com", "items": [{"sku": "MUG-001", "quantity": 2}, {"sku": "TEE-014", "quantity": 1}], "total": 42}',
            EventBusName: 'default',
          },
        ],
      }),
    },
  ],
};
