import type {
  EventBus,
  ResourceReference,
  Rule,
  SampleEvent,
  Scenario,
  Target,
} from '../../core/model/scenario.ts';

/** Every change a person can make to a scenario, as a function from one document to the next. */

export interface RuleReference {
  readonly bus: string;
  readonly name: string;
}

/** `OrderCreated`, `OrderCreated 2`, `OrderCreated 3` …: the first that is not taken. */
export function freeName(wanted: string, taken: readonly string[], separator = ' '): string {
  const base = wanted.replace(/[ -]\d+$/, '');
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}${separator}${count}`;
    if (!taken.includes(name)) return name;
  }
}

function replaceWhere<T>(
  list: readonly T[],
  matches: (item: T) => boolean,
  change: (item: T) => T,
): T[] {
  return list.map((item) => (matches(item) ? change(item) : item));
}

// Events

export function changeEvent(
  scenario: Scenario,
  id: string,
  change: Partial<Omit<SampleEvent, 'id'>>,
): Scenario {
  const events = replaceWhere(
    scenario.events,
    (event) => event.id === id,
    (event) => ({ ...event, ...change }),
  );
  // What was sent last follows the editor, so that the outcome on screen is always that of the
  // event on screen; what was sent before it is history.
  const place = scenario.actions.findLastIndex(({ type }) => type === 'put-events');
  const last = scenario.actions[place];
  const edited = events.find((event) => event.id === id);
  if (last?.type !== 'put-events' || !edited || last.event !== id) return { ...scenario, events };
  const sent = { ...last, text: edited.text, bus: edited.bus };
  return { ...scenario, events, actions: scenario.actions.with(place, sent) };
}

export function addEvent(scenario: Scenario, event: Omit<SampleEvent, 'id'>): [Scenario, string] {
  const id = freeName(
    event.name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 50) || 'event',
    scenario.events.map((existing) => existing.id),
    '-',
  );
  return [{ ...scenario, events: [...scenario.events, { ...event, id }] }, id];
}

export function removeEvent(scenario: Scenario, id: string): Scenario {
  return { ...scenario, events: scenario.events.filter((event) => event.id !== id) };
}

/** So many sendings are kept, since all of them are played again after every change. */
export const MOST_ACTIONS = 200;

/** Sends a sample event as it is now, `at` milliseconds after the start of virtual time. */
export function sendEvent(scenario: Scenario, id: string, at: number): Scenario {
  const event = scenario.events.find((candidate) => candidate.id === id);
  if (!event) return scenario;
  const action = { type: 'put-events', at, event: id, bus: event.bus, text: event.text } as const;
  const actions = [...scenario.actions, action].sort((a, b) => a.at - b.at);
  return { ...scenario, actions: actions.slice(-MOST_ACTIONS) };
}

/**
 * Lets time pass until `at`, in milliseconds after the start of virtual time. Waiting on is waiting
 * longer: only the last of several waits in a row is kept. Nothing changes if that time has passed.
 */
export function waitUntil(scenario: Scenario, at: number): Scenario {
  const last = scenario.actions.at(-1);
  if (scenario.actions.some((action) => action.at >= at)) return scenario;
  const before = last?.type === 'wait' ? scenario.actions.slice(0, -1) : scenario.actions;
  const actions = [...before, { type: 'wait' as const, at }];
  return { ...scenario, actions: actions.slice(-MOST_ACTIONS) };
}

/** Forgets what was sent: only this event, sent at the start, is left. */
export function startOver(scenario: Scenario, id: string): Scenario {
  return sendEvent({ ...scenario, actions: [] }, id, 0);
}

// Rules

export function ruleOf(scenario: Scenario, reference: RuleReference): Rule | undefined {
  return scenario.buses
    .find((bus) => bus.name === reference.bus)
    ?.rules.find((rule) => rule.name === reference.name);
}

export function changeBus(
  scenario: Scenario,
  name: string,
  change: (bus: EventBus) => EventBus,
): Scenario {
  return { ...scenario, buses: replaceWhere(scenario.buses, (bus) => bus.name === name, change) };
}

export function changeRule(
  scenario: Scenario,
  reference: RuleReference,
  change: Partial<Rule>,
): Scenario {
  return changeBus(scenario, reference.bus, (bus) => ({
    ...bus,
    rules: replaceWhere(
      bus.rules,
      (rule) => rule.name === reference.name,
      (rule) => ({ ...rule, ...change }),
    ),
  }));
}

export function addRule(
  scenario: Scenario,
  busName: string,
  rule: Rule,
): [Scenario, RuleReference] {
  const bus = scenario.buses.find((candidate) => candidate.name === busName);
  const name = freeName(rule.name, bus?.rules.map((existing) => existing.name) ?? [], '-');
  const next = changeBus(scenario, busName, (existing) => ({
    ...existing,
    rules: [...existing.rules, { ...rule, name }],
  }));
  return [next, { bus: busName, name }];
}

export function removeRule(scenario: Scenario, reference: RuleReference): Scenario {
  return changeBus(scenario, reference.bus, (bus) => ({
    ...bus,
    rules: bus.rules.filter((rule) => rule.name !== reference.name),
  }));
}

// Targets

export function changeTarget(
  scenario: Scenario,
  reference: RuleReference,
  id: string,
  change: Partial<Target>,
): Scenario {
  const rule = ruleOf(scenario, reference);
  if (!rule) return scenario;
  const targets = replaceWhere(
    rule.targets,
    (target) => target.id === id,
    (target) => ({ ...target, ...change }),
  );
  return changeRule(scenario, reference, { targets });
}

export function addTarget(
  scenario: Scenario,
  reference: RuleReference,
  resource: ResourceReference,
): [Scenario, string] {
  const rule = ruleOf(scenario, reference);
  if (!rule) return [scenario, ''];
  const id = freeName(
    resource.name.slice(0, 58),
    rule.targets.map((target) => target.id),
    '-',
  );
  const target: Target = {
    id,
    resource,
    input: { type: 'matched-event' },
    retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeSeconds: 86_400 },
  };
  return [changeRule(scenario, reference, { targets: [...rule.targets, target] }), id];
}

export function removeTarget(scenario: Scenario, reference: RuleReference, id: string): Scenario {
  const rule = ruleOf(scenario, reference);
  if (!rule) return scenario;
  return changeRule(scenario, reference, {
    targets: rule.targets.filter((target) => target.id !== id),
  });
}
