import { hashOf, mixed, standsAt } from './text-hash.ts';

const SMALLEST = 8;
const FREE = 0;

/**
 * Texts with a value each, asked with a part of a longer text (open addressing, linear probing). A
 * part that is not there is mostly told by the hashes alone.
 */
export class TextTable<Value> {
  /** `FREE`, or the hash of the text in the slot. */
  #hashes = new Int32Array(SMALLEST);
  #texts: (string | null)[] = empty(SMALLEST);
  #values: (Value | null)[] = empty(SMALLEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(text: string): Value | null {
    return this.find(text, 0, text.length, hashOf(text, 0, text.length));
  }

  /** `hash` is `hashOf` the part, which the caller often has already. */
  find(source: string, from: number, to: number, hash: number): Value | null {
    const hashes = this.#hashes;
    const mask = hashes.length - 1;
    for (let slot = mixed(hash) & mask; ; slot = (slot + 1) & mask) {
      const found = hashes[slot];
      if (found === FREE) return null;
      if (found !== hash) continue;
      const text = this.#texts[slot] ?? '';
      if (text.length === to - from && standsAt(source, from, text)) {
        return this.#values[slot] ?? null;
      }
    }
  }

  set(text: string, value: Value): void {
    if ((this.#size + 1) * 2 > this.#hashes.length) this.#grow();
    const hash = hashOf(text, 0, text.length);
    const slot = this.#slotOf(text, hash);
    if (this.#hashes[slot] === FREE) this.#size++;
    this.#hashes[slot] = hash;
    this.#texts[slot] = text;
    this.#values[slot] = value;
  }

  delete(text: string): void {
    const mask = this.#hashes.length - 1;
    let gap = this.#slotOf(text, hashOf(text, 0, text.length));
    if (this.#hashes[gap] === FREE) return;
    this.#size--;
    // Those behind move up, or they would not be found beyond the gap.
    for (let slot = (gap + 1) & mask; this.#hashes[slot] !== FREE; slot = (slot + 1) & mask) {
      const home = mixed(this.#hashes[slot] ?? FREE) & mask;
      if (((slot - home) & mask) < ((slot - gap) & mask)) continue;
      this.#hashes[gap] = this.#hashes[slot] ?? FREE;
      this.#texts[gap] = this.#texts[slot] ?? null;
      this.#values[gap] = this.#values[slot] ?? null;
      gap = slot;
    }
    this.#hashes[gap] = FREE;
    this.#texts[gap] = null;
    this.#values[gap] = null;
  }

  /** Where the text is, or where it would go. */
  #slotOf(text: string, hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = mixed(hash) & mask;
    while (this.#hashes[slot] !== FREE && this.#texts[slot] !== text) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const hashes = this.#hashes;
    const texts = this.#texts;
    const values = this.#values;
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#texts = empty(hashes.length * 2);
    this.#values = empty(hashes.length * 2);
    for (const [index, text] of texts.entries()) {
      const hash = hashes[index] ?? FREE;
      if (hash === FREE || text === null) continue;
      const slot = this.#slotOf(text, hash);
      this.#hashes[slot] = hash;
      this.#texts[slot] = text;
      this.#values[slot] = values[index] ?? null;
    }
  }
}

function empty<Value>(length: number): (Value | null)[] {
  return new Array<Value | null>(length).fill(null);
}
