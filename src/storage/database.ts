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
  /** What is known of a restore point without reading its document. */
  points: {
    key: PointKey;
    value: StoredPoint;
  };
  versions: {
    key: PointKey;
    value: StoredVersion;
  };
  trails: {
    key: string;
    value: StoredTrail;
  };
}

/** The scenario's id, and the number of the point. */
export type PointKey = [scenario: string, number: number];

/** A state that a scenario was in. */
export interface StoredPoint {
  readonly scenario: string;
  /** Counted up within a scenario, in the order in which the states came to be. */
  readonly number: number;
  /** When it came to be, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** What was changed to come to it, in a few words. */
  readonly summary: string;
  /** The length of its document's JSON. */
  readonly size: number;
}

export interface StoredVersion {
  readonly scenario: string;
  readonly number: number;
  /** The document; whoever reads it checks it. */
  readonly document: unknown;
}

/** Where undo and redo stand: points by their numbers, the nearest last. */
export interface StoredTrail {
  readonly scenario: string;
  readonly past: readonly number[];
  /** The state that is stored as the scenario itself, and has no version yet. */
  readonly present: { readonly number: number; readonly at: number; readonly summary: string };
  readonly future: readonly number[];
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
const VERSION = 3;

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
      if (oldVersion < 3) {
        for (const name of ['points', 'versions'] as const) {
          database.createObjectStore(name, { keyPath: ['scenario', 'number'] });
        }
        database.createObjectStore('trails', { keyPath: 'scenario' });
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
