import { failingFunction } from '../failing-function.ts';
import { unavailableApi } from '../unavailable-api.ts';
import { bus, event, json, rule, sends, target } from './build.ts';
import type { Example } from './example.ts';

const orders = 'com.ecommerce.orders';
const created = (id: string, detail: object, name?: string) =>
  event(id, orders, 'OrderCreated', detail, name === undefined ? {} : { name });

const burst = Array.from({ length: 6 }, (_, index) =>
  created(`order-${index + 1}`, { order_id: `B-${index + 1}` }, `Order ${index + 1}`),
);

const batch = [
  created('good-1', { order_id: 'P-1', quantity: 2 }, 'Order P-1'),
  created('poison', { order_id: 'P-2', quantity: 'two' }, 'Order P-2, which nobody can read'),
  created('good-2', { order_id: 'P-3', quantity: 1 }, 'Order P-3'),
];

const triage = [created('order', { order_id: 'Q-1', total: 12 })];

const storm = Array.from({ length: 8 }, (_, index) =>
  event(
    `payment-${index + 1}`,
    'com.ecommerce.payments',
    'PaymentCaptured',
    { payment_id: `S-${index + 1}`, amount: 10 + index },
    { name: `Payment ${index + 1}` },
  ),
);

const once = [created('order', { order_id: 'T-1' })];

