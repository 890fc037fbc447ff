import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What is kept in the browser, and nowhere else. */
export interface BuslabDatabase extends DBSchema {
  scenarios: {
    key: string;
    value: StoredScenario;
    indexes: { 'by-update': number };
  };
  /** What is known of a scenario without reading its document, which may be large. */
  summaries: {
    key: string;
    value: StoredSummary;
    indexes: { 'by-update': number };
  };
  settings: {
    key: string;
    value: unknown;
  };
}

export interface StoredSummary {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the Unix epoch. */
  readonly updatedAt: number;
  /** Counts the saves, so that of two tabs the second notices the first. */
  readonly revision: number;
}

export interface StoredScenario extends StoredSummary {
  /** The document; whoever reads it checks it. */
  readonly document: unknown;
}

const NAME = 'buslab';
const VERSION = 2;

/** Rejects if the browser refuses storage. `onclosed` is called when another tab needs a newer version. */
export function openDatabase(onclosed: () => void): Promise<IDBPDatabase<BuslabDatabase>> {
  return openDB<BuslabDatabase>(NAME, VERSION, {
    async upgrade(database, oldVersion, _newVersion, transaction) {
      // Oldest first; a step that was released is never edited.
      if (oldVersion < 1) {
        const scenarios = database.createObjectStore('scenarios', { keyPath: 'id' });
        scenarios.createIndex('by-update', 'updatedAt');
        database.createObjectStore('settings');
      }
      if (oldVersion < 2) {
        const summaries = database.createObjectStore('summaries', { keyPath: 'id' });
        summaries.createIndex('by-update', 'updatedAt');
        for await (const { value } of transaction.objectStore('scenarios')) {
          await summaries.put(summaryOf(value));
        }
      }
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onclosed();
    },
    terminated: onclosed,
  });
}

export function summaryOf({ id, name, updatedAt, revision }: StoredSummary): StoredSummary {
  return { id, name, updatedAt, revision };
}
