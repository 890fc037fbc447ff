import { describe, expect, test } from 'vitest';
import { compareScenarios } from '../../../src/core/compare/compare-scenarios.ts';
import { describeChanges, placesOf } from '../../../src/core/compare/describe-changes.ts';
import type { Scenario } from '../../../src/core/model/scenario.ts';
import {
  addEvent,
  addRule,
  addTarget,
  changeEvent,
  changeRule,
  changeTarget,
  removeRule,
  sendEvent,
  waitUntil,
} from '../../../src/ui/state/edits.ts';
import { aScenario } from '../../support/scenarios.ts';

const event = { id: 'e', name: 'Order', bus: 'default', text: '{"a":1}' };
const scenario = sendEvent(aScenario({ events: [event] }), 'e', 0);
const rule = { bus: 'default', name: 'r' };
const blank = {
  name: 'new',
  state: 'ENABLED' as const,
  pattern: '{}',
  targets: [],
};

const table: readonly (readonly [string, Scenario, string])[] = [
  ['nothing', scenario, 'Nothing changed'],
  ['the name', { ...scenario, name: 'Other' }, 'Scenario: name'],
  [
    'an event, and with it what was sent',
    changeEvent(scenario, 'e', { text: '2' }),
    'Event Order: text',
  ],
  ['a new event', addEvent(scenario, { ...event, name: 'Two' })[0], 'Event Two added'],
  ['a sending', sendEvent(scenario, 'e', 1_000), 'Put event e on default'],
  ['time that passes', waitUntil(scenario, 60_000), 'Wait'],
  ['what was taken back', { ...scenario, actions: [] }, 'Taken back: put event e on default'],
  ['a pattern', changeRule(scenario, rule, { pattern: '{"a":[1]}' }), 'Rule r: pattern'],
  ['a new name', changeRule(scenario, rule, { name: 'renamed' }), 'Rule renamed: name'],
  ['a new rule', addRule(scenario, 'default', blank)[0], 'Rule new added'],
  ['a rule less', removeRule(scenario, rule), 'Rule r removed, and 1 more'],
  [
    'one setting of an object',
    changeTarget(scenario, rule, 't', {
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeSeconds: 86_400 },
    }),
    'Target t of rule r: retry policy maximum retry attempts',
  ],
  [
    'a new target',
    addTarget(scenario, rule, { type: 'sqs-queue', name: 'dlq' })[0],
    'Target dlq of rule r added',
  ],
  [
    'a resource of any kind',
    { ...scenario, functions: scenario.functions.map((one) => ({ ...one, code: 'x' })) },
    'Function f: code',
  ],
];

test.each(table)('of %s', (_, after, words) => {
  expect(describeChanges(compareScenarios(scenario, after))).toBe(words);
});

test('a copy that was loaded again differs in nothing', () => {
  expect(compareScenarios(scenario, structuredClone(scenario))).toEqual([]);
});

test('a change has the texts before and after', () => {
  const after = changeRule(scenario, rule, { pattern: '{"a":[1]}' });
  expect(compareScenarios(scenario, after)[0]?.fields).toEqual([
    { field: 'pattern', before: '{"source":["my.app"]}', after: '{"a":[1]}' },
  ]);
});

test('an input of another kind is told as a whole, one of the same kind by what is different', () => {
  const transformer = (template: string) => ({
    input: { type: 'transformer' as const, paths: {}, template },
  });
  const first = changeTarget(scenario, rule, 't', transformer('"a"'));
  const second = changeTarget(first, rule, 't', transformer('"b"'));
  expect(describeChanges(compareScenarios(scenario, first))).toBe('Target t of rule r: input');
  expect(describeChanges(compareScenarios(first, second))).toBe(
    'Target t of rule r: input template',
  );
});

describe('the place of a change', () => {
  const typed = (text: string) =>
    placesOf(compareScenarios(scenario, changeEvent(scenario, 'e', { text })));

  test('is the same while one types on', () => {
    expect(typed('1')).toBe(typed('12'));
  });

  test('is another in another rule', () => {
    const other = changeRule(scenario, rule, { pattern: '{}' });
    expect(placesOf(compareScenarios(scenario, other))).not.toBe(typed('1'));
  });
});
