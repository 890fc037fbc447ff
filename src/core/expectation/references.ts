import type { NewExpectation } from '../model/expectation.ts';
import type { Scenario } from '../model/scenario.ts';

/** What an expectation names that the scenario does not have (any more), in words; `null` for nothing. */
export function brokenReference(scenario: Scenario, expectation: NewExpectation): string | null {
  const event = scenario.events.find(({ id }) => id === expectation.event);
  if (!event) return `There is no event ${expectation.event}.`;
  if (expectation.type === 'exact-matches') {
    const own = scenario.buses.find(({ name }) => name === event.bus)?.rules ?? [];
    const gone = expectation.rules.find((name) => !own.some((rule) => rule.name === name));
    return gone === undefined ? null : `There is no rule ${gone} on the bus ${event.bus}.`;
  }
  const { bus, rule: name } = expectation;
  const rules = scenario.buses.find((one) => one.name === bus)?.rules;
  if (!rules) return `There is no event bus ${bus}.`;
  const rule = rules.find((one) => one.name === name);
  if (!rule) return `There is no rule ${name} on the bus ${bus}.`;
  if (expectation.type === 'match') return null;
  const isThere = rule.targets.some(({ id }) => id === expectation.target);
  return isThere ? null : `The rule ${name} has no target ${expectation.target}.`;
}
