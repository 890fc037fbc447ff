import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, test } from 'vitest';
import { wrapping } from '../../src/editor/wrapping.ts';

function isWrapped(state: EditorState): boolean {
  return state
    .facet(EditorView.contentAttributes)
    .some(
      (attributes) => typeof attributes !== 'function' && attributes.class === 'cm-lineWrapping',
    );
}

const long = 'x'.repeat(6_000);
const stateOf = (text: string) => EditorState.create({ doc: text, extensions: wrapping() });

test('lines that a person writes are wrapped', () => {
  expect(isWrapped(stateOf(`${'x'.repeat(500)}\n`.repeat(100)))).toBe(true);
});

test('a text with a very long line is not wrapped', () => {
  expect(isWrapped(stateOf(`{\n${long}\n}`))).toBe(false);
});

test('a very long line that is pasted ends wrapping, and taking it out again begins it anew', () => {
  const before = stateOf('{\n\n}');
  const pasted = before.update({ changes: { from: 2, insert: long } }).state;
  expect(isWrapped(pasted)).toBe(false);
  const edited = pasted.update({ changes: { from: 0, insert: '[' } }).state;
  expect(isWrapped(edited)).toBe(false);
  const taken = edited.update({ changes: { from: 3, to: 3 + long.length } }).state;
  expect(isWrapped(taken)).toBe(true);
});
