import { describe, expect, test } from 'vitest';
import { compareScenarios } from '../../../src/core/compare/compare-scenarios.ts';
import { describeChanges } from '../../../src/core/compare/describe-changes.ts';
import type { Expectation, NewExpectation } from '../../../src/core/model/expectation.ts';
import { parseScenario } from '../../../src/core/model/scenario.ts';
import { leaveOutDefaults } from '../../../src/share/leave-out-defaults.ts';
import {
  addExpectations,
  changeExpectation,
  removeExpectation,
  renameRule,
} from '../../../src/ui/state/expectation-edits.ts';
import { renameResource, usesOf } from '../../../src/ui/state/references.ts';
import { aScenario } from '../../support/scenarios.ts';

const event = { id: 'e', name: 'Order', bus: 'default', text: '{}' };
const match: NewExpectation = {
  type: 'match',
  event: 'e',
  bus: 'default',
  rule: 'r',
  matches: true,
};
const exact: NewExpectation = { type: 'exact-matches', event: 'e', rules: ['r'] };
const ending: NewExpectation = {
  ...{ type: 'ending', event: 'e', bus: 'default', rule: 'r', target: 't' },
  ...{ how: 'dead-lettered', where: 'dlq', afterSeconds: 600 },
};
const blank = aScenario({ events: [event] });
const { scenario: full } = addExpectations(blank, [match, exact, ending]);

const without = (expectations: readonly Expectation[]) =>
  expectations.map(({ id: _, ...rest }) => rest);

describe('what is expected', () => {
  test('is added once, with an id of its own', () => {
    const again = addExpectations(full, [{ ...exact }, { ...match, matches: false }]);
    expect(again.added).toBe(1);
    expect(again.scenario.expectations.map(({ id }) => id)).toEqual([
      ...['test-1', 'test-2', 'test-3', 'test-4'],
    ]);
    expect(addExpectations(full, [match]).scenario).toBe(full);
  });

  test('an id is free again only where nothing has it', () => {
    const { scenario } = addExpectations(removeExpectation(full, 'test-1'), [
      { ...match, matches: false },
    ]);
    expect(scenario.expectations.map(({ id }) => id)).toEqual(['test-2', 'test-3', 'test-4']);
  });

  test('is changed in its place', () => {
    const changed = changeExpectation(full, 'test-2', { ...exact, rules: [] });
    expect(without(changed.expectations)).toEqual([match, { ...exact, rules: [] }, ending]);
  });

  test('follows a rule, a bus and a queue to their new names', () => {
    const renamed = renameRule(full, { bus: 'default', name: 'r' }, 's');
    expect(without(renamed.expectations)).toEqual([
      { ...match, rule: 's' },
      { ...exact, rules: ['s'] },
      { ...ending, rule: 's' },
    ]);
    const queue = { type: 'sqs-queue', name: 'dlq' } as const;
    const moved = renameResource(full, queue, 'letters');
    expect(without(moved.expectations)).toEqual([match, exact, { ...ending, where: 'letters' }]);
    // It does not stand in the way of removing one.
    expect(usesOf(full, queue)).toEqual([]);
  });

  test.each<[string, typeof full, string]>([
    ['added', full, 'Test e matches r added, and 2 more'],
    ['removed', removeExpectation(full, 'test-1'), 'Test e matches r removed'],
    [
      'changed',
      changeExpectation(full, 'test-1', { ...match, matches: false }),
      'Test e does not match r: matches',
    ],
  ])('is told apart in the history when it is %s', (_, after, words) => {
    expect(describeChanges(compareScenarios(after === full ? blank : full, after))).toBe(words);
  });

  test('travels in a link, and a scenario without it has nothing of it there', () => {
    expect(leaveOutDefaults(blank)).not.toHaveProperty('expectations');
    expect(parseScenario(leaveOutDefaults(full))).toEqual({ ok: true, value: full });
  });
});
