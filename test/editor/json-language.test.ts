import { ensureSyntaxTree, foldable, getIndentation, indentUnit } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { classHighlighter, highlightTree } from '@lezer/highlight';
import { describe, expect, test } from 'vitest';
import { json } from '../../src/editor/json-language.ts';

function stateOf(text: string): EditorState {
  return EditorState.create({ doc: text, extensions: [json(), indentUnit.of('  ')] });
}

/** What is coloured, as `class text`. */
function coloured(text: string): readonly string[] {
  const state = stateOf(text);
  const tree = ensureSyntaxTree(state, text.length);
  const found: string[] = [];
  if (tree) {
    highlightTree(tree, classHighlighter, (from, to, classes) => {
      found.push(`${classes.replace('tok-', '')} ${text.slice(from, to)}`);
    });
  }
  return found;
}

describe('colours', () => {
  test.each<[string, readonly string[]]>([
    ['{"a": "b"}', ['propertyName "a"', 'string "b"']],
    ['["a", "b"]', ['string "a"', 'string "b"']],
    ['{"a" : 1}', ['propertyName "a"', 'number 1']],
    ['[-1.50e+3, 0]', ['number -1.50e+3', 'number 0']],
    ['[true, false, null]', ['bool true', 'bool false', 'keyword null']],
    ['[trueish, nullable]', []],
    [String.raw`["\"", "\\"]`, [String.raw`string "\""`, String.raw`string "\\"`]],
    ['["not closed', ['string "not closed']],
    ['["a\n"b"]', ['string "a', 'string "b"']],
  ])('%s', (text, expected) => {
    expect(coloured(text)).toEqual(expected);
  });
});

describe('folding', () => {
  /** What folding the first line hides. */
  function hidden(text: string): string | null {
    const state = stateOf(text);
    const line = state.doc.line(1);
    const range = foldable(state, line.from, line.to);
    return range && state.sliceDoc(range.from, range.to);
  }

  test.each<[string, string | null]>([
    ['{\n"a": 1\n}', '\n"a": 1\n'],
    ['{"a": [\n1\n], "b": 2}', '\n1\n'],
    ['{"a": "{[",\n"b": 1}', '"a": "{[",\n"b": 1'],
    ['{"a": {\n"b": "}"\n}}', '\n"b": "}"\n'],
    ['{"a": "\\"{",\n"b": 1}', '"a": "\\"{",\n"b": 1'],
    ['{"a": 1}\n{', null],
    ['{"a": "not closed\n}\n', '"a": "not closed\n'],
    ['{\n"nothing closes": 1', '\n"nothing closes": 1'],
  ])('%j', (text, expected) => {
    expect(hidden(text)).toBe(expected);
  });
});

describe('the next line', () => {
  test.each<[string, number]>([
    ['{\n|', 2],
    ['  "a": [\n|', 4],
    ['  "a": [1],\n|', 2],
    ['  },\n|', 2],
    ['  }, {\n|', 4],
    ['  "a": "{",\n|', 2],
    ['{\n\n\n|', 2],
    ['{\n|}', 0],
    ['  "a": [\n|],', 2],
    ['|', 0],
  ])('after %j begins in column %i', (marked, column) => {
    const position = marked.indexOf('|');
    const state = stateOf(marked.replace('|', ''));
    expect(getIndentation(state, position)).toBe(column);
  });
});
