import { topString } from '../../core/json/top-member.ts';
import type { ResourceReference, Scenario, Target } from '../../core/model/scenario.ts';
import type { Flow } from '../../core/report/flows.ts';
import type { VerdictSign } from '../controls/Verdict.svelte';
import type { RouteEdge, RouteModel, RouteNode, RouteState } from './route.ts';
import { isForFailures, keyOf, type Link, lanesBehind, linksOf } from './route-links.ts';
import { type LoopFact, markLoops } from './route-loops.ts';

/** What one rule thinks of the selected event. */
export interface RuleVerdict {
  readonly bus: string;
  readonly rule: string;
  readonly verdict: VerdictSign;
  /** Why it does not match, or what is wrong with it. */
  readonly sentence: string | null;
}

/** What has become of the selected event at one target of one rule. */
export interface RouteDelivery {
  readonly eventBus: string;
  readonly rule: string;
  readonly targetId: string;
  readonly state: 'running' | 'waiting' | 'delivered' | 'dead-lettered' | 'lost';
  readonly sentence: string;
  /** Whether the target took the event, whatever it did with it afterwards. */
  readonly handedOver: boolean;
  /** The dead-letter or on-failure queue where the event is now. */
  readonly queue: string | null;
}

export interface RouteFacts {
  readonly scenario: Scenario;
  /** The sample event that verdicts and deliveries are about; `null` if they are about no such. */
  readonly event: string | null;
  /** The call of `PutEvents` that they are about instead, and the buses that it put events on. */
  readonly call: { readonly name: string; readonly buses: readonly string[] } | null;
  readonly verdicts: readonly RuleVerdict[];
  readonly deliveries: readonly RouteDelivery[];
  /** Messages in each queue. */
  readonly messages: ReadonlyMap<string, number>;
  /** What of the selected event went on behind the targets. */
  readonly flows: readonly Flow[];
  readonly loops: readonly LoopFact[];
}

const KIND_WORDS = {
  'lambda-function': 'Lambda function',
  'sqs-queue': 'SQS queue',
  'api-destination': 'API destination',
  'event-bus': 'Event bus',
  'sns-topic': 'SNS topic',
  'state-machine': 'Step Functions state machine',
  'kinesis-stream': 'Kinesis stream',
  'log-group': 'CloudWatch log group',
} as const;

/** Worst first: what a node shows that has more than one delivery. */
const SEVERITY: readonly RouteState[] = [
  'lost',
  'dead-lettered',
  'waiting',
  'running',
  'delivered',
  'matched',
  'idle',
];

