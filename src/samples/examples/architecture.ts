import { bus, event, rule, sends, target, transformed } from './build.ts';
import type { Example } from './example.ts';

const orders = 'com.ecommerce.orders';

const claims = [
  event('report', 'com.example.reports', 'ReportReady', {
    report_id: 'R-9',
    claim: { bucket: 'reports', key: 'r-9.json', bytes: 18_400_000 },
  }),
];

const bookings = [
  event(
    'good',
    'com.travel.bookings',
    'TripRequested',
    { trip_id: 'T-1', flight: 'LH400', hotel: 'Plaza', card: 'ok' },
    { name: 'A trip that works' },
  ),
  event(
    'bad',
    'com.travel.bookings',
    'TripRequested',
    { trip_id: 'T-2', flight: 'LH400', hotel: 'Plaza', card: 'expired' },
    { name: 'A card that has expired' },
  ),
];

const published = [event('order', orders, 'OrderCreated', { order_id: 'F-1', total: 80 })];

const steps = [
  event('order', orders, 'OrderCreated', {
    order_id: 'W-1',
    customer: { id: 'C-4', email: 'ada@example.com' },
  }),
];

const chain = [event('order', orders, 'OrderCreated', { order_id: 'D-1', total: 30 })];

const publish = (source: string) => `const client = new EventBridgeClient();
const publish = (DetailType, detail) =>
  client.send(
    new PutEventsCommand({
      Entries: [{ Source: '${source}', DetailType, Detail: JSON.stringify(detail) }],
    }),
  );`;

