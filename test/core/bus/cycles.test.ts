import { describe, expect, test } from 'vitest';
import { findCycles } from '../../../src/core/bus/cycles.ts';
import type { ScenarioSource } from '../../../src/core/model/scenario.ts';
import { aScenario } from '../../support/scenarios.ts';

type Bus = ScenarioSource['buses'][number];
type Rule = Bus['rules'][number];
type Resource = Rule['targets'][number]['resource'];

/** A bus with a rule for each pattern and resource. */
function aBus(
  name: string,
  ...ways: readonly (readonly [string, Resource, Partial<Rule>?])[]
): Bus {
  return {
    ...{ kind: 'classic', name },
    rules: ways.map(([pattern, resource, changes], index) => ({
      ...{ name: `${name}-${index}`, pattern, targets: [{ id: 't', resource }], ...changes },
    })),
  };
}
const toBus = (name: string): Resource => ({ type: 'event-bus', name });
const toFunction: Resource = { type: 'lambda-function', name: 'f' };
const any = '{"source":[{"prefix":""}]}';
const from = (source: string) => JSON.stringify({ source: [source] });

/** Each cycle as the things that it goes through, from the first by name. */
function cyclesOf(source: Partial<ScenarioSource>): string[] {
  return findCycles(aScenario(source)).map((cycle) => {
    const names = cycle.map(({ from: { name } }) => name);
    const least = names.indexOf([...names].sort()[0] ?? '');
    return [...names.slice(least), ...names.slice(0, least)].join(' → ');
  });
}

describe('a cycle in a scenario', () => {
  test.each<[string, Partial<ScenarioSource>, string[]]>([
    ['no bus leads to another', { buses: [aBus('a', [any, toFunction])] }, []],
    [
      'a chain',
      { buses: [aBus('a', [any, toBus('b')]), aBus('b', [any, toBus('c')]), aBus('c')] },
      [],
    ],
    ['a bus that leads to itself', { buses: [aBus('a', [any, toBus('a')])] }, ['a']],
    [
      'two that lead to each other',
      { buses: [aBus('a', [any, toBus('b')]), aBus('b', [any, toBus('a')])] },
      ['a → b'],
    ],
    [
      'three',
      {
        buses: [
          aBus('a', [any, toBus('b')]),
          aBus('b', [any, toBus('c')]),
          aBus('c', [any, toBus('a')]),
        ],
      },
      ['a → b → c'],
    ],
    [
      'two at once',
      {
        buses: [
          aBus('a', [any, toBus('b')]),
          aBus('b', [any, toBus('a')]),
          aBus('c', [any, toBus('c')]),
        ],
      },
      ['a → b', 'c'],
    ],
    [
      'rules that want different sources',
      { buses: [aBus('a', [from('x'), toBus('b')]), aBus('b', [from('y'), toBus('a')])] },
      [],
    ],
    [
      'rules that share a source',
      {
        buses: [
          aBus('a', ['{"source":["x","y"]}', toBus('b')]),
          aBus('b', ['{"source":["y","z"]}', toBus('a')]),
        ],
      },
      ['a → b'],
    ],
    [
      'lists in the detail may hold both',
      {
        buses: [
          aBus('a', ['{"detail":{"k":["x"]}}', toBus('b')]),
          aBus('b', ['{"detail":{"k":["y"]}}', toBus('a')]),
        ],
      },
      ['a → b'],
    ],
    [
      'a rule that is disabled',
      {
        buses: [aBus('a', [any, toBus('b')]), aBus('b', [any, toBus('a'), { state: 'DISABLED' }])],
      },
      [],
    ],
    [
      'a destination that goes back to the bus',
      {
        buses: [aBus('a', [from('lambda'), toFunction])],
        functions: [{ name: 'f', code: '', onSuccess: { type: 'event-bus', name: 'a' } }],
      },
      ['a → f'],
    ],
    [
      'a destination whose events the rule does not want',
      {
        buses: [aBus('a', [from('orders'), toFunction])],
        functions: [{ name: 'f', code: '', onSuccess: { type: 'event-bus', name: 'a' } }],
      },
      [],
    ],
    [
      'a rule for failures, and a destination of successes',
      {
        buses: [
          aBus('a', [
            '{"detail-type":["Lambda Function Invocation Result - Failure"]}',
            toFunction,
          ]),
        ],
        functions: [{ name: 'f', code: '', onSuccess: { type: 'event-bus', name: 'a' } }],
      },
      [],
    ],
    [
      'a queue that a function reads and fails into',
      {
        buses: [],
        functions: [{ name: 'f', code: '', onFailure: { type: 'sqs-queue', name: 'q' } }],
        queues: [{ name: 'q' }],
        eventSourceMappings: [{ queue: 'q', function: 'f' }],
      },
      ['f → q'],
    ],
    [
      'a topic in between',
      {
        buses: [],
        functions: [{ name: 'f', code: '', onSuccess: { type: 'sns-topic', name: 't' } }],
        topics: [
          { name: 't', subscriptions: [{ endpoint: { type: 'lambda-function', name: 'f' } }] },
        ],
      },
      ['f → t'],
    ],
  ])('%s', (_, source, expected) => {
    expect(cyclesOf(source)).toEqual(expected);
  });

  test('is a list of hops, each from where the one before it ends', () => {
    const buses = [aBus('a', [any, toBus('b')]), aBus('b', [any, toBus('a')])];
    const [cycle = []] = findCycles(aScenario({ buses }));
    expect(cycle).toHaveLength(2);
    for (const [index, hop] of cycle.entries()) {
      expect(cycle[(index + 1) % cycle.length]?.from).toEqual(hop.to);
      expect(hop.via).toMatchObject({ type: 'rule', targetId: 't' });
    }
  });
});