/** What there is in a scenario, what leads where, and what has come of the selected event. */
export function buildRouteModel(given: RouteFacts): RouteModel {
  const { scenario } = given;
  const facts = { ...given, verdicts: given.verdicts.map((one) => withPassedOn(one, given)) };
  const links = linksOf(scenario);
  const places = ownersOf(scenario).map(({ bus, rule, target }) => {
    const delivery = facts.deliveries.find(
      (candidate) =>
        candidate.eventBus === bus && candidate.rule === rule && candidate.targetId === target.id,
    );
    return { bus, rule, target, delivery };
  });
  const last = lastLane(scenario, links);
  const isLast = ({ type, name }: ResourceReference) => type === 'sqs-queue' && last.has(name);
  const nodeIdOf = (resource: ResourceReference) =>
    isLast(resource) ? queueId(resource.name) : keyOf(resource);

  const resources = new Map(
    places
      .filter(({ target }) => !isLast(target.resource))
      .map(({ target }) => [nodeIdOf(target.resource), target.resource]),
  );
  const targets = [...resources].map(([id, resource]): RouteNode => {
    const here = places.filter(({ target }) => nodeIdOf(target.resource) === id);
    return targetNode(id, resource, here, facts);
  });
  const queues = [...last].map(([name, roles]) => queueNode(name, roles, places, facts));
  const behind = lanesBehind(
    places.map(({ target }) => target.resource),
    links,
    isLast,
  );
  const nodesBehind = (wanted: 'next' | 'later') =>
    [...behind.values()]
      .filter(({ lane }) => lane === wanted)
      .map(({ resource, lane }) => nodeBehind(resource, lane, links, facts));
  const isOnMap = (resource: ResourceReference) =>
    isLast(resource) || resources.has(keyOf(resource)) || behind.has(keyOf(resource));
  const isBus = ({ type, name }: ResourceReference) =>
    type === 'event-bus' && scenario.buses.some((bus) => bus.name === name);

  const edges = new Map<string, RouteEdge>();
  const connect = (from: string, to: string, state: RouteState) => {
    const id = `${from} > ${to}`;
    edges.set(id, { id, from, to, state: worst([edges.get(id)?.state ?? 'idle', state]) });
  };
  for (const event of scenario.events) {
    connect(eventId(event.id), busId(event.bus), event.id === facts.event ? 'matched' : 'idle');
  }
  for (const bus of facts.call?.buses ?? []) connect(CALL, busId(bus), 'matched');
  for (const bus of scenario.buses) {
    for (const rule of bus.rules) {
      const verdict = verdictOf(facts, bus.name, rule.name)?.verdict ?? 'idle';
      const state = verdict === 'not-reached' ? 'idle' : verdict;
      const id = `${busId(bus.name)} > ${ruleId(bus.name, rule.name)}`;
      edges.set(id, { id, from: busId(bus.name), to: ruleId(bus.name, rule.name), state });
    }
  }
  for (const { from, to } of links) {
    if (!isOnMap(from) || !(isOnMap(to) || isBus(to))) continue;
    const flow = facts.flows.find(
      (one) => keyOf(one.from) === keyOf(from) && keyOf(one.to) === keyOf(to),
    );
    const end = isBus(to) ? busId(to.name) : nodeIdOf(to);
    connect(nodeIdOf(from), end, flow?.outcome ?? 'idle');
  }
  for (const { bus, rule, target, delivery } of places) {
    const from = ruleId(bus, rule);
    const to = nodeIdOf(target.resource);
    connect(from, to, delivery?.handedOver ? 'delivered' : (delivery?.state ?? 'idle'));
    // A bus as a target is on the map twice, and what it gets goes on where its rules are.
    if (isBus(target.resource)) {
      connect(to, busId(target.resource.name), delivery?.handedOver ? 'delivered' : 'idle');
    }
    // A queue in the last lane has nothing to its right: its own dead-letter queue hangs on the rule.
    const sender = isLast(target.resource) ? from : to;
    for (const queue of failureQueuesOf(target, scenario)) {
      if (queueId(queue) === to) continue;
      const went = delivery?.queue === queue && delivery.state === 'dead-lettered';
      connect(sender, queueId(queue), went ? 'dead-lettered' : 'idle');
    }
  }
  const model = {
    sources: [
      ...(facts.call ? [callNode(facts.call.name)] : []),
      ...scenario.events.map((event) => sourceNode(event, facts)),
    ],
    buses: busNodes(facts),
    rules: scenario.buses.flatMap((bus) =>
      bus.rules.map((rule) => ruleNode(bus.name, rule.name, rule.state === 'DISABLED', facts)),
    ),
    targets,
    next: nodesBehind('next'),
    later: nodesBehind('later'),
    queues,
    edges: [...edges.values()],
  };
  return markLoops(model, facts.loops, { busId, ruleId, nodeIdOf });
}

/** A rule of another bus has matched what another rule has passed on to it. */
function withPassedOn(verdict: RuleVerdict, { deliveries }: RouteFacts): RuleVerdict {
  const { bus, rule } = verdict;
  const isPassedOn = deliveries.some((one) => one.eventBus === bus && one.rule === rule);
  return verdict.verdict === 'not-reached' && isPassedOn
    ? { bus, rule, verdict: 'matched', sentence: null }
    : verdict;
}

const CALL = 'call';
const eventId = (id: string) => `event:${id}`;
const busId = (name: string) => `bus:${name}`;
const ruleId = (bus: string, name: string) => `rule:${bus}/${name}`;
const queueId = (name: string) => `queue:${name}`;

