import type { Cycle, Hop } from '../model/problem.ts';
import type { ResourceReference } from '../model/resource.ts';
import type { Scenario } from '../model/scenario.ts';
import { parsePattern } from '../pattern/parse.ts';
import type { Alternative, EventPattern } from '../pattern/syntax.ts';

/** A hop with what is known of the events that take it. */
interface Edge {
  readonly hop: Hop;
  /** What they must be to be taken along; `null` for anything. */
  readonly takes: EventPattern | null;
  /** What they are behind it: as before, something known, or anything. */
  readonly gives: 'the same' | Known | null;
}

/** Members of an event's head that can only be one of these. */
type Known = ReadonlyMap<string, readonly string[]>;

/** Members that are one text each, so that two patterns that want different ones share no event. */
const HEAD = ['source', 'detail-type', 'account', 'region', 'id', 'time', 'version'];
const MOST_CYCLES = 20;

/**
 * Where events may go round in a scenario, as far as that can be told without running it: over rules,
 * Lambda's destinations, subscriptions and event source mappings. What handlers publish is not known.
 * A cycle that no event can take, since its rules want different sources, is left out.
 */
export function findCycles(scenario: Scenario): readonly Cycle[] {
  const edges = edgesOf(scenario);
  const from = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = keyOf(edge.hop.from);
    from.set(key, [...(from.get(key) ?? []), edge]);
  }
  const next = (edge: Edge) =>
    (from.get(keyOf(edge.hop.to)) ?? []).filter((candidate) => follows(edge, candidate));
  const found = new Map<string, Cycle>();
  for (const edge of edges) {
    if (found.size >= MOST_CYCLES) break;
    const cycle = shortestCycle(edge, next);
    if (!cycle) continue;
    const name = cycle.map((one) => edges.indexOf(one)).sort((a, b) => a - b);
    if (!found.has(name.join()))
      found.set(
        name.join(),
        cycle.map(({ hop }) => hop),
      );
  }
  return [...found.values()];
}

/** Breadth first from an edge back to itself. */
function shortestCycle(start: Edge, next: (edge: Edge) => readonly Edge[]): readonly Edge[] | null {
  const cameFrom = new Map<Edge, Edge>();
  const waiting = [start];
  for (let edge = waiting.shift(); edge; edge = waiting.shift()) {
    for (const candidate of next(edge)) {
      if (candidate === start) return pathTo(edge, start, cameFrom);
      if (cameFrom.has(candidate)) continue;
      cameFrom.set(candidate, edge);
      waiting.push(candidate);
    }
  }
  return null;
}

function pathTo(end: Edge, start: Edge, cameFrom: ReadonlyMap<Edge, Edge>): readonly Edge[] {
  const path = [end];
  for (let edge = end; edge !== start; ) {
    const before = cameFrom.get(edge);
    if (!before) break;
    path.unshift(before);
    edge = before;
  }
  return path;
}

/** Whether an event that has taken one hop may take another. */
function follows(first: Edge, second: Edge): boolean {
  if (!second.takes || first.gives === null) return true;
  if (first.gives !== 'the same') return acceptsHead(second.takes, first.gives);
  return !first.takes || shareEvents(first.takes, second.takes);
}

function shareEvents(one: EventPattern, other: EventPattern): boolean {
  return one.alternatives.some((alternative) => acceptsHead(other, headOf(alternative)));
}

function acceptsHead(pattern: EventPattern, known: Known): boolean {
  return pattern.alternatives.some((alternative) =>
    [...headOf(alternative)].every(([member, wanted]) => {
      const values = known.get(member);
      return values === undefined || values.some((value) => wanted.includes(value));
    }),
  );
}

/** The members of the head for which an alternative names all the texts that it accepts. */
function headOf(alternative: Alternative): Known {
  const head = new Map<string, readonly string[]>();
  for (const { keys, matchers } of alternative) {
    const [member] = keys;
    if (keys.length !== 1 || member === undefined || !HEAD.includes(member)) continue;
    const texts = matchers.flatMap((matcher) =>
      matcher.type === 'string' || matcher.type === 'exactly' ? [matcher.value] : [],
    );
    if (texts.length === matchers.length) head.set(member, texts);
  }
  return head;
}

function edgesOf(scenario: Scenario): readonly Edge[] {
  return [
    ...ruleEdges(scenario),
    ...destinationEdges(scenario),
    ...scenario.topics.flatMap(({ name, subscriptions }) =>
      subscriptions.map(({ endpoint }) =>
        edge({ type: 'sns-topic', name }, endpoint, { type: 'subscription' }),
      ),
    ),
    ...scenario.eventSourceMappings
      .filter(({ enabled }) => enabled)
      .map((mapping) =>
        edge(
          { type: 'sqs-queue', name: mapping.queue },
          { type: 'lambda-function', name: mapping.function },
          { type: 'event-source-mapping' },
        ),
      ),
  ];
}

function ruleEdges({ buses }: Scenario): readonly Edge[] {
  return buses.flatMap(({ name, rules }) =>
    rules
      .filter(({ state }) => state === 'ENABLED')
      .flatMap((rule) => {
        const parsed = parsePattern(rule.pattern);
        // What fires by the clock alone takes no event along.
        if (!parsed.ok) return [];
        return rule.targets.map(({ id, resource }): Edge => {
          const via = { type: 'rule', rule: rule.name, targetId: id } as const;
          const hop = { from: { type: 'event-bus', name }, to: resource, via } as const;
          const gives = resource.type === 'event-bus' ? 'the same' : null;
          return { hop, takes: parsed.value, gives };
        });
      }),
  );
}

function destinationEdges({ functions }: Scenario): readonly Edge[] {
  return functions.flatMap(({ name, onSuccess, onFailure, deadLetterTarget }) => {
    const from = { type: 'lambda-function', name } as const;
    const ways = [
      ['on-success', onSuccess, 'Success'],
      ['on-failure', onFailure, 'Failure'],
      ['dead-letter', deadLetterTarget, 'Failure'],
    ] as const;
    return ways.flatMap(([role, to, result]) => {
      if (!to) return [];
      const event = new Map([
        ['source', ['lambda']],
        ['detail-type', [`Lambda Function Invocation Result - ${result}`]],
      ]);
      const one = edge(from, to, { type: 'destination', role });
      return [to.type === 'event-bus' ? { ...one, gives: event } : one];
    });
  });
}

function edge(from: ResourceReference, to: ResourceReference, via: Hop['via']): Edge {
  return { hop: { from, to, via }, takes: null, gives: null };
}

function keyOf({ type, name }: ResourceReference): string {
  return `${type}:${name}`;
}
