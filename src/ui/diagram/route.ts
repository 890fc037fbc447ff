import type { ResourceReference, ResourceType } from '../../core/model/resource.ts';
import type { VerdictSign } from '../controls/Verdict.svelte';

/**
 * The lanes of the route map, from left to right. Those behind the targets are there only if something
 * is in them.
 */
export const LANES = ['source', 'bus', 'rule', 'target', 'next', 'later', 'queue'] as const;
export type Lane = (typeof LANES)[number];

/** `idle`: nothing came this way. */
export type RouteState = VerdictSign | 'idle';

export type RouteIcon = 'event' | 'code' | 'bus' | 'rule' | ResourceType;

/** What a click on the map means. */
export type RouteSelection =
  | { readonly kind: 'event'; readonly id: string }
  /** Code that puts events. */
  | { readonly kind: 'code' }
  | { readonly kind: 'bus'; readonly name: string }
  | { readonly kind: 'rule'; readonly bus: string; readonly name: string }
  | { readonly kind: 'target'; readonly bus: string; readonly rule: string; readonly id: string }
  | { readonly kind: 'queue'; readonly name: string }
  /** Something that no rule sends to, but that is on the way behind what one does. */
  | { readonly kind: 'resource'; readonly resource: ResourceReference };

export interface RouteNode {
  /** Unique on the map. */
  readonly id: string;
  readonly lane: Lane;
  readonly icon: RouteIcon;
  readonly name: string;
  /** A second, quieter piece of text. */
  readonly detail: string | null;
  readonly state: RouteState;
  /** The state in a word or two; `null` where there is nothing to say. */
  readonly word: string | null;
  /** Everything there is to say, as sentences. */
  readonly sentence: string;
  readonly badge: { readonly count: number; readonly label: string } | null;
  readonly loop?: RouteLoop;
  readonly selection: RouteSelection;
  /** What else the node stands for: a resource may be a target of several rules. */
  readonly also: readonly RouteSelection[];
}

export interface RouteEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: RouteState;
  /** Whether an event may go round here, and whether one has until it was stopped. */
  readonly loop?: RouteLoop;
}

export type RouteLoop = 'possible' | 'stopped';

/** The map as plain data: what there is, what leads where, and what came of one event. */
export interface RouteModel {
  readonly sources: readonly RouteNode[];
  readonly buses: readonly RouteNode[];
  readonly rules: readonly RouteNode[];
  readonly targets: readonly RouteNode[];
  /** What targets lead to: what topics, queues and functions send on. */
  readonly next: readonly RouteNode[];
  readonly later: readonly RouteNode[];
  readonly queues: readonly RouteNode[];
  readonly edges: readonly RouteEdge[];
}

export function nodesOf(model: RouteModel): readonly RouteNode[] {
  return LANES.flatMap((lane) => nodesIn(model, lane));
}

export function nodesIn(model: RouteModel, lane: Lane): readonly RouteNode[] {
  switch (lane) {
    case 'source':
      return model.sources;
    case 'bus':
      return model.buses;
    case 'rule':
      return model.rules;
    case 'target':
      return model.targets;
    case 'next':
      return model.next;
    case 'later':
      return model.later;
    case 'queue':
      return model.queues;
  }
}

/** Whether a way leads on to the right; the others lead back, or on within a lane. */
export function leadsOn(from: Lane, to: Lane): boolean {
  return LANES.indexOf(from) < LANES.indexOf(to);
}

/** What there is to set up behind a node; events and rules are no resources. */
export function resourceOf({ icon, name }: RouteNode): ResourceReference | null {
  if (icon === 'event' || icon === 'code' || icon === 'rule') return null;
  return { type: icon === 'bus' ? 'event-bus' : icon, name };
}

/** The node that stands for what is selected. */
export function nodeFor(
  model: RouteModel,
  selection: RouteSelection | null,
): RouteNode | undefined {
  if (selection === null) return undefined;
  const wanted = keyOf(selection);
  return nodesOf(model).find((node) =>
    [node.selection, ...node.also].some((candidate) => keyOf(candidate) === wanted),
  );
}

function keyOf(selection: RouteSelection): string {
  return JSON.stringify(Object.entries(selection).sort());
}

/** Every edge on a way through one of the nodes: back to the sources and on to where it ends. */
export function edgesThrough(model: RouteModel, ids: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (from: 'from' | 'to', to: 'from' | 'to') => {
    const ahead = [...ids];
    for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
      for (const edge of model.edges) {
        if (edge[from] !== id || found.has(edge.id)) continue;
        found.add(edge.id);
        ahead.push(edge[to]);
      }
    }
  };
  follow('to', 'from');
  follow('from', 'to');
  return found;
}
