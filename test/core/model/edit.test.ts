import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, areApart, composeEdits, type Edit } from '../../../src/core/model/edit.ts';

test.each<[string, readonly Edit[], string]>([
  ['abcdef', [], 'abcdef'],
  ['abcdef', [{ from: 1, to: 3, insert: 'X' }], 'aXdef'],
  [
    'abcdef',
    [
      { from: 4, to: 5, insert: '' },
      { from: 0, to: 0, insert: '<' },
    ],
    '<abcdf',
  ],
  ['', [{ from: 0, to: 0, insert: 'new' }], 'new'],
])('%s after %j is %s', (text, edits, expected) => {
  expect(applyEdits(text, edits)).toBe(expected);
});

test('edits that touch the same place are not apart, neighbours are', () => {
  const edit = (from: number, to: number) => ({ from, to, insert: 'x' });
  expect(areApart([edit(0, 3), edit(2, 4)])).toBe(false);
  expect(areApart([edit(2, 2), edit(2, 2)])).toBe(false);
  expect(areApart([edit(2, 4), edit(0, 2)])).toBe(true);
  expect(areApart([edit(0, 1), edit(3, 3)])).toBe(true);
});

test('composed edits do what one after the other does', () => {
  const somewhere = (length: number) =>
    fc
      .array(
        fc.record({
          ends: fc.tuple(fc.nat({ max: length }), fc.nat({ max: length })),
          insert: fc.string({ maxLength: 4 }),
        }),
        { maxLength: 4 },
      )
      .map((list) =>
        list.map(({ ends: [a, b], insert }) => ({
          from: Math.min(a, b),
          to: Math.max(a, b),
          insert,
        })),
      )
      .filter(areApart);
  const cases = fc.string({ maxLength: 30 }).chain((text) =>
    somewhere(text.length).chain((first) => {
      const between = applyEdits(text, first);
      return fc.record({
        text: fc.constant(text),
        first: fc.constant(first),
        second: somewhere(between.length),
      });
    }),
  );
  fc.assert(
    fc.property(cases, ({ text, first, second }) => {
      const composed = composeEdits(first, second);
      expect(areApart(composed)).toBe(true);
      expect(applyEdits(text, composed)).toBe(applyEdits(applyEdits(text, first), second));
    }),
    { numRuns: 2_000 },
  );
});