interface Place {
  readonly bus: string;
  readonly rule: string;
  readonly target: Target;
  readonly delivery: RouteDelivery | undefined;
}

function ownersOf(scenario: Scenario) {
  return scenario.buses.flatMap((bus) =>
    bus.rules.flatMap((rule) =>
      rule.targets.map((target) => ({ bus: bus.name, rule: rule.name, target })),
    ),
  );
}

function onFailureQueueOf(resource: ResourceReference, scenario: Scenario): string | undefined {
  if (resource.type !== 'lambda-function') return undefined;
  const { onFailure } = scenario.functions.find(({ name }) => name === resource.name) ?? {};
  return onFailure?.type === 'sqs-queue' ? onFailure.name : undefined;
}

function failureQueuesOf(target: Target, scenario: Scenario): readonly string[] {
  const queues = [target.deadLetterQueue, onFailureQueueOf(target.resource, scenario)];
  return queues.filter((queue) => queue !== undefined);
}

type QueueRole = 'dead-letter' | 'on-failure' | 'failure' | 'target';

/** The queues that take what failed, each with what it is for; in the order of the rules. */
function lastLane(
  scenario: Scenario,
  links: readonly Link[],
): ReadonlyMap<string, ReadonlySet<QueueRole>> {
  const roles = new Map<string, Set<QueueRole>>();
  const add = (name: string | undefined, role: QueueRole) => {
    if (name === undefined) return;
    roles.set(name, (roles.get(name) ?? new Set()).add(role));
  };
  const owners = ownersOf(scenario);
  for (const { target } of owners) {
    add(target.deadLetterQueue, 'dead-letter');
    add(onFailureQueueOf(target.resource, scenario), 'on-failure');
  }
  const reached = new Set(owners.map(({ target }) => keyOf(target.resource)));
  const queuesAhead = links.filter((link) => isForFailures(link) && link.to.type === 'sqs-queue');
  for (const key of reached) {
    // A set takes more while it is walked through.
    for (const { from, to } of links) if (keyOf(from) === key) reached.add(keyOf(to));
    for (const { from, to } of queuesAhead) {
      if (keyOf(from) === key && !roles.has(to.name)) add(to.name, 'failure');
    }
  }
  for (const { target } of owners) {
    const { type, name } = target.resource;
    if (type === 'sqs-queue' && roles.has(name)) add(name, 'target');
  }
  return roles;
}

function verdictOf(facts: RouteFacts, bus: string, rule: string): RuleVerdict | undefined {
  return facts.verdicts.find((verdict) => verdict.bus === bus && verdict.rule === rule);
}

function worst(states: readonly RouteState[]): RouteState {
  return SEVERITY.find((state) => states.includes(state)) ?? 'idle';
}

function sourceNode(event: Scenario['events'][number], facts: RouteFacts): RouteNode {
  const source = topString(event.text, 'source');
  const selected = event.id === facts.event;
  return {
    id: eventId(event.id),
    lane: 'source',
    icon: 'event',
    name: event.name,
    detail: source,
    state: selected ? 'matched' : 'idle',
    word: null,
    sentence: `${source === null ? 'An event' : `An event from ${source}`}, sent to bus ${event.bus}.`,
    badge: null,
    selection: { kind: 'event', id: event.id },
    also: [],
  };
}

function callNode(name: string): RouteNode {
  return {
    id: CALL,
    lane: 'source',
    icon: 'code',
    name,
    detail: 'called by code',
    state: 'matched',
    word: null,
    sentence: `What a call of ${name} put, from code or a command line.`,
    badge: null,
    selection: { kind: 'code' },
    also: [],
  };
}

