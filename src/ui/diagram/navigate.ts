import type { NodeBox, RouteLayout } from './layout.ts';
import { LANES } from './route.ts';

export type NavigationKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

/**
 * The node that a key leads to: up and down within the lane, left and right along the ways, or to
 * the nearest node of the next lane where no way leads. `undefined` if there is none.
 */
export function nodeTowards(
  layout: RouteLayout,
  id: string,
  key: NavigationKey,
): string | undefined {
  const here = layout.nodes.find(({ node }) => node.id === id);
  if (!here) return layout.nodes[0]?.node.id;
  const lane = layout.nodes
    .filter(({ node }) => node.lane === here.node.lane)
    .sort((a, b) => a.y - b.y);
  const place = lane.indexOf(here);
  switch (key) {
    case 'ArrowUp':
      return lane[place - 1]?.node.id;
    case 'ArrowDown':
      return lane[place + 1]?.node.id;
    case 'Home':
      return lane[0]?.node.id;
    case 'End':
      return lane.at(-1)?.node.id;
    case 'ArrowRight':
      return sideways(layout, here, 1);
    case 'ArrowLeft':
      return sideways(layout, here, -1);
  }
}

function sideways(layout: RouteLayout, here: NodeBox, direction: 1 | -1): string | undefined {
  const connected = new Set(
    layout.edges.flatMap(({ edge }) => {
      const [near, far] = direction === 1 ? [edge.from, edge.to] : [edge.to, edge.from];
      return near === here.node.id ? far : [];
    }),
  );
  // Ways that lead back are no ways to the right.
  const linked = layout.nodes.filter(
    ({ node, x }) => connected.has(node.id) && (x - here.x) * direction > 0,
  );
  return nearest(linked.length > 0 ? linked : nextLane(layout, here, direction), here);
}

function nextLane(layout: RouteLayout, here: NodeBox, direction: 1 | -1): readonly NodeBox[] {
  const start = LANES.indexOf(here.node.lane);
  for (let lane = start + direction; LANES[lane]; lane += direction) {
    const found = layout.nodes.filter(({ node }) => node.lane === LANES[lane]);
    if (found.length > 0) return found;
  }
  return [];
}

function nearest(boxes: readonly NodeBox[], here: NodeBox): string | undefined {
  const middle = (box: NodeBox) => box.y + box.height / 2;
  const distance = (box: NodeBox) => Math.abs(middle(box) - middle(here));
  return [...boxes].sort((a, b) => distance(a) - distance(b))[0]?.node.id;
}
