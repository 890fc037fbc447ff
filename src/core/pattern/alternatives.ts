import { PatternProblem } from './pattern-problem.ts';
import type { Alternative, PatternField, PatternNode, PatternObject } from './syntax.ts';

/** EventBridge User Guide, *Complex example with multiple matching* (`$or`). */
export const MAXIMUM_ALTERNATIVES = 1_000;

/**
 * The alternatives that `$or` makes of a pattern. A path that is written twice keeps the last list,
 * so siblings of `$or` are taken in the order in which they are written.
 */
export function alternativesOf(root: PatternObject): readonly Alternative[] {
  const add = (
    collected: readonly ReadonlyMap<string, PatternField>[],
    node: PatternNode,
  ): readonly ReadonlyMap<string, PatternField>[] => {
    switch (node.kind) {
      case 'field':
        return collected.map((alternative) => new Map([...alternative, [node.path, node]]));
      case 'all':
        return node.children.reduce(add, collected);
      case 'or': {
        const groups: ReadonlyMap<string, PatternField>[] = [];
        for (const child of node.children) {
          groups.push(...add(collected, child));
          if (groups.length > MAXIMUM_ALTERNATIVES) {
            throw new PatternProblem({
              code: 'too-many-alternatives',
              detail: `more than ${MAXIMUM_ALTERNATIVES}`,
              span: node.span,
              location: null,
            });
          }
        }
        return groups;
      }
    }
  };
  return add([new Map()], root).map((alternative) =>
    [...alternative.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}
