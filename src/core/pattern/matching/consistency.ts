import { ABSENT_WITHIN, type Condition, MET } from './condition.ts';
import type { LeafList } from './leaf-list.ts';

/** So many steps are faster than remembering where they led. */
const FEW_STEPS = 200;

/**
 * Whether a value can be chosen for every condition such that no two come from different elements of
 * one list: the search of `find-assignment.ts` over rows. Needed only for conditions that are met
 * within elements of lists; the others agree with everything.
 */
export function agree(conditions: readonly Condition[], event: number, leaves: LeafList): boolean {
  let withAbsence = false;
  for (const condition of conditions) {
    if (condition.stateIn(event, leaves) & ABSENT_WITHIN) withAbsence = true;
  }
  // What is absent from one element may be so only after another condition has settled on that
  // element, although a value outside of all lists would have done for that other one.
  const open = withAbsence
    ? conditions
    : conditions.filter((condition) => condition.stateIn(event, leaves) !== MET);
  return new Search(open, leaves).succeeds(0);
}

class Search {
  readonly #conditions: readonly Condition[];
  readonly #leaves: LeafList;
  /** The contexts of the values that are chosen. */
  readonly #chosen: number[] = [];
  #steps = 0;
  /** What was chosen where nothing led on, told by the lists that still matter there. */
  readonly #deadEnds = new Set<string>();

  constructor(conditions: readonly Condition[], leaves: LeafList) {
    this.#conditions = conditions;
    this.#leaves = leaves;
  }

  succeeds(index: number): boolean {
    const condition = this.#conditions[index];
    if (!condition) return true;
    const key = ++this.#steps > FEW_STEPS ? this.#key(index) : null;
    if (key !== null && this.#deadEnds.has(key)) return false;
    const leaves = this.#leaves;
    const first = leaves.first(condition.field);
    if (condition.wantsAbsence) {
      let present = false;
      for (let row = first; row >= 0 && !present; row = leaves.next[row] ?? -1) {
        present = this.#agrees(leaves.context[row] ?? 0);
      }
      if (!present && this.succeeds(index + 1)) return true;
    }
    for (let row = first; row >= 0; row = leaves.next[row] ?? -1) {
      const context = leaves.context[row] ?? 0;
      if (!this.#agrees(context) || !condition.accepts(leaves, row)) continue;
      this.#chosen.push(context);
      if (this.succeeds(index + 1)) return true;
      this.#chosen.pop();
    }
    if (key !== null) this.#deadEnds.add(key);
    return false;
  }

  #agrees(context: number): boolean {
    for (const other of this.#chosen) if (!this.#leaves.agree(context, other)) return false;
    return true;
  }

  /** The elements that are settled on in the lists which this condition or a later one can feel. */
  #key(index: number): string {
    const settled = new Map<number, number>();
    for (const context of this.#chosen) {
      for (const [array, element] of this.#leaves.elementsOf(context)) settled.set(array, element);
    }
    const felt = this.#feltFrom(index);
    const relevant = [...settled].filter(([array]) => felt.has(array)).sort(([a], [b]) => a - b);
    return `${index}|${relevant.join(';')}`;
  }

  readonly #felt = new Map<number, ReadonlySet<number>>();

  #feltFrom(index: number): ReadonlySet<number> {
    let felt = this.#felt.get(index);
    if (!felt) {
      const arrays = new Set<number>();
      for (const { field } of this.#conditions.slice(index)) {
        let row = this.#leaves.first(field);
        for (; row >= 0; row = this.#leaves.next[row] ?? -1) {
          for (const [array] of this.#leaves.elementsOf(this.#leaves.context[row] ?? 0)) {
            arrays.add(array);
          }
        }
      }
      felt = arrays;
      this.#felt.set(index, felt);
    }
    return felt;
  }
}
