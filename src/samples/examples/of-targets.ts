import { bus, event, json, rule, sends, target, transformed } from './build.ts';
import type { Example } from './example.ts';

const orders = 'com.ecommerce.orders';

const calls = Array.from({ length: 5 }, (_, index) =>
  event(
    `order-${index + 1}`,
    orders,
    'OrderCreated',
    { order_id: `R-${index + 1}` },
    { name: `Order ${index + 1}` },
  ),
);

const changes = (
  [
    ['a-created', 'A', 'created'],
    ['b-created', 'B', 'created'],
    ['a-paid', 'A', 'paid'],
    ['a-paid-again', 'A', 'paid'],
    ['b-shipped', 'B', 'shipped'],
  ] as const
).map(([id, order, status]) =>
  event(id, orders, 'OrderChanged', { order_id: order, status }, { name: `${order} is ${status}` }),
);

const patient = [event('order', orders, 'OrderCreated', { order_id: 'N-1', sku: 'MUG-001' })];
const customer = [
  event('order', orders, 'OrderCreated', { order_id: 'O-1', customer_id: 'C-77', total: 61.5 }),
];

export const ofTargets: readonly Example[] = [
  {
    id: 'api-rate-limit',
    group: 'Targets',
    tells:
      'Five orders at once for an API that takes one call a second. EventBridge holds the others back; nothing fails and nothing counts as a retry.',
    scenario: {
      version: 1,
      name: 'API destination with a rate limit',
      seed: 41,
      buses: [
        bus(
          'default',
          rule(
            'tell-partner',
            { 'detail-type': ['OrderCreated'] },
            target('api-destination', 'partner-api'),
          ),
        ),
      ],
      apiDestinations: [
        {
          name: 'partner-api',
          endpoint: 'https://partner.example.com/orders',
          invocationRateLimitPerSecond: 1,
          response: { status: 200, latencyMilliseconds: 80 },
        },
      ],
      events: calls,
      actions: sends(calls, ...calls.map(({ id }) => [id, 0] as const)),
    },
  },
  {
    id: 'too-many-requests',
    group: 'Targets',
    tells:
      'The API answers 429 twice, with the time after which to come again, and then 200. Compare when EventBridge comes back with what it was told.',
    scenario: {
      version: 1,
      name: '429, then 200',
      seed: 42,
      buses: [
        bus(
          'default',
          rule(
            'tell-partner',
            { 'detail-type': ['OrderCreated'] },
            target('api-destination', 'busy-api', { deadLetterQueue: 'undelivered-events-queue' }),
          ),
        ),
      ],
      queues: [{ name: 'undelivered-events-queue' }],
      apiDestinations: [
        {
          name: 'busy-api',
          endpoint: 'https://busy.example.com/orders',
          response: { status: 200, body: '{"stored":true}' },
          script: [
            {
              when: { type: 'attempts', from: 1, to: 2 },
              status: 429,
              headers: { 'Retry-After': '30' },
              body: '{"error":"slow down"}',
            },
          ],
        },
      ],
      events: patient,
    },
  },
  {
    id: 'authorised-api',
    group: 'Targets',
    tells:
      'A connection gets a token first and adds it to every request, with parameters of its own. The path takes its value from the event.',
    scenario: {
      version: 1,
      name: 'An API behind OAuth',
      seed: 43,
      buses: [
        bus(
          'default',
          rule(
            'update-customer',
            { 'detail-type': ['OrderCreated'] },
            target('api-destination', 'customers-api', {
              ...transformed({ total: '$.detail.total' }, '{"lastOrder": {"total": <total>}}'),
              httpParameters: {
                pathParameterValues: ['$.detail.customer_id'],
                headerParameters: { 'X-Order': '$.detail.order_id' },
                queryStringParameters: { source: 'eventbridge' },
              },
            }),
          ),
        ),
      ],
      connections: [
        {
          name: 'crm',
          authorization: {
            type: 'oauth-client-credentials',
            endpoint: 'https://login.example.com/oauth2/token',
            clientId: 'buslab',
          },
          parameters: { headers: [{ key: 'X-Tenant', value: 'shop' }] },
        },
      ],
      apiDestinations: [
        {
          name: 'customers-api',
          endpoint: 'https://crm.example.com/customers/*/orders',
          method: 'PATCH',
          connection: 'crm',
          response: { status: 204 },
        },
      ],
      events: customer,
    },
  },
  {
    id: 'fifo-orders',
    group: 'Targets',
    tells:
      'What happens to orders has to stay in order. All messages of a target are one group, the same content within five minutes is kept once, and Lambda works on a group one batch after the other.',
    scenario: {
      version: 1,
      name: 'FIFO order processing',
      seed: 44,
      buses: [
        bus(
          'default',
          rule(
            'keep-in-order',
            { 'detail-type': ['OrderChanged'] },
            target('sqs-queue', 'order-changes.fifo', {
              ...transformed(
                { order: '$.detail.order_id', status: '$.detail.status' },
                '{"order": <order>, "status": <status>}',
              ),
              sqsParameters: { messageGroupId: 'orders' },
            }),
          ),
        ),
      ],
      queues: [{ name: 'order-changes.fifo', contentBasedDeduplication: true }],
      functions: [
        {
          name: 'apply_change',
          code: `const state = {};

export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { order, status } = JSON.parse(body);
    console.log(\`\${order}: \${state[order] ?? 'new'} → \${status}\`);
    state[order] = status;
  }
};
`,
        },
      ],
      eventSourceMappings: [{ queue: 'order-changes.fifo', function: 'apply_change' }],
      events: changes,
      actions: sends(changes, ...changes.map(({ id }, index) => [id, index] as const)),
    },
  },
  {
    id: 'constant-input',
    group: 'Targets',
    tells:
      'Four targets of one rule, and each is sent something else: the event, a part of it, a constant, and a text of its own making.',
    scenario: {
      version: 1,
      name: 'Four kinds of input',
      seed: 45,
      buses: [
        bus(
          'default',
          rule(
            'tell-four',
            { 'detail-type': ['OrderCreated'] },
            target('sqs-queue', 'the-event'),
            target('sqs-queue', 'a-part', { input: { type: 'path', path: '$.detail' } }),
            target('sqs-queue', 'a-constant', {
              input: { type: 'constant', text: json({ job: 'refresh' }) },
            }),
            target(
              'sqs-queue',
              'a-text',
              transformed({ order: '$.detail.order_id' }, '"Order <order> has come."'),
            ),
          ),
        ),
      ],
      queues: ['the-event', 'a-part', 'a-constant', 'a-text'].map((name) => ({ name })),
      events: customer,
    },
  },
];
