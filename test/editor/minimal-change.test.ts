import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, minimalChange } from '../../src/editor/minimal-change.ts';

const CASES: readonly {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: Change | null;
}[] = [
  { name: 'equal texts need no change', before: 'abc', after: 'abc', change: null },
  {
    name: 'a value in the middle is replaced alone',
    before: '{"total": 42}',
    after: '{"total": 101}',
    change: { from: 10, to: 12, insert: '101' },
  },
  {
    name: 'what is repeated is counted once',
    before: 'aaa',
    after: 'aaaa',
    change: { from: 3, to: 3, insert: 'a' },
  },
  {
    name: 'a removal inserts nothing',
    before: 'abcabc',
    after: 'abc',
    change: { from: 3, to: 6, insert: '' },
  },
  {
    name: 'a text appears',
    before: '',
    after: '{}',
    change: { from: 0, to: 0, insert: '{}' },
  },
  {
    name: 'a text goes',
    before: '{}',
    after: '',
    change: { from: 0, to: 2, insert: '' },
  },
  {
    name: 'a line end of another kind is a change',
    before: '{\n}',
    after: '{\r\n}',
    change: { from: 1, to: 1, insert: '\r' },
  },
  {
    name: 'characters that begin with the same code unit are replaced whole',
    before: 'a😀b',
    after: 'a😁b',
    change: { from: 1, to: 3, insert: '😁' },
  },
  {
    name: 'characters that end with the same code unit are replaced whole',
    before: 'a\u{1f600}b',
    after: 'a\u{1fa00}b',
    change: { from: 1, to: 3, insert: '\u{1fa00}' },
  },
];

describe('minimalChange', () => {
  test.each(CASES)('$name', ({ before, after, change }) => {
    expect(minimalChange(before, after)).toEqual(change);
  });

  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '\u{1fa00}') });

  test('makes one text of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = minimalChange(before, after) ?? { from: 0, to: 0, insert: '' };
        expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
      }),
    );
  });

  test('never cuts a character in two', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = minimalChange(before, after);
        if (!change) return;
        for (const part of [change.insert, before.slice(0, change.from), before.slice(change.to)]) {
          expect(part).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});
