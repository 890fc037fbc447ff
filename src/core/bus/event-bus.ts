import { type Place, resourceArn, ruleArn } from '../model/arn.ts';
import type { EventBus, Rule, Scenario, Target } from '../model/scenario.ts';
import { Matcher } from '../pattern/matcher.ts';
import type { EventPattern } from '../pattern/syntax.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { checkInput } from '../transform/check-input.ts';
import { checkTarget } from './check-target.ts';
import { readRule } from './read-rule.ts';

/** A part of a scenario that AWS would have refused, and that takes no part in the simulation. */
export interface ConfigurationProblem {
  readonly bus: string;
  readonly rule: string;
  readonly target: string | null;
  /** The setting of the target that it is about; `null` for a pattern or an input as it is typed. */
  readonly field: string | null;
  readonly message: string;
}

export interface DeployedRule {
  readonly name: string;
  readonly arn: string;
  /** `null`: it fires by the clock alone. */
  readonly pattern: EventPattern | null;
  readonly schedule: Schedule | null;
  readonly targets: readonly DeployedTarget[];
}

export interface DeployedTarget {
  readonly target: Target;
  readonly arn: string;
}

export interface ScheduledRule {
  readonly bus: string;
  readonly rule: DeployedRule;
  readonly schedule: Schedule;
}

/** The event buses of a scenario with what could be deployed on them. */
export class EventBuses {
  readonly #place: Place;
  readonly #buses = new Map<string, DeployedBus>();

  constructor(scenario: Place & Pick<Scenario, 'buses'>) {
    this.#place = scenario;
    this.deploy(scenario.buses);
  }

  /** Puts other buses in place of the present ones; those that are the same stay as they are. */
  deploy(buses: Scenario['buses']): void {
    const kept = new Map(this.#buses);
    this.#buses.clear();
    for (const bus of buses) {
      const before = kept.get(bus.name);
      const isSame = before?.rulesAsWritten === bus.rules;
      this.#buses.set(bus.name, before && isSame ? before : deployBus(bus, this.#place));
    }
  }

  get problems(): readonly ConfigurationProblem[] {
    return [...this.#buses.values()].flatMap(({ problems }) => problems);
  }

  has(bus: string): boolean {
    return this.#buses.has(bus);
  }

  /** The enabled rules that fire by the clock, each with its bus. */
  get scheduled(): readonly ScheduledRule[] {
    return [...this.#buses].flatMap(([bus, { rules }]) =>
      rules.flatMap((rule) => (rule.schedule ? { bus, rule, schedule: rule.schedule } : [])),
    );
  }

  /** The enabled rules that an event triggers. All of them fire, in no order that AWS defines. */
  matching(bus: string, event: string): readonly DeployedRule[] {
    const { rules = [], matcher } = this.#buses.get(bus) ?? {};
    return matcher?.matchText(event).flatMap((place) => rules[Number(place)] ?? []) ?? [];
  }
}

interface DeployedBus {
  readonly rulesAsWritten: readonly Rule[];
  readonly rules: readonly DeployedRule[];
  readonly matcher: Matcher<string>;
  readonly problems: readonly ConfigurationProblem[];
}

function deployBus({ name, rules: rulesAsWritten }: EventBus, place: Place): DeployedBus {
  const problems: ConfigurationProblem[] = [];
  const rules = rulesAsWritten.flatMap((rule) => deploy(rule, name, place, problems) ?? []);
  const matcher = new Matcher<string>();
  for (const [index, { pattern }] of rules.entries()) {
    if (pattern) matcher.add(String(index), pattern);
  }
  return { rulesAsWritten, rules, matcher, problems };
}

/** What AWS refuses it refuses of a disabled rule as well; one that it takes neither matches nor counts. */
function deploy(
  rule: Rule,
  bus: string,
  place: Place,
  problems: ConfigurationProblem[],
): DeployedRule | null {
  const read = readRule(rule, bus);
  if (!read.ok) {
    problems.push({ bus, rule: rule.name, target: null, field: null, message: read.error });
    return null;
  }
  // One bad target fails the whole call of PutTargets, which leaves the rule without any.
  const refused = rule.targets.flatMap((target, index) => {
    const inInput = checkInput(target.input, target.id, index + 1, target.resource.type)
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => ({ field: null, message }));
    const found = [...inInput, ...checkTarget(target, index + 1)];
    return found.map((problem) => ({ bus, rule: rule.name, target: target.id, ...problem }));
  });
  problems.push(...refused);
  if (rule.state === 'DISABLED') return null;
  const arn = ruleArn(place, bus, rule.name);
  const taken = refused.length > 0 ? [] : rule.targets;
  const targets = taken.map((target) => ({ target, arn: resourceArn(place, target.resource) }));
  return { name: rule.name, arn, ...read.value, targets };
}
