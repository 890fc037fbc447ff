import { bus, event, rule, sends, target } from './build.ts';
import type { Example } from './example.ts';

const created = (id: string, detail: object, name: string) =>
  event(id, 'com.ecommerce.orders', 'OrderCreated', detail, { name });

const batch = [
  created('good', { order_id: 'L-1', quantity: 2 }, 'Order L-1'),
  created('bad', { order_id: 'L-2', quantity: 'two' }, 'Order L-2, which nobody can read'),
];
const announced = [created('order', { order_id: 'L-3', total: 80 }, 'Order L-3')];
const reserved = [
  created('some', { order_id: 'L-4', quantity: 2 }, 'Order of 2'),
  created('many', { order_id: 'L-5', quantity: 900 }, 'Order of 900'),
];

/**
 * What runs code of one's own, and what such code calls, with the same function in JavaScript and in
 * Python: whatever one of them does the other does too, and a test compares what they print.
 */
export const twoLanguages: readonly Example[] = [
  {
    id: 'batches-in-two-languages',
    group: 'Functions in two languages',
    tells:
      'Queues hand messages to functions in batches: one function in JavaScript, one in Python. Both report only the message that they cannot read, so the other is done.',
    scenario: {
      version: 1,
      name: 'Batches in two languages',
      seed: 71,
      buses: [
        bus(
          'default',
          rule(
            'queue-orders',
            { 'detail-type': ['OrderCreated'] },
            target('sqs-queue', 'orders-javascript'),
            target('sqs-queue', 'orders-python'),
          ),
        ),
      ],
      queues: [
        ...['javascript', 'python'].map((language) => ({
          name: `orders-${language}`,
          visibilityTimeoutSeconds: 30,
          redrivePolicy: { deadLetterQueue: 'unreadable-orders', maximumReceiveCount: 2 },
        })),
        { name: 'unreadable-orders' },
      ],
      functions: [
        {
          name: 'book_orders_javascript',
          code: `export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    const { order_id, quantity } = JSON.parse(body).detail;
    if (Number.isInteger(quantity)) console.log(\`Booked \${order_id}\`);
    else {
      console.log(\`Cannot read \${order_id}\`);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
`,
        },
        {
          name: 'book_orders_python',
          runtime: 'python3.14',
          code: `import json


def lambda_handler(event, context):
    failures = []
    for record in event["Records"]:
        order = json.loads(record["body"])["detail"]
        if isinstance(order["quantity"], int):
            print(f"Booked {order['order_id']}")
        else:
            print(f"Cannot read {order['order_id']}")
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
`,
        },
      ],
      eventSourceMappings: ['javascript', 'python'].map((language) => ({
        queue: `orders-${language}`,
        function: `book_orders_${language}`,
        batchWindowSeconds: 2,
        reportBatchItemFailures: true,
      })),
      events: batch,
      actions: sends(batch, ['good', 0], ['bad', 1]),
    },
  },
  {
    id: 'topic-in-two-languages',
    group: 'Functions in two languages',
    tells:
      'A topic calls every function that has subscribed: one in JavaScript, one in Python. The event is JSON text in the record of SNS, so both have to read it first.',
    scenario: {
      version: 1,
      name: 'A topic in two languages',
      seed: 72,
      buses: [
        bus(
          'default',
          rule('announce', { 'detail-type': ['OrderCreated'] }, target('sns-topic', 'orders')),
        ),
      ],
      topics: [
        {
          name: 'orders',
          subscriptions: ['javascript', 'python'].map((language) => ({
            endpoint: { type: 'lambda-function', name: `welcome_${language}` },
          })),
        },
      ],
      functions: [
        {
          name: 'welcome_javascript',
          code: `export const handler = async ({ Records }) => {
  for (const { Sns } of Records) {
    const { detail } = JSON.parse(Sns.Message);
    console.log(\`Welcome, order \${detail.order_id}, by \${Sns.TopicArn}\`);
  }
};
`,
        },
        {
          name: 'welcome_python',
          runtime: 'python3.14',
          code: `import json


def lambda_handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["Sns"]["Message"])["detail"]
        print(f"Welcome, order {order['order_id']}, by {record['Sns']['TopicArn']}")
`,
        },
      ],
      events: announced,
    },
  },
  {
    id: 'destinations-in-two-languages',
    group: 'Functions in two languages',
    tells:
      'What becomes of a function goes to another function, whether it returns or throws: the destinations of Lambda, in JavaScript and in Python. See what such a function is told, and after how many tries.',
    scenario: {
      version: 1,
      name: 'Destinations in two languages',
      seed: 73,
      buses: [
        bus(
          'default',
          rule(
            'reserve',
            { 'detail-type': ['OrderCreated'] },
            target('lambda-function', 'reserve_javascript'),
            target('lambda-function', 'reserve_python'),
          ),
        ),
      ],
      functions: [
        {
          name: 'reserve_javascript',
          maximumRetryAttempts: 1,
          onSuccess: { type: 'lambda-function', name: 'told_javascript' },
          onFailure: { type: 'lambda-function', name: 'told_javascript' },
          code: `export const handler = async ({ detail }) => {
  if (detail.quantity > 100) throw new Error(\`There are no \${detail.quantity}\`);
  return { reserved: detail.quantity };
};
`,
        },
        {
          name: 'told_javascript',
          code: `export const handler = async ({ requestContext, requestPayload, responsePayload }) => {
  const order = requestPayload.detail.order_id;
  const { condition, approximateInvokeCount: tries } = requestContext;
  const outcome = responsePayload.errorMessage ?? responsePayload.reserved;
  console.log(\`\${order}: \${condition} after \${tries}: \${outcome}\`);
};
`,
        },
        {
          name: 'reserve_python',
          runtime: 'python3.14',
          maximumRetryAttempts: 1,
          onSuccess: { type: 'lambda-function', name: 'told_python' },
          onFailure: { type: 'lambda-function', name: 'told_python' },
          code: `def lambda_handler(event, context):
    quantity = event["detail"]["quantity"]
    if quantity > 100:
        raise ValueError(f"There are no {quantity}")
    return {"reserved": quantity}
`,
        },
        {
          name: 'told_python',
          runtime: 'python3.14',
          code: `def lambda_handler(event, context):
    order = event["requestPayload"]["detail"]["order_id"]
    told, answer = event["requestContext"], event["responsePayload"]
    outcome = answer.get("errorMessage") or answer.get("reserved")
    print(f"{order}: {told['condition']} after {told['approximateInvokeCount']}: {outcome}")
`,
        },
      ],
      events: reserved,
      actions: sends(reserved, ['some', 0], ['many', 1]),
    },
  },
  {
    id: 'calls-in-two-languages',
    group: 'Functions in two languages',
    tells:
      'A handler calls other services: it publishes an event, sends to a queue, tells a topic and invokes another function. Here it does so twice, with the SDK for JavaScript and with boto3.',
    scenario: {
      version: 1,
      name: 'Calls of other services in two languages',
      seed: 74,
      buses: [
        bus(
          'default',
          rule(
            'ship',
            { 'detail-type': ['OrderCreated'] },
            target('lambda-function', 'ship_javascript'),
            target('lambda-function', 'ship_python'),
          ),
          rule(
            'shipped',
            { source: ['com.ecommerce.shipping'] },
            target('sqs-queue', 'shipped-queue'),
          ),
        ),
      ],
      queues: [{ name: 'labels-queue' }, { name: 'shipped-queue' }, { name: 'customers-queue' }],
      topics: [
        {
          name: 'customer-news',
          subscriptions: [{ endpoint: { type: 'sqs-queue', name: 'customers-queue' } }],
        },
      ],
      functions: [
        {
          name: 'ship_javascript',
          code: `import { EventBridge } from '@aws-sdk/client-eventbridge';
import { Lambda } from '@aws-sdk/client-lambda';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';

export const handler = async ({ account, region, detail: { order_id } }) => {
  const sqs = new SQS();
  const { QueueUrl } = await sqs.getQueueUrl({ QueueName: 'labels-queue' });
  await sqs.sendMessage({ QueueUrl, MessageBody: order_id });
  await new SNS().publish({
    TopicArn: \`arn:aws:sns:\${region}:\${account}:customer-news\`,
    Message: \`\${order_id} is on its way\`,
  });
  await new Lambda().invoke({
    FunctionName: 'weigh_python',
    InvocationType: 'Event',
    Payload: JSON.stringify({ order_id }),
  });
  const answer = await new EventBridge().putEvents({
    Entries: [
      {
        Source: 'com.ecommerce.shipping',
        DetailType: 'OrderShipped',
        Detail: JSON.stringify({ order_id }),
      },
    ],
  });
  console.log(\`\${order_id}: \${answer.FailedEntryCount} not accepted\`);
};
`,
        },
        {
          name: 'ship_python',
          runtime: 'python3.14',
          code: `import json

import boto3


def lambda_handler(event, context):
    order_id = event["detail"]["order_id"]
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="labels-queue")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=order_id)
    boto3.client("sns").publish(
        TopicArn=f"arn:aws:sns:{event['region']}:{event['account']}:customer-news",
        Message=f"{order_id} is on its way",
    )
    boto3.client("lambda").invoke(
        FunctionName="weigh_javascript",
        InvocationType="Event",
        Payload=json.dumps({"order_id": order_id}),
    )
    answer = boto3.client("events").put_events(
        Entries=[
            {
                "Source": "com.ecommerce.shipping",
                "DetailType": "OrderShipped",
                "Detail": json.dumps({"order_id": order_id}),
            }
        ]
    )
    print(f"{order_id}: {answer['FailedEntryCount']} not accepted")
`,
        },
        {
          name: 'weigh_javascript',
          code: `export const handler = async ({ order_id }) => console.log(\`Weighing \${order_id}\`);
`,
        },
        {
          name: 'weigh_python',
          runtime: 'python3.14',
          code: `def lambda_handler(event, context):
    print(f"Weighing {event['order_id']}")
`,
        },
      ],
      events: announced,
    },
  },
];
