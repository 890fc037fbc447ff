import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scenario } from '../../../src/core/model/scenario.ts';
import { DocumentHistory } from '../../../src/ui/state/document-history.svelte.ts';
import { changeEvent, changeRule } from '../../../src/ui/state/edits.ts';
import { aScenario } from '../../support/scenarios.ts';

const start = aScenario({ events: [{ id: 'e', name: 'e', bus: 'default', text: '' }] });
const rule = { bus: 'default', name: 'r' };

/** A document with its history, typed in by hand. */
class Desk {
  now = 0;
  document: Scenario = start;
  readonly history = new DocumentHistory(start, () => this.now);

  /** Types so many milliseconds after the last change. */
  type(text: string, after = 5_000): this {
    return this.#change(changeEvent(this.document, 'e', { text }), after);
  }

  pattern(pattern: string, after = 5_000): this {
    return this.#change(changeRule(this.document, rule, { pattern }), after);
  }

  /** The editor's own undo or redo puts its text back. */
  editor(kind: 'undo' | 'redo', text: string): this {
    this.history.duringEditorStep(kind, () => this.type(text));
    return this;
  }

  async undo(): Promise<string> {
    this.document = (await this.history.back()) ?? this.document;
    return this.text;
  }

  async redo(): Promise<string> {
    this.document = (await this.history.forward()) ?? this.document;
    return this.text;
  }

  get text(): string {
    return this.document.events[0]?.text ?? '';
  }

  #change(next: Scenario, after: number): this {
    this.now += after;
    this.history.record(this.document, next);
    this.document = next;
    return this;
  }
}

test('what is typed in one go is one step', async () => {
  const desk = new Desk().type('a').type('ab', 100).type('abc', 900);
  expect(desk.history.undoes).toBe('Event e: text');
  expect(await desk.undo()).toBe('');
  expect(desk.history.undoes).toBeNull();
  expect(await desk.redo()).toBe('abc');
});

test('a pause begins a step, and so does another place', async () => {
  const desk = new Desk().type('a').type('b', 1_000).pattern('{}', 10).type('c', 10);
  expect([await desk.undo(), await desk.undo(), await desk.undo(), await desk.undo()]).toEqual([
    'b',
    'b',
    'a',
    '',
  ]);
});

test('a change after an undo leaves nothing to redo, and the state that was left is kept', async () => {
  const desk = new Desk().type('lost?');
  await desk.undo();
  desk.type('other');
  expect(desk.history.redoes).toBeNull();
  const kept = desk.history.toSave().points.map(({ document }) => document.events[0]?.text);
  expect(kept).toContain('lost?');
});

test('typing goes on after an undo with a step of its own', async () => {
  const desk = new Desk().type('a').type('b');
  await desk.undo();
  desk.type('c', 10);
  expect(await desk.undo()).toBe('a');
});

test('an editor that undoes all of a step has undone that step', async () => {
  const desk = new Desk().type('one').type('one two').editor('undo', 'one');
  expect(desk.history.redoes).toBe('Event e: text');
  expect(await desk.undo()).toBe('');
  expect(await desk.redo()).toBe('one');
  expect(await desk.redo()).toBe('one two');
});

test('an editor that undoes half a step leaves both halves within reach', async () => {
  const desk = new Desk().type('one').type('one two three').editor('undo', 'one two');
  expect(await desk.undo()).toBe('one');
  expect(await desk.redo()).toBe('one two');
  expect(await desk.redo()).toBe('one two three');
});

test('an editor that redoes what it undid is where it was', async () => {
  const desk = new Desk()
    .type('one')
    .type('one two')
    .editor('undo', 'one')
    .editor('redo', 'one two');
  expect(desk.history.redoes).toBeNull();
  expect(await desk.undo()).toBe('one');
});

test('after a reload undo goes on with what was stored', async () => {
  const desk = new Desk().type('a').type('b').type('c');
  await desk.undo();
  const { points, trail } = desk.history.toSave();
  const later = new DocumentHistory(start);
  later.begin(structuredClone(desk.document), {
    history: { points: points.map((point) => ({ ...point, scenario: 's', size: 1 })), trail },
    readVersion: async (number) =>
      points.find((point) => point.number === number)?.document ?? null,
  });
  expect(later.redoes).toBe('Event e: text');
  expect((await later.back())?.events[0]?.text).toBe('a');
  expect((await later.forward())?.events[0]?.text).toBe('b');
  expect((await later.forward())?.events[0]?.text).toBe('c');
  expect(await later.forward()).toBeNull();
});

test('a step that is not to be had any more is left out', async () => {
  const desk = new Desk().type('a').type('b').type('c');
  const { points, trail } = desk.history.toSave();
  const later = new DocumentHistory(start);
  later.begin(desk.document, {
    history: { points: points.map((point) => ({ ...point, scenario: 's', size: 1 })), trail },
    readVersion: async (number) =>
      points.find((point) => point.number === number && point.document.events[0]?.text !== 'b')
        ?.document ?? null,
  });
  expect((await later.back())?.events[0]?.text).toBe('a');
});

test('whatever is done, as many redos as undos come back to the same document', async () => {
  const step = fc.record({
    text: fc.constantFrom('a', 'b', 'c', 'd'),
    after: fc.constantFrom(10, 5_000),
    by: fc.constantFrom('event', 'pattern', 'undo', 'redo'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(12), async (steps, times) => {
      const desk = new Desk();
      for (const { text, after, by } of steps) {
        if (by === 'event') desk.type(text, after);
        else if (by === 'pattern') desk.pattern(text, after);
        else desk.editor(by as 'undo' | 'redo', text);
      }
      const { document } = desk;
      const most = Math.min(times, desk.history.past.length);
      for (let count = 0; count < most; count++) await desk.undo();
      for (let count = 0; count < most; count++) await desk.redo();
      expect(desk.document).toEqual(document);
    }),
  );
});
