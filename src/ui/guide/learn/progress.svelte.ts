import { SvelteMap } from 'svelte/reactivity';
import type { Library } from '../../state/library.svelte.ts';

const SETTING = 'course';

/** The answers that solved exercises, kept in this browser. */
export class Progress {
  /** The answer that solved it, by the id of the exercise. */
  readonly solved = new SvelteMap<string, string>();
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
    void library.getSetting(SETTING).then((stored) => this.#restore(stored));
  }

  solve(id: string, answer: string): void {
    if (this.solved.get(id) === answer) return;
    this.solved.set(id, answer);
    this.#keep();
  }

  forget(): void {
    this.solved.clear();
    this.#keep();
  }

  /** As a file, for another browser. */
  toJson(): string {
    return `${JSON.stringify({ version: 1, solved: Object.fromEntries(this.solved) }, null, 2)}\n`;
  }

  #keep(): void {
    this.#library.setSetting(SETTING, { version: 1, solved: Object.fromEntries(this.solved) });
  }

  /** What was stored may be of another version, or damaged: what cannot be read is left out. */
  #restore(stored: unknown): void {
    if (typeof stored !== 'object' || stored === null || !('solved' in stored)) return;
    const { solved } = stored;
    if (typeof solved !== 'object' || solved === null) return;
    for (const [id, answer] of Object.entries(solved)) {
      if (typeof answer === 'string' && !this.solved.has(id)) this.solved.set(id, answer);
    }
  }
}
