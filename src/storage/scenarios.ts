import type { IDBPDatabase } from 'idb';
import { failure, type Result, success } from '../core/model/result.ts';
import { parseScenario, type Scenario, type ScenarioProblem } from '../core/model/scenario.ts';
import {
  type BuslabDatabase,
  openDatabase,
  type StoredPoint,
  type StoredScenario,
  summaryOf,
} from './database.ts';
import {
  HISTORY_STORES,
  type HistoryToSave,
  type LoadedHistory,
  pointsOf,
  putHistory,
  readHistory,
  removeHistory,
  type StoredHistory,
  saveHistory,
} from './history.ts';

export type StorageProblem =
  /** The browser keeps nothing for this page. */
  | { readonly code: 'unavailable' }
  | { readonly code: 'full' }
  /** Another tab has saved this scenario since it was loaded here. */
  | { readonly code: 'conflict' }
  | { readonly code: 'missing' }
  /** The stored document is not one that can be opened; it is kept as it is. */
  | {
      readonly code: 'damaged';
      readonly problems: readonly ScenarioProblem[];
      readonly document: unknown;
    };

export interface ScenarioSummary {
  readonly id: string;
  readonly name: string;
  readonly updatedAt: number;
}

export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly revision: number;
  readonly history: LoadedHistory;
}

/** A scenario that was removed, with all that is needed to put it back. */
export interface RemovedScenario {
  readonly stored: StoredScenario;
  readonly history: StoredHistory;
}

/** How much of the storage a scenario takes, in characters of JSON. */
export interface StoredItem extends ScenarioSummary {
  readonly size: number;
  /** How many restore points there are. */
  readonly points: number;
  readonly pointsSize: number;
}

/** Everything that is written together with a scenario. */
const STORES = ['scenarios', 'summaries', ...HISTORY_STORES] as const;

/** The scenarios and settings that this browser keeps. Every failure is a value: the page works without. */
export class ScenarioStore {
  #database: Promise<IDBPDatabase<BuslabDatabase>> | undefined;

