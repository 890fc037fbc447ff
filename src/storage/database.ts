import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What is kept in the browser, and nowhere else. */
export interface BuslabDatabase extends DBSchema {
  scenarios: {
    key: string;
    value: StoredScenario;
    indexes: { 'by-update': number };
  };
  settings: {
    key: string;
    value: unknown;
  };
}

export interface StoredScenario {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the Unix epoch. */
  readonly updatedAt: number;
  /** Counts the saves, so that of two tabs the second notices the first. */
  readonly revision: number;
  /** The document; whoever reads it checks it. */
  readonly document: unknown;
}

const NAME = 'buslab';
const VERSION = 1;

/** Rejects if the browser refuses storage. `onclosed` is called when another tab needs a newer version. */
export function openDatabase(onclosed: () => void): Promise<IDBPDatabase<BuslabDatabase>> {
  return openDB<BuslabDatabase>(NAME, VERSION, {
    upgrade(database, oldVersion) {
      // Oldest first; a step that was released is never edited.
      if (oldVersion < 1) {
        const scenarios = database.createObjectStore('scenarios', { keyPath: 'id' });
        scenarios.createIndex('by-update', 'updatedAt');
        database.createObjectStore('settings');
      }
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onclosed();
    },
    terminated: onclosed,
  });
}
