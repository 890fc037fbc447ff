import type { Lane, RouteEdge, RouteModel, RouteNode } from '../../../src/ui/diagram/route.ts';

function aNode(lane: Lane, id: string): RouteNode {
  return {
    id,
    lane,
    icon: 'rule',
    name: id,
    detail: null,
    state: 'idle',
    word: null,
    sentence: '',
    badge: null,
    selection: { kind: 'queue', name: id },
    also: [],
  };
}

/** A map from its edges, `'a > b'`; the first letter of an id is that of its lane. */
export function aRoute(...ways: readonly string[]): RouteModel {
  const edges = ways.map((way): RouteEdge => {
    const [from = '', to = ''] = way.split(' > ');
    return { id: way, from, to, state: 'idle' };
  });
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]).filter(Boolean))];
  const of = (lane: Lane) => ids.filter((id) => id[0] === lane[0]).map((id) => aNode(lane, id));
  return {
    sources: of('source'),
    buses: of('bus'),
    rules: of('rule'),
    targets: of('target'),
    next: of('next'),
    later: of('later'),
    queues: of('queue'),
    edges: edges.filter(({ to }) => to !== ''),
  };
}
