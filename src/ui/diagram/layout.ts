import { type Column, columns } from './columns.ts';
import {
  LANES,
  leadsOn,
  nodesIn,
  type RouteEdge,
  type RouteModel,
  type RouteNode,
} from './route.ts';
import { lanesSkipped, passId, placeRows } from './rows.ts';
import { type Point, pathAcross, pathBack } from './way.ts';

export interface LayoutOptions {
  readonly width: number;
  /** What fits without scrolling. */
  readonly height: number;
  /** Height of a node. */
  readonly row: number;
}

export interface NodeBox {
  readonly node: RouteNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface EdgePath {
  readonly edge: RouteEdge;
  /** SVG path data, from the right side of one node to the left side of the next. */
  readonly path: string;
  /** The head of an arrow, for a way that does not lead from left to right. */
  readonly arrow: string | null;
  /** Half way to the next lane: the place for a sign. */
  readonly sign: { readonly x: number; readonly y: number };
  /** Lanes between the sources and where it leaves: 0, 1, 2 … */
  readonly hop: number;
}

export interface RouteLayout {
  /** At least the height given; more if the map has to scroll. */
  readonly height: number;
  readonly columns: readonly Column[];
  readonly nodes: readonly NodeBox[];
  readonly edges: readonly EdgePath[];
}

/** Room above the first node and below the last, for focus rings. */
const MARGIN = 3;
/** How far below its node a way runs that leads back to a bus. */
const RETURN_GAP = 3;
/** Its sign is where no node is: before the lane that it comes from. */
const SIGN_BEFORE = 14;

/** The geometry of the route map: fixed lanes from left to right, in whole pixels. */
export function layoutRoutes(model: RouteModel, options: LayoutOptions): RouteLayout {
  const lanes = columns(options.width, lanesOf(model));
  const rows = placeRows(model, { height: options.height - 2 * MARGIN, row: options.row });
  const height = Math.max(options.height, Math.ceil(rows.bottom - rows.top) + 2 * MARGIN);
  const top = (height - rows.bottom - rows.top) / 2;

  const boxes = new Map<string, NodeBox>();
  for (const lane of lanes) {
    for (const node of nodesIn(model, lane.lane)) {
      const rail = rows.rails.get(node.id);
      const nodeHeight = rail
        ? Math.round(rail.bottom - rail.top)
        : lane.lane === 'source'
          ? rows.sourceHeight
          : options.row;
      const y = Math.round((rows.middles.get(node.id) ?? 0) - nodeHeight / 2 + top);
      boxes.set(node.id, { node, x: lane.x, y, width: lane.width, height: nodeHeight });
    }
  }
  const edges = model.edges.flatMap((edge): EdgePath[] => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (!from || !to) return [];
    const hop = LANES.indexOf(from.node.lane);
    const [start, end] = endsOf(from, to);
    if (!leadsOn(from.node.lane, to.node.lane)) {
      const toRail = to.node.lane === 'bus';
      const rail = toRail ? { ...end, x: to.x + to.width } : null;
      const side = { x: to.x + to.width, y: middle(to) };
      const below = start.y + from.height / 2 + RETURN_GAP;
      return [
        {
          edge,
          ...pathBack(
            start,
            rail ? { ...rail, y: within(below, to) } : side,
            toRail ? { y: below, signX: from.x - SIGN_BEFORE } : null,
          ),
          hop,
        },
      ];
    }
    const passes = lanesSkipped(model, from.node.lane, to.node.lane).flatMap((lane) => {
      const passing = rows.middles.get(passId(edge, lane));
      const column = lanes.find((one) => one.lane === lane);
      if (passing === undefined || !column) return [];
      return [{ x: column.x, width: column.width, y: Math.round(passing + top) }];
    });
    return [{ edge, ...pathAcross(start, end, passes), hop }];
  });
  return { height, columns: lanes, nodes: [...boxes.values()], edges };
}

/** Lanes that are always there, and those that have something in them. */
function lanesOf(model: RouteModel) {
  return LANES.filter(
    (lane) => (lane !== 'next' && lane !== 'later') || nodesIn(model, lane).length > 0,
  );
}

/** Where a way that leads on leaves and arrives; a rail is met wherever the other end is. */
function endsOf(from: NodeBox, to: NodeBox): readonly [Point, Point] {
  return [
    { x: from.x + from.width, y: from.node.lane === 'bus' ? middle(to) : middle(from) },
    { x: to.x, y: to.node.lane === 'bus' ? within(middle(from), to) : middle(to) },
  ];
}

function middle(box: NodeBox): number {
  return box.y + box.height / 2;
}

/** On the rail, and clear of its rounded corners. */
function within(y: number, box: NodeBox): number {
  return Math.min(box.y + box.height - 8, Math.max(box.y + 8, y));
}
