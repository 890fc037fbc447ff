import { bus, event, rule, sends, target, transformed } from './build.ts';
import type { Example } from './example.ts';

const orders = 'com.ecommerce.orders';

const ranges = [
  event(
    'small',
    orders,
    'OrderCreated',
    { order_id: 'A-1', total: 42, country: 'DE' },
    { name: 'Small order' },
  ),
  event(
    'large',
    orders,
    'OrderCreated',
    { order_id: 'A-2', total: 640.5, country: 'DE' },
    { name: 'Large order' },
  ),
  event(
    'huge',
    orders,
    'OrderCreated',
    { order_id: 'A-3', total: 12_000, country: 'KP' },
    { name: 'Huge order' },
  ),
  event(
    'text',
    orders,
    'OrderCreated',
    { order_id: 'A-4', total: '640.50', country: 'DE' },
    { name: 'A total in quotes' },
  ),
];

const mixed = [
  event('web', 'com.shop.web', 'CartAbandoned', {
    channel: 'web',
    customer: { tier: 'gold' },
    value: 210,
  }),
  event(
    'app',
    'com.shop.app',
    'CartAbandoned',
    { channel: 'app', value: 35, coupon: null },
    { name: 'A null coupon' },
  ),
  event(
    'kiosk',
    'com.shop.kiosk',
    'CartAbandoned',
    { channel: 'KIOSK', value: 12, coupon: 'SPRING' },
    { name: 'From a kiosk' },
  ),
];

const lines = [
  event(
    'apart',
    orders,
    'OrderCreated',
    {
      items: [
        { sku: 'LAMP-1', fragile: true, quantity: 1 },
        { sku: 'BRICK-9', fragile: false, quantity: 40 },
      ],
    },
    { name: 'Fragile, and many of another' },
  ),
  event(
    'together',
    orders,
    'OrderCreated',
    {
      items: [
        { sku: 'LAMP-1', fragile: true, quantity: 40 },
        { sku: 'BRICK-9', fragile: false, quantity: 1 },
      ],
    },
    { name: 'Many fragile ones' },
  ),
];

const versions = [
  event(
    'v1',
    orders,
    'OrderCreated',
    { order_id: 'V-1', mail: 'ada@example.com' },
    { name: 'Without a version' },
  ),
  event(
    'v2',
    orders,
    'OrderCreated',
    { metadata: { version: '2.1' }, order: { id: 'V-2', email: 'ada@example.com' } },
    { name: 'Version 2.1' },
  ),
  event(
    'v3',
    orders,
    'OrderCreated',
    { metadata: { version: '3.0' }, data: { id: 'V-3' } },
    { name: 'Version 3.0' },
  ),
];

const tenants = [
  event(
    'acme',
    'saas.billing',
    'InvoicePaid',
    { tenant_id: 'acme', plan: 'enterprise', invoice: 'I-7' },
    { name: 'Acme pays' },
  ),
  event(
    'globex',
    'saas.billing',
    'InvoicePaid',
    { tenant_id: 'globex', plan: 'team', invoice: 'I-8' },
    { name: 'Globex pays' },
  ),
  event(
    'trial',
    'saas.billing',
    'InvoicePaid',
    { tenant_id: 'initech', plan: 'trial', invoice: 'I-9' },
    { name: 'A trial ends' },
  ),
];

