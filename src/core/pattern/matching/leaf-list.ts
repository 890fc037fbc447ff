import { addressDigits } from '../ip-address.ts';
import { doubleAt } from './number-text.ts';

/** What a leaf is; the order is that of nothing, the numbers only have to differ. */
export const STRING = 0;
export const NUMBER = 1;
export const TRUE = 2;
export const FALSE = 3;
export const NULL = 4;

/** The context of a value that is in no element of a list. */
export const NO_CONTEXT = 0;

/**
 * The values of one event at the fields that rules name. Columns instead of objects, used again for
 * each event, so that reading an event makes no garbage. A leaf is a row, and the rows of a field
 * are linked.
 *
 * A string's characters are `source` from `from` to `to`: most often the event's own text, and a
 * text of their own where they had to be decoded.
 */
export class LeafList {
  size = 0;
  readonly type: number[] = [];
  readonly source: string[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly context: number[] = [];
  /** The next row of the same field, or -1. */
  readonly next: number[] = [];
  /** The fields that have a row, in the order in which they were met. */
  readonly fields: number[] = [];
  /** What was asked for already: the double of a number, the digits of an address. */
  readonly #doubles: (number | null)[] = [];
  readonly #digits: (string | null)[] = [];
  #first: number[] = [];
  #last: number[] = [];
  /** The event in which a field was last met, so that nothing has to be cleared. */
  #metIn: number[] = [];
  #event = 0;

  readonly #parents: number[] = [-1];
  readonly #arrays: number[] = [-1];
  readonly #indexes: number[] = [-1];
  #contexts = 1;
  #arrayCount = 0;

  /** Forgets the event before. */
  start(fieldCount: number): void {
    this.size = 0;
    this.fields.length = 0;
    this.#event++;
    this.#contexts = 1;
    this.#arrayCount = 0;
    while (this.#metIn.length < fieldCount) {
      this.#metIn.push(0);
      this.#first.push(-1);
      this.#last.push(-1);
    }
  }

  /** The first row of a field, or -1. */
  first(field: number): number {
    return this.#metIn[field] === this.#event ? (this.#first[field] ?? -1) : -1;
  }

  add(
    field: number,
    type: number,
    source: string,
    from: number,
    to: number,
    context: number,
  ): void {
    const row = this.size++;
    this.type[row] = type;
    this.source[row] = source;
    this.from[row] = from;
    this.to[row] = to;
    this.context[row] = context;
    this.next[row] = -1;
    this.#doubles[row] = null;
    this.#digits[row] = null;
    if (this.#metIn[field] === this.#event) {
      this.next[this.#last[field] ?? 0] = row;
    } else {
      this.#metIn[field] = this.#event;
      this.#first[field] = row;
      this.fields.push(field);
    }
    this.#last[field] = row;
  }

  /** The double that is nearest to the number in a row. */
  doubleOf(row: number): number {
    const known = this.#doubles[row] ?? null;
    if (known !== null) return known;
    const value = doubleAt(this.source[row] ?? '', this.from[row] ?? 0, this.to[row] ?? 0);
    this.#doubles[row] = value;
    return value;
  }

  /** The hexadecimal digits that an address rule compares; empty if the string is no address. */
  digitsOf(row: number): string {
    const known = this.#digits[row] ?? null;
    if (known !== null) return known;
    const digits = addressDigits(this.textOf(row)) ?? '';
    this.#digits[row] = digits;
    return digits;
  }

  textOf(row: number): string {
    return (this.source[row] ?? '').slice(this.from[row], this.to[row]);
  }

  /** A number for a list that was met. */
  newArray(): number {
    return this.#arrayCount++;
  }

  /** The context of what is inside an element that is itself an object or a list. */
  enter(parent: number, array: number, index: number): number {
    const context = this.#contexts++;
    this.#parents[context] = parent;
    this.#arrays[context] = array;
    this.#indexes[context] = index;
    return context;
  }

  /** Whether two contexts are in no two different elements of one list. */
  agree(one: number, other: number): boolean {
    for (let at = one; at !== NO_CONTEXT; at = this.#parents[at] ?? NO_CONTEXT) {
      for (let by = other; by !== NO_CONTEXT; by = this.#parents[by] ?? NO_CONTEXT) {
        if (this.#arrays[at] === this.#arrays[by] && this.#indexes[at] !== this.#indexes[by]) {
          return false;
        }
      }
    }
    return true;
  }

  /** The lists on the way to a context, each with the element. */
  *elementsOf(context: number): Iterable<readonly [array: number, index: number]> {
    for (let at = context; at !== NO_CONTEXT; at = this.#parents[at] ?? NO_CONTEXT) {
      yield [this.#arrays[at] ?? -1, this.#indexes[at] ?? -1];
    }
  }
}
