import type { ScenarioSource } from '../../core/model/scenario.ts';
import { bus, event, rule, sends, target } from '../examples/build.ts';
import type { Chapter } from './chapter.ts';

const orders = 'com.ecommerce.orders';
const order = event('order', orders, 'OrderCreated', { order_id: 'L-1', total: 42 });
const sent = { events: [order], actions: sends([order], ['order', 0]) };
const idle = 'export const handler = async () => {};\n';

const throwing: ScenarioSource = {
  version: 1,
  name: 'A handler that throws',
  seed: 101,
  buses: [
    bus(
      'default',
      rule(
        'update-inventory',
        { 'detail-type': ['OrderCreated'] },
        target('lambda-function', 'update_inventory', { deadLetterQueue: 'undelivered-events' }),
      ),
    ),
  ],
  functions: [
    {
      name: 'update_inventory',
      code: idle,
      onFailure: { type: 'sqs-queue', name: 'failed-invocations' },
      failures: [{ error: 'Unhandled' }],
    },
  ],
  queues: [{ name: 'undelivered-events' }, { name: 'failed-invocations' }],
  ...sent,
};

const outage: ScenarioSource = {
  version: 1,
  name: 'An outage of ten minutes',
  seed: 102,
  buses: [
    bus(
      'default',
      rule(
        'tell-partner',
        { 'detail-type': ['OrderCreated'] },
        target('api-destination', 'partner-api', {
          deadLetterQueue: 'undelivered-events',
          retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeSeconds: 60 },
        }),
      ),
    ),
  ],
  queues: [{ name: 'undelivered-events' }],
  apiDestinations: [
    {
      name: 'partner-api',
      endpoint: 'https://partner.example.com/orders',
      failures: [
        { error: 'HTTP 503', when: { type: 'period', fromSeconds: 0, lengthSeconds: 600 } },
      ],
    },
  ],
  ...sent,
};

const unkept: ScenarioSource = {
  version: 1,
  name: 'Nothing keeps what fails',
  seed: 103,
  buses: [
    bus(
      'default',
      rule('notify-shipping', { 'detail-type': ['OrderCreated'] }, target('sqs-queue', 'shipping')),
    ),
  ],
  queues: [
    { name: 'shipping', failures: [{ error: 'AccessDenied' }] },
    { name: 'undelivered-events' },
    { name: 'undelivered-events.fifo' },
  ],
  ...sent,
};

const poison: ScenarioSource = {
  version: 1,
  name: 'A message that nobody can read',
  seed: 104,
  buses: [
    bus(
      'default',
      rule('queue-orders', { 'detail-type': ['OrderCreated'] }, target('sqs-queue', 'orders')),
    ),
  ],
  queues: [
    {
      name: 'orders',
      visibilityTimeoutSeconds: 60,
      retentionSeconds: 3_600,
      redrivePolicy: { deadLetterQueue: 'unreadable-orders', maximumReceiveCount: 1_000 },
    },
    { name: 'unreadable-orders' },
  ],
  functions: [{ name: 'book_orders', code: idle, failures: [{ error: 'Unhandled' }] }],
  eventSourceMappings: [{ queue: 'orders', function: 'book_orders' }],
  ...sent,
};

/** The function fails at the first receives only. */
const failingFirst = (count: number) => ({
  path: ['functions', 0, 'failures'],
  value: [{ error: 'Unhandled', when: { type: 'first-attempts', count } }],
});

const loop: ScenarioSource = {
  version: 1,
  name: 'Two buses that echo',
  seed: 105,
  buses: [
    bus('default', rule('to-audit', { source: [orders] }, target('event-bus', 'audit'))),
    bus(
      'audit',
      rule('back', { source: [{ prefix: 'com.ecommerce.' }] }, target('event-bus', 'default')),
      rule('keep', { source: [orders] }, target('sqs-queue', 'audit-queue')),
    ),
  ],
  queues: [{ name: 'audit-queue' }],
  ...sent,
};

const lost: ScenarioSource = {
  ...unkept,
  name: 'Where is it?',
  seed: 106,
  buses: [
    bus(
      'default',
      rule(
        'notify-shipping',
        { 'detail-type': ['OrderCreated'] },
        target('sqs-queue', 'shipping', { deadLetterQueue: 'undelivered-events' }),
      ),
    ),
  ],
  queues: [
    { name: 'shipping', failures: [{ error: 'AccessDenied' }] },
    { name: 'undelivered-events' },
  ],
};

/** A service publishes to the bus audit itself. */
const publishedToAudit = (source: string) => {
  const published = event('order', source, 'Checked', {}, { bus: 'audit' });
  return { path: ['actions'], value: sends([published], ['order', 0]) };
};