export const architecture: readonly Example[] = [
  {
    id: 'fan-out',
    group: 'Patterns of architecture',
    tells:
      'One event, one topic, four listeners. Two get SNS’s envelope, one the raw message, and the function gets a record with both.',
    scenario: {
      version: 1,
      name: 'Fan-out by a topic',
      seed: 31,
      buses: [
        bus(
          'default',
          rule('announce', { 'detail-type': ['OrderCreated'] }, target('sns-topic', 'orders')),
        ),
      ],
      topics: [
        {
          name: 'orders',
          subscriptions: [
            { endpoint: { type: 'sqs-queue', name: 'billing-queue' } },
            { endpoint: { type: 'sqs-queue', name: 'analytics-queue' }, rawMessageDelivery: true },
            { endpoint: { type: 'sqs-queue', name: 'search-queue' } },
            { endpoint: { type: 'lambda-function', name: 'welcome_customer' } },
          ],
        },
      ],
      functions: [
        {
          name: 'welcome_customer',
          code: `export const handler = async ({ Records }) => {
  for (const { Sns } of Records) {
    const event = JSON.parse(Sns.Message);
    console.log('Order', event.detail.order_id, 'by topic', Sns.TopicArn);
  }
};
`,
        },
      ],
      queues: [{ name: 'billing-queue' }, { name: 'analytics-queue' }, { name: 'search-queue' }],
      events: published,
    },
  },
  {
    id: 'claim-check',
    group: 'Patterns of architecture',
    tells:
      'What is too large for an event stays where it is, and the event carries the way to it. The handler answers with an event of its own.',
    scenario: {
      version: 1,
      name: 'Claim check',
      seed: 32,
      buses: [
        bus(
          'default',
          rule(
            'read-report',
            { 'detail-type': ['ReportReady'], detail: { claim: { key: [{ exists: true }] } } },
            target('lambda-function', 'read_report'),
          ),
          rule(
            'report-read',
            { source: ['com.example.reader'] },
            target('sqs-queue', 'read-reports-queue'),
          ),
        ),
      ],
      functions: [
        {
          name: 'read_report',
          code: `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

${publish('com.example.reader')}

export const handler = async ({ detail: { report_id, claim } }) => {
  console.log(\`Would get s3://\${claim.bucket}/\${claim.key}, \${claim.bytes} bytes\`);
  await publish('ReportRead', { report_id, pages: 212 });
};
`,
        },
      ],
      queues: [{ name: 'read-reports-queue' }],
      events: claims,
    },
  },
  {
    id: 'saga',
    group: 'Patterns of architecture',
    tells:
      'Three services book a trip, each after the event of the one before. When the payment fails, an event makes the others undo what they did.',
    scenario: {
      version: 1,
      name: 'Saga with compensation',
      seed: 33,
      buses: [
        bus(
          'default',
          rule(
            'book-flight',
            { 'detail-type': ['TripRequested'] },
            target('lambda-function', 'book_flight'),
          ),
          rule(
            'book-hotel',
            { 'detail-type': ['FlightBooked'] },
            target('lambda-function', 'book_hotel'),
          ),
          rule(
            'take-payment',
            { 'detail-type': ['HotelBooked'] },
            target('lambda-function', 'take_payment'),
          ),
          rule(
            'undo',
            { 'detail-type': ['PaymentFailed'] },
            target('lambda-function', 'cancel_flight'),
            target('lambda-function', 'cancel_hotel'),
          ),
          rule(
            'confirm',
            { 'detail-type': ['TripPaid', 'FlightCancelled', 'HotelCancelled'] },
            target('sqs-queue', 'customer-news-queue'),
          ),
        ),
      ],
      functions: (
        [
          ['book_flight', "await publish('FlightBooked', detail);"],
          ['book_hotel', "await publish('HotelBooked', detail);"],
          [
            'take_payment',
            "await publish(detail.card === 'ok' ? 'TripPaid' : 'PaymentFailed', detail);",
          ],
          ['cancel_flight', "await publish('FlightCancelled', detail);"],
          ['cancel_hotel', "await publish('HotelCancelled', detail);"],
        ] as const
      ).map(([name, work]) => ({
        name,
        code: `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

${publish('com.travel.saga')}

export const handler = async ({ detail }) => {
  console.log('${name.replace('_', ' ')} of trip', detail.trip_id);
  ${work}
};
`,
      })),
      queues: [{ name: 'customer-news-queue' }],
      events: bookings,
      actions: sends(bookings, ['good', 0], ['bad', 10]),
    },
  },
  {
    id: 'chain-of-destinations',
    group: 'Patterns of architecture',
    tells:
      'What a function returns can go on without a line of code: its on-success destination is the bus, where a rule looks at the result.',
    scenario: {
      version: 1,
      name: 'A result that goes on',
      seed: 34,
      buses: [
        bus(
          'default',
          rule(
            'price-order',
            { 'detail-type': ['OrderCreated'] },
            target('lambda-function', 'price_order'),
          ),
          rule(
            'priced',
            {
              source: ['lambda'],
              'detail-type': ['Lambda Function Invocation Result - Success'],
              detail: { responsePayload: { tax: [{ numeric: ['>', 0] }] } },
            },
            target(
              'sqs-queue',
              'tax-queue',
              transformed(
                {
                  order: '$.detail.requestPayload.detail.order_id',
                  tax: '$.detail.responsePayload.tax',
                },
                '{"order": <order>, "tax": <tax>}',
              ),
            ),
          ),
        ),
      ],
      functions: [
        {
          name: 'price_order',
          onSuccess: { type: 'event-bus', name: 'default' },
          code: `export const handler = async ({ detail }) => ({ tax: Math.round(detail.total * 19) / 100 });
`,
        },
      ],
      queues: [{ name: 'tax-queue' }],
      events: chain,
    },
  },
  {
    id: 'start-a-workflow',
    group: 'Patterns of architecture',
    tells:
      'An order starts an execution of a state machine with just the input it needs. The name of the execution keeps it from starting twice.',
    scenario: {
      version: 1,
      name: 'Start a workflow',
      seed: 35,
      buses: [
        bus(
          'default',
          rule(
            'fulfil',
            { 'detail-type': ['OrderCreated'] },
            target(
              'state-machine',
              'fulfil-order',
              transformed(
                { order: '$.detail.order_id', customer: '$.detail.customer' },
                '{"order": <order>, "customer": <customer>, "startedBy": "<aws.events.rule-name>"}',
              ),
            ),
          ),
        ),
      ],
      stateMachines: [{ name: 'fulfil-order' }],
      events: steps,
    },
  },
];
