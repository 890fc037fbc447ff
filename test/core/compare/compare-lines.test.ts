import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLines, withContext } from '../../../src/core/compare/compare-lines.ts';

const SIGNS = { same: ' ', added: '+', removed: '-' };
const told = (before: string, after: string) =>
  compareLines(before, after).map(({ kind, text }) => SIGNS[kind] + text);

test.each([
  ['a\nb\nc', 'a\nb\nc', [' a', ' b', ' c']],
  ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
  ['a', 'a\nb', [' a', '+b']],
  ['a\nb\nc\nd', 'b\nc\nx\nd', ['-a', ' b', ' c', '+x', ' d']],
])('%j and %j', (before, after, lines) => {
  expect(told(before, after)).toEqual(lines);
});

test('both texts are in the difference, and no more lines change than have to', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = compareLines(before, after);
      const side = (kind: string) =>
        lines.filter((line) => line.kind !== kind).map((line) => line.text);
      expect(side('added').join('\n')).toBe(before);
      expect(side('removed').join('\n')).toBe(after);
      const common = lines.filter(({ kind }) => kind === 'same').length;
      expect(common).toBe(longestCommon(before.split('\n'), after.split('\n')));
    }),
  );
});

test('texts with nothing in common are told as one in place of the other', () => {
  const many = (letter: string) => Array.from({ length: 3_000 }, (_, i) => letter + i).join('\n');
  const kinds = compareLines(many('a'), many('b')).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'removed')).toHaveLength(3_000);
  expect(kinds.filter((kind) => kind === 'added')).toHaveLength(3_000);
});

test('what is the same is left out but for the lines around a change', () => {
  const before = Array.from({ length: 20 }, (_, index) => `${index}`);
  const after = before.with(10, 'x');
  expect(withContext(compareLines(before.join('\n'), after.join('\n')), 1)).toEqual([
    {
      skipped: 9,
      lines: [
        { kind: 'same', text: '9' },
        { kind: 'removed', text: '10' },
        { kind: 'added', text: 'x' },
        { kind: 'same', text: '11' },
      ],
    },
  ]);
});

/** By the table that everyone knows. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    b.forEach((right, index) => {
      next.push(
        left === right ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0),
      );
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