export const byContent: readonly Example[] = [
  {
    id: 'fraud-check',
    group: 'Deciding by content',
    tells:
      'Numeric ranges sort orders by their total. A number in quotes is a text, and no numeric rule sees it: send each event and read why.',
    scenario: {
      version: 1,
      name: 'Fraud check with numeric ranges',
      seed: 3,
      buses: [
        bus(
          'default',
          rule(
            'ship-at-once',
            { source: [orders], detail: { total: [{ numeric: ['<=', 100] }] } },
            target('sqs-queue', 'shipping-queue'),
          ),
          rule(
            'check-by-machine',
            { source: [orders], detail: { total: [{ numeric: ['>', 100, '<=', 5_000] }] } },
            target('lambda-function', 'score_order'),
          ),
          rule(
            'check-by-hand',
            {
              source: [orders],
              detail: { $or: [{ total: [{ numeric: ['>', 5_000] }] }, { country: ['KP', 'IR'] }] },
            },
            target('sqs-queue', 'review-queue'),
          ),
        ),
      ],
      functions: [
        {
          name: 'score_order',
          code: `export const handler = async (event) => {
  const { order_id, total } = event.detail;
  const score = Math.min(99, Math.round(total / 20));
  console.log(\`Order \${order_id} over \${total} scores \${score}\`);
  return { order_id, score };
};
`,
        },
      ],
      queues: [{ name: 'shipping-queue' }, { name: 'review-queue' }],
      events: ranges,
      actions: sends(ranges, ['small', 0], ['large', 1], ['huge', 2], ['text', 3]),
    },
  },
  {
    id: 'content-based-routing',
    group: 'Deciding by content',
    tells:
      'What is there, what is missing and what is null are three different things. Compare exists, null and anything-but on three carts.',
    scenario: {
      version: 1,
      name: 'Content-based routing',
      seed: 5,
      buses: [
        bus(
          'default',
          rule(
            'no-coupon-yet',
            { detail: { coupon: [{ exists: false }] } },
            target('sqs-queue', 'offer-coupon-queue'),
          ),
          rule(
            'coupon-is-null',
            { detail: { coupon: [null] } },
            target('sqs-queue', 'broken-coupon-queue'),
          ),
          rule(
            'in-a-shop',
            { detail: { channel: [{ 'equals-ignore-case': 'kiosk' }] } },
            target('sqs-queue', 'shop-queue'),
          ),
          rule(
            'worth-a-call',
            {
              detail: {
                $or: [
                  { value: [{ numeric: ['>', 200] }] },
                  { customer: { tier: ['gold', 'platinum'] } },
                ],
              },
            },
            target('sqs-queue', 'call-queue'),
          ),
          rule(
            'online',
            { source: [{ 'anything-but': { suffix: '.kiosk' } }] },
            target('sqs-queue', 'online-queue'),
          ),
        ),
      ],
      queues: [
        'offer-coupon-queue',
        'broken-coupon-queue',
        'shop-queue',
        'call-queue',
        'online-queue',
      ].map((name) => ({ name })),
      events: mixed,
      actions: sends(mixed, ['web', 0], ['app', 1], ['kiosk', 2]),
    },
  },
  {
    id: 'lists-of-objects',
    group: 'Deciding by content',
    tells:
      'Conditions on a list of objects have to hold for one and the same element. The first order has a fragile item and many of another, and is not taken.',
    scenario: {
      version: 1,
      name: 'Lists of objects',
      seed: 6,
      buses: [
        bus(
          'default',
          rule(
            'many-fragile-items',
            { detail: { items: { fragile: [true], quantity: [{ numeric: ['>=', 10] }] } } },
            target('sqs-queue', 'careful-packing-queue'),
          ),
          rule(
            'anything-fragile',
            { detail: { items: { fragile: [true] } } },
            target('sqs-queue', 'packing-queue'),
          ),
        ),
      ],
      queues: [{ name: 'careful-packing-queue' }, { name: 'packing-queue' }],
      events: lines,
      actions: sends(lines, ['apart', 0], ['together', 1]),
    },
  },
  {
    id: 'event-versioning',
    group: 'Deciding by content',
    tells:
      'Consumers choose the version of an event that they understand; what nobody understands yet is caught. Old events have no version at all.',
    scenario: {
      version: 1,
      name: 'Event versioning',
      seed: 8,
      buses: [
        bus(
          'default',
          rule(
            'mail-version-1',
            {
              'detail-type': ['OrderCreated'],
              detail: { metadata: { version: [{ exists: false }] } },
            },
            target('lambda-function', 'mail_customer', {
              id: 'mail',
              ...transformed(
                { id: '$.detail.order_id', email: '$.detail.mail' },
                '{"id": <id>, "email": <email>}',
              ),
            }),
          ),
          rule(
            'mail-version-2',
            {
              'detail-type': ['OrderCreated'],
              detail: { metadata: { version: [{ prefix: '2.' }] } },
            },
            target('lambda-function', 'mail_customer', {
              id: 'mail',
              ...transformed(
                { id: '$.detail.order.id', email: '$.detail.order.email' },
                '{"id": <id>, "email": <email>}',
              ),
            }),
          ),
          rule(
            'not-understood',
            {
              'detail-type': ['OrderCreated'],
              detail: { metadata: { version: [{ 'anything-but': { prefix: '2.' } }] } },
            },
            target('sqs-queue', 'not-understood-queue'),
          ),
        ),
      ],
      functions: [
        {
          name: 'mail_customer',
          code: `// Both versions arrive here in one shape: the input transformers see to that.
export const handler = async ({ id, email }) => {
  console.log(\`Mailing \${email} about order \${id}\`);
};
`,
        },
      ],
      queues: [{ name: 'not-understood-queue' }],
      events: versions,
      actions: sends(versions, ['v1', 0], ['v2', 1], ['v3', 2]),
    },
  },
  {
    id: 'multi-tenant',
    group: 'Deciding by content',
    tells:
      'One bus for all tenants, and a bus of its own for the one that asked for it. A rule per tenant passes its events on, so that nobody else’s rules see them.',
    scenario: {
      version: 1,
      name: 'Multi-tenant routing',
      seed: 9,
      buses: [
        bus(
          'default',
          rule('to-acme', { detail: { tenant_id: ['acme'] } }, target('event-bus', 'acme')),
          rule(
            'to-everyone-else',
            {
              detail: {
                tenant_id: [{ 'anything-but': ['acme'] }],
                plan: [{ 'anything-but': ['trial'] }],
              },
            },
            target('sqs-queue', 'shared-accounting-queue'),
          ),
        ),
        bus(
          'acme',
          rule(
            'acme-accounting',
            { 'detail-type': ['InvoicePaid'] },
            target('sqs-queue', 'acme-accounting-queue'),
          ),
        ),
      ],
      queues: [{ name: 'shared-accounting-queue' }, { name: 'acme-accounting-queue' }],
      events: tenants,
      actions: sends(tenants, ['acme', 0], ['globex', 1], ['trial', 2]),
    },
  },
  {
    id: 'quoting-in-templates',
    group: 'Deciding by content',
    tells:
      'The same values, quoted in four ways. A bare placeholder becomes JSON; inside quotation marks it becomes text, and a text with quotation marks in it breaks the JSON.',
    scenario: {
      version: 1,
      name: 'Quoting in input templates',
      seed: 12,
      buses: [
        bus(
          'default',
          rule(
            'four-templates',
            { source: ['com.example.reviews'] },
            target('sqs-queue', 'bare', {
              ...transformed(
                { text: '$.detail.text', stars: '$.detail.stars' },
                '{"text": <text>, "stars": <stars>}',
              ),
            }),
            target('sqs-queue', 'in-quotes', {
              ...transformed(
                { text: '$.detail.text', stars: '$.detail.stars' },
                '{"text": "<text>", "stars": "<stars>"}',
              ),
              deadLetterQueue: 'broken-inputs',
            }),
            target('sqs-queue', 'one-line', {
              ...transformed(
                { author: '$.detail.author', stars: '$.detail.stars' },
                '"<author> gives <stars> stars."',
              ),
            }),
            target('sqs-queue', 'whole-event', {
              ...transformed(
                {},
                '{"event": <aws.events.event.json>, "rule": "<aws.events.rule-name>"}',
              ),
            }),
          ),
        ),
      ],
      queues: ['bare', 'in-quotes', 'one-line', 'whole-event', 'broken-inputs'].map((name) => ({
        name,
      })),
      events: [
        event('review', 'com.example.reviews', 'ReviewWritten', {
          author: 'Grace',
          text: 'It is "good".',
          stars: 4,
        }),
      ],
    },
  },
];
