import { bus, event, json, rule, sends, target } from './build.ts';
import type { Example } from './example.ts';

const MINUTE = 60;
const DAY_MILLISECONDS = 86_400_000;

const orders = 'com.ecommerce.orders';
const created = { 'detail-type': ['OrderCreated'] };
const order = (id: string) =>
  event(id, orders, 'OrderCreated', { order_id: id, total: 42 }, { name: `Order ${id}` });

const lost = ['R-1', 'R-2', 'R-3', 'R-4'].map(order);
const price = event('price', 'com.ecommerce.prices', 'PriceChanged', { sku: 'MUG-1', price: 11 });
const asked = event('asked', 'com.ecommerce.office', 'ReportRequested', { by: 'Ada' });
const unpaid = [order('W-1')];

/** What a rule that fires by the clock alone has for a pattern. */
const scheduled = (name: string, schedule: string, ...targets: Parameters<typeof rule>[2][]) => ({
  ...rule(name, {}, ...targets),
  pattern: '',
  schedule,
});

export const ofTime: readonly Example[] = [
  {
    id: 'replay-after-a-bug',
    group: 'Time',
    tells:
      'For twenty minutes the bookkeeping throws, and three orders are lost: nobody gave its function a destination. The archive has them. Twenty minutes after the bug is mended they are replayed, for that one rule, so that no customer gets a second mail.',
    scenario: {
      version: 1,
      name: 'Archive and replay after a bug',
      seed: 81,
      buses: [
        bus(
          'default',
          rule('book-orders', created, target('lambda-function', 'book_order')),
          rule('send-mail', created, target('sqs-queue', 'mail-queue')),
        ),
      ],
      functions: [
        {
          name: 'book_order',
          code: `export const handler = async ({ detail, ...event }) => {
  // A replayed event says so: see the difference in its log.
  console.log('Booked', detail.order_id, event['replay-name'] ?? 'at once');
};
`,
          failures: [
            {
              error: 'Unhandled',
              when: { type: 'period', fromSeconds: 0, lengthSeconds: 20 * MINUTE },
            },
          ],
        },
      ],
      queues: [{ name: 'mail-queue' }],
      archives: [{ name: 'all-orders', bus: 'default', pattern: json({ source: [orders] }) }],
      events: lost,
      actions: [
        ...sends(lost, ['R-1', 0], ['R-2', 2 * MINUTE], ['R-3', 4 * MINUTE], ['R-4', 25 * MINUTE]),
        {
          type: 'start-replay',
          at: 40 * MINUTE * 1_000,
          name: 'after-the-bug',
          archive: 'all-orders',
          bus: 'default',
          from: '2026-01-15T09:00:00.000Z',
          to: '2026-01-15T09:20:00.000Z',
          rules: ['book-orders'],
        },
      ],
    },
  },
  {
    id: 'scheduled-reports',
    group: 'Time',
    tells:
      'A rule can fire by the clock: one does every day, one on the last day of the month, and one on working days at 18:00 UTC and whenever somebody asks. Five days pass, from a Thursday on. The only report of the weekend is the one that was asked for.',
    scenario: {
      version: 1,
      name: 'Scheduled reports',
      seed: 82,
      buses: [
        bus(
          'default',
          {
            ...rule(
              'report-of-the-day',
              { 'detail-type': ['ReportRequested'] },
              target('lambda-function', 'write_report', {
                input: { type: 'constant', text: json({ report: 'sales of the day' }) },
              }),
            ),
            schedule: 'cron(0 18 ? * MON-FRI *)',
          },
          scheduled('count-the-stock', 'rate(1 day)', target('sqs-queue', 'stock-queue')),
          scheduled(
            'bill-of-the-month',
            'cron(0 6 L * ? *)',
            target('sqs-queue', 'bills-of-the-month'),
          ),
        ),
      ],
      functions: [
        {
          name: 'write_report',
          code: `export const handler = async ({ report }) => {
  console.log('Writes the report:', report);
};
`,
        },
      ],
      queues: [{ name: 'stock-queue' }, { name: 'bills-of-the-month' }],
      events: [asked],
      actions: [
        ...sends([asked], ['asked', 51 * 60 * MINUTE]),
        { type: 'wait', at: 5 * DAY_MILLISECONDS },
      ],
    },
  },
  {
    id: 'late-or-never',
    group: 'Time',
    tells:
      'The partner is down for ten minutes. A price that is shown is worthless after five, so its target gives up by age and keeps it for triage. A price that is booked may come late: the defaults go on for a day.',
    scenario: {
      version: 1,
      name: 'Late, or never',
      seed: 83,
      buses: [
        bus(
          'default',
          rule(
            'show-price',
            { 'detail-type': ['PriceChanged'] },
            target('api-destination', 'shop-window', {
              deadLetterQueue: 'stale-prices',
              retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeSeconds: 5 * MINUTE },
            }),
          ),
          rule(
            'book-price',
            { 'detail-type': ['PriceChanged'] },
            target('api-destination', 'price-book', { deadLetterQueue: 'stale-prices' }),
          ),
        ),
      ],
      queues: [{ name: 'stale-prices' }],
      apiDestinations: ['shop-window', 'price-book'].map((name) => ({
        name,
        endpoint: `https://partner.example.com/${name}`,
        failures: [
          {
            error: 'HTTP 503',
            when: { type: 'period', fromSeconds: 0, lengthSeconds: 10 * MINUTE },
          },
        ],
      })),
      events: [price],
      actions: sends([price], ['price', 0]),
    },
  },
  {
    id: 'ask-again-later',
    group: 'Time',
    tells:
      'EventBridge delivers at once; whoever wants to wait puts a queue in between. The reminder of an unpaid order comes out of its queue after fifteen minutes, which is the longest delay that SQS has.',
    scenario: {
      version: 1,
      name: 'Ask again in fifteen minutes',
      seed: 84,
      buses: [
        bus(
          'default',
          rule('confirm-at-once', created, target('lambda-function', 'confirm_order')),
          rule('remind-later', created, target('sqs-queue', 'unpaid-orders')),
        ),
      ],
      functions: [
        {
          name: 'confirm_order',
          code: `export const handler = async ({ detail }) => {
  console.log('Order', detail.order_id, 'has come.');
};
`,
        },
        {
          name: 'remind',
          code: `export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { detail, time } = JSON.parse(body);
    console.log('Order', detail.order_id, 'of', time, 'is not paid yet.');
  }
};
`,
        },
      ],
      queues: [{ name: 'unpaid-orders', delaySeconds: 15 * MINUTE }],
      eventSourceMappings: [{ queue: 'unpaid-orders', function: 'remind' }],
      events: unpaid,
      actions: sends(unpaid, ['W-1', 0]),
    },
  },
];
