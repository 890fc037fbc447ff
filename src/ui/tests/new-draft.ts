import type { NewExpectation } from '../../core/model/expectation.ts';
import type { Rule, Scenario, Target } from '../../core/model/scenario.ts';
import { isSameEnding } from '../../core/report/ending.ts';
import { possibleEndings } from './possible-endings.ts';

/** A target with the rule and the bus that it is of. */
export interface TargetPlace {
  readonly bus: string;
  readonly rule: string;
  readonly target: Target;
}

/** On the bus of the event first. */
export function rulesFor(
  { buses, events }: Scenario,
  event: string,
): readonly { readonly bus: string; readonly rule: Rule }[] {
  const own = events.find(({ id }) => id === event)?.bus;
  const isOwn = ({ bus }: { bus: string }) => bus === own;
  const all = buses.flatMap(({ name: bus, rules }) => rules.map((rule) => ({ bus, rule })));
  return [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))];
}

export function targetsFor(scenario: Scenario, event: string): readonly TargetPlace[] {
  return rulesFor(scenario, event).flatMap(({ bus, rule }) =>
    rule.targets.map((target) => ({ bus, rule: rule.name, target })),
  );
}

/**
 * What is being written becomes a test of another kind, or about something else: it keeps what it says
 * as far as that goes. `null` if there is nothing to say it of.
 */
export function draftOf(
  scenario: Scenario,
  type: NewExpectation['type'],
  event: string,
  before: NewExpectation,
): NewExpectation | null {
  const reference = before.type === 'exact-matches' ? null : before;
  switch (type) {
    case 'exact-matches': {
      const names = before.type === type ? before.rules : [];
      const bus = scenario.events.find(({ id }) => id === event)?.bus;
      const rules = scenario.buses.find(({ name }) => name === bus)?.rules ?? [];
      return { type, event, rules: names.filter((name) => rules.some((one) => one.name === name)) };
    }
    case 'match': {
      const rules = rulesFor(scenario, event);
      const found =
        rules.find(({ bus, rule }) => bus === reference?.bus && rule.name === reference.rule) ??
        rules[0];
      if (!found) return null;
      const matches = before.type === type ? before.matches : true;
      return { type, event, bus: found.bus, rule: found.rule.name, matches };
    }
    case 'payload':
    case 'ending': {
      const targets = targetsFor(scenario, event);
      const wanted = reference && 'target' in reference ? reference.target : undefined;
      const ofRule = targets.filter(
        (one) => one.bus === reference?.bus && one.rule === reference.rule,
      );
      const found = ofRule.find(({ target }) => target.id === wanted) ?? ofRule[0] ?? targets[0];
      if (!found) return null;
      const place = { event, bus: found.bus, rule: found.rule, target: found.target.id };
      if (type === 'payload') {
        return { type, ...place, payload: before.type === type ? before.payload : '{}' };
      }
      const endings = possibleEndings(scenario, found.target);
      const present = before.type === type ? { how: before.how, where: before.where } : null;
      const ending = endings.find((one) => present && isSameEnding(one, present)) ?? endings[0];
      const { how, where } = ending ?? { how: 'delivered', where: undefined };
      const afterSeconds = before.type === type ? before.afterSeconds : undefined;
      return {
        ...{ type, ...place, how },
        ...(where !== undefined && { where }),
        ...(afterSeconds !== undefined && { afterSeconds }),
      };
    }
  }
}
