import { describe, expect, test } from 'vitest';
import type { InvocationOutcome } from '../../src/core/model/invocation.ts';
import { parseScenario, type Scenario } from '../../src/core/model/scenario.ts';
import { entryWithSlug } from '../../src/reference/catalogue.ts';
import { orderSystem } from '../../src/samples/order-system.ts';
import { corrections } from '../../src/worker/corrections.ts';
import { whyNot } from '../../src/worker/why-not.ts';

const RETURNS: InvocationOutcome = {
  result: { ok: true, payload: 'null' },
  logs: [],
  calls: [],
  durationMilliseconds: 20,
  memoryUsedBytes: 40_000_000,
};

interface Change {
  readonly event?: string;
  readonly eventBus?: string;
  readonly rule?: Partial<Scenario['buses'][number]['rules'][number]>;
  readonly queueFails?: 'AccessDenied' | 'RequestThrottled';
}

const EVENT = {
  source: 'com.ecommerce.orders',
  'detail-type': 'OrderCreated',
  detail: { total: 142, items: [{ sku: 'MUG', quantity: 1 }] },
};
const PATTERN = '{"source":["com.ecommerce.orders"],"detail":{"total":[{"numeric":[">",100]}]}}';

function scenarioWith({ event, eventBus = 'default', rule, queueFails }: Change): Scenario {
  const parsed = parseScenario({
    ...orderSystem,
    actions: [],
    producers: [],
    functions: [],
    apiDestinations: [],
    connections: [],
    queues: [{ name: 'orders', ...(queueFails && { failures: [{ error: queueFails }] }) }],
    events: [{ id: 'e', name: 'Order', bus: eventBus, text: event ?? JSON.stringify(EVENT) }],
    buses: [
      {
        kind: 'classic',
        name: 'default',
        rules: [
          {
            name: 'r',
            pattern: PATTERN,
            targets: [
              {
                id: 't',
                resource: { type: 'sqs-queue', name: 'orders' },
                retryPolicy: { maximumRetryAttempts: 2 },
              },
            ],
            ...rule,
          },
        ],
      },
      { kind: 'classic', name: 'other', rules: [] },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

async function checksOf(change: Change) {
  const search = whyNot(
    { scenario: scenarioWith(change), event: 'e', rule: { bus: 'default', name: 'r' } },
    corrections,
    { environmentPrefix: 'test', runtime: { invoke: async () => RETURNS } },
  );
  for (;;) {
    const step = await search.next();
    if (step.done) return step.value;
  }
}

async function explanationOf(change: Change) {
  const checks = await checksOf(change);
  const found = checks.find(({ answer }) => answer === 'no');
  // What comes behind is not looked at.
  const behind = found ? checks.slice(checks.indexOf(found) + 1) : [];
  expect(behind.every(({ answer }) => answer === 'not-reached')).toBe(true);
  return found;
}

const withDetail = (detail: unknown) => JSON.stringify({ ...EVENT, detail });
const target = (input: unknown) => [
  { id: 't', resource: { type: 'sqs-queue', name: 'orders' }, input },
];

describe('the first thing that is wrong explains the rest', () => {
  test.each<[what: string, change: Change, article: string, words: string]>([
    ['a mistake in the event', { event: '{"a":1}' }, 'text=', 'Source is a required argument'],
    ['a bus that is not there', { eventBus: 'nowhere' }, 'put-events', 'does not exist'],
    ['another bus', { eventBus: 'other' }, 'target-event-bus', 'r listens on default'],
    ['a disabled rule', { rule: { state: 'DISABLED' } }, 'put-rule', 'is disabled'],
    [
      'a rule that fires by the clock',
      { rule: { pattern: '', schedule: 'rate(1 day)' } },
      'rate',
      'by the clock',
    ],
    [
      'a pattern that is refused',
      { rule: { pattern: '{"source":"x"}' } },
      'pattern-value-not-array',
      'must be an object or an array',
    ],
    [
      'a field that is not there',
      { rule: { pattern: '{"detailType":["OrderCreated"]}' } },
      'why-absent',
      'detail-type',
    ],
    [
      'a number as a text',
      { event: withDetail({ total: '142' }) },
      'why-wrong-type',
      'the text "142"',
    ],
    [
      'two elements of a list',
      {
        event: withDetail({
          items: [
            { sku: 'MUG', n: 1 },
            { sku: 'CUP', n: 9 },
          ],
        }),
        rule: { pattern: '{"detail":{"items":{"sku":["MUG"],"n":[9]}}}' },
      },
      'why-elements-of-different-objects',
      'another element',
    ],
    ['a value out of range', { event: withDetail({ total: 42 }) }, 'why-out-of-range', 'is 42'],
    ['a rule without a target', { rule: { targets: [] } }, 'put-targets', 'no target'],
    [
      'an input that is refused',
      { rule: { targets: target({ type: 'path', path: 'detail' }) } as never },
      'input-path-refused',
      'InputPath for target t is invalid',
    ],
    [
      'a missing permission',
      { queueFails: 'AccessDenied' },
      'error-code-no-permissions',
      'not allowed',
    ],
    [
      'retries that are used up',
      { queueFails: 'RequestThrottled' },
      'error-code-throttling',
      'tried 3 times',
    ],
  ])('%s', async (_, change, article, words) => {
    const found = await explanationOf(change);
    expect(found?.sentence).toContain(words);
    expect(found?.article.startsWith(article)).toBe(true);
  });

  test('a match that is delivered has nothing to explain', async () => {
    const checks = await checksOf({});
    expect(checks.map(({ answer }) => answer)).toEqual(checks.map(() => 'yes'));
    expect(checks.at(-1)?.sentence).toContain('queue orders');
  });

  test('an order of its own: a field that is absent comes before a value that differs', async () => {
    const pattern = '{"detail":{"total":[{"numeric":[">",500]}]},"detailType":["OrderCreated"]}';
    const found = await explanationOf({ rule: { pattern } });
    expect(found?.article).toBe('why-absent');
  });
});

describe('what mends it comes with it', () => {
  test('a change of the pattern or the event', async () => {
    const found = await explanationOf({ event: withDetail({ total: 42 }) });
    expect(found?.fixes.map(({ side }) => side)).toEqual(
      expect.arrayContaining(['pattern', 'event']),
    );
  });

  test('a mistake in the pattern', async () => {
    const found = await explanationOf({ rule: { pattern: '{"source":"x"}' } });
    expect(found?.fixes.length).toBeGreaterThan(0);
  });

  test.each<[Change, unknown]>([
    [{ rule: { state: 'DISABLED' } }, { type: 'enable-rule' }],
    [{ eventBus: 'other' }, { type: 'send-to-bus', bus: 'default' }],
  ])('%j', async (change, remedy) => {
    expect((await explanationOf(change))?.remedy).toEqual(remedy);
  });
});

test('every question leads to an article', async () => {
  const articles = (await checksOf({})).map(({ article }) => article);
  expect(articles.filter((slug) => !entryWithSlug(slug))).toEqual([]);
});
