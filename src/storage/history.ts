import type { IDBPTransaction } from 'idb';
import type { Scenario } from '../core/model/scenario.ts';
import type {
  BuslabDatabase,
  PointKey,
  StoredPoint,
  StoredTrail,
  StoredVersion,
} from './database.ts';
import { pointsToDrop } from './pruning.ts';

/** A state of a scenario that has not been stored yet. */
export interface NewPoint {
  readonly number: number;
  readonly at: number;
  readonly summary: string;
  readonly document: Scenario;
}

export type Trail = Omit<StoredTrail, 'scenario'>;

/** What is kept together with a scenario: states it was in, and the way back to them. */
export interface HistoryToSave {
  readonly points: readonly NewPoint[];
  readonly trail: Trail;
}

/** Where undo and redo stood, with what is known of each point. */
export interface LoadedHistory {
  readonly points: readonly StoredPoint[];
  readonly trail: Trail | null;
}

/** All that is stored of a scenario's past. */
export interface StoredHistory {
  readonly points: readonly StoredPoint[];
  readonly versions: readonly StoredVersion[];
  readonly trail: StoredTrail | undefined;
}

export const HISTORY_STORES = ['points', 'versions', 'trails'] as const;

type HistoryStore = (typeof HISTORY_STORES)[number];
type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  BuslabDatabase,
  ('scenarios' | 'summaries' | HistoryStore)[],
  Mode
>;

/** All points of a scenario: arrays are greater than any number. */
export function pointsOf(scenario: string): IDBKeyRange {
  return IDBKeyRange.bound([scenario], [scenario, []]);
}

/** Writes what is new and gives up what has become too much; part of a larger transaction. */
export async function saveHistory(
  transaction: Transaction<'readwrite'>,
  scenario: string,
  { points, trail }: HistoryToSave,
  now: number,
): Promise<void> {
  const metas = transaction.objectStore('points');
  const versions = transaction.objectStore('versions');
  const writes: Promise<unknown>[] = [
    transaction.objectStore('trails').put({ scenario, ...trail }),
  ];
  for (const { number, at, summary, document } of points) {
    const size = JSON.stringify(document).length;
    writes.push(metas.put({ scenario, number, at, summary, size }));
    writes.push(versions.put({ scenario, number, document }));
  }
  await Promise.all(writes);
  if (points.length === 0) return;
  for (const { number } of pointsToDrop(await metas.getAll(pointsOf(scenario)), now)) {
    const key: PointKey = [scenario, number];
    await Promise.all([metas.delete(key), versions.delete(key)]);
  }
}

export async function removeHistory(
  transaction: Transaction<'readwrite'>,
  scenario: string,
): Promise<void> {
  await Promise.all([
    transaction.objectStore('points').delete(pointsOf(scenario)),
    transaction.objectStore('versions').delete(pointsOf(scenario)),
    transaction.objectStore('trails').delete(scenario),
  ]);
}

export async function readHistory(
  transaction: Transaction<'readonly' | 'readwrite'>,
  scenario: string,
): Promise<StoredHistory> {
  const [points, versions, trail] = await Promise.all([
    transaction.objectStore('points').getAll(pointsOf(scenario)),
    transaction.objectStore('versions').getAll(pointsOf(scenario)),
    transaction.objectStore('trails').get(scenario),
  ]);
  return { points, versions, trail };
}

export async function putHistory(
  transaction: Transaction<'readwrite'>,
  { points, versions, trail }: StoredHistory,
): Promise<void> {
  await Promise.all([
    ...points.map((point) => transaction.objectStore('points').put(point)),
    ...versions.map((version) => transaction.objectStore('versions').put(version)),
    ...(trail ? [transaction.objectStore('trails').put(trail)] : []),
  ]);
}
