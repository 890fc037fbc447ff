import { utf8Bytes } from '../json/utf8.ts';
import type { WildcardToken } from './wildcard.ts';

const QUOTE = 0x22;

/** A beginning of wildcards, from the opening quote on. */
interface Node {
  /** `null` for a star. */
  readonly byte: number | null;
  readonly children: Map<number | null, Node[]>;
  /** The operators that have a wildcard through here; equal ones count once. */
  readonly operators: Set<string>;
  /** Set where a wildcard ends, behind its closing quote. */
  readonly end: End | null;
}

interface End {
  readonly operator: string;
  /** What a match leads to, as a number of the caller's. */
  readonly follower: number;
}

interface Step {
  readonly byte: number | null;
  /** Whether a character begins with this byte. */
  readonly isFirst: boolean;
  readonly hasCase: boolean;
}

/**
 * The wildcards of one field as AWS's matcher keeps them: a tree whose edges are the bytes of UTF-8
 * and stars. Several nodes are under way at once while a value is read, and how many that can be at
 * worst is the complexity of the field.
 *
 * Beginnings are shared up to the first star. Behind it a node is shared only if its character has no
 * other case and no star can be skipped at it, so that the same wildcard written twice counts for
 * more than one (behaviour of aws/event-ruler, as is all of this).
 */
export class WildcardAutomaton {
  readonly #root = createNode(null);

  /**
   * Adds a wildcard of an operator that leads to `follower`. Returns what the operator leads to if the
   * same end of it is there already.
   */
  add(tokens: readonly WildcardToken[], operator: string, follower: number): number {
    let node = this.#root;
    let isBehindStar = false;
    for (const { byte, isFirst, hasCase } of [QUOTE_STEP, ...stepsOf(tokens)]) {
      isBehindStar ||= byte === null;
      const isApart = isBehindStar && isFirst && (hasCase || node.children.has(null));
      const siblings = childrenOf(node, byte);
      let next = isApart ? undefined : siblings.find(({ end }) => end === null);
      if (!next) {
        next = createNode(byte);
        siblings.push(next);
      }
      next.operators.add(operator);
      node = next;
    }
    const ends = childrenOf(node, QUOTE);
    const known = ends.find(({ end }) => end?.operator === operator);
    if (known?.end) return known.end.follower;
    ends.push(createNode(QUOTE, { operator, follower }));
    return follower;
  }

  /**
   * The largest number of nodes under way over all values, each counted once for every operator that
   * goes through it. Counting ends when `most` is exceeded.
   *
   * Values come in two kinds. One is, letter for letter, a beginning of some wildcard without a star:
   * what it leads to is followed. Any other can go on until every star behind those it has met is met,
   * too; then what counts is which texts that follow stars can end with it at once.
   */
  worst(most: number): number {
    const opened = childrenOf(this.#root, QUOTE);
    const pending = [{ nodes: opened, active: withStars(opened), stars: [] as readonly Node[] }];
    let worst = 0;
    for (let value = pending.pop(); value && worst <= most; value = pending.pop()) {
      const { nodes, active } = value;
      worst = Math.max(worst, weigh(active));
      const stars = [...value.stars, ...nodes.flatMap((node) => node.children.get(null) ?? [])];
      const bytes = new Set(nodes.flatMap(({ children }) => [...children.keys()]));
      bytes.delete(null);
      for (const byte of bytes) {
        const next = nodes.flatMap(({ children }) => children.get(byte) ?? []);
        pending.push({ nodes: next, active: follow(active, byte), stars });
      }
      if (bytes.size === 0 && stars.length > 0) worst = Math.max(worst, weighBehind(stars));
    }
    return worst;
  }
}

function createNode(byte: number | null, end: End | null = null): Node {
  return { byte, children: new Map(), operators: new Set(), end };
}

function childrenOf(node: Node, byte: number | null): Node[] {
  const children = node.children.get(byte) ?? [];
  node.children.set(byte, children);
  return children;
}

const QUOTE_STEP: Step = { byte: QUOTE, isFirst: true, hasCase: false };

function stepsOf(tokens: readonly WildcardToken[]): readonly Step[] {
  const steps: Step[] = [];
  let text = '';
  const flush = () => {
    for (const character of text) {
      const hasCase = character.length === 1 && character.toLowerCase() !== character.toUpperCase();
      utf8Bytes(character).forEach((byte, index) => {
        steps.push({ byte, isFirst: index === 0, hasCase });
      });
    }
    text = '';
  };
  for (const token of tokens) {
    if (token !== null) {
      text += token;
      continue;
    }
    flush();
    steps.push({ byte: null, isFirst: false, hasCase: false });
  }
  flush();
  return steps;
}

/** A star may stand for nothing, so it is under way together with what is before it. */
function withStars(nodes: readonly Node[]): ReadonlySet<Node> {
  const all = new Set(nodes);
  for (const node of all) {
    for (const star of node.children.get(null) ?? []) all.add(star);
  }
  return all;
}

function follow(active: ReadonlySet<Node>, byte: number | null): ReadonlySet<Node> {
  return withStars(
    [...active].flatMap((node) => {
      const children = node.children.get(byte) ?? [];
      return node.byte === null ? [node, ...children] : children;
    }),
  );
}

function weigh(active: ReadonlySet<Node>): number {
  const ends: End[] = [];
  let weight = 0;
  for (const { operators, end } of active) {
    weight += operators.size;
    if (end) addEnd(ends, end);
  }
  return weight + ends.length;
}

/** The same operator with the same follower ends once, in however many wildcards. */
function addEnd(ends: End[], end: End): void {
  const isKnown = ends.some(
    ({ operator, follower }) => operator === end.operator && follower === end.follower,
  );
  if (!isKnown) ends.push(end);
}

/** A text that follows stars. */
interface Ending {
  readonly children: Map<number, Ending>;
  /** Of all nodes that this text leads to from a star. */
  weight: number;
  readonly ends: End[];
  /** The longest proper end of it that is such a text, too. */
  shorter: Ending | null;
}

/** The most that can be under way when all stars from `first` on are. */
function weighBehind(first: readonly Node[]): number {
  const stars = new Set(first);
  const nothing = createEnding();
  for (const star of stars) {
    const pending = [{ node: star, ending: nothing }];
    for (let place = pending.pop(); place; place = pending.pop()) {
      for (const node of [...place.node.children.values()].flat()) {
        if (node.byte === null) {
          stars.add(node);
          continue;
        }
        const ending = place.ending.children.get(node.byte) ?? createEnding();
        place.ending.children.set(node.byte, ending);
        ending.weight += node.operators.size;
        if (node.end) addEnd(ending.ends, node.end);
        pending.push({ node, ending });
      }
    }
  }
  let weight = 0;
  for (const { operators } of stars) weight += operators.size;
  return weight + heaviest(nothing);
}

function createEnding(): Ending {
  return { children: new Map(), weight: 0, ends: [], shorter: null };
}

/** The largest sum of the weights of a text and of all its ends (after Aho and Corasick). */
function heaviest(root: Ending): number {
  let worst = 0;
  const queue = [root];
  for (const ending of queue) {
    for (const [byte, longer] of ending.children) {
      let shorter = ending.shorter;
      while (shorter && !shorter.children.has(byte)) shorter = shorter.shorter;
      longer.shorter = shorter?.children.get(byte) ?? root;
      longer.weight += longer.shorter.weight;
      for (const end of longer.shorter.ends) addEnd(longer.ends, end);
      worst = Math.max(worst, longer.weight + longer.ends.length);
      queue.push(longer);
    }
  }
  return worst;
}
