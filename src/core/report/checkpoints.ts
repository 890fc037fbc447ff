import type { Instant } from '../model/brand.ts';
import type { TraceEntry } from '../model/trace.ts';
import { countUntil } from './moments.ts';

/** What follows from some entries of a trace, and takes more of them. */
export interface Fold<Self> {
  apply(entry: TraceEntry): void;
  /** One that knows the same and goes its own way from here. */
  copy(): Self;
  /** How many things it keeps: a copy costs as much. */
  readonly size: number;
}

/** Between two copies lie so many entries at least; more, if a copy costs more than they do. */
const LEAST_DISTANCE = 1_000;

/**
 * A fold over a growing trace, at any moment of it. Copies are kept on the way, so that going back
 * costs the entries since the nearest of them and not all from the start:
 *
 *     0 ──────── copy ──────── copy ──────── copy ───── head
 *                      └─▶ cursor
 *
 * The head has taken the most entries; the cursor goes to where one looks, and onwards from there.
 */
export class Checkpoints<F extends Fold<F>> {
  readonly #start: () => F;
  readonly #distance: number;
  #copies: { readonly count: number; readonly fold: F }[] = [];
  #head: F;
  #taken = 0;
  #last: TraceEntry | undefined;
  #cursor: { count: number; readonly fold: F } | null = null;

  constructor(start: () => F, distance = LEAST_DISTANCE) {
    this.#start = start;
    this.#distance = distance;
    this.#head = start();
  }

  /**
   * The fold with all entries up to a moment, to be read before the next call. The trace may be longer
   * than at the last call; if it is another one, all begins anew.
   */
  at(trace: readonly TraceEntry[], until?: Instant): F {
    if (this.#taken > 0 && trace[this.#taken - 1] !== this.#last) this.#reset();
    const count = countUntil(trace, until);
    if (count >= this.#taken) return this.#extend(trace, count);
    const nearest = this.#copies.findLast((copy) => copy.count <= count);
    const from = nearest?.count ?? 0;
    if (!this.#cursor || this.#cursor.count > count || this.#cursor.count < from) {
      this.#cursor = { count: from, fold: nearest?.fold.copy() ?? this.#start() };
    }
    const { fold } = this.#cursor;
    for (let index = this.#cursor.count; index < count; index++) apply(fold, trace[index]);
    this.#cursor.count = count;
    return fold;
  }

  #extend(trace: readonly TraceEntry[], count: number): F {
    for (; this.#taken < count; this.#taken++) {
      const since = this.#taken - (this.#copies.at(-1)?.count ?? 0);
      if (since >= this.#distance && since >= this.#head.size) {
        this.#copies.push({ count: this.#taken, fold: this.#head.copy() });
      }
      apply(this.#head, trace[this.#taken]);
    }
    this.#last = trace[count - 1];
    return this.#head;
  }

  #reset(): void {
    this.#copies = [];
    this.#head = this.#start();
    this.#taken = 0;
    this.#last = undefined;
    this.#cursor = null;
  }
}

function apply<F extends Fold<F>>(fold: F, entry: TraceEntry | undefined): void {
  if (entry) fold.apply(entry);
}
