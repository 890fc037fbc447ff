import type { Alternative, ValueMatcher } from './syntax.ts';
import type { WildcardToken } from './wildcard.ts';

/** Above this the service refuses a rule. 9 was seen accepted and 11 refused; the bound between is our choice. */
export const MAXIMUM_COMPLEXITY = 10;

/** Bounds the work on hostile patterns, whose complexity is far above the limit long before. */
const MOST_STATES = 5_000;

interface Node {
  readonly id: number;
  readonly star: boolean;
  readonly children: Map<WildcardToken, Node>;
  /** The operators that have a wildcard through here; equal ones count once. */
  readonly operators: Set<string>;
}

/**
 * How many wildcards of one field can be under way at once, at worst: the largest number, over all
 * texts, of beginnings of wildcards that the text fits, counted once an operator (behaviour of
 * aws/event-ruler's complexity evaluation).
 */
export function wildcardComplexity(alternatives: readonly Alternative[]): number {
  const byPath = new Map<string, Set<ValueMatcher>>();
  for (const field of alternatives.flat()) {
    for (const matcher of field.matchers) {
      if (wildcardsOf(matcher).length === 0) continue;
      const known = byPath.get(field.path);
      if (known) known.add(matcher);
      else byPath.set(field.path, new Set([matcher]));
    }
  }
  return Math.max(0, ...[...byPath.values()].map((matchers) => complexityOf([...matchers])));
}

function wildcardsOf(matcher: ValueMatcher): readonly (readonly WildcardToken[])[] {
  if (matcher.type === 'text' && matcher.operator === 'wildcard') {
    return [matcher.value.wildcard ?? []];
  }
  if (matcher.type === 'anything-but' && matcher.excluded.type === 'text') {
    if (matcher.excluded.operator !== 'wildcard') return [];
    return matcher.excluded.values.map(({ wildcard }) => wildcard ?? []);
  }
  return [];
}

function complexityOf(matchers: readonly ValueMatcher[]): number {
  const nodes: Node[] = [];
  const create = (star: boolean): Node => {
    const node = { id: nodes.length, star, children: new Map(), operators: new Set<string>() };
    nodes.push(node);
    return node;
  };
  const root = create(false);
  const alphabet = new Set<string>();
  for (const matcher of matchers) {
    const identity = JSON.stringify([matcher.type, wildcardsOf(matcher)]);
    for (const tokens of wildcardsOf(matcher)) {
      let node = root;
      for (const token of ['"', ...tokens, '"']) {
        if (token !== null) alphabet.add(token);
        let child = node.children.get(token);
        if (!child) {
          child = create(token === null);
          node.children.set(token, child);
        }
        child.operators.add(identity);
        node = child;
      }
    }
  }

  // Every set of nodes that some text leads to, from the opening quote on.
  const withStars = (active: ReadonlySet<Node>): Set<Node> => {
    const all = new Set(active);
    for (const node of all) {
      const star = node.children.get(null);
      if (star) all.add(star);
    }
    return all;
  };
  const step = (active: ReadonlySet<Node>, character: string | undefined): Set<Node> => {
    const next = new Set<Node>();
    for (const node of active) {
      if (node.star) next.add(node);
      const child = character === undefined ? undefined : node.children.get(character);
      if (child) next.add(child);
    }
    return withStars(next);
  };
  const keyOf = (active: ReadonlySet<Node>) =>
    [...active]
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join();
  let worst = 0;
  const opening = root.children.get('"');
  if (!opening) return worst;
  const start = withStars(new Set([opening]));
  const seen = new Set([keyOf(start)]);
  const queue = [start];
  for (const active of queue) {
    let weight = 0;
    for (const node of active) weight += node.operators.size;
    worst = Math.max(worst, weight);
    for (const character of [...alphabet, undefined]) {
      const next = step(active, character);
      const key = keyOf(next);
      if (next.size === 0 || seen.has(key) || seen.size >= MOST_STATES) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return worst;
}
