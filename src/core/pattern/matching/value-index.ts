import { assertNever } from '../../model/result.ts';
import { type Access, foldedAscii } from './access.ts';
import { FALSE, type LeafList, NUMBER, STRING, TRUE } from './leaf-list.ts';
import { NumberRanges } from './number-ranges.ts';
import { PartTable } from './part-table.ts';
import { hashOf } from './text-hash.ts';
import { TextTable } from './text-table.ts';

type Found<Item> = (items: readonly Item[]) => void;

interface Table<Item> {
  get(key: string): Item[] | null;
  set(key: string, items: Item[]): void;
  delete(key: string): void;
}

/** What waits for the values of one field, found by the value. */
export class ValueIndex<Item> {
  readonly #plain = new TextIndex<Item>();
  readonly #folded = new TextIndex<Item>();
  readonly #digits = new PartTable<Item[]>('beginning');
  readonly #parts = new PartTable<Item[]>('beginning');
  readonly #ranges = new NumberRanges<Item[]>();
  readonly #others = new TextTable<Item[]>();
  #any: readonly Item[] = [];

  /** How many wait at one access. */
  count(access: Access): number {
    return this.#table(access).get(keyOf(access))?.length ?? 0;
  }

  add(access: Access, item: Item): void {
    const table = this.#table(access);
    const key = keyOf(access);
    const items = table.get(key);
    if (items) items.push(item);
    else table.set(key, [item]);
    this.#any = this.#others.get('any') ?? [];
  }

  delete(access: Access, item: Item): void {
    const table = this.#table(access);
    const key = keyOf(access);
    const left = (table.get(key) ?? []).filter((other) => other !== item);
    if (left.length > 0) table.set(key, left);
    else table.delete(key);
    this.#any = this.#others.get('any') ?? [];
  }

  /** Calls back with what may want the value in a row. */
  find(leaves: LeafList, row: number, found: Found<Item>): void {
    if (this.#any.length > 0) found(this.#any);
    const type = leaves.type[row];
    if (type === STRING) {
      this.#findText(leaves, row, found);
    } else if (type === NUMBER) {
      this.#findNumber(leaves, row, found);
    } else if (this.#others.size > 0) {
      const literal = type === TRUE ? 'true' : type === FALSE ? 'false' : 'null';
      found(this.#others.get(literal) ?? []);
    }
  }

  #findText(leaves: LeafList, row: number, found: Found<Item>): void {
    const source = leaves.source[row] ?? '';
    const from = leaves.from[row] ?? 0;
    const to = leaves.to[row] ?? 0;
    this.#plain.find(source, from, to, found);
    if (this.#folded.size > 0) {
      const folded = foldedAscii(source.slice(from, to));
      this.#folded.find(folded, 0, folded.length, found);
    }
    if (this.#digits.size > 0) {
      const digits = leaves.digitsOf(row);
      if (digits !== '') this.#digits.find(digits, 0, digits.length, found);
    }
    if (this.#parts.size > 0) {
      for (let at = from; at < to; at++) this.#parts.find(source, at, to, found);
    }
  }

  #findNumber(leaves: LeafList, row: number, found: Found<Item>): void {
    if (this.#digits.size > 0) {
      const text = leaves.textOf(row);
      this.#digits.find(text, 0, text.length, found);
    }
    if (this.#ranges.size > 0) this.#ranges.find(leaves.doubleOf(row), found);
  }

  #table(access: Access): Table<Item> {
    switch (access.type) {
      case 'whole':
      case 'beginning':
      case 'end':
        return (access.folded ? this.#folded : this.#plain)[access.type];
      case 'digits':
        return this.#digits;
      case 'part':
        return this.#parts;
      case 'range':
        return this.#ranges;
      case 'literal':
      case 'any':
        return this.#others;
      default:
        return assertNever(access);
    }
  }
}

function keyOf(access: Access): string {
  switch (access.type) {
    case 'range':
      return NumberRanges.key(access.lower, access.upper);
    case 'any':
      return 'any';
    default:
      return access.text;
  }
}

/** Whole texts, and beginnings and ends of texts. */
class TextIndex<Item> {
  readonly whole = new TextTable<Item[]>();
  readonly beginning = new PartTable<Item[]>('beginning');
  readonly end = new PartTable<Item[]>('end');

  get size(): number {
    return this.whole.size + this.beginning.size + this.end.size;
  }

  find(source: string, from: number, to: number, found: Found<Item>): void {
    if (this.whole.size > 0) {
      const items = this.whole.find(source, from, to, hashOf(source, from, to));
      if (items) found(items);
    }
    if (this.beginning.size > 0) this.beginning.find(source, from, to, found);
    if (this.end.size > 0) this.end.find(source, from, to, found);
  }
}
