import { describe, expect, test } from 'vitest';
import { findCycles } from '../../../src/core/bus/cycles.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { layoutRoutes } from '../../../src/ui/diagram/layout.ts';
import { leadsOn, nodesOf, type RouteModel } from '../../../src/ui/diagram/route.ts';
import { buildRouteModel, type RouteFacts } from '../../../src/ui/diagram/route-model.ts';
import { labelOf } from '../../../src/ui/diagram/wording.ts';
import { aRule, aScenario, aTarget } from '../../support/scenarios.ts';

function aModel(source: Partial<ScenarioSource>, facts: Partial<RouteFacts> = {}): RouteModel {
  const scenario = aScenario(source);
  return buildRouteModel({
    ...{
      scenario,
      event: null,
      call: null,
      verdicts: [],
      deliveries: [],
      messages: new Map(),
      flows: [],
    },
    loops: findCycles(scenario).map((cycle) => ({ cycle, isStopped: false, sentence: 'Round.' })),
    ...facts,
  });
}

const names = (model: RouteModel, lane: 'targets' | 'next' | 'later' | 'queues') =>
  model[lane].map(({ name }) => name);

/** Ways that do not begin at an event or a bus, by the names of their ends. */
function ways(model: RouteModel): readonly string[] {
  const byId = new Map(nodesOf(model).map((node) => [node.id, node]));
  return model.edges.flatMap(({ from, to, loop }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    if (!start || !end || start.lane === 'bus') return [];
    const back = leadsOn(start.lane, end.lane) ? '>' : '<';
    return [`${start.name} ${back} ${end.name}${loop ? ' (loop)' : ''}`];
  });
}

/** A topic, whose queue Lambda reads for a function, which has a destination for failures. */
const chain: Partial<ScenarioSource> = {
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [aRule({ targets: [aTarget({ resource: { type: 'sns-topic', name: 'topic' } })] })],
    },
  ],
  topics: [
    { name: 'topic', subscriptions: [{ endpoint: { type: 'sqs-queue', name: 'q' } }] },
    { name: 'unused' },
  ],
  queues: [
    { name: 'q', redrivePolicy: { deadLetterQueue: 'dlq', maximumReceiveCount: 3 } },
    { name: 'dlq' },
  ],
  eventSourceMappings: [{ queue: 'q', function: 'f' }],
  functions: [{ name: 'f', code: '', onSuccess: { type: 'sns-topic', name: 'done' } }],
};

describe('what is behind the targets', () => {
  const model = aModel({ ...chain, topics: [...(chain.topics ?? []), { name: 'done' }] });

  test('stands in lanes of its own, and failures in the last', () => {
    expect(names(model, 'targets')).toEqual(['topic']);
    expect(names(model, 'next')).toEqual(['q']);
    expect(names(model, 'later')).toEqual(['f', 'done']);
    expect(names(model, 'queues')).toEqual(['dlq']);
  });

  test('is connected; within a lane ways lead back', () => {
    expect(ways(model)).toEqual(['f < done', 'topic > q', 'q > f', 'q > dlq', 'r > topic']);
  });

  test('the lanes are on the map only where they have something', () => {
    const lanes = (one: RouteModel) =>
      layoutRoutes(one, { width: 1400, height: 150, row: 26 }).columns.map(({ lane }) => lane);
    expect(lanes(model)).toEqual(['source', 'bus', 'rule', 'target', 'next', 'later', 'queue']);
    expect(lanes(aModel({}))).toEqual(['source', 'bus', 'rule', 'target', 'queue']);
  });

  test('nothing overlaps, and every lane fits into the width', () => {
    const { nodes } = layoutRoutes(model, { width: 1400, height: 150, row: 26 });
    for (const one of nodes) {
      expect(one.x + one.width).toBeLessThanOrEqual(1400);
      for (const other of nodes) {
        if (one === other || one.x !== other.x) continue;
        expect(one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
      }
    }
  });

  test('what came of an event there is shown', () => {
    const topic = { type: 'sns-topic', name: 'topic' } as const;
    const queue = { type: 'sqs-queue', name: 'q' } as const;
    const flows = [{ from: topic, to: queue, outcome: 'delivered' as const }];
    const [node] = aModel(chain, { flows, messages: new Map([['q', 2]]) }).next;
    expect(node).toMatchObject({ state: 'delivered', word: 'done', badge: { count: 2 } });
    expect(node?.sentence).toBe('SQS queue. It is subscribed to topic topic.');
  });
});

describe('two buses that send to each other', () => {
  const to = (name: string) => [aTarget({ id: name, resource: { type: 'event-bus', name } })];
  const buses: ScenarioSource['buses'] = [
    { kind: 'classic', name: 'default', rules: [aRule({ targets: to('other') })] },
    { kind: 'classic', name: 'other', rules: [aRule({ name: 's', targets: to('default') })] },
  ];

  test('are a loop on the map, with its ways and in words', () => {
    const model = aModel({ buses });
    expect(ways(model)).toEqual([
      'r > other (loop)',
      'other < other (loop)',
      's > default (loop)',
      'default < default (loop)',
    ]);
    for (const node of [...model.targets, ...model.rules, ...model.buses]) {
      expect(node.loop).toBe('possible');
      expect(labelOf(node)).toContain('in a loop');
    }
    for (const { sentence } of model.targets) expect(sentence).toContain('Round.');
  });

  test('the ways back are drawn to the side that they come from, with an arrow', () => {
    const { edges, nodes } = layoutRoutes(aModel({ buses }), { width: 1400, height: 150, row: 26 });
    const back = edges.filter(({ arrow }) => arrow !== null);
    expect(back).toHaveLength(2);
    for (const { edge, path } of back) {
      const rail = nodes.find(({ node }) => node.id === edge.to);
      const [x, y] =
        path
          .match(/([\d.]+) ([\d.]+)$/)
          ?.slice(1)
          .map(Number) ?? [];
      expect(x).toBe((rail?.x ?? 0) + (rail?.width ?? 0));
      expect(y).toBeGreaterThan(rail?.y ?? 0);
      expect(y).toBeLessThan((rail?.y ?? 0) + (rail?.height ?? 0));
    }
  });

  test('a loop that has been stopped says so', () => {
    const scenario = aScenario({ buses });
    const [cycle] = findCycles(scenario);
    const model = aModel(
      { buses },
      { loops: cycle ? [{ cycle, isStopped: true, sentence: '' }] : [] },
    );
    expect(model.targets.map(({ loop }) => loop)).toEqual(['stopped', 'stopped']);
  });

  test('what one passes on to the other is matched there', () => {
    const model = aModel(
      { buses },
      {
        verdicts: [{ bus: 'other', rule: 's', verdict: 'not-reached', sentence: null }],
        deliveries: [
          {
            ...{ eventBus: 'other', rule: 's', targetId: 'default', state: 'delivered' },
            ...{ sentence: '', handedOver: true, queue: null },
          },
        ],
      },
    );
    expect(model.rules.find(({ name }) => name === 's')?.state).toBe('matched');
    expect(model.buses.find(({ name }) => name === 'other')?.detail).toBe('1 of 1');
  });
});
