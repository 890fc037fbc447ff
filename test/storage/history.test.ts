import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { ScenarioStore } from '../../src/storage/scenarios.ts';
import { aScenario } from '../support/scenarios.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const point = (number: number) => ({
  number,
  at: number,
  summary: `change ${number}`,
  document: aScenario({ name: `state ${number}` }),
});
const trail = { past: [1], present: { number: 2, at: 2, summary: 'change 2' }, future: [] };

test('what a scenario was is stored with it and found again', async () => {
  const store = new ScenarioStore();
  await store.save('a', aScenario(), 0, 10, { points: [point(1)], trail });
  await store.save('b', aScenario(), 0, 10, { points: [point(1), point(7)], trail });
  expect(await store.load('a')).toMatchObject({
    value: { history: { points: [{ number: 1, summary: 'change 1' }], trail } },
  });
  expect(await store.version('b', 7)).toMatchObject({ value: { name: 'state 7' } });
  expect(await store.version('a', 7)).toMatchObject({ error: { code: 'missing' } });
});

test('a deleted scenario takes its history with it, and comes back with it', async () => {
  const store = new ScenarioStore();
  await store.save('a', aScenario(), 0, 10, { points: [point(1)], trail });
  const removed = await store.remove('a');
  const database = await openDatabase(() => {});
  for (const name of ['points', 'versions', 'trails'] as const) {
    expect(await database.count(name)).toBe(0);
  }
  if (removed.ok) await store.restore(removed.value);
  expect(await store.version('a', 1)).toMatchObject({ value: { name: 'state 1' } });
  expect(await store.load('a')).toMatchObject({ value: { history: { trail } } });
});

test('what is kept is listed with its size; histories and all of it can be deleted', async () => {
  const store = new ScenarioStore();
  await store.save('a', aScenario(), 0, 10, { points: [point(1), point(2)], trail });
  const items = await store.inventory();
  expect(items.ok && items.value).toMatchObject([{ id: 'a', points: 2 }]);
  expect(items.ok && items.value[0]?.size).toBe(JSON.stringify(aScenario()).length);
  await store.forgetHistory('a');
  expect(await store.load('a')).toMatchObject({ value: { history: { points: [], trail: null } } });
  await store.setSetting('theme', 'dark');
  await store.clear();
  expect(await store.list()).toEqual({ ok: true, value: [] });
  expect(await store.getSetting('theme')).toEqual({ ok: true, value: undefined });
});

test('a scenario that is gone is not taken for one that another tab has changed', async () => {
  const store = new ScenarioStore();
  expect(await store.save('a', aScenario(), 4, 10)).toEqual({
    ok: false,
    error: { code: 'missing' },
  });
});

test('a damaged state is reported and harms nothing else', async () => {
  const store = new ScenarioStore();
  await store.save('a', aScenario(), 0, 10, { points: [point(1)], trail });
  const database = await openDatabase(() => {});
  await database.put('versions', { scenario: 'a', number: 1, document: { version: 1 } });
  expect(await store.version('a', 1)).toMatchObject({ error: { code: 'damaged' } });
  expect(await store.load('a')).toMatchObject({ ok: true });
});

test('scenarios that the second version of the database kept are opened, and get a history', async () => {
  const second = await openDB('buslab', 2, {
    upgrade(database) {
      for (const name of ['scenarios', 'summaries']) {
        database.createObjectStore(name, { keyPath: 'id' }).createIndex('by-update', 'updatedAt');
      }
      database.createObjectStore('settings');
    },
  });
  const document = aScenario({ name: 'Old' });
  const summary = { id: 'a', name: 'Old', updatedAt: 1, revision: 3 };
  await second.put('scenarios', { ...summary, document });
  await second.put('summaries', summary);
  second.close();

  const store = new ScenarioStore();
  expect(await store.load('a')).toMatchObject({ value: { scenario: document, revision: 3 } });
  expect(await store.save('a', document, 3, 2, { points: [point(1)], trail })).toEqual({
    ok: true,
    value: 4,
  });
  expect(await store.version('a', 1)).toMatchObject({ ok: true });
});
