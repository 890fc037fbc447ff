import type { Node } from '@babel/types';

/** The parts of a piece of syntax, in no particular order. */
export function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  const { type, start } = value as { readonly type?: unknown; readonly start?: unknown };
  // A comment has both as well.
  return typeof type === 'string' && typeof start === 'number' && !type.startsWith('Comment');
}
