interface NumberRange<Value> {
  readonly lower: number;
  readonly upper: number;
  readonly value: Value;
}

/**
 * Ranges of numbers, asked for those that hold a number: sorted by their lower ends, as a balanced
 * tree in which every node knows the highest upper end below it. Ends count as inside.
 */
export class NumberRanges<Value> {
  readonly #ranges = new Map<string, NumberRange<Value>>();
  #sorted: readonly NumberRange<Value>[] | null = null;
  #highest: number[] = [];

  static key(lower: number, upper: number): string {
    return `${lower} ${upper}`;
  }

  get size(): number {
    return this.#ranges.size;
  }

  get(key: string): Value | null {
    return this.#ranges.get(key)?.value ?? null;
  }

  set(key: string, value: Value): void {
    const [lower, upper] = key.split(' ').map(Number);
    this.#ranges.set(key, { lower: lower ?? 0, upper: upper ?? 0, value });
    this.#sorted = null;
  }

  delete(key: string): void {
    this.#ranges.delete(key);
    this.#sorted = null;
  }

  /** Calls back for every range that holds the number. */
  find(number: number, found: (value: Value) => void): void {
    this.#sorted ??= this.#sort();
    this.#visit(this.#sorted, 0, this.#sorted.length, number, found);
  }

  #visit(
    sorted: readonly NumberRange<Value>[],
    from: number,
    to: number,
    number: number,
    found: (value: Value) => void,
  ): void {
    const middle = (from + to) >> 1;
    const range = sorted[middle];
    if (from >= to || !range || (this.#highest[middle] ?? 0) < number) return;
    this.#visit(sorted, from, middle, number, found);
    if (range.lower > number) return;
    if (range.upper >= number) found(range.value);
    this.#visit(sorted, middle + 1, to, number, found);
  }

  #sort(): readonly NumberRange<Value>[] {
    const sorted = [...this.#ranges.values()].sort((a, b) => a.lower - b.lower);
    const highest = new Array<number>(sorted.length).fill(0);
    const note = (from: number, to: number): number => {
      if (from >= to) return Number.NEGATIVE_INFINITY;
      const middle = (from + to) >> 1;
      const own = sorted[middle]?.upper ?? Number.NEGATIVE_INFINITY;
      highest[middle] = Math.max(own, note(from, middle), note(middle + 1, to));
      return highest[middle];
    };
    note(0, sorted.length);
    this.#highest = highest;
    return sorted;
  }
}
