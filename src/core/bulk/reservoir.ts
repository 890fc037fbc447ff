import type { Random } from '../clock/random.ts';

/**
 * A few of many, each with the same chance, without knowing how many there will be (Vitter, *Random
 * Sampling with a Reservoir*, 1985, algorithm R).
 */
export class Reservoir<T> {
  readonly #size: number;
  readonly #random: Random;
  readonly #items: T[] = [];
  #offered = 0;

  constructor(size: number, random: Random) {
    this.#size = size;
    this.#random = random;
  }

  /** In no order. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Counts one more, and says in which place it is to be kept; `null`: it is not. */
  offer(): number | null {
    const index = this.#offered++;
    if (index < this.#size) return index;
    const place = this.#random.between(0, index);
    return place < this.#size ? place : null;
  }

  /** Returns what had the place before. */
  keep(place: number, item: T): T | undefined {
    const before = this.#items[place];
    this.#items[place] = item;
    return before;
  }
}