/** The buses of the scenario, and those that only an event names. */
function busNodes(facts: RouteFacts): readonly RouteNode[] {
  const { buses, events, archives } = facts.scenario;
  const known = new Set(buses.map(({ name }) => name));
  const unknown = [...new Set(events.map(({ bus }) => bus))].filter((name) => !known.has(name));
  const node = (name: string, detail: string | null, state: RouteState, sentence: string) => ({
    id: busId(name),
    lane: 'bus' as const,
    icon: 'bus' as const,
    name,
    detail,
    state,
    word: null,
    sentence: `${sentence}${keptBy(name, archives)}`,
    badge: null,
    selection: { kind: 'bus' as const, name },
    also: [],
  });
  return [
    ...buses.map(({ name, rules }) => {
      const asked = facts.verdicts.filter(({ bus }) => bus === name);
      const matching = asked.filter(({ verdict }) => verdict === 'matched').length;
      const count = `${matching} of ${rules.length}`;
      const isReached =
        events.some(({ id, bus }) => id === facts.event && bus === name) ||
        facts.call?.buses.includes(name) ||
        facts.deliveries.some(({ eventBus }) => eventBus === name);
      if (asked.length === 0 || !isReached) {
        return node(name, null, 'idle', 'The selected event does not reach this event bus.');
      }
      const sentence = `${count} ${rules.length === 1 ? 'rule' : 'rules'} of this event bus ${matching === 1 ? 'matches' : 'match'} the event.`;
      return node(name, count, 'matched', sentence);
    }),
    ...unknown.map((name) =>
      node(
        name,
        'no such bus',
        'lost',
        'There is no such event bus: EventBridge accepts the event all the same and delivers it nowhere.',
      ),
    ),
  ];
}

/** Which archives keep the events of a bus, behind what else is said of it. */
function keptBy(bus: string, archives: Scenario['archives']): string {
  const own = archives.filter((archive) => archive.bus === bus).map(({ name }) => name);
  if (own.length === 0) return '';
  return ` Archived in ${own.join(' and ')}, from where events can be replayed.`;
}

function ruleNode(bus: string, name: string, disabled: boolean, facts: RouteFacts): RouteNode {
  const found = verdictOf(facts, bus, name);
  const state = disabled ? 'disabled' : (found?.verdict ?? 'idle');
  return {
    id: ruleId(bus, name),
    lane: 'rule',
    icon: 'rule',
    name,
    detail: null,
    state,
    word: RULE_WORDS[state] ?? null,
    sentence: found?.sentence ?? RULE_SENTENCES[state] ?? 'The event does not reach this rule.',
    badge: null,
    selection: { kind: 'rule', bus, name },
    also: [],
  };
}

const RULE_WORDS: Partial<Record<RouteState, string>> = {
  matched: 'matches',
  failed: 'does not match',
  invalid: 'invalid',
  disabled: 'disabled',
  scheduled: 'on a schedule',
};

const RULE_SENTENCES: Partial<Record<RouteState, string>> = {
  matched: 'Every field that the rule names has a value that it accepts.',
  failed: 'The event is not what the rule asks for.',
  invalid: 'EventBridge would refuse this rule.',
  disabled: 'A disabled rule is not asked and receives nothing.',
  scheduled: 'The rule fires by the clock alone; no event is asked of it.',
};

const TARGET_WORDS: Partial<Record<RouteState, string>> = {
  running: 'under way',
  waiting: 'waiting to retry',
  delivered: 'delivered',
  'dead-lettered': 'dead-lettered',
  lost: 'lost',
};

function targetNode(
  id: string,
  resource: ResourceReference,
  here: readonly Place[],
  facts: RouteFacts,
): RouteNode {
  const deliveries = here.flatMap(({ delivery }) => delivery ?? []);
  const state = worst(deliveries.map((delivery) => delivery.state));
  const first = here.find(({ delivery }) => delivery?.state === state) ?? here[0];
  const rules = [...new Set(here.map(({ rule }) => rule))];
  const silent = `${KIND_WORDS[resource.type]}; nothing of this event was sent to it.`;
  return {
    id,
    lane: 'target',
    icon: resource.type,
    name: resource.name,
    detail: null,
    state,
    word: TARGET_WORDS[state] ?? null,
    sentence: sentencesOf(deliveries, rules.length > 1) || silent,
    badge: badgeOf(resource, deliveries.length, facts),
    selection: first ? targetSelection(first) : { kind: 'queue', name: resource.name },
    also: here.filter((place) => place !== first).map(targetSelection),
  };
}

