import { type Instant, instant, type Millis } from '../model/brand.ts';

interface Appointment<Task> {
  readonly dueAt: Instant;
  /** Counts up, so that ties run in the order in which they were scheduled. */
  readonly order: number;
  readonly task: Task;
}

/**
 * Virtual time. It moves from one scheduled task to the next, and only when asked to. The agenda is a
 * binary heap: a hundred thousand tasks cost no more than a few steps each.
 */
export class VirtualClock<Task> {
  #now: Instant;
  #scheduled = 0;
  readonly #heap: Appointment<Task>[] = [];

  constructor(start: Instant) {
    this.#now = start;
  }

  get now(): Instant {
    return this.#now;
  }

  /** When the next task is due; `null` if there is none. */
  get nextAt(): Instant | null {
    return this.#heap[0]?.dueAt ?? null;
  }

  schedule(delay: Millis, task: Task): Instant {
    return this.scheduleAt(instant(this.#now + Math.max(0, Math.round(delay))), task);
  }

  /** A moment that has passed already means now. */
  scheduleAt(moment: Instant, task: Task): Instant {
    const dueAt = moment < this.#now ? this.#now : moment;
    const heap = this.#heap;
    heap.push({ dueAt, order: this.#scheduled++, task });
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
    return dueAt;
  }

  /** Moves to the next task that is due by then and takes it off the agenda. */
  takeNext(until: Instant): Task | null {
    const heap = this.#heap;
    const [first] = heap;
    if (!first || first.dueAt > until) return null;
    this.#now = first.dueAt;
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return first.task;
  }

  /** Lets time pass in which nothing is due. */
  advanceTo(moment: Instant): void {
    if (moment > this.#now) this.#now = moment;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      let least = index;
      for (const child of [index * 2 + 1, index * 2 + 2]) {
        if (child < this.#heap.length && this.#isBefore(child, least)) least = child;
      }
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [left, right] = [this.#heap[a], this.#heap[b]];
    if (!left || !right) return false;
    return left.dueAt < right.dueAt || (left.dueAt === right.dueAt && left.order < right.order);
  }

  #swap(a: number, b: number): void {
    const [left, right] = [this.#heap[a], this.#heap[b]];
    if (!left || !right) return;
    this.#heap[a] = right;
    this.#heap[b] = left;
  }
}
