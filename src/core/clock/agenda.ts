import type { Instant } from '../model/brand.ts';

export interface Appointment<Task> {
  readonly dueAt: Instant;
  /** Counts up, so that ties run in the order in which they were scheduled. */
  readonly order: number;
  readonly task: Task;
}

/** Appointments, the earliest first: a binary heap, so that a hundred thousand cost a few steps each. */
export class Agenda<Task> {
  readonly #heap: Appointment<Task>[] = [];

  get first(): Appointment<Task> | undefined {
    return this.#heap[0];
  }

  add(appointment: Appointment<Task>): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(appointment);
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(appointment, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = appointment;
  }

  /** Takes the first off. */
  take(): Appointment<Task> | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sink(last);
    return first;
  }

  /** Finds the place of an appointment from the top down. */
  #sink(appointment: Appointment<Task>): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let below = index * 2 + 1;
      let child = heap[below];
      const right = heap[below + 1];
      if (child !== undefined && right !== undefined && isBefore(right, child)) {
        child = right;
        below++;
      }
      if (child === undefined || !isBefore(child, appointment)) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = appointment;
  }
}

export function isBefore(
  one: { readonly dueAt: Instant; readonly order: number },
  other: { readonly dueAt: Instant; readonly order: number },
): boolean {
  return one.dueAt < other.dueAt || (one.dueAt === other.dueAt && one.order < other.order);
}
