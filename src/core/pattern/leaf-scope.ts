import type { EventLeaf } from './event-leaves.ts';

/** Array number to element index: the elements that the values chosen so far are in. */
export type Constraints = ReadonlyMap<number, number>;

/**
 * Values sorted by the elements they are in, like the event itself: those of no array, and for every
 * array those of each of its elements.
 */
export interface LeafScope {
  readonly leaves: readonly EventLeaf[];
  readonly arrays: ReadonlyMap<number, ReadonlyMap<number, LeafScope>>;
}

interface GrowingScope {
  readonly leaves: EventLeaf[];
  readonly arrays: Map<number, Map<number, GrowingScope>>;
}

export function scopeOf(leaves: readonly EventLeaf[]): LeafScope {
  const root = newScope();
  for (const leaf of leaves) {
    let scope = root;
    for (const { array, index } of leaf.elements) {
      const elements = scope.arrays.get(array) ?? new Map<number, GrowingScope>();
      scope.arrays.set(array, elements);
      const element = elements.get(index) ?? newScope();
      elements.set(index, element);
      scope = element;
    }
    scope.leaves.push(leaf);
  }
  return root;
}

function newScope(): GrowingScope {
  return { leaves: [], arrays: new Map() };
}

/** The values that lie in none but the elements that have been settled on. */
export function* agreeingLeaves(
  scope: LeafScope,
  constraints: Constraints,
): Generator<EventLeaf, void> {
  yield* scope.leaves;
  for (const [array, elements] of scope.arrays) {
    const settled = constraints.get(array);
    if (settled === undefined) {
      for (const element of elements.values()) yield* agreeingLeaves(element, constraints);
    } else {
      const element = elements.get(settled);
      if (element) yield* agreeingLeaves(element, constraints);
    }
  }
}

export function settledOn(constraints: Constraints, leaf: EventLeaf): Constraints {
  if (leaf.elements.length === 0) return constraints;
  const extended = new Map(constraints);
  for (const { array, index } of leaf.elements) extended.set(array, index);
  return extended;
}

/** The elements that the values of a match are in. */
export function elementsOf(leaves: Iterable<EventLeaf | null>): Constraints {
  let settled: Constraints = new Map();
  for (const leaf of leaves) if (leaf) settled = settledOn(settled, leaf);
  return settled;
}