/** What is behind a target: what came of the event there is known from where it came. */
function nodeBehind(
  resource: ResourceReference,
  lane: 'next' | 'later',
  links: readonly Link[],
  facts: RouteFacts,
): RouteNode {
  const key = keyOf(resource);
  const flows = facts.flows.filter(({ to }) => keyOf(to) === key);
  const state = worst(flows.map(({ outcome }) => outcome));
  const ways = links
    .filter(({ to }) => keyOf(to) === key)
    .map(({ from, role }) => `${LINK_WORDS[role]} ${from.name}.`);
  return {
    id: key,
    lane,
    icon: resource.type,
    name: resource.name,
    detail: null,
    state,
    word: BEHIND_WORDS[state] ?? null,
    sentence: [`${KIND_WORDS[resource.type]}.`, ...new Set(ways)].join(' '),
    badge: badgeOf(resource, 0, facts),
    selection: { kind: 'resource', resource },
    also: [],
  };
}

const LINK_WORDS: Readonly<Record<Link['role'], string>> = {
  subscription: 'It is subscribed to topic',
  mapping: 'Lambda reads for it from queue',
  'on-success': 'It gets what succeeds at function',
  'on-failure': 'It gets what fails at function',
  'dead-letter': 'It gets what fails at',
  redrive: 'It gets what is received too often from queue',
};

const BEHIND_WORDS: Partial<Record<RouteState, string>> = {
  delivered: 'done',
  waiting: 'tried again',
  'dead-lettered': 'failed',
  lost: 'lost',
};

const targetSelection = ({ bus, rule, target }: Place) =>
  ({ kind: 'target', bus, rule, id: target.id }) as const;

function sentencesOf(deliveries: readonly RouteDelivery[], named: boolean): string {
  return deliveries
    .map(({ rule, sentence }) => (named ? `From ${rule}: ${sentence}` : sentence))
    .join('\n');
}

function badgeOf(resource: ResourceReference, deliveries: number, facts: RouteFacts) {
  if (resource.type === 'sqs-queue') return messageBadge(resource.name, facts);
  return deliveries > 1 ? { count: deliveries, label: `${deliveries} deliveries` } : null;
}

function messageBadge(queue: string, facts: RouteFacts) {
  const count = facts.messages.get(queue) ?? 0;
  return count > 0 ? { count, label: count === 1 ? '1 message' : `${count} messages` } : null;
}

function queueNode(
  name: string,
  roles: ReadonlySet<QueueRole>,
  places: readonly Place[],
  facts: RouteFacts,
): RouteNode {
  const sentTo = places.filter(({ target: { resource } }) => {
    return resource.type === 'sqs-queue' && resource.name === name;
  });
  const sentHere = sentTo.flatMap(({ delivery }) => delivery ?? []);
  const failedHere = places.flatMap(({ delivery }) => (delivery?.queue === name ? delivery : []));
  const state = worst([
    ...sentHere.map((delivery) => delivery.state),
    ...failedHere.map((delivery) => delivery.state),
  ]);
  const purpose = [...roles].map((role) => ROLE_WORDS[role]).join(' and ');
  const badge = messageBadge(name, facts);
  const deliveries = [
    ...failedHere,
    ...sentHere.filter((delivery) => !failedHere.includes(delivery)),
  ];
  return {
    id: queueId(name),
    lane: 'queue',
    icon: 'sqs-queue',
    name,
    detail: [...roles][0] ?? null,
    state,
    word: null,
    sentence: [`${capital(purpose)}; ${badge?.label ?? 'empty'}.`, sentencesOf(deliveries, true)]
      .filter(Boolean)
      .join('\n'),
    badge,
    selection: { kind: 'queue', name },
    also: sentTo.map(targetSelection),
  };
}

const ROLE_WORDS: Readonly<Record<QueueRole, string>> = {
  'dead-letter': 'dead-letter queue of EventBridge',
  'on-failure': 'on-failure destination of Lambda',
  failure: 'queue for what failed',
  target: 'target of a rule',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
