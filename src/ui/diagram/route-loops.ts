import type { Cycle, Hop } from '../../core/model/problem.ts';
import type { ResourceReference } from '../../core/model/scenario.ts';
import type { RouteEdge, RouteLoop, RouteModel, RouteNode } from './route.ts';

/** Ways that lead back to where they begin. */
export interface LoopFact {
  readonly cycle: Cycle;
  /** An event has gone round until it was stopped. */
  readonly isStopped: boolean;
  readonly sentence: string;
}

/** What things are called on the map. */
interface Ids {
  readonly busId: (name: string) => string;
  readonly ruleId: (bus: string, rule: string) => string;
  readonly nodeIdOf: (resource: ResourceReference) => string;
}

/** Marks the ways of loops, and what they lead through. */
export function markLoops(model: RouteModel, loops: readonly LoopFact[], ids: Ids): RouteModel {
  if (loops.length === 0) return model;
  const edges = new Map<string, LoopFact>();
  for (const loop of loops) {
    for (const id of loop.cycle.flatMap((hop) => edgesOf(hop, ids))) {
      if (!edges.get(id)?.isStopped) edges.set(id, loop);
    }
  }
  const nodes = new Map<string, LoopFact>();
  for (const { id, from, to } of model.edges) {
    const loop = edges.get(id);
    if (loop) for (const end of [from, to]) nodes.set(end, loop);
  }
  const inLoop = (node: RouteNode): RouteNode => {
    const loop = nodes.get(node.id);
    if (!loop) return node;
    // Said once is enough: where the way turns back.
    const isSaid = node.lane !== 'bus' && node.lane !== 'rule';
    const sentences = [node.sentence, isSaid ? sentenceOf(loop) : ''].filter(Boolean);
    return { ...node, loop: kindOf(loop), sentence: sentences.join('\n') };
  };
  return {
    sources: model.sources.map(inLoop),
    buses: model.buses.map(inLoop),
    rules: model.rules.map(inLoop),
    targets: model.targets.map(inLoop),
    next: model.next.map(inLoop),
    later: model.later.map(inLoop),
    queues: model.queues.map(inLoop),
    edges: model.edges.map((edge): RouteEdge => {
      const loop = edges.get(edge.id);
      return loop ? { ...edge, loop: kindOf(loop) } : edge;
    }),
  };
}

function kindOf({ isStopped }: LoopFact): RouteLoop {
  return isStopped ? 'stopped' : 'possible';
}

function sentenceOf({ isStopped, sentence }: LoopFact): string {
  return isStopped ? `${sentence} The simulation has stopped one here.` : sentence;
}

function edgesOf({ from, to, via }: Hop, { busId, ruleId, nodeIdOf }: Ids): readonly string[] {
  const end = nodeIdOf(to);
  const isBus = to.type === 'event-bus';
  if (via.type === 'rule') {
    const rule = ruleId(from.name, via.rule);
    const back = isBus ? [`${end} > ${busId(to.name)}`] : [];
    return [`${busId(from.name)} > ${rule}`, `${rule} > ${end}`, ...back];
  }
  return [`${nodeIdOf(from)} > ${isBus ? busId(to.name) : end}`];
}