  #open(): Promise<IDBPDatabase<BuslabDatabase>> {
    this.#database ??= openDatabase(() => {
      this.#database = undefined;
    });
    return this.#database;
  }

  async #attempt<T>(
    work: (database: IDBPDatabase<BuslabDatabase>) => Promise<Result<T, StorageProblem>>,
  ): Promise<Result<T, StorageProblem>> {
    try {
      return await work(await this.#open());
    } catch (error) {
      this.#database = undefined;
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      return failure({ code: isFull ? 'full' : 'unavailable' });
    }
  }

  /** The newest first. */
  list(): Promise<Result<readonly ScenarioSummary[], StorageProblem>> {
    return this.#attempt(async (database) => {
      const stored = await database.getAllFromIndex('summaries', 'by-update');
      return success(stored.reverse().map(({ id, name, updatedAt }) => ({ id, name, updatedAt })));
    });
  }

  /** Whether a scenario is still there: a browser may take back what it gave. */
  has(id: string): Promise<Result<boolean, StorageProblem>> {
    return this.#attempt(async (database) =>
      success((await database.getKey('summaries', id)) !== undefined),
    );
  }

  load(id: string): Promise<Result<LoadedScenario, StorageProblem>> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction(['scenarios', 'points', 'trails']);
      const [stored, points, trail] = await Promise.all([
        transaction.objectStore('scenarios').get(id),
        transaction.objectStore('points').getAll(pointsOf(id)),
        transaction.objectStore('trails').get(id),
      ]);
      if (!stored) return failure({ code: 'missing' });
      const { document, revision } = stored;
      const parsed = parseScenario(document);
      if (!parsed.ok) return failure({ code: 'damaged', problems: parsed.error, document });
      const history = { points, trail: trail ?? null };
      return success({ scenario: parsed.value, revision, history });
    });
  }

  /**
   * Saves over the revision that was last seen (0 for a new one) and returns the new revision. Either
   * all of it is stored or nothing.
   */
  save(
    id: string,
    scenario: Scenario,
    seen: number,
    now: number,
    history?: HistoryToSave,
  ): Promise<Result<number, StorageProblem>> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite');
      const summaries = transaction.objectStore('summaries');
      const present = await summaries.get(id);
      if ((present?.revision ?? 0) !== seen) {
        await transaction.done;
        return failure({ code: present ? 'conflict' : 'missing' });
      }
      const revision = seen + 1;
      const stored = { id, name: scenario.name, updatedAt: now, revision, document: scenario };
      // `done` is awaited with the rest: it is what rejects when the storage is full.
      await Promise.all([
        transaction.objectStore('scenarios').put(stored),
        summaries.put(summaryOf(stored)),
        history && saveHistory(transaction, id, history, now),
        transaction.done,
      ]);
      return success(revision);
    });
  }

  /** The restore points of a scenario, the oldest first. */
  points(id: string): Promise<Result<readonly StoredPoint[], StorageProblem>> {
    return this.#attempt(async (database) =>
      success(await database.getAll('points', pointsOf(id))),
    );
  }

  /** The document of a restore point. */
  version(id: string, number: number): Promise<Result<Scenario, StorageProblem>> {
    return this.#attempt(async (database) => {
      const stored = await database.get('versions', [id, number]);
      if (!stored) return failure({ code: 'missing' });
      const { document } = stored;
      const parsed = parseScenario(document);
      if (!parsed.ok) return failure({ code: 'damaged', problems: parsed.error, document });
      return success(parsed.value);
    });
  }

  /** All that is kept, the newest first. */
  inventory(): Promise<Result<readonly StoredItem[], StorageProblem>> {
    return this.#attempt(async (database) => {
      const [scenarios, points] = await Promise.all([
        database.getAllFromIndex('scenarios', 'by-update'),
        database.getAll('points'),
      ]);
      return success(
        scenarios.reverse().map(({ id, name, updatedAt, document }) => {
          const own = points.filter((point) => point.scenario === id);
          return {
            ...{ id, name, updatedAt },
            size: JSON.stringify(document).length,
            points: own.length,
            pointsSize: own.reduce((sum, point) => sum + point.size, 0),
          };
        }),
      );
    });
  }

  /** Deletes the states that a scenario was in. */
  forgetHistory(id: string): Promise<Result<void, StorageProblem>> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite');
      await Promise.all([removeHistory(transaction, id), transaction.done]);
      return success(undefined);
    });
  }

  /** Deletes everything, settings included. */
  clear(): Promise<Result<void, StorageProblem>> {
    return this.#attempt(async (database) => {
      const stores = [...STORES, 'settings'] as const;
      const transaction = database.transaction(stores, 'readwrite');
      await Promise.all([
        ...stores.map((name) => transaction.objectStore(name).clear()),
        transaction.done,
      ]);
      return success(undefined);
    });
  }

  /** What `restore` needs to undo it. */
  remove(id: string): Promise<Result<RemovedScenario, StorageProblem>> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite');
      const stored = await transaction.objectStore('scenarios').get(id);
      if (!stored) {
        await transaction.done;
        return failure({ code: 'missing' });
      }
      const history = await readHistory(transaction, id);
      await Promise.all([
        transaction.objectStore('scenarios').delete(id),
        transaction.objectStore('summaries').delete(id),
        removeHistory(transaction, id),
        transaction.done,
      ]);
      return success({ stored, history });
    });
  }

  restore({ stored, history }: RemovedScenario): Promise<Result<void, StorageProblem>> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite');
      await Promise.all([
        transaction.objectStore('scenarios').put(stored),
        transaction.objectStore('summaries').put(summaryOf(stored)),
        putHistory(transaction, history),
        transaction.done,
      ]);
      return success(undefined);
    });
  }

  getSetting(key: string): Promise<Result<unknown, StorageProblem>> {
    return this.#attempt(async (database) => success(await database.get('settings', key)));
  }

  setSetting(key: string, value: unknown): Promise<Result<void, StorageProblem>> {
    return this.#attempt(async (database) => {
      await database.put('settings', value, key);
      return success(undefined);
    });
  }
}

/** In plain words, for the page. */
export function describeStorageProblem(problem: StorageProblem): string {
  switch (problem.code) {
    case 'unavailable':
      return 'This browser keeps nothing for this page, so what you write is lost when you close it. Save it to a file or copy a link to keep it.';
    case 'full':
      return 'The storage of this browser is full, so the latest changes are not kept. Save this scenario to a file, or delete what you no longer need.';
    case 'conflict':
      return 'Another tab has changed this scenario. Nothing was overwritten: what you write here is kept as a scenario of its own.';
    case 'missing':
      return 'This scenario is no longer stored in this browser.';
    case 'damaged':
      return `The stored scenario cannot be opened (${problem.problems[0]?.path ?? ''} ${problem.problems[0]?.message ?? ''}). It is kept as it is.`;
  }
}
