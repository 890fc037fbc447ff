import { accepts } from './accepts.ts';
import type { EventLeaf } from './event-leaves.ts';
import { agreeingLeaves, type Constraints, type LeafScope, scopeOf } from './leaf-scope.ts';
import type { PatternField } from './syntax.ts';

/** What an event has for one field of a pattern. */
export class FieldValues {
  /** In document order; empty if the field is absent. */
  readonly leaves: readonly EventLeaf[];
  /** Those that a member of the field's list accepts. */
  readonly accepted: readonly EventLeaf[];
  /** Whether a member of the list asks for the field to be absent. */
  readonly wantsAbsence: boolean;
  /** The arrays in whose elements the values are. */
  readonly arrays: ReadonlySet<number>;
  #scope: LeafScope | undefined;
  #acceptedScope: LeafScope | undefined;

  constructor(field: PatternField, event: ReadonlyMap<string, readonly EventLeaf[]>) {
    const arrays = new Set<number>();
    this.leaves = event.get(field.path) ?? [];
    for (const { elements } of this.leaves) for (const { array } of elements) arrays.add(array);
    this.arrays = arrays;
    this.accepted = this.leaves.filter((leaf) => field.matchers.some((one) => accepts(one, leaf)));
    this.wantsAbsence = field.matchers.some((one) => one.type === 'exists' && !one.value);
  }

  /** Whether the field is satisfied when no other one is looked at. */
  get isMatchedAlone(): boolean {
    return this.accepted.length > 0 || (this.wantsAbsence && this.leaves.length === 0);
  }

  get scope(): LeafScope {
    this.#scope ??= scopeOf(this.leaves);
    return this.#scope;
  }

  get acceptedScope(): LeafScope {
    this.#acceptedScope ??= scopeOf(this.accepted);
    return this.#acceptedScope;
  }

  /** Whether no value agrees with the elements that have been settled on. */
  isAbsentWithin(constraints: Constraints): boolean {
    if (this.leaves.length === 0) return true;
    if (!this.#feels(constraints)) return false;
    return agreeingLeaves(this.scope, constraints).next().done === true;
  }

  /** The accepted values that agree with the elements that have been settled on. */
  acceptedWithin(constraints: Constraints): Iterable<EventLeaf> {
    if (!this.#feels(constraints)) return this.accepted;
    return agreeingLeaves(this.acceptedScope, constraints);
  }

  #feels(constraints: Constraints): boolean {
    for (const array of constraints.keys()) if (this.arrays.has(array)) return true;
    return false;
  }
}
