import type { EventPattern, PatternNode, PatternObject } from './syntax.ts';

/**
 * The members of `$or` lists that an alternative of a pattern was made of. `alternativesOf` puts the
 * alternatives in a fixed order, which is followed back here.
 */
export function branchesOf(pattern: EventPattern, alternative: number): ReadonlySet<PatternObject> {
  const branches = new Set<PatternObject>();
  /** Takes the number of an alternative among those after a node to its number among those before. */
  const goBack = (node: PatternNode, number: number, before: number): number => {
    switch (node.kind) {
      case 'field':
        return number;
      case 'all': {
        const counts = [before];
        for (const child of node.children) counts.push((counts.at(-1) ?? 1) * factorOf(child));
        return node.children.reduceRight(
          (left, child, index) => goBack(child, left, counts[index] ?? 1),
          number,
        );
      }
      case 'or': {
        let left = number;
        for (const child of node.children) {
          const count = before * factorOf(child);
          if (left < count) {
            branches.add(child);
            return goBack(child, left, before);
          }
          left -= count;
        }
        return 0;
      }
    }
  };
  goBack(pattern.root, alternative, 1);
  return branches;
}

/** How many alternatives a node makes of one. */
function factorOf(node: PatternNode): number {
  switch (node.kind) {
    case 'field':
      return 1;
    case 'all':
      return node.children.reduce((product, child) => product * factorOf(child), 1);
    case 'or':
      return node.children.reduce((sum, child) => sum + factorOf(child), 0);
  }
}
