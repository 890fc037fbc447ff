import { beforeEach, describe, expect, test } from 'vitest';
import { Progress } from '../../../src/ui/guide/learn/progress.svelte.ts';
import { Drafts, titleOf } from '../../../src/ui/guide/learn/write/drafts.svelte.ts';
import type { SettingStore } from '../../../src/ui/state/library.svelte.ts';

/** What a browser keeps, without the browser. */
class Settings implements SettingStore {
  readonly kept = new Map<string, unknown>();

  async getSetting(key: string): Promise<unknown> {
    return this.kept.get(key);
  }

  setSetting(key: string, value: unknown): void {
    this.kept.set(key, structuredClone(value));
  }
}

let settings: Settings;
beforeEach(() => {
  settings = new Settings();
});
/** Until what was asked of the settings is answered. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('progress in the course', () => {
  const solvedIn = (progress: Progress) => Object.fromEntries(progress.solved);

  test('is there again when the page is', async () => {
    new Progress(settings).solve('a', '{}');
    const again = new Progress(settings);
    await settled();
    expect(solvedIn(again)).toEqual({ a: '{}' });
  });

  test('is added from a file, and nothing that is solved here is lost', async () => {
    const elsewhere = new Progress(new Settings());
    elsewhere.solve('a', 'another answer');
    elsewhere.solve('b', '{}');
    const here = new Progress(settings);
    await settled();
    here.solve('a', 'my answer');
    here.solve('c', '{}');
    expect(here.add(elsewhere.toJson())).toBe(1);
    expect(solvedIn(here)).toEqual({ a: 'my answer', b: '{}', c: '{}' });
    const again = new Progress(settings);
    await settled();
    expect(solvedIn(again)).toEqual(solvedIn(here));
    expect(here.add(elsewhere.toJson())).toBe(0);
  });

  test.each(['', 'no JSON', '[]', '{"version":1}', '{"solved":[]}', '{"solved":null}', 'null'])(
    'is not in %s',
    async (text) => {
      const here = new Progress(settings);
      await settled();
      here.solve('a', '{}');
      expect(here.add(text)).toBeNull();
      expect(solvedIn(here)).toEqual({ a: '{}' });
    },
  );

  test('is read as far as it can be', () => {
    const here = new Progress(settings);
    expect(here.add('{"version":2,"solved":{"a":"{}","b":5,"__proto__":"x"}}')).toBe(2);
    expect(here.solved.get('a')).toBe('{}');
    expect('x' in {}).toBe(false);
  });
});

describe('exercises that are being written', () => {
  test('are there again when the page is, the newest first', async () => {
    const drafts = new Drafts(settings);
    await drafts.add('{"title": "One"}');
    const key = await drafts.add('{"title": "Two"');
    drafts.change(key, '{"title": "Two", half');
    await settled();
    const again = new Drafts(settings);
    await settled();
    expect(again.list.map(titleOf)).toEqual(['Two', 'One']);
    expect(again.list[0]?.text).toBe('{"title": "Two", half');
  });

  test('of two tabs are all kept', async () => {
    const [here, there] = [new Drafts(settings), new Drafts(settings)];
    const [mine, theirs] = [await here.add('mine'), await there.add('theirs')];
    here.change(mine, 'mine, changed');
    await settled();
    expect((await drafted()).map(({ text }) => text).sort()).toEqual(['mine, changed', 'theirs']);
    there.remove(theirs);
    await settled();
    expect((await drafted()).map(({ text }) => text)).toEqual(['mine, changed']);
  });

  test.each([null, 5, {}, { drafts: 5 }, { drafts: [null, { key: 1 }, { key: 'a' }] }])(
    'are none in %j',
    async (stored) => {
      settings.setSetting('exercises', stored);
      expect(await drafted()).toEqual([]);
    },
  );

  async function drafted() {
    const drafts = new Drafts(settings);
    await settled();
    return drafts.list;
  }
});
