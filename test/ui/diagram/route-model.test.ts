import { describe, expect, test } from 'vitest';
import {
  parseScenario,
  type Scenario,
  type ScenarioSource,
} from '../../../src/core/model/scenario.ts';
import { failingFunction } from '../../../src/samples/failing-function.ts';
import { orderSystem } from '../../../src/samples/order-system.ts';
import { nodeFor, nodesOf, type RouteModel } from '../../../src/ui/diagram/route.ts';
import {
  buildRouteModel,
  type RouteDelivery,
  type RouteFacts,
  type RuleVerdict,
} from '../../../src/ui/diagram/route-model.ts';
import { labelOf } from '../../../src/ui/diagram/wording.ts';

function scenarioOf(source: ScenarioSource): Scenario {
  const parsed = parseScenario(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const orders = scenarioOf(orderSystem);

function aRouteModel(facts: Partial<RouteFacts>): RouteModel {
  return buildRouteModel({
    scenario: orders,
    event: 'order-created',
    call: null,
    verdicts: [],
    deliveries: [],
    messages: new Map(),
    flows: [],
    loops: [],
    ...facts,
  });
}

const verdict = (rule: string, it: RuleVerdict['verdict'], sentence?: string): RuleVerdict => ({
  bus: 'default',
  rule,
  verdict: it,
  sentence: sentence ?? null,
});

const delivery = (
  rule: string,
  targetId: string,
  facts: Partial<RouteDelivery>,
): RouteDelivery => ({
  eventBus: 'default',
  rule,
  targetId,
  state: 'delivered',
  sentence: '',
  handedOver: facts.state === undefined,
  queue: null,
  ...facts,
});

function node(model: RouteModel, name: string) {
  const found = nodesOf(model).find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${name} is not on the map`);
  return found;
}

function edge(model: RouteModel, from: string, to: string) {
  const ids = [node(model, from).id, node(model, to).id];
  return model.edges.find((candidate) => candidate.from === ids[0] && candidate.to === ids[1]);
}

describe('lanes', () => {
  test('hold the events, the bus, its rules, what they target, and what takes failures', () => {
    const model = aRouteModel({});
    expect(model.sources.map(({ name }) => name)).toEqual(['OrderCreated']);
    expect(model.buses.map(({ name }) => name)).toEqual(['default']);
    expect(model.rules).toHaveLength(5);
    expect(model.targets).toHaveLength(5);
    expect(model.queues.map(({ name }) => name)).toEqual(['undelivered-events-queue']);
  });

  test('show the source of an event, and nothing where it cannot be read', () => {
    const [event] = orders.events;
    const broken = event ? [{ ...event, text: '{"source": ' }] : [];
    expect(aRouteModel({}).sources[0]?.detail).toBe('com.ecommerce.orders');
    expect(aRouteModel({ scenario: { ...orders, events: broken } }).sources[0]?.detail).toBeNull();
  });

  test('show a bus that only an event names, as one that is not there', () => {
    const [event] = orders.events;
    const events = event ? [{ ...event, bus: 'nowhere' }] : [];
    const model = aRouteModel({ scenario: { ...orders, events } });
    expect(node(model, 'nowhere')).toMatchObject({ state: 'lost', detail: 'no such bus' });
    expect(edge(model, 'OrderCreated', 'nowhere')).toBeDefined();
  });
});

describe('a rule', () => {
  const model = aRouteModel({
    verdicts: [
      verdict('send-confirmation-email', 'matched'),
      verdict('fraud-check', 'failed', 'detail.total is 42'),
    ],
  });

  test('shows its verdict, and why it fails', () => {
    expect(node(model, 'fraud-check')).toMatchObject({
      state: 'failed',
      sentence: 'detail.total is 42',
    });
    expect(edge(model, 'default', 'fraud-check')?.state).toBe('failed');
    expect(edge(model, 'default', 'send-confirmation-email')?.state).toBe('matched');
  });

  test('counts towards those of its bus that match', () => {
    expect(node(model, 'default').detail).toBe('1 of 5');
  });

  test('leads nowhere if it does not match', () => {
    expect(edge(model, 'fraud-check', 'fraud_check_lambda')?.state).toBe('idle');
    expect(node(model, 'fraud_check_lambda').word).toBeNull();
  });

  test('that is disabled says so, whatever else is known of it', () => {
    const buses = orders.buses.map((bus) => ({
      ...bus,
      rules: bus.rules.map((rule) => ({ ...rule, state: 'DISABLED' as const })),
    }));
    const disabled = aRouteModel({ scenario: { ...orders, buses } });
    expect(node(disabled, 'fraud-check')).toMatchObject({ state: 'disabled', word: 'disabled' });
  });
});

describe('a delivery', () => {
  test('to a dead-letter queue colours its way there', () => {
    const model = aRouteModel({
      deliveries: [
        delivery('confirm-by-api', 'confirmation-api', {
          state: 'dead-lettered',
          queue: 'undelivered-events-queue',
        }),
      ],
      messages: new Map([['undelivered-events-queue', 1]]),
    });
    expect(edge(model, 'confirmation-api', 'undelivered-events-queue')?.state).toBe(
      'dead-lettered',
    );
    expect(node(model, 'undelivered-events-queue').badge).toEqual({ count: 1, label: '1 message' });
  });

  test('that Lambda took and then gave up is delivered on its way to Lambda', () => {
    const model = aRouteModel({
      scenario: scenarioOf(failingFunction),
      deliveries: [
        delivery('update-inventory', 'inventory', {
          state: 'dead-lettered',
          handedOver: true,
          queue: 'failed-invocations-queue',
        }),
      ],
    });
    const fromLambda = (queue: string) => edge(model, 'update_inventory_lambda', queue)?.state;
    expect(edge(model, 'update-inventory', 'update_inventory_lambda')?.state).toBe('delivered');
    expect(node(model, 'update_inventory_lambda').state).toBe('dead-lettered');
    expect(fromLambda('failed-invocations-queue')).toBe('dead-lettered');
    expect(fromLambda('undelivered-events-queue')).toBe('idle');
  });
});

describe('a target of several rules', () => {
  const shared = scenarioOf({
    ...orderSystem,
    buses: orderSystem.buses.map((bus) => ({
      ...bus,
      rules: bus.rules.map((rule) => ({
        ...rule,
        targets: [{ id: 'one', resource: { type: 'lambda-function', name: 'fraud_check_lambda' } }],
      })),
    })),
  });
  const model = aRouteModel({
    scenario: shared,
    deliveries: [
      delivery('update-inventory', 'one', { state: 'waiting', sentence: 'It waits.' }),
      delivery('notify-shipping', 'one', { sentence: 'It is there.' }),
    ],
  });

  test('is drawn once and shows the worst', () => {
    expect(model.targets).toHaveLength(1);
    expect(model.targets[0]).toMatchObject({ state: 'waiting', badge: { count: 2 } });
    expect(model.targets[0]?.sentence).toBe(
      'From update-inventory: It waits.\nFrom notify-shipping: It is there.',
    );
  });

  test('is found by each of the rules', () => {
    for (const { name } of model.rules) {
      const found = nodeFor(model, { kind: 'target', bus: 'default', rule: name, id: 'one' });
      expect(found?.name).toBe('fraud_check_lambda');
    }
  });
});

describe('a queue that is both a target and a dead-letter queue', () => {
  const [bus] = orders.buses;
  const rules = bus?.rules.map((rule) => ({
    ...rule,
    targets: rule.targets.map((target) => ({
      ...target,
      deadLetterQueue: 'shipping-notifications-queue',
    })),
  }));
  const both = { ...orders, buses: bus && rules ? [{ ...bus, rules }] : [] };
  const model = aRouteModel({ scenario: both });

  test('is drawn once, among the queues', () => {
    expect(model.targets.map(({ name }) => name)).not.toContain('shipping-notifications-queue');
    expect(model.queues.map(({ name }) => name)).toEqual(['shipping-notifications-queue']);
  });

  test('is reached from its rule, and never from itself', () => {
    expect(edge(model, 'notify-shipping', 'shipping-notifications-queue')).toBeDefined();
    expect(model.edges.filter(({ from, to }) => from === to)).toEqual([]);
  });
});

test('a label says name, kind, state and reason', () => {
  const model = aRouteModel({ verdicts: [verdict('fraud-check', 'failed', 'It is 42.')] });
  expect(labelOf(node(model, 'fraud-check'))).toBe('fraud-check, rule, does not match. It is 42.');
});

test('a bus says which archives keep its events, and a scheduled rule what makes it fire', () => {
  const scenario = scenarioOf({
    ...orderSystem,
    archives: [
      { name: 'all-orders', bus: 'default' },
      { name: 'elsewhere', bus: 'other' },
    ],
  });
  const { buses, rules } = aRouteModel({
    scenario,
    verdicts: [verdict('fraud-check', 'scheduled')],
  });
  expect(buses[0]?.sentence).toMatch(
    / Archived in all-orders, from where events can be replayed\.$/,
  );
  expect(rules.find(({ name }) => name === 'fraud-check')).toMatchObject({
    state: 'scheduled',
    word: 'on a schedule',
    sentence: 'The rule fires by the clock alone; no event is asked of it.',
  });
});

test('what code has put comes from its call, and from no event that is written down', () => {
  const model = aRouteModel({
    event: null,
    call: { name: 'PutEvents', buses: ['default'] },
    verdicts: [verdict('fraud-check', 'matched')],
  });
  expect(model.sources.map(({ name, state }) => [name, state])).toEqual([
    ['PutEvents', 'matched'],
    ['OrderCreated', 'idle'],
  ]);
  expect(model.edges.filter(({ to }) => to === 'bus:default')).toEqual([
    expect.objectContaining({ from: 'event:order-created', state: 'idle' }),
    { id: 'call > bus:default', from: 'call', to: 'bus:default', state: 'matched' },
  ]);
  expect(model.buses[0]).toMatchObject({ state: 'matched', detail: '1 of 5' });
});
