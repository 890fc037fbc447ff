import type { Producer } from '../core/model/producer.ts';

export interface ProducerTemplate extends Omit<Producer, 'id'> {
  /** What a person reads before choosing it. */
  readonly title: string;
  readonly tells: string;
}

/** The order service of the founding story, with the entry as the API has it. */
export const ORDER_SERVICE = `import json

import boto3

eventbridge = boto3.client("events")


def create_order(order):
    # The order is stored here. Who else has to know is not this service's business.
    response = eventbridge.put_events(
        Entries=[
            {
                "Source": "com.ecommerce.orders",
                "DetailType": "OrderCreated",
                "Detail": json.dumps(order),
                "EventBusName": "default",
            }
        ]
    )
    print("Not accepted:", response["FailedEntryCount"])
    print("Event id:", response["Entries"][0]["EventId"])


create_order(
    {
        "order_id": "12345",
        "customer_email": "ada@example.com",
        "items": [
            {"sku": "MUG-001", "quantity": 2},
            {"sku": "TEE-014", "quantity": 1},
        ],
        "total": 42,
    }
)
`;

/** The same as the story has it: its keys are those of the event that rules see. */
export const ORDER_SERVICE_AS_WRITTEN = `import boto3

eventbridge = boto3.client("events")


def create_order(order):
    # The order is stored here. Who else has to know is not this service's business.
    response = eventbridge.put_events(
        Entries=[
            {
                "source": "com.ecommerce.orders",
                "detail-type": "OrderCreated",
                "detail": order,
                "eventBusName": "default",
            }
        ]
    )
    print("Not accepted:", response["FailedEntryCount"])


create_order(
    {
        "order_id": "12345",
        "customer_email": "ada@example.com",
        "items": [
            {"sku": "MUG-001", "quantity": 2},
            {"sku": "TEE-014", "quantity": 1},
        ],
        "total": 42,
    }
)
`;

const IN_JAVASCRIPT = `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({});

const order = {
  order_id: '12345',
  customer_email: 'ada@example.com',
  items: [{ sku: 'MUG-001', quantity: 2 }],
  total: 42,
};

const answer = await client.send(
  new PutEventsCommand({
    Entries: [
      {
        Source: 'com.ecommerce.orders',
        DetailType: 'OrderCreated',
        Detail: JSON.stringify(order),
        EventBusName: 'default',
      },
    ],
  }),
);
console.log(answer.FailedEntryCount, answer.Entries);
`;

const IN_SHELL = `# The order service's event, by the AWS CLI. Detail is text: JSON inside JSON.
aws events put-events --entries '[
  {
    "Source": "com.ecommerce.orders",
    "DetailType": "OrderCreated",
    "Detail": "{\\"order_id\\":\\"12345\\",\\"customer_email\\":\\"ada@example.com\\",\\"items\\":[{\\"sku\\":\\"MUG-001\\",\\"quantity\\":2}],\\"total\\":42}",
    "EventBusName": "default"
  }
]'
`;

const PARTLY_IN_SHELL = `# The second entry has no DetailType: it is not accepted, and the others are.
# The command succeeds all the same, so look at FailedEntryCount.
aws events put-events \\
  --query '{Failed: FailedEntryCount, Why: Entries[?ErrorCode].[ErrorCode, ErrorMessage]}' \\
  --entries '[
    {"Source": "com.ecommerce.orders", "DetailType": "OrderCreated", "Detail": "{\\"order_id\\":\\"1\\",\\"total\\":142}"},
    {"Source": "com.ecommerce.orders", "Detail": "{\\"order_id\\":\\"2\\"}"},
    {"Source": "com.ecommerce.orders", "DetailType": "OrderCancelled", "Detail": "{\\"order_id\\":\\"1\\"}"}
  ]'

# Which rules are there to take them?
aws events list-rules --query 'Rules[].[Name, State]' --output table
`;

/** Producers to begin with. Loaded with the panel that offers them. */
export const producerTemplates: readonly ProducerTemplate[] = [
  {
    title: 'Python, boto3',
    tells: 'An order service that puts OrderCreated.',
    ...{ name: 'order_service.py', language: 'python', code: ORDER_SERVICE },
  },
  {
    title: 'Python, with the keys of an event',
    tells: 'The same with source, detail-type and detail: a mistake that is often made.',
    ...{ name: 'order_service.py', language: 'python', code: ORDER_SERVICE_AS_WRITTEN },
  },
  {
    title: 'JavaScript, SDK v3',
    tells: 'The order service as an ES module.',
    ...{ name: 'order-service.mjs', language: 'javascript', code: IN_JAVASCRIPT },
  },
  {
    title: 'AWS CLI',
    tells: 'The same event as a command line: aws events put-events.',
    ...{ name: 'put-order.sh', language: 'shell', code: IN_SHELL },
  },
  {
    title: 'AWS CLI, three entries',
    tells: 'One of them is not accepted: a partial failure. Then another command.',
    ...{ name: 'put-orders.sh', language: 'shell', code: PARTLY_IN_SHELL },
  },
];
