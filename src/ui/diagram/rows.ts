import {
  LANES,
  type Lane,
  leadsOn,
  nodesIn,
  nodesOf,
  type RouteEdge,
  type RouteModel,
} from './route.ts';
import { spread } from './spread.ts';

/**
 * Where everything is from top to bottom. Rules keep their order and are the backbone; targets and
 * queues settle beside what leads to them, and the rules move to the middle of their targets.
 *
 * A way that skips lanes (a queue that is both a target and a dead-letter queue is drawn once, among
 * the queues) takes a place in each of them, so that it runs between their nodes and not through them.
 * A way that leads back has no say in where things are.
 */
export interface Rows {
  /** The middle of each node, and of each way through a lane that it skips under `passId`. */
  readonly middles: ReadonlyMap<string, number>;
  /** Top and bottom of each bus: a rail as tall as its rules. */
  readonly rails: ReadonlyMap<string, { readonly top: number; readonly bottom: number }>;
  readonly sourceHeight: number;
  /** The extent of it all. */
  readonly top: number;
  readonly bottom: number;
}

export interface RowOptions {
  /** What fits without scrolling. */
  readonly height: number;
  /** Height of a node. */
  readonly row: number;
}

const LEAST_GAP = 4;
const GREATEST_GAP = 12;
const GAP_WHEN_SCROLLING = 6;
/** Between the rules of one bus and those of the next. */
const BUS_GAP = 14;
/** A source with its second line, and the least height of a bus. */
export const TWO_LINES = 40;

export function passId(edge: RouteEdge, lane: Lane): string {
  return `pass:${lane}:${edge.id}`;
}

/** Lanes that ways skip. */
const SKIPPED = ['target', 'next', 'later'] as const;

export function placeRows(model: RouteModel, { height, row }: RowOptions): Rows {
  const groups = rulesByBus(model);
  const steps = stepsOf(model);
  const outer = SKIPPED.map((lane) => [
    ...nodesIn(model, lane).map(({ id }) => id),
    ...new Set(steps.filter(({ to }) => to.startsWith(`pass:${lane}:`)).map(({ to }) => to)),
  ]);
  const most = Math.max(
    groups.flat().length,
    ...outer.map(({ length }) => length),
    model.queues.length,
  );
  const spare = (height - (groups.length - 1) * BUS_GAP - most * row) / Math.max(1, most - 1);
  const gap = spare < LEAST_GAP ? GAP_WHEN_SCROLLING : Math.min(spare, GREATEST_GAP);

  const middles = new Map<string, number>();
  /** Settles a lane in the given order, each node beside the mean of its neighbours. */
  const settle = (
    ids: readonly string[],
    side: 'from' | 'to',
    sizeOf = (_: string) => row + gap,
  ) => {
    const wishes = ids.map((id) => ({
      at: meanOf(neighbours(steps, id, side), middles) ?? middles.get(id) ?? 0,
      size: sizeOf(id),
    }));
    spread(wishes, 0).forEach((middle, index) => {
      middles.set(ids[index] ?? '', middle);
    });
  };

  const firsts = new Set(groups.slice(1).map(([first]) => first));
  const rules = groups.flat();
  // A rule that is alone on its bus needs the room of the bus.
  const alone = new Set(groups.filter(({ length }) => length === 1).flat());
  const settleRules = () =>
    settle(rules, 'to', (id) => {
      const height = alone.has(id) ? Math.max(row, TWO_LINES) : row;
      return height + gap + (firsts.has(id) ? BUS_GAP : 0);
    });
  settleRules();
  const targets = sortedByNeighbours(outer[0] ?? [], steps, middles);
  settle(targets, 'from');
  settleRules();
  settle(targets, 'from');
  const behind = [...outer.slice(1), model.queues.map(({ id }) => id)];
  for (const ids of behind) settle(sortedByNeighbours(ids, steps, middles), 'from');

  // Each place has half a gap above and below, which the outermost do not need.
  const content = Math.max(0, ...middles.values()) + row / 2 - gap / 2;
  for (const [id, middle] of middles) middles.set(id, middle - gap / 2);
  const rails = new Map(
    model.buses.map(({ id }, index) => {
      const ys = (groups[index] ?? []).map((rule) => middles.get(rule) ?? 0);
      const half = Math.max(TWO_LINES, Math.max(...ys) - Math.min(...ys) + row) / 2;
      const middle = (Math.min(...ys) + Math.max(...ys)) / 2;
      return [id, { top: middle - half, bottom: middle + half }];
    }),
  );
  for (const [id, rail] of rails) middles.set(id, (rail.top + rail.bottom) / 2);

  // Sources are in view without scrolling, since everything starts there.
  const roomy = model.sources.length * (TWO_LINES + gap) <= height;
  const sourceHeight = roomy ? Math.max(row, TWO_LINES) : row;
  const wishes = model.sources.map(({ id }) => ({
    at: meanOf(neighbours(steps, id, 'to'), middles) ?? 0,
    size: sourceHeight + gap,
  }));
  const top = Math.min(0, (content - height) / 2) - gap / 2;
  const sources = spread(wishes, top, top + height + gap);
  sources.forEach((middle, index) => {
    middles.set(model.sources[index]?.id ?? '', middle);
  });
  return {
    middles,
    rails,
    sourceHeight,
    top: Math.min(0, ...sources.map((middle) => middle - sourceHeight / 2)),
    bottom: Math.max(content, ...sources.map((middle) => middle + sourceHeight / 2)),
  };
}

