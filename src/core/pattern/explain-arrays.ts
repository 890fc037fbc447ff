import { locate } from '../json/locate.ts';
import type { JsonNode } from '../json/node.ts';
import type { EventLeaves } from './event-leaves.ts';
import {
  type ArrayExplanation,
  type ElementExplanation,
  type ElementFieldExplanation,
  MOST_ELEMENTS,
} from './explanation.ts';
import type { FieldValues } from './field-values.ts';
import { findAssignment } from './find-assignment.ts';
import { agreeingLeaves, type Constraints, type LeafScope, settledOn } from './leaf-scope.ts';
import type { PatternField } from './syntax.ts';
import { valuesText } from './wording.ts';

/** Elements that are listed for one rule, in all of its tables, so that nested arrays stay bounded. */
const MOST_IN_ALL = 150;
const MOST_ARRAYS_SIDE_BY_SIDE = 4;

/** A field with the part of its values that is in view. */
interface Member {
  readonly field: PatternField;
  readonly values: FieldValues;
  readonly scope: LeafScope;
  readonly accepted: LeafScope;
}

const EMPTY: LeafScope = { leaves: [], arrays: new Map() };

/** Shows, for fields that have to match together, which elements of the event's arrays satisfy which. */
export class ArrayTables {
  readonly #root: JsonNode;
  readonly #event: EventLeaves;
  readonly #valuesOf: (field: PatternField) => FieldValues;
  /** The elements that the match rests on. */
  readonly #chosen: Constraints;
  #left = MOST_IN_ALL;

  constructor(
    root: JsonNode,
    event: EventLeaves,
    valuesOf: (field: PatternField) => FieldValues,
    chosen: Constraints,
  ) {
    this.#root = root;
    this.#event = event;
    this.#valuesOf = valuesOf;
    this.#chosen = chosen;
  }

  /**
   * The arrays that several of the fields are looked for in, if one of `own` is among them. `isTaken`
   * says whether the match rests on these fields.
   */
  of(
    fields: readonly PatternField[],
    own: ReadonlySet<PatternField>,
    isTaken: boolean,
  ): readonly ArrayExplanation[] {
    const members = [...fields]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((field): Member => {
        const values = this.#valuesOf(field);
        return { field, values, scope: values.scope, accepted: values.acceptedScope };
      });
    const isOwn = ({ field }: Member) => own.has(field);
    return this.#tables(members, new Map(), isTaken ? this.#chosen : new Map(), isOwn);
  }

  #tables(
    members: readonly Member[],
    around: Constraints,
    chosen: Constraints,
    isWanted: (member: Member) => boolean = () => true,
  ): readonly ArrayExplanation[] {
    const arrays = new Set(members.flatMap(({ scope }) => [...firstOf(scope.arrays.keys(), 50)]));
    const tables: ArrayExplanation[] = [];
    for (const array of [...arrays].sort((a, b) => a - b)) {
      if (tables.length === MOST_ARRAYS_SIDE_BY_SIDE || this.#left <= 0) break;
      const within = members.filter((member) => this.#isLookedForIn(array, member));
      if (within.length < 2 || !within.some(isWanted)) continue;
      const table = this.#table(array, within, around, chosen);
      if (table) tables.push(table);
    }
    return tables;
  }

  /** Whether a field has values in an array's elements, or none at all here and could have them there. */
  #isLookedForIn(array: number, { field, scope }: Member): boolean {
    if (scope.arrays.has(array)) return true;
    const isAbsent = scope.leaves.length === 0 && scope.arrays.size === 0;
    return isAbsent && field.path.startsWith(`${this.#event.arrays[array]?.path}.`);
  }

  #table(
    array: number,
    members: readonly Member[],
    around: Constraints,
    chosen: Constraints,
  ): ArrayExplanation | null {
    const node = this.#event.arrays[array]?.node;
    if (!node) return null;
    const indexes = node.elements.flatMap(({ type }, index) =>
      type === 'object' || type === 'array' ? [index] : [],
    );
    const listed = this.#mostTelling(array, members, indexes, chosen.get(array));
    this.#left -= listed.length;
    return {
      ...locate(this.#root, node.span),
      span: node.span,
      fields: members.map(({ field }) => field.path),
      elements: listed.flatMap((index) => {
        const element = node.elements[index];
        return element ? [this.#element(element, array, index, members, around, chosen)] : [];
      }),
      elementCount: indexes.length,
    };
  }

  /** The elements that satisfy the most fields, in document order. */
  #mostTelling(
    array: number,
    members: readonly Member[],
    indexes: readonly number[],
    chosen: number | undefined,
  ): readonly number[] {
    const most = Math.min(MOST_ELEMENTS, this.#left);
    if (indexes.length <= most) return indexes;
    const counts = new Map<number, number>();
    const count = (index: number) => counts.set(index, (counts.get(index) ?? 0) + 1);
    for (const { values, scope, accepted } of members) {
      for (const index of accepted.arrays.get(array)?.keys() ?? []) count(index);
      if (!values.wantsAbsence) continue;
      const present = scope.arrays.get(array);
      for (const index of indexes) if (!present?.has(index)) count(index);
    }
    if (chosen !== undefined) counts.set(chosen, members.length + 1);
    const byCount = [...indexes].sort(
      (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b,
    );
    return byCount.slice(0, most).sort((a, b) => a - b);
  }

  #element(
    node: JsonNode,
    array: number,
    index: number,
    members: readonly Member[],
    around: Constraints,
    chosen: Constraints,
  ): ElementExplanation {
    const here = new Map([...around, [array, index]]);
    const inside = members.map((member) => ({
      ...member,
      scope: member.scope.arrays.get(array)?.get(index) ?? EMPTY,
      accepted: member.accepted.arrays.get(array)?.get(index) ?? EMPTY,
    }));
    const together = findAssignment(
      members.map(({ field }) => field),
      this.#valuesOf,
      here,
    );
    const isChosen = chosen.get(array) === index;
    return {
      index,
      ...locate(this.#root, node.span),
      span: node.span,
      verdict: together.matched ? 'matched' : 'failed',
      chosen: isChosen,
      fields: inside.map((member, position) =>
        this.#cell(member, members.slice(0, position), here),
      ),
      arrays: this.#tables(inside, here, isChosen ? chosen : new Map()),
    };
  }

  /** `before` are the fields that are tried before this one. */
  #cell(
    { field, values, scope, accepted }: Member,
    before: readonly Member[],
    here: Constraints,
  ): ElementFieldExplanation {
    const present = firstOf(agreeingLeaves(scope, here), 4);
    const isAccepted = accepted.leaves.length > 0 || accepted.arrays.size > 0;
    const isAbsent = values.wantsAbsence && values.isAbsentWithin(settledBy(before, here));
    return {
      field: field.path,
      verdict: isAccepted || isAbsent ? 'matched' : 'failed',
      text: present.length === 0 ? 'absent' : valuesText(present),
      everywhere: values.wantsAbsence && !isAbsent && present.length === 0,
    };
  }
}

/** What fields settle on that are tried in their order and find their values in certain elements. */
function settledBy(members: readonly Member[], here: Constraints): Constraints {
  let settled: Constraints = new Map();
  for (const { values } of members) {
    const [leaf] = firstOf(values.acceptedWithin(new Map([...here, ...settled])), 1);
    if (leaf) settled = settledOn(settled, leaf);
  }
  return settled;
}

function firstOf<T>(items: Iterable<T>, count: number): readonly T[] {
  const first: T[] = [];
  for (const item of items) {
    if (first.length === count) break;
    first.push(item);
  }
  return first;
}
