import type { Expectation, NewExpectation } from '../../core/model/expectation.ts';
import type { Scenario } from '../../core/model/scenario.ts';
import { changeRule, type RuleReference } from './edits.ts';

/** Every change of what is expected, as a function from one document to the next. */

export const MOST_EXPECTATIONS = 500;

/** Adds those that are not there already, each with an id of its own. */
export function addExpectations(
  scenario: Scenario,
  wanted: readonly NewExpectation[],
): { readonly scenario: Scenario; readonly added: number } {
  const known = new Set(scenario.expectations.map(contentOf));
  const expectations = [...scenario.expectations];
  const ids = new Set(expectations.map(({ id }) => id));
  for (const one of wanted) {
    if (expectations.length === MOST_EXPECTATIONS) break;
    const content = contentOf(one);
    if (known.has(content)) continue;
    known.add(content);
    const id = freeId(ids);
    ids.add(id);
    expectations.push({ ...one, id });
  }
  const added = expectations.length - scenario.expectations.length;
  return { scenario: added === 0 ? scenario : { ...scenario, expectations }, added };
}

/** It keeps its id and its place. */
export function changeExpectation(
  scenario: Scenario,
  id: string,
  change: NewExpectation,
): Scenario {
  const expectations = scenario.expectations.map((one) =>
    one.id === id ? { ...change, id } : one,
  );
  return { ...scenario, expectations };
}

export function removeExpectation(scenario: Scenario, id: string): Scenario {
  const expectations = scenario.expectations.filter((one) => one.id !== id);
  return { ...scenario, expectations };
}

/** A rule under its new name, with what is expected of it. */
export function renameRule(scenario: Scenario, rule: RuleReference, wanted: string): Scenario {
  const { bus, name } = rule;
  const { events } = scenario;
  const expectations = scenario.expectations.map((one): Expectation => {
    if (one.type !== 'exact-matches') {
      return one.bus === bus && one.rule === name ? { ...one, rule: wanted } : one;
    }
    const isOnBus = events.some(({ id, bus: own }) => id === one.event && own === bus);
    if (!isOnBus) return one;
    return { ...one, rules: one.rules.map((own) => (own === name ? wanted : own)) };
  });
  return { ...changeRule(scenario, rule, { name: wanted }), expectations };
}

function freeId(taken: ReadonlySet<string>): string {
  for (let number = taken.size + 1; ; number++) {
    if (!taken.has(`test-${number}`)) return `test-${number}`;
  }
}

/** Whatever order its members are in. */
function contentOf(expectation: NewExpectation): string {
  const members = Object.entries(expectation).filter(
    ([key, value]) => key !== 'id' && value !== undefined,
  );
  return JSON.stringify(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
