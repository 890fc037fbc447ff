import type { Span } from '../model/span.ts';
import type { JsonNode } from './node.ts';

/**
 * Where in a document the value at a path such as `buses[0].rules[2].pattern` stands. What is not
 * there is pointed at by the first character of what it is missing from.
 */
export function spanOfPath(root: JsonNode, path: string): Span {
  let node = root;
  for (const key of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    const child =
      node.type === 'array'
        ? node.elements[Number(key)]
        : node.type === 'object'
          ? node.members.findLast((candidate) => candidate.key === key)?.value
          : undefined;
    if (!child) return { from: node.span.from, to: node.span.from + 1 };
    node = child;
  }
  return node.span;
}
