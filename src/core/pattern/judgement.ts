import { branchesOf } from './branches.ts';
import type { EventLeaf, EventLeaves } from './event-leaves.ts';
import { FieldValues } from './field-values.ts';
import { type Assignment, findAssignment } from './find-assignment.ts';
import type { Alternative, EventPattern, PatternField, PatternObject } from './syntax.ts';

/** What became of one field: what it rests on, or what keeps it from matching. */
export type FieldJudgement =
  /** `leaf` is `null` where the field rests on its absence; `along` is what it matches along with. */
  | { readonly type: 'matched'; readonly leaf: EventLeaf | null; readonly along: Assignment }
  /** No value of its own, and no absence, satisfies it. */
  | { readonly type: 'unsatisfied' }
  /** It has a fitting value, but in another element of an array than `partner`. */
  | { readonly type: 'apart'; readonly partner: PatternField | null }
  /** Another list for the same path takes its place. */
  | { readonly type: 'replaced' };

/**
 * Which fields of a pattern an event satisfies, seen together. Where no alternative matches as a
 * whole, the fields of each are taken to match as far as they go together, and the others fail: so
 * at least one field of every alternative fails.
 */
export class Judgement {
  /** What the match rests on; `null` if the event does not match. */
  readonly assignment: Assignment | null;
  /** The members of `$or` lists that the match rests on; empty if the event does not match. */
  readonly branches: ReadonlySet<PatternObject>;
  readonly #values = new Map<PatternField, FieldValues>();
  readonly #event: EventLeaves;
  readonly #effective: ReadonlySet<PatternField>;
  /** What fields of alternatives that do not match rest on, as far as they go together. */
  readonly #together = new Map<PatternField, Assignment>();
  readonly #failing = new Map<PatternField, FieldJudgement>();

  constructor(pattern: EventPattern, event: EventLeaves, effective: ReadonlySet<PatternField>) {
    this.#event = event;
    this.#effective = effective;
    const { alternatives } = pattern;
    const searches = alternatives.map((one) => findAssignment(one, this.valuesOf));
    const winner = searches.findIndex(({ matched }) => matched);
    const won = searches[winner];
    this.assignment = won?.matched ? won.assignment : null;
    this.branches = winner < 0 ? new Set() : branchesOf(pattern, winner);
    const blameless = this.assignment ? new Set(this.assignment.keys()) : sharedBy(alternatives);
    searches.forEach((search, index) => {
      const alternative = alternatives[index] ?? [];
      if (search.matched) this.#note(search.assignment);
      else this.#judgeApart(alternative, blameless);
    });
  }

  get matched(): boolean {
    return this.assignment !== null;
  }

  readonly valuesOf = (field: PatternField): FieldValues => {
    const values = this.#values.get(field) ?? new FieldValues(field, this.#event.leaves);
    this.#values.set(field, values);
    return values;
  };

  /** `isTaken`: whether all of the `$or` members around the field are those that the match rests on. */
  of(field: PatternField, isTaken: boolean): FieldJudgement {
    if (!this.#effective.has(field)) return { type: 'replaced' };
    if (this.assignment) {
      const leaf = this.assignment.get(field);
      if (leaf !== undefined) return { type: 'matched', leaf, along: this.assignment };
      if (isTaken) return { type: 'replaced' };
    }
    const failing = this.#failing.get(field);
    if (failing) return failing;
    const along = this.#together.get(field);
    if (!along) return { type: 'unsatisfied' };
    return { type: 'matched', leaf: along.get(field) ?? null, along };
  }

  #note(assignment: Assignment): void {
    for (const field of assignment.keys()) {
      if (!this.#together.has(field)) this.#together.set(field, assignment);
    }
  }

  /** Leaves out one field after the other until the rest go together. */
  #judgeApart(alternative: Alternative, blameless: ReadonlySet<PatternField>): void {
    let rest = alternative.filter((field) => this.#maySatisfy(field));
    for (;;) {
      const search = findAssignment(rest, this.valuesOf);
      if (search.matched) {
        this.#note(search.assignment);
        return;
      }
      const [culprit, partner] = this.#blame(rest, search.furthest, blameless);
      if (!culprit) return;
      const isApart = this.valuesOf(culprit).isMatchedAlone;
      const judgement: FieldJudgement = isApart
        ? { type: 'apart', partner: partner ?? null }
        : { type: 'unsatisfied' };
      if (!this.#failing.has(culprit)) this.#failing.set(culprit, judgement);
      rest = rest.filter((field) => field !== culprit);
    }
  }

  /** A field that is present in some elements may still be absent from the one that counts. */
  #maySatisfy(field: PatternField): boolean {
    const { isMatchedAlone, wantsAbsence, arrays } = this.valuesOf(field);
    return isMatchedAlone || (wantsAbsence && arrays.size > 0);
  }

  /** The field that found no place, or one before it that is in its way and has to answer for more. */
  #blame(
    fields: readonly PatternField[],
    furthest: number,
    blameless: ReadonlySet<PatternField>,
  ): readonly [PatternField | undefined, PatternField | undefined] {
    const last = fields[furthest];
    if (!last) return [undefined, undefined];
    const { arrays } = this.valuesOf(last);
    const inTheWay = fields
      .slice(0, furthest)
      .filter((field) => [...this.valuesOf(field).arrays].some((array) => arrays.has(array)));
    if (blameless.has(last)) {
      const other = inTheWay.findLast((field) => !blameless.has(field));
      if (other) return [other, last];
    }
    return [last, inTheWay.at(-1)];
  }
}

/** The fields of all alternatives, if there are several: one that differs tells more. */
function sharedBy(alternatives: readonly Alternative[]): ReadonlySet<PatternField> {
  const [first = [], ...others] = alternatives.map((alternative) => new Set(alternative));
  if (others.length === 0) return new Set();
  return new Set([...first].filter((field) => others.every((other) => other.has(field))));
}