export const failureAndTime: Chapter = {
  title: 'Failure and time',
  after: 'You can tell who tries again, for how long, and in which queue an event ends.',
  exercises: [
    {
      version: 1,
      id: 'who-tries-again',
      title: 'Who tries again?',
      situation:
        'The handler of update_inventory throws on every order. Send one, and see what happens next, line by line.',
      task: {
        type: 'question',
        scenario: throwing,
        question: 'The function is invoked three times. Who sees to the second and the third time?',
        choices: [
          {
            text: 'EventBridge, by the retry policy of the target',
            right: false,
            because:
              'EventBridge has one attempt, and it succeeded: Lambda accepted the event. What the handler does afterwards EventBridge never learns.',
          },
          {
            text: 'Lambda, for its own asynchronous invocations',
            right: true,
            because:
              'Lambda puts the event into a queue of its own and answers EventBridge at once. When the handler throws, Lambda tries twice more, after one minute and after two.',
          },
          {
            text: 'The bus, which puts the event again',
            right: false,
            because: 'An event is put once. No rule sees it a second time here.',
          },
          {
            text: 'The function itself, in its handler',
            right: false,
            because:
              'A handler that throws is over. It could catch its own errors and try again, but this one does not.',
          },
        ],
      },
      hints: [
        'Count the lines of EventBridge, and then those of Lambda.',
        'EventBridge’s part ends when Lambda has accepted the event.',
      ],
      why: 'EventBridge invokes functions asynchronously. Its retries are for events that Lambda did not take; an error in the code is Lambda’s matter.',
    },
    {
      version: 1,
      id: 'whose-queue',
      title: 'Whose queue is it in?',
      situation:
        'The same scenario, an hour later: the handler has thrown three times. The target has a dead-letter queue, and the function has an on-failure destination.',
      task: {
        type: 'question',
        scenario: throwing,
        question: 'Where is the order now?',
        choices: [
          {
            text: 'In undelivered-events, the dead-letter queue of the target',
            right: false,
            because:
              'That one is for what EventBridge cannot hand over. It handed this event over at the first attempt.',
          },
          {
            text: 'In failed-invocations, the destination of the function',
            right: true,
            because:
              'Lambda gave up after its retries and sent a record of the invocation, with the event and the error in it, to the function’s own destination.',
          },
          {
            text: 'Nowhere: it was dropped',
            right: false,
            because:
              'It would be, if the function had neither a destination nor a dead-letter queue.',
          },
          {
            text: 'In both queues',
            right: false,
            because:
              'Only one of the two gave up. EventBridge is satisfied as soon as Lambda has accepted the event.',
          },
        ],
      },
      hints: [
        'Ask who gave up: EventBridge or Lambda? Play the scenario to its end.',
        'Lambda gave up last, and it knows nothing of the target’s dead-letter queue.',
      ],
      why: 'Whoever gives up uses its own queue. For a function as a target you want both, since each catches what the other never sees.',
    },
    {
      version: 1,
      id: 'keep-what-fails',
      title: 'Keep what fails',
      situation:
        'EventBridge may not write to the shipping queue, and nobody notices that orders are gone. Name a queue for what cannot be delivered.',
      task: {
        type: 'setting',
        scenario: unkept,
        path: ['buses', 0, 'rules', 0, 'targets', 0, 'deadLetterQueue'],
        written: 'text',
        label: 'Dead-letter queue of the target',
        start: '',
        cases: [
          {
            name: 'an order that cannot be delivered',
            places: ['notify-shipping/shipping: dead-lettered in undelivered-events'],
          },
        ],
      },
      hints: [
        'The scenario has two more queues: `undelivered-events` and `undelivered-events.fifo`.',
        'A dead-letter queue of a target has to be a standard queue.',
        'Write `undelivered-events`.',
      ],
      answer: 'undelivered-events',
      why: 'A missing permission is not retried: trying again would not help. Without a dead-letter queue the event is dropped at once, and only a metric counts it.',
    },
    {
      version: 1,
      id: 'survive-an-outage',
      title: 'Survive an outage',
      situation:
        'The partner’s API is down for ten minutes, and the order is given up after one. Set the retry policy so that it survives.',
      task: {
        type: 'setting',
        scenario: outage,
        path: ['buses', 0, 'rules', 0, 'targets', 0, 'retryPolicy'],
        written: 'json',
        label: 'Retry policy of the target',
        start: '{\n  "maximumRetryAttempts": 3,\n  "maximumEventAgeSeconds": 60\n}',
        cases: [
          { name: 'an outage of ten minutes', places: ['tell-partner/partner-api: delivered'] },
        ],
        hidden: [7, 8, 9, 10].map((seed) => ({
          name: `the same on another day (seed ${seed})`,
          seed,
          places: ['tell-partner/partner-api: delivered'],
        })),
      },
      hints: [
        'Two bounds hold at once: the number of retries and the age of the event.',
        'Ten minutes are 600 seconds, and the first attempt after them may come minutes later.',
        'The defaults are `185` retries and `86400` seconds.',
      ],
      answer: '{\n  "maximumRetryAttempts": 185,\n  "maximumEventAgeSeconds": 86400\n}',
      why: 'The wait between two attempts grows and is spread by chance, so a policy needs some air. The defaults try for a day; lower them only where an old event does harm.',
    },
    {
      version: 1,
      id: 'set-the-poison-aside',
      title: 'Set the poison aside',
      situation:
        'One message makes the function throw every time, and comes again every minute for an hour. Set it aside after five receives.',
      task: {
        type: 'setting',
        scenario: poison,
        path: ['queues', 0, 'redrivePolicy'],
        written: 'json',
        label: 'Redrive policy of the queue orders',
        start: '{\n  "deadLetterQueue": "unreadable-orders",\n  "maximumReceiveCount": 1000\n}',
        cases: [
          {
            name: 'a message that nobody can read',
            places: ['queue-orders/orders: dead-lettered in unreadable-orders'],
          },
        ],
        hidden: [
          {
            name: 'a message that is read at the fifth receive',
            changes: [failingFirst(4)],
            places: ['queue-orders/orders: deleted in orders'],
          },
          {
            name: 'a message that would be read at the sixth',
            changes: [failingFirst(5)],
            places: ['queue-orders/orders: dead-lettered in unreadable-orders'],
          },
        ],
      },
      hints: [
        'The queue counts how often a message was received.',
        'Only one of the two values is wrong.',
        'Write `"maximumReceiveCount": 5`.',
      ],
      answer: '{\n  "deadLetterQueue": "unreadable-orders",\n  "maximumReceiveCount": 5\n}',
      why: 'A queue has a third kind of dead-letter queue, its own: SQS moves what was received too often. EventBridge is out of it, since it delivered the event to the queue.',
    },
    {
      version: 1,
      id: 'stop-the-loop',
      title: 'Stop the loop',
      situation:
        'Each bus passes orders on to the other, round and round. The rule back on the bus audit was meant for the events of the audit service, com.ecommerce.audit, only.',
      task: {
        type: 'setting',
        scenario: loop,
        path: ['buses', 1, 'rules', 0, 'pattern'],
        written: 'text',
        label: 'Event pattern of the rule back',
        start: '{\n  "source": [{ "prefix": "com.ecommerce." }]\n}',
        cases: [
          {
            name: 'an order',
            places: ['to-audit/audit: on at audit', 'keep/audit-queue: waiting in audit-queue'],
          },
        ],
        hidden: [
          {
            name: 'an event of the audit service, published to the bus audit',
            changes: [publishedToAudit('com.ecommerce.audit')],
            places: ['back/default: on at default'],
          },
          {
            name: 'an event of another service, published to the bus audit',
            changes: [publishedToAudit('com.ecommerce.analytics')],
            places: [],
          },
        ],
      },
      hints: [
        'The prefix lets the orders in, too.',
        'An exact value is enough: there is one service.',
        'Write `"source": ["com.ecommerce.audit"]`.',
      ],
      answer: '{\n  "source": ["com.ecommerce.audit"]\n}',
      why: 'An event that goes on to another bus keeps its source and detail-type. A rule that passes on what it may get back is a loop, and on AWS a loop costs money until somebody notices.',
    },
    {
      version: 1,
      id: 'where-is-it',
      title: 'Where is it?',
      situation:
        'The shipping queue is closed to EventBridge; this time there is a dead-letter queue. Play the scenario and count the attempts.',
      task: {
        type: 'question',
        scenario: lost,
        question: 'How often did EventBridge try before it gave up?',
        choices: [
          {
            text: '186 times, within a day',
            right: false,
            because:
              'That is what the default policy allows for errors that may pass. A missing permission is not one of them.',
          },
          {
            text: 'Once',
            right: true,
            because:
              'Some errors are permanent: no permission, no such resource, a request that the target refuses. They go to the dead-letter queue at once.',
          },
          {
            text: 'Three times',
            right: false,
            because: 'Three is Lambda’s number: one attempt and two retries of its own.',
          },
          {
            text: 'Not at all: it asks for the permission first',
            right: false,
            because:
              'Nothing is asked beforehand. It sends the message, and the queue answers that it may not.',
          },
        ],
      },
      hints: ['Play to the end and count the lines of EventBridge.', 'Would it help to try again?'],
      why: 'The attributes of the dead-letter message say it: ERROR_CODE is NO_PERMISSIONS, and there is no RETRY_ATTEMPTS to speak of. Mend the permission, then redrive.',
    },
  ],
};
