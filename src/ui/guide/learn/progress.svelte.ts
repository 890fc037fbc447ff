import { SvelteMap } from 'svelte/reactivity';
import type { SettingStore } from '../../state/library.svelte.ts';

const SETTING = 'course';

/** The answers that solved exercises, kept in this browser. */
export class Progress {
  /** The answer that solved it, by the id of the exercise. */
  readonly solved = new SvelteMap<string, string>();
  readonly #library: SettingStore;

  constructor(library: SettingStore) {
    this.#library = library;
    void library.getSetting(SETTING).then((stored) => this.#restore(answersIn(stored) ?? []));
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

  /**
   * Adds what a file holds; nothing that is solved here is lost or changed. How many exercises are
   * solved by it that were not before; `null` if it is no such file.
   */
  add(text: string): number | null {
    const stored = answersIn(readJson(text));
    if (!stored) return null;
    const before = this.solved.size;
    this.#restore(stored);
    this.#keep();
    return this.solved.size - before;
  }

  #keep(): void {
    this.#library.setSetting(SETTING, { version: 1, solved: Object.fromEntries(this.solved) });
  }

  #restore(answers: readonly (readonly [id: string, answer: string])[]): void {
    for (const [id, answer] of answers) {
      if (!this.solved.has(id)) this.solved.set(id, answer);
    }
  }
}

/** What was stored may be of another version, or damaged: what cannot be read is left out. */
function answersIn(stored: unknown): readonly (readonly [id: string, answer: string])[] | null {
  if (typeof stored !== 'object' || stored === null || !('solved' in stored)) return null;
  const { solved } = stored;
  if (typeof solved !== 'object' || solved === null || Array.isArray(solved)) return null;
  return Object.entries(solved).flatMap(([id, answer]) =>
    typeof answer === 'string' ? [[id, answer] as const] : [],
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
