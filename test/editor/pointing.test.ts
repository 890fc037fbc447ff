import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { spansInView, valueOffset, valueOffsetOfCaret } from '../../src/editor/pointing.ts';

describe('what is marked', () => {
  test('is what is in view, in the order in which it stands', () => {
    const lists = [Uint32Array.of(10, 12, 50, 52, 90, 95), Uint32Array.of(30, 31, 49, 50)];
    expect(spansInView(lists, [{ from: 12, to: 50 }])).toEqual([
      [10, 12],
      [30, 31],
      [49, 50],
      [50, 52],
    ]);
  });

  test('reaches into view', () => {
    expect(spansInView([Uint32Array.of(0, 100)], [{ from: 40, to: 60 }])).toEqual([[0, 100]]);
  });

  test('is nothing without a length', () => {
    expect(spansInView([Uint32Array.of(0, 0)], [{ from: 0, to: 60 }])).toEqual([]);
  });

  test('is once what two parts of the view have in common', () => {
    const ranges = [
      { from: 0, to: 50 },
      { from: 60, to: 90 },
    ];
    expect(spansInView([Uint32Array.of(40, 70)], ranges)).toEqual([[40, 70]]);
  });

  test('is found among many', () => {
    const spans = Uint32Array.from({ length: 100_000 }, (_, index) => index * 10);
    expect(spansInView([spans], [{ from: 500_000, to: 500_039 }])).toEqual([
      [500_000, 500_010],
      [500_020, 500_030],
    ]);
  });
});

describe('the place that is meant', () => {
  const state = EditorState.create({ doc: '{\n  "to\\"tal" : 42, "b": {"c": "d:"}\n}' });
  const at = (text: string, offset = 0) => state.doc.toString().indexOf(text) + offset;

  test('beside the name of a member is its value', () => {
    expect(valueOffset(state, at('"to'))).toBe(at('42'));
    expect(valueOffset(state, at('tal'))).toBe(at('42'));
    expect(valueOffset(state, at('"c"', 1))).toBe(at('"d:"'));
  });

  test('is the place itself anywhere else', () => {
    for (const place of [at('42'), at('42', 2), at('d:'), 0, state.doc.length]) {
      expect(valueOffset(state, place)).toBe(place);
    }
  });

  test('at either end of a line is the value nearest to it', () => {
    const lines = EditorState.create({ doc: '{\n  "a": 42,\n  "b"\n' });
    const value = lines.doc.toString().indexOf('42');
    expect(valueOffsetOfCaret(lines, 2)).toBe(value);
    expect(valueOffsetOfCaret(lines, lines.doc.line(2).to)).toBe(value + 2);
    expect(valueOffsetOfCaret(lines, value + 1)).toBe(value + 1);
    expect(valueOffsetOfCaret(lines, 0)).toBe(0);
    expect(valueOffsetOfCaret(lines, lines.doc.length)).toBe(lines.doc.length);
  });
});
