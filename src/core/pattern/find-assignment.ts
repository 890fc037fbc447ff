import type { EventLeaf } from './event-leaves.ts';
import type { FieldValues } from './field-values.ts';
import { type Constraints, settledOn } from './leaf-scope.ts';
import type { Alternative, PatternField } from './syntax.ts';

/** The value that each field of an alternative rests on; `null` where it rests on absence. */
export type Assignment = ReadonlyMap<PatternField, EventLeaf | null>;

export type Search =
  | { readonly matched: true; readonly assignment: Assignment }
  /** The index of the last field that was reached: no value of it goes with any of the fields before. */
  | { readonly matched: false; readonly furthest: number };

/**
 * Chooses a value for every field of an alternative such that no two come from different elements of
 * one array. Fields are taken in the order of their paths, which decides what `exists: false` sees:
 * it looks only into the elements that earlier fields have settled on (behaviour of aws/event-ruler).
 *
 * `within` limits the choice to some elements; absence is judged as if it did not.
 *
 * A dead end is remembered by the constraints that later fields can still feel, so that unrelated
 * arrays do not multiply the work.
 */
export function findAssignment(
  alternative: Alternative,
  valuesOf: (field: PatternField) => FieldValues,
  within: Constraints = new Map(),
): Search {
  const values = alternative.map(valuesOf);
  const felt = arraysFeltFrom(values);
  const deadEnds = new Set<string>();
  const chosen: (EventLeaf | null)[] = [];
  let furthest = 0;

  const search = (index: number, constraints: Constraints): boolean => {
    const field = values[index];
    if (!field) return true;
    furthest = Math.max(furthest, index);
    const key = keyOf(index, constraints, felt[index] ?? new Set());
    if (deadEnds.has(key)) return false;
    if (field.wantsAbsence && field.isAbsentWithin(constraints)) {
      chosen[index] = null;
      if (search(index + 1, constraints)) return true;
    }
    for (const leaf of field.acceptedWithin(merged(within, constraints))) {
      chosen[index] = leaf;
      if (search(index + 1, settledOn(constraints, leaf))) return true;
    }
    deadEnds.add(key);
    return false;
  };

  if (!search(0, new Map())) return { matched: false, furthest };
  const assignment = new Map(alternative.map((field, index) => [field, chosen[index] ?? null]));
  return { matched: true, assignment };
}

function merged(within: Constraints, constraints: Constraints): Constraints {
  return within.size === 0 ? constraints : new Map([...within, ...constraints]);
}

/** For each field, the arrays that it or a later one has values in. */
function arraysFeltFrom(values: readonly FieldValues[]): readonly ReadonlySet<number>[] {
  const felt: Set<number>[] = [];
  for (let index = values.length - 1; index >= 0; index--) {
    felt[index] = new Set([...(felt[index + 1] ?? []), ...(values[index]?.arrays ?? [])]);
  }
  return felt;
}

function keyOf(index: number, constraints: Constraints, felt: ReadonlySet<number>): string {
  const relevant = [...constraints].filter(([array]) => felt.has(array)).sort(([a], [b]) => a - b);
  return `${index}|${relevant.join(';')}`;
}
