import { accepts } from './accepts.ts';
import type { ArrayElement, EventLeaf } from './event-leaves.ts';
import type { Alternative, PatternField } from './syntax.ts';

/** The value that each field of an alternative rests on; `null` where it rests on absence. */
export type Assignment = ReadonlyMap<PatternField, EventLeaf | null>;

export type Search =
  | { readonly matched: true; readonly assignment: Assignment }
  /** The index of the last field that was reached: no value of it goes with any of the fields before. */
  | { readonly matched: false; readonly furthest: number };

/** Array number to element index: the elements that the values chosen so far are in. */
type Constraints = ReadonlyMap<number, number>;

/**
 * Chooses a value for every field of an alternative such that no two come from different elements of
 * one array. Fields are taken in the order of their paths, which decides what `exists: false` sees:
 * it looks only into the elements that earlier fields have settled on (behaviour of aws/event-ruler).
 *
 * A dead end is remembered by the constraints that later fields can still feel, so that unrelated
 * arrays do not multiply the work.
 */
export function findAssignment(
  alternative: Alternative,
  leaves: ReadonlyMap<string, readonly EventLeaf[]>,
): Search {
  const candidates = alternative.map((field) => leaves.get(field.path) ?? []);
  const accepted = alternative.map((field, index) =>
    (candidates[index] ?? []).filter((leaf) =>
      field.matchers.some((matcher) => accepts(matcher, leaf)),
    ),
  );
  const felt = arraysFeltFrom(candidates);
  const deadEnds = new Set<string>();
  const chosen: (EventLeaf | null)[] = [];
  let furthest = 0;

  const search = (index: number, constraints: Constraints): boolean => {
    const field = alternative[index];
    if (!field) return true;
    furthest = Math.max(furthest, index);
    const key = keyOf(index, constraints, felt[index] ?? new Set());
    if (deadEnds.has(key)) return false;
    const wantsAbsence = field.matchers.some(
      (matcher) => matcher.type === 'exists' && !matcher.value,
    );
    if (wantsAbsence && !(candidates[index] ?? []).some((leaf) => agrees(leaf, constraints))) {
      chosen[index] = null;
      if (search(index + 1, constraints)) return true;
    }
    for (const leaf of accepted[index] ?? []) {
      if (!agrees(leaf, constraints)) continue;
      chosen[index] = leaf;
      if (search(index + 1, extend(constraints, leaf.elements))) return true;
    }
    deadEnds.add(key);
    return false;
  };

  if (!search(0, new Map())) return { matched: false, furthest };
  const assignment = new Map(alternative.map((field, index) => [field, chosen[index] ?? null]));
  return { matched: true, assignment };
}

/** For each field, the arrays that it or a later one has values in. */
function arraysFeltFrom(
  candidates: readonly (readonly EventLeaf[])[],
): readonly ReadonlySet<number>[] {
  const felt: Set<number>[] = [];
  for (let index = candidates.length - 1; index >= 0; index--) {
    const arrays = new Set(felt[index + 1]);
    for (const { elements } of candidates[index] ?? []) {
      for (const { array } of elements) arrays.add(array);
    }
    felt[index] = arrays;
  }
  return felt;
}

function keyOf(index: number, constraints: Constraints, felt: ReadonlySet<number>): string {
  const relevant = [...constraints].filter(([array]) => felt.has(array)).sort(([a], [b]) => a - b);
  return `${index}|${relevant.join(';')}`;
}

function agrees(leaf: EventLeaf, constraints: Constraints): boolean {
  return leaf.elements.every(({ array, index }) => (constraints.get(array) ?? index) === index);
}

function extend(constraints: Constraints, elements: readonly ArrayElement[]): Constraints {
  if (elements.length === 0) return constraints;
  const extended = new Map(constraints);
  for (const { array, index } of elements) extended.set(array, index);
  return extended;
}
