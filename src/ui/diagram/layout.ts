import { type Column, columns } from './columns.ts';
import { LANES, type RouteEdge, type RouteModel, type RouteNode } from './route.ts';
import { passId, placeRows } from './rows.ts';

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

/** The geometry of the route map: fixed lanes from left to right, in whole pixels. */
export function layoutRoutes(model: RouteModel, options: LayoutOptions): RouteLayout {
  const lanes = columns(options.width);
  const rows = placeRows(model, { height: options.height - 2 * MARGIN, row: options.row });
  const height = Math.max(options.height, Math.ceil(rows.bottom - rows.top) + 2 * MARGIN);
  const top = (height - rows.bottom - rows.top) / 2;

  const boxes = new Map<string, NodeBox>();
  for (const lane of lanes) {
    for (const node of nodesIn(model, lane)) {
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
    const passing = rows.middles.get(passId(edge));
    const lane = lanes.find((column) => column.lane === 'target');
    const by = passing !== undefined && lane ? { ...lane, y: Math.round(passing + top) } : null;
    return [{ edge, ...pathBetween(from, to, by), hop: LANES.indexOf(from.node.lane) }];
  });
  return { height, columns: lanes, nodes: [...boxes.values()], edges };
}

function nodesIn(model: RouteModel, { lane }: Column): readonly RouteNode[] {
  switch (lane) {
    case 'source':
      return model.sources;
    case 'bus':
      return model.buses;
    case 'rule':
      return model.rules;
    case 'target':
      return model.targets;
    case 'queue':
      return model.queues;
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function pathBetween(
  from: NodeBox,
  to: NodeBox,
  by: { readonly x: number; readonly width: number; readonly y: number } | null,
): Pick<EdgePath, 'path' | 'sign'> {
  // A rail is entered and left wherever the other end is.
  const start = { x: from.x + from.width, y: from.node.lane === 'bus' ? middle(to) : middle(from) };
  const end = { x: to.x, y: to.node.lane === 'bus' ? within(middle(from), to) : middle(to) };
  const near = by ? { x: by.x, y: by.y } : end;
  const far = by ? { x: by.x + by.width, y: by.y } : null;
  const rest = far ? `H${far.x}${curve(far, end)}` : '';
  return {
    path: `M${start.x} ${start.y}${curve(start, near)}${rest}`,
    sign: { x: (start.x + near.x) / 2, y: (start.y + near.y) / 2 },
  };
}

/** Leaves and arrives level. */
function curve(start: Point, end: Point): string {
  if (start.y === end.y) return `H${end.x}`;
  const half = (start.x + end.x) / 2;
  return `C${half} ${start.y} ${half} ${end.y} ${end.x} ${end.y}`;
}

function middle(box: NodeBox): number {
  return box.y + box.height / 2;
}

/** On the rail, and clear of its rounded corners. */
function within(y: number, box: NodeBox): number {
  return Math.min(box.y + box.height - 8, Math.max(box.y + 8, y));
}
