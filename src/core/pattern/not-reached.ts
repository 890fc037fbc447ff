import type { ExplanationNode, ObjectExplanation } from './explanation.ts';
import type { PatternNode, PatternObject } from './syntax.ts';
import { requirementOf } from './wording.ts';

/** The tree of a pattern for an event that cannot be read: nothing could be compared. */
export function notReached(root: PatternObject): ObjectExplanation {
  return {
    kind: 'all',
    verdict: 'not-reached',
    span: root.span,
    children: root.children.map(nodeNotReached),
    arrays: [],
  };
}

function nodeNotReached(node: PatternNode): ExplanationNode {
  switch (node.kind) {
    case 'field':
      return {
        kind: 'field',
        verdict: 'not-reached',
        path: node.keys,
        field: node.path,
        keySpan: node.keySpan,
        span: node.span,
        reason: null,
        requirement: requirementOf(node.matchers),
        sentence: `${node.path} needs ${requirementOf(node.matchers)}`,
        matchers: node.matchers.map((matcher) => ({
          span: matcher.span,
          verdict: 'not-reached',
          requirement: requirementOf([matcher]),
          reason: null,
        })),
        values: [],
        valueCount: 0,
        near: null,
      };
    case 'all':
      return notReached(node);
    case 'or':
      return {
        kind: 'or',
        verdict: 'not-reached',
        reason: null,
        span: node.span,
        children: node.children.map(notReached),
        chosen: null,
      };
  }
}
