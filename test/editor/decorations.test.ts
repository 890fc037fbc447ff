import { EditorState, type StateEffect } from '@codemirror/state';
import { type DecorationSet, EditorView } from '@codemirror/view';
import { describe, expect, test } from 'vitest';
import { decorations, setMarks, setVerdicts } from '../../src/editor/decorations.ts';
import { lineEndings } from '../../src/editor/line-endings.ts';
import type { EditorMark, VerdictMark } from '../../src/editor/marks.ts';

function stateOf(text: string, effect: StateEffect<unknown>): EditorState {
  const extensions = [decorations(), lineEndings()];
  return EditorState.create({ doc: text, extensions }).update({ effects: effect }).state;
}

/** Where something is drawn, in the order of the text. */
function placesIn(state: EditorState): readonly (readonly [number, number])[] {
  const places: [number, number][] = [];
  for (const source of state.facet(EditorView.decorations)) {
    // Those that need a view come as functions; ours do not.
    if (typeof source === 'function') continue;
    (source as DecorationSet).between(0, state.doc.length, (from, to) => {
      places.push([from, to]);
    });
  }
  return places;
}

function verdictAt(from: number, to: number): VerdictMark {
  return { span: { from, to }, verdict: 'failed', label: 'is 42', sentence: 'total is 42' };
}

function verdictsIn(text: string, ...verdicts: readonly VerdictMark[]): EditorState {
  return stateOf(text, setVerdicts.of({ verdicts, onclick: () => {} }));
}

function marksIn(text: string, ...spans: readonly EditorMark['span'][]): EditorState {
  return stateOf(text, setMarks.of(spans.map((span) => ({ span, kind: 'used', title: '' }))));
}

describe('a verdict', () => {
  test('stands at the end of the line on which its leaf ends', () => {
    expect(placesIn(verdictsIn('{\n"a": [\n1],\n}', verdictAt(7, 11)))).toEqual([[12, 12]]);
  });

  test('shares the end of the line with the others of that line', () => {
    const state = verdictsIn('{"a": [1], "b": [2]}', verdictAt(6, 9), verdictAt(16, 19));
    expect(placesIn(state)).toEqual([
      [20, 20],
      [20, 20],
    ]);
  });

  test('stays at the end of the line while text is added there', () => {
    const state = verdictsIn('"a": [1]\n', verdictAt(5, 8));
    expect(placesIn(state.update({ changes: { from: 8, insert: ',' } }).state)).toEqual([[9, 9]]);
  });

  test('of another text, beyond the end of this one, is not drawn', () => {
    expect(placesIn(verdictsIn('{}', verdictAt(5, 8)))).toEqual([]);
  });
});

describe('a mark', () => {
  test('covers its value', () => {
    expect(placesIn(marksIn('{"a": 42}', { from: 6, to: 8 }))).toEqual([[6, 8]]);
  });

  test('moves along with its value', () => {
    const state = marksIn('{"a": 42}', { from: 6, to: 8 });
    expect(placesIn(state.update({ changes: { from: 0, insert: '  ' } }).state)).toEqual([[8, 10]]);
  });

  test('of another text, beyond the end of this one, is not drawn', () => {
    expect(placesIn(marksIn('{}', { from: 6, to: 8 }))).toEqual([]);
  });

  test('is where the value is in a text with carriage returns, too', () => {
    const text = '{\r\n"a": 42\r\n}';
    const state = marksIn(text, { from: 8, to: 10 });
    expect(placesIn(state).map(([from, to]) => state.sliceDoc(from, to))).toEqual(['42']);
    expect(state.doc.toString()).toBe(text);
  });
});
