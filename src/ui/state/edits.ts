import { newApiDestination } from '../../core/model/api-destination.ts';
import type { FailureRule } from '../../core/model/failure.ts';
import { type FailingType, failureNamesOf } from '../../core/model/failure-facts.ts';
import { newFunction } from '../../core/model/lambda-function.ts';
import { newQueue } from '../../core/model/queue.ts';
import { RESOURCE_LISTS } from '../../core/model/resource.ts';
import { assertNever } from '../../core/model/result.ts';
import type {
  ApiDestination,
  EventBus,
  LambdaFunction,
  Queue,
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
  const last = scenario.actions.findLast(({ type }) => type !== 'wait');
  const edited = events.find((event) => event.id === id);
  if (last?.type !== 'put-events' || !edited || last.event !== id) return { ...scenario, events };
  const actions = replaceWhere(
    scenario.actions,
    (action) => action === last,
    () => ({ ...last, text: edited.text, bus: edited.bus }),
  );
  return { ...scenario, events, actions };
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
  if (last && at <= last.at) return scenario;
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

function changeBus(
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

// Resources

export function changeFunction(
  scenario: Scenario,
  name: string,
  change: Partial<LambdaFunction>,
): Scenario {
  const functions = replaceWhere(
    scenario.functions,
    (item) => item.name === name,
    (item) => ({ ...item, ...change }),
  );
  return { ...scenario, functions };
}

export function changeQueue(scenario: Scenario, name: string, change: Partial<Queue>): Scenario {
  const queues = replaceWhere(
    scenario.queues,
    (item) => item.name === name,
    (item) => ({ ...item, ...change }),
  );
  return { ...scenario, queues };
}

export function changeApiDestination(
  scenario: Scenario,
  name: string,
  change: Partial<ApiDestination>,
): Scenario {
  const apiDestinations = replaceWhere(
    scenario.apiDestinations,
    (item) => item.name === name,
    (item) => ({ ...item, ...change }),
  );
  return { ...scenario, apiDestinations };
}

/** The error that a target fails with; `none` if it works, `rules` if that depends. */
export function failureOf(scenario: Scenario, resource: ResourceReference): string {
  const [first, ...others] = failuresOf(scenario, resource);
  if (!first) return 'none';
  return others.length === 0 && first.when.type === 'always' ? first.error : 'rules';
}

function failuresOf(scenario: Scenario, { type, name }: ResourceReference): readonly FailureRule[] {
  const list: readonly { readonly name: string; readonly failures: readonly FailureRule[] }[] =
    scenario[RESOURCE_LISTS[type]];
  return list.find((item) => item.name === name)?.failures ?? [];
}

/** Makes a target fail always, with an error that its kind knows, or never. */
export function setFailure(
  scenario: Scenario,
  { type, name }: ResourceReference,
  error: string,
): Scenario {
  switch (type) {
    case 'lambda-function':
      return changeFunction(scenario, name, { failures: always(type, error) });
    case 'sqs-queue':
      return changeQueue(scenario, name, { failures: always(type, error) });
    case 'api-destination':
      return changeApiDestination(scenario, name, { failures: always(type, error) });
    case 'event-bus':
      return { ...scenario, buses: failingAlways(scenario.buses, name, always(type, error)) };
    case 'sns-topic':
      return { ...scenario, topics: failingAlways(scenario.topics, name, always(type, error)) };
    case 'state-machine': {
      const failures = always(type, error);
      return { ...scenario, stateMachines: failingAlways(scenario.stateMachines, name, failures) };
    }
    case 'kinesis-stream':
      return { ...scenario, streams: failingAlways(scenario.streams, name, always(type, error)) };
    case 'log-group':
      return {
        ...scenario,
        logGroups: failingAlways(scenario.logGroups, name, always(type, error)),
      };
    default:
      return assertNever(type);
  }
}

function failingAlways<Item extends { name: string; failures: unknown }>(
  list: readonly Item[],
  name: string,
  failures: Item['failures'],
): Item[] {
  return replaceWhere(
    list,
    (item) => item.name === name,
    (item) => ({ ...item, failures }),
  );
}

function always<Type extends FailingType>(type: Type, wanted: string) {
  return failureNamesOf(type)
    .filter((error) => error === wanted)
    .map((error) => ({ error, when: { type: 'always' as const } }));
}

const NEW_HANDLER = `export const handler = async (event) => {
  console.log(event['detail-type']);
  return { ok: true };
};
`;

/** Adds a resource that a rule can target, under a free name. */
export function addResource(
  scenario: Scenario,
  type: 'lambda-function' | 'sqs-queue' | 'api-destination',
): [Scenario, ResourceReference] {
  switch (type) {
    case 'lambda-function': {
      const name = freeName(
        'my_function',
        scenario.functions.map((item) => item.name),
        '-',
      );
      const added = newFunction({ name, code: NEW_HANDLER });
      return [
        { ...scenario, functions: [...scenario.functions, added] },
        { type, name },
      ];
    }
    case 'sqs-queue': {
      const name = freeName(
        'my-queue',
        scenario.queues.map((item) => item.name),
        '-',
      );
      const added = newQueue({ name });
      return [
        { ...scenario, queues: [...scenario.queues, added] },
        { type, name },
      ];
    }
    case 'api-destination': {
      const name = freeName(
        'my-api',
        scenario.apiDestinations.map((item) => item.name),
        '-',
      );
      const added = newApiDestination({ name, endpoint: 'https://api.example.com/events' });
      return [
        { ...scenario, apiDestinations: [...scenario.apiDestinations, added] },
        { type, name },
      ];
    }
  }
}