interface Step {
  readonly from: string;
  readonly to: string;
}

/** The edges that lead on, each cut at the lanes that it skips. */
function stepsOf(model: RouteModel): readonly Step[] {
  const laneOf = new Map(nodesOf(model).map(({ id, lane }) => [id, lane]));
  return model.edges.flatMap((edge): Step[] => {
    const from = laneOf.get(edge.from);
    const to = laneOf.get(edge.to);
    if (from === undefined || to === undefined) return [edge];
    if (!leadsOn(from, to)) return [];
    const passes = lanesSkipped(model, from, to).map((lane) => passId(edge, lane));
    const stops = [edge.from, ...passes, edge.to];
    return stops.slice(1).map((stop, index) => ({ from: stops[index] ?? '', to: stop }));
  });
}

/** The lanes between two, of those that are on the map. */
export function lanesSkipped(model: RouteModel, from: Lane, to: Lane): readonly Lane[] {
  return LANES.slice(LANES.indexOf(from) + 1, LANES.indexOf(to)).filter(
    (lane) => lane === 'target' || nodesIn(model, lane).length > 0,
  );
}

/** The rules of each bus; one blank place for a bus that has none, so that its rail has a height. */
function rulesByBus(model: RouteModel): readonly (readonly string[])[] {
  const busOf = new Map(model.edges.map(({ from, to }) => [to, from]));
  return model.buses.map((bus) => {
    const rules = model.rules.map(({ id }) => id).filter((id) => busOf.get(id) === bus.id);
    return rules.length > 0 ? rules : [`${bus.id}:no-rules`];
  });
}

function neighbours(steps: readonly Step[], id: string, side: 'from' | 'to'): readonly string[] {
  const other = side === 'from' ? 'to' : 'from';
  return steps.filter((step) => step[other] === id).map((step) => step[side]);
}

function meanOf(ids: readonly string[], middles: ReadonlyMap<string, number>): number | null {
  const known = ids.flatMap((id) => middles.get(id) ?? []);
  return known.length === 0 ? null : known.reduce((sum, y) => sum + y, 0) / known.length;
}

/** Those that lead nowhere yet come last; ties keep their order. */
function sortedByNeighbours(
  ids: readonly string[],
  steps: readonly Step[],
  middles: ReadonlyMap<string, number>,
): readonly string[] {
  const last = Number.MAX_SAFE_INTEGER;
  return ids
    .map((id) => ({ id, at: meanOf(neighbours(steps, id, 'from'), middles) ?? last }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
}
