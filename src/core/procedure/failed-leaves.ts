import type { ExplanationNode, ReasonCode } from '../pattern/explanation.ts';

/** A part of a pattern that stands in the way of a match. */
export interface FailedLeaf {
  readonly reason: ReasonCode;
  readonly sentence: string;
}

/**
 * What a match fails at, in the order of the pattern. What fails in an alternative beside one that
 * matches stands in nobody's way.
 */
export function failedLeaves(node: ExplanationNode): readonly FailedLeaf[] {
  if (node.verdict !== 'failed') return [];
  if (node.kind !== 'field') return node.children.flatMap(failedLeaves);
  return node.reason === null ? [] : [{ reason: node.reason, sentence: node.sentence }];
}