export const failure: readonly Example[] = [
  {
    id: 'failing-function',
    group: 'Failure and retries',
    tells:
      'A handler that throws is Lambda’s matter: EventBridge has delivered the event and is done. Lambda tries twice more and then uses its own destination.',
    scenario: failingFunction,
  },
  {
    id: 'unavailable-api',
    group: 'Failure and retries',
    tells:
      'An endpoint that answers 503 is EventBridge’s matter: it tries again, waits longer each time, and in the end uses the dead-letter queue of the target.',
    scenario: unavailableApi,
  },
  {
    id: 'throttled-function',
    group: 'Failure and retries',
    tells:
      'Six events for a function that may run once at a time and takes two seconds. Nothing is lost: Lambda keeps them in its own queue and tries again.',
    scenario: {
      version: 1,
      name: 'A throttled function',
      seed: 51,
      buses: [
        bus(
          'default',
          rule(
            'print-label',
            { 'detail-type': ['OrderCreated'] },
            target('lambda-function', 'print_label'),
          ),
        ),
      ],
      functions: [
        {
          name: 'print_label',
          reservedConcurrency: 1,
          timeoutSeconds: 10,
          code: `export const handler = async ({ detail }) => {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  console.log('Label of', detail.order_id);
};
`,
        },
      ],
      events: burst,
      actions: sends(burst, ...burst.map(({ id }) => [id, 0] as const)),
    },
  },
  {
    id: 'poison-message',
    group: 'Failure and retries',
    tells:
      'Three messages come as one batch, and one of them cannot be read. The function reports just that one, so the others are done, and after three tries it is set aside.',
    scenario: {
      version: 1,
      name: 'A poison message',
      seed: 52,
      buses: [
        bus(
          'default',
          rule(
            'queue-orders',
            { 'detail-type': ['OrderCreated'] },
            target('sqs-queue', 'orders-queue'),
          ),
        ),
      ],
      queues: [
        {
          name: 'orders-queue',
          visibilityTimeoutSeconds: 60,
          redrivePolicy: { deadLetterQueue: 'unreadable-orders-queue', maximumReceiveCount: 3 },
        },
        { name: 'unreadable-orders-queue' },
      ],
      functions: [
        {
          name: 'book_orders',
          code: `export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    const { order_id, quantity } = JSON.parse(body).detail;
    if (Number.isInteger(quantity)) console.log('Booked', order_id);
    else {
      console.error('Cannot read', order_id);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
`,
        },
      ],
      eventSourceMappings: [
        {
          queue: 'orders-queue',
          function: 'book_orders',
          batchWindowSeconds: 2,
          reportBatchItemFailures: true,
        },
      ],
      events: batch,
      actions: sends(batch, ['good-1', 0], ['poison', 0.1], ['good-2', 0.2]),
    },
  },
  {
    id: 'dead-letter-triage',
    group: 'Failure and retries',
    tells:
      'Four dead-letter queues, four reasons. Read each message and tell who gave up, how often it was tried, and what has to be mended.',
    scenario: {
      version: 1,
      name: 'Dead-letter triage',
      seed: 53,
      buses: [
        bus(
          'default',
          rule(
            'no-permission',
            { 'detail-type': ['OrderCreated'] },
            target('sqs-queue', 'locked-queue', { deadLetterQueue: 'dead-letters-of-locked' }),
          ),
          rule(
            'deleted',
            { 'detail-type': ['OrderCreated'] },
            target('lambda-function', 'deleted_function', {
              deadLetterQueue: 'dead-letters-of-deleted',
            }),
          ),
          rule(
            'refused',
            { 'detail-type': ['OrderCreated'] },
            target('api-destination', 'strict-api', { deadLetterQueue: 'dead-letters-of-api' }),
          ),
          rule(
            'unavailable',
            { 'detail-type': ['OrderCreated'] },
            target('api-destination', 'slow-api', {
              deadLetterQueue: 'dead-letters-of-slow',
              retryPolicy: { maximumRetryAttempts: 3 },
            }),
          ),
        ),
      ],
      functions: [
        {
          name: 'deleted_function',
          failures: [{ error: 'ResourceNotFoundException' }],
          code: 'export const handler = async () => {};\n',
        },
      ],
      queues: [
        { name: 'locked-queue', failures: [{ error: 'AccessDenied' }] },
        ...[
          'dead-letters-of-locked',
          'dead-letters-of-deleted',
          'dead-letters-of-api',
          'dead-letters-of-slow',
        ].map((name) => ({ name })),
      ],
      apiDestinations: [
        {
          name: 'strict-api',
          endpoint: 'https://strict.example.com/orders',
          response: { status: 400, body: '{"error":"no customer"}' },
        },
        {
          name: 'slow-api',
          endpoint: 'https://slow.example.com/orders',
          failures: [{ error: 'Timeout' }],
        },
      ],
      events: triage,
    },
  },
  {
    id: 'retry-storm',
    group: 'Failure and retries',
    tells:
      'An endpoint is down for a minute while payments come in. See the retries pile up, spread by their jitter, and all of them arrive once it is back.',
    scenario: {
      version: 1,
      name: 'A retry storm',
      seed: 54,
      buses: [
        bus(
          'default',
          rule(
            'forward-payment',
            { 'detail-type': ['PaymentCaptured'] },
            target('api-destination', 'ledger-api'),
          ),
        ),
      ],
      apiDestinations: [
        {
          name: 'ledger-api',
          endpoint: 'https://ledger.example.com/entries',
          invocationRateLimitPerSecond: 5,
          response: { status: 201 },
          failures: [
            { error: 'HTTP 503', when: { type: 'period', fromSeconds: 0, lengthSeconds: 60 } },
          ],
        },
      ],
      events: storm,
      actions: sends(storm, ...storm.map(({ id }, index) => [id, index * 2] as const)),
    },
  },
  {
    id: 'queue-without-permission',
    group: 'Failure and retries',
    tells:
      'The target may not be written to, and neither may its dead-letter queue. The event is lost, and only the bus’s own log says so.',
    scenario: {
      version: 1,
      name: 'Two missing permissions',
      seed: 55,
      buses: [
        bus(
          'default',
          rule(
            'notify-shipping',
            { 'detail-type': ['OrderCreated'] },
            target('sqs-queue', 'shipping-queue', { deadLetterQueue: 'undelivered-events-queue' }),
          ),
        ),
      ],
      queues: [
        { name: 'shipping-queue', failures: [{ error: 'AccessDenied' }] },
        { name: 'undelivered-events-queue', failures: [{ error: 'AccessDenied' }] },
      ],
      events: triage,
    },
  },
  {
    id: 'twice',
    group: 'Failure and retries',
    tells:
      'EventBridge delivers at least once. Here the answer of the function gets lost on its way back, the event comes again, and only a handler that remembers ids does its work once.',
    scenario: {
      version: 1,
      name: 'An event that comes twice',
      seed: 56,
      buses: [
        bus(
          'default',
          rule(
            'charge',
            { 'detail-type': ['OrderCreated'] },
            target('lambda-function', 'charge_customer'),
          ),
        ),
      ],
      functions: [
        {
          name: 'charge_customer',
          failures: [
            { error: 'TimeoutAfterAcceptance', when: { type: 'first-attempts', count: 1 } },
          ],
          code: `// In earnest this would be a table. The id is the same each time an event is delivered.
const done = new Set();

export const handler = async ({ id, detail }) => {
  if (done.has(id)) return console.log('Seen already:', detail.order_id);
  done.add(id);
  console.log('Charged', detail.order_id);
};
`,
        },
      ],
      events: once,
    },
  },
  {
    id: 'loop-of-two-buses',
    group: 'Failure and retries',
    tells:
      'Each bus passes everything on to the other. The map draws the circle, the page warns of it, and after ten rounds the event goes no further.',
    scenario: {
      version: 1,
      name: 'A loop between two buses',
      seed: 57,
      buses: [
        bus('default', rule('to-audit', { source: [orders] }, target('event-bus', 'audit'))),
        bus(
          'audit',
          rule('to-default', { source: [{ prefix: 'com.' }] }, target('event-bus', 'default')),
          rule('keep', { source: [orders] }, target('sqs-queue', 'audit-queue')),
        ),
      ],
      queues: [{ name: 'audit-queue' }],
      events: once,
    },
  },
  {
    id: 'only-some-events-fail',
    group: 'Failure and retries',
    tells:
      'The function fails for one customer only. A failure switch can look at the event, as a mistake in a program does.',
    scenario: {
      version: 1,
      name: 'Only some events fail',
      seed: 58,
      buses: [
        bus(
          'default',
          rule(
            'update-inventory',
            { 'detail-type': ['OrderCreated'] },
            target('lambda-function', 'update_inventory'),
          ),
        ),
      ],
      functions: [
        {
          name: 'update_inventory',
          onFailure: { type: 'sqs-queue', name: 'failed-invocations' },
          failures: [
            {
              error: 'Unhandled',
              when: {
                type: 'event-pattern',
                pattern: json({ detail: { order_id: [{ prefix: 'B-3' }] } }),
              },
            },
          ],
          code: `export const handler = async ({ detail }) => console.log('Reserved', detail.order_id);
`,
        },
      ],
      queues: [{ name: 'failed-invocations' }],
      events: burst,
      actions: sends(burst, ['order-1', 0], ['order-2', 1], ['order-3', 2], ['order-4', 3]),
    },
  },
];
