import { type Instant, instant, type Millis } from '../model/brand.ts';
import { Agenda, isBefore } from './agenda.ts';

/**
 * Virtual time. It moves from one scheduled task to the next, and only when asked to. Quiet tasks are
 * done when time passes them, and are no reason for it to pass: the end of a message's retention
 * period days from now does not keep a simulation going.
 */
export class VirtualClock<Task> {
  #now: Instant;
  #scheduled = 0;
  readonly #agenda = new Agenda<Task>();
  readonly #quiet = new Agenda<Task>();

  constructor(start: Instant) {
    this.#now = start;
  }

  get now(): Instant {
    return this.#now;
  }

  /** When the next task is due, quiet ones left out; `null` if there is none. */
  get nextAt(): Instant | null {
    return this.#agenda.first?.dueAt ?? null;
  }

  schedule(delay: Millis, task: Task): Instant {
    return this.scheduleAt(instant(this.#now + Math.max(0, Math.round(delay))), task);
  }

  /** A moment that has passed already means now. */
  scheduleAt(moment: Instant, task: Task): Instant {
    return this.#add(this.#agenda, moment, task);
  }

  scheduleQuietly(moment: Instant, task: Task): Instant {
    return this.#add(this.#quiet, moment, task);
  }

  /** Moves to the next task that is due by then, quiet ones included, and takes it off the agenda. */
  takeNext(until: Instant): Task | null {
    const [loud, quiet] = [this.#agenda.first, this.#quiet.first];
    const isQuiet = quiet !== undefined && (loud === undefined || isBefore(quiet, loud));
    const agenda = isQuiet ? this.#quiet : this.#agenda;
    const { first } = agenda;
    if (!first || first.dueAt > until) return null;
    agenda.take();
    this.#now = first.dueAt;
    return first.task;
  }

  /** Lets time pass in which nothing is due. */
  advanceTo(moment: Instant): void {
    if (moment > this.#now) this.#now = moment;
  }

  #add(agenda: Agenda<Task>, moment: Instant, task: Task): Instant {
    const dueAt = moment < this.#now ? this.#now : moment;
    agenda.add({ dueAt, order: this.#scheduled++, task });
    return dueAt;
  }
}
