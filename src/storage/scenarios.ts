import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { failure, type Result, success } from '../core/model/result.ts';
import { parseScenario, type Scenario, type ScenarioProblem } from '../core/model/scenario.ts';
import { type BuslabDatabase, openDatabase, type StoredScenario, summaryOf } from './database.ts';

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
}

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

  load(id: string): Promise<Result<LoadedScenario, StorageProblem>> {
    return this.#attempt(async (database) => {
      const stored = await database.get('scenarios', id);
      if (!stored) return failure({ code: 'missing' });
      const { document, revision } = stored;
      const parsed = parseScenario(document);
      if (!parsed.ok) return failure({ code: 'damaged', problems: parsed.error, document });
      return success({ scenario: parsed.value, revision });
    });
  }

  /** Saves over the revision that was last seen (0 for a new one) and returns the new revision. */
  save(
    id: string,
    scenario: Scenario,
    seen: number,
    now: number,
  ): Promise<Result<number, StorageProblem>> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction(['scenarios', 'summaries'], 'readwrite');
      const summaries = transaction.objectStore('summaries');
      const present = await summaries.get(id);
      if ((present?.revision ?? 0) !== seen) {
        await transaction.done;
        return failure({ code: 'conflict' });
      }
      const revision = seen + 1;
      const stored = { id, name: scenario.name, updatedAt: now, revision, document: scenario };
      await put(transaction, stored);
      return success(revision);
    });
  }

  /** What `restore` needs to undo it. */
  remove(id: string): Promise<Result<StoredScenario, StorageProblem>> {
    return this.#attempt(async (database) => {
      const stored = await database.get('scenarios', id);
      if (!stored) return failure({ code: 'missing' });
      const transaction = database.transaction(['scenarios', 'summaries'], 'readwrite');
      await Promise.all([
        transaction.objectStore('scenarios').delete(id),
        transaction.objectStore('summaries').delete(id),
        transaction.done,
      ]);
      return success(stored);
    });
  }

  restore(stored: StoredScenario): Promise<Result<void, StorageProblem>> {
    return this.#attempt(async (database) => {
      await put(database.transaction(['scenarios', 'summaries'], 'readwrite'), stored);
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

async function put(
  transaction: IDBPTransaction<BuslabDatabase, ('scenarios' | 'summaries')[], 'readwrite'>,
  stored: StoredScenario,
): Promise<void> {
  await Promise.all([
    transaction.objectStore('scenarios').put(stored),
    transaction.objectStore('summaries').put(summaryOf(stored)),
    transaction.done,
  ]);
}

/** In plain words, for the page. */
export function describeStorageProblem(problem: StorageProblem): string {
  switch (problem.code) {
    case 'unavailable':
      return 'This browser keeps nothing for this page, so what you write is lost when you close it. Copy a link to keep it.';
    case 'full':
      return 'The storage of this browser is full, so the latest changes are not kept. Delete a scenario or copy a link.';
    case 'conflict':
      return 'Another tab has changed this scenario. Nothing was overwritten: what you write here is kept as a scenario of its own.';
    case 'missing':
      return 'This scenario is no longer stored in this browser.';
    case 'damaged':
      return `The stored scenario cannot be opened (${problem.problems[0]?.path ?? ''} ${problem.problems[0]?.message ?? ''}). It is kept as it is.`;
  }
}
