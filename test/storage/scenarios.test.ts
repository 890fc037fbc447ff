import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { describeStorageProblem, ScenarioStore } from '../../src/storage/scenarios.ts';
import { aScenario } from '../support/scenarios.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('what was saved is loaded, the newest is listed first', async () => {
  const store = new ScenarioStore();
  await store.save('a', aScenario({ name: 'A' }), 0, 1);
  await store.save('b', aScenario({ name: 'B' }), 0, 2);
  expect(await store.load('a')).toMatchObject({
    ok: true,
    value: { scenario: aScenario({ name: 'A' }), revision: 1 },
  });
  const list = await store.list();
  expect(list.ok && list.value.map(({ name }) => name)).toEqual(['B', 'A']);
});

test('of two tabs the second does not overwrite the first', async () => {
  const [one, two] = [new ScenarioStore(), new ScenarioStore()];
  await one.save('a', aScenario({ name: 'first' }), 0, 1);
  expect(await one.save('a', aScenario({ name: 'from one' }), 1, 2)).toEqual({
    ok: true,
    value: 2,
  });
  expect(await two.save('a', aScenario({ name: 'from two' }), 1, 3)).toEqual({
    ok: false,
    error: { code: 'conflict' },
  });
  expect(await two.load('a')).toMatchObject({ value: { scenario: { name: 'from one' } } });
});

test('a deleted scenario can be put back as it was', async () => {
  const store = new ScenarioStore();
  await store.save('a', aScenario(), 0, 1);
  const removed = await store.remove('a');
  expect(await store.load('a')).toMatchObject({ error: { code: 'missing' } });
  if (removed.ok) await store.restore(removed.value);
  expect(await store.load('a')).toMatchObject({ ok: true, value: { revision: 1 } });
});

test('a damaged document is reported, and kept', async () => {
  const database = await openDatabase(() => {});
  const document = { version: 1, name: 'x', buses: 'none' };
  await database.put('scenarios', { id: 'a', name: 'x', updatedAt: 1, revision: 1, document });
  const store = new ScenarioStore();
  expect(await store.load('a')).toMatchObject({ ok: false, error: { code: 'damaged', document } });
  expect(await database.get('scenarios', 'a')).toMatchObject({ document });
});

test('settings are kept', async () => {
  const store = new ScenarioStore();
  await store.setSetting('theme', 'dark');
  expect(await store.getSetting('theme')).toEqual({ ok: true, value: 'dark' });
});

describe('without storage', () => {
  test('every call answers that there is none', async () => {
    globalThis.indexedDB = {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const store = new ScenarioStore();
    expect(await store.list()).toEqual({ ok: false, error: { code: 'unavailable' } });
    expect(await store.save('a', aScenario(), 0, 1)).toEqual({
      ok: false,
      error: { code: 'unavailable' },
    });
    expect(describeStorageProblem({ code: 'unavailable' })).toContain('keeps nothing');
  });
});

test('scenarios that the first version of the database kept are listed and opened', async () => {
  const first = await openDB('buslab', 1, {
    upgrade(database) {
      database
        .createObjectStore('scenarios', { keyPath: 'id' })
        .createIndex('by-update', 'updatedAt');
      database.createObjectStore('settings');
    },
  });
  const document = aScenario({ name: 'Old' });
  await first.put('scenarios', { id: 'a', name: 'Old', updatedAt: 1, revision: 3, document });
  first.close();

  const store = new ScenarioStore();
  expect(await store.list()).toEqual({
    ok: true,
    value: [{ id: 'a', name: 'Old', updatedAt: 1 }],
  });
  expect(await store.load('a')).toEqual({
    ok: true,
    value: { scenario: document, revision: 3, history: { points: [], trail: null } },
  });
  expect(await store.save('a', document, 3, 2)).toEqual({ ok: true, value: 4 });
});
