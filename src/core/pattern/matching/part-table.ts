import { hashOf } from './text-hash.ts';
import { TextTable } from './text-table.ts';

/** Beginnings of texts, or ends of texts, with a value each; a text is asked once for all it has. */
export class PartTable<Value> {
  readonly #side: 'beginning' | 'end';
  readonly #table = new TextTable<Value>();
  /** How many parts there are of each length. */
  readonly #counts = new Map<number, number>();
  /** Ascending. */
  #lengths: readonly number[] = [];

  constructor(side: 'beginning' | 'end') {
    this.#side = side;
  }

  get size(): number {
    return this.#table.size;
  }

  get(part: string): Value | null {
    return this.#table.get(part);
  }

  set(part: string, value: Value): void {
    if (this.#table.get(part) === null) this.#count(part.length, 1);
    this.#table.set(part, value);
  }

  delete(part: string): void {
    if (this.#table.get(part) !== null) this.#count(part.length, -1);
    this.#table.delete(part);
  }

  /** Calls back for every part that the text from `from` to `to` begins or ends with. */
  find(source: string, from: number, to: number, found: (value: Value) => void): void {
    for (const length of this.#lengths) {
      if (length > to - from) return;
      const start = this.#side === 'beginning' ? from : to - length;
      const hash = hashOf(source, start, start + length);
      const value = this.#table.find(source, start, start + length, hash);
      if (value !== null) found(value);
    }
  }

  #count(length: number, change: number): void {
    const count = (this.#counts.get(length) ?? 0) + change;
    if (count > 0) this.#counts.set(length, count);
    else this.#counts.delete(length);
    if (this.#counts.size !== this.#lengths.length) {
      this.#lengths = [...this.#counts.keys()].sort((a, b) => a - b);
    }
  }
}
