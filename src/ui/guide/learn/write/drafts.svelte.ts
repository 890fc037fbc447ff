import type { SettingStore } from '../../../state/library.svelte.ts';

const SETTING = 'exercises';

/** An exercise that is being written, as it is typed, valid or not. */
export interface Draft {
  readonly key: string;
  readonly text: string;
}

/** The exercises that this browser keeps, the newest first. */
export class Drafts {
  list = $state.raw<readonly Draft[]>([]);
  isReady = $state(false);
  readonly #library: SettingStore;
  readonly #restored: Promise<void>;
  #saving: Promise<void> = Promise.resolve();
  /** Drafts that are about to be kept, as they will be then. */
  readonly #waiting = new Set<string>();

  constructor(library: SettingStore) {
    this.#library = library;
    this.#restored = this.#read().then((list) => {
      this.list = list;
      this.isReady = true;
    });
  }

  /** Resolves to its key as soon as it is kept. */
  async add(text: string): Promise<string> {
    await this.#restored;
    const draft = { key: crypto.randomUUID(), text };
    this.list = [draft, ...this.list];
    await this.#keep(draft.key);
    return draft.key;
  }

  change(key: string, text: string): void {
    this.list = this.list.map((draft) => (draft.key === key ? { key, text } : draft));
    void this.#keep(key);
  }

  remove(key: string): void {
    this.list = this.list.filter((draft) => draft.key !== key);
    void this.#keep(key);
  }

  /** Keeps the state of one draft; those that another tab has written stay as they are there. */
  #keep(key: string): Promise<void> {
    if (this.#waiting.has(key)) return this.#saving;
    this.#waiting.add(key);
    this.#saving = this.#saving.then(async () => {
      const stored = await this.#read();
      this.#waiting.delete(key);
      const own = this.list.find((draft) => draft.key === key);
      const isThere = stored.some((draft) => draft.key === key);
      const drafts = isThere
        ? stored.flatMap((draft) => (draft.key === key ? (own ?? []) : draft))
        : [...(own ? [own] : []), ...stored];
      this.#library.setSetting(SETTING, { version: 1, drafts });
    });
    return this.#saving;
  }

  async #read(): Promise<readonly Draft[]> {
    const stored = await this.#library.getSetting(SETTING);
    if (typeof stored !== 'object' || stored === null || !('drafts' in stored)) return [];
    return Array.isArray(stored.drafts) ? stored.drafts.filter(isDraft) : [];
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'key' in value &&
    typeof value.key === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

/** Its title, even while the rest of it is half typed. */
export function titleOf({ text }: Pick<Draft, 'text'>): string {
  const [, title] = /"title"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return title?.trim() || 'Without a title';
}
