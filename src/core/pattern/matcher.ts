import { EventReading, matchesEvent } from './explain.ts';
import type { EventPattern } from './syntax.ts';

/** Which of many rules an event matches. */
export class Matcher<Name extends string> {
  readonly #rules = new Map<Name, EventPattern>();

  /** Adds a rule; a rule of the same name is replaced. */
  add(name: Name, pattern: EventPattern): void {
    this.#rules.set(name, pattern);
  }

  delete(name: Name): boolean {
    return this.#rules.delete(name);
  }

  /** The names of the rules that an event's text matches, in the order in which they were added. */
  matchText(eventText: string): Name[] {
    const reading = new EventReading(eventText);
    return [...this.#rules].flatMap(([name, pattern]) =>
      matchesEvent(pattern, reading) ? [name] : [],
    );
  }

  /** The same for an event that was parsed by `JSON.parse`. */
  match(event: unknown): Name[] {
    return this.matchText(JSON.stringify(event));
  }
}
