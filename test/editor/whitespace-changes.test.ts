import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson, minifyJson } from '../../src/core/json/format.ts';
import { whitespaceChanges } from '../../src/editor/whitespace-changes.ts';

function applied(before: string, after: string): string {
  const changes = ChangeSet.of([...whitespaceChanges(before, after)], before.length);
  return changes.apply(Text.of(before.split('\n'))).toString();
}

test('only what differs is changed', () => {
  expect(whitespaceChanges('{"a": 1,\n"b c":2}', '{"a": 1, "b c": 2}')).toEqual([
    { from: 8, to: 9, insert: ' ' },
    { from: 15, to: 15, insert: ' ' },
  ]);
});

test('white space at both ends', () => {
  expect(applied('  {}', '{}\n')).toBe('{}\n');
  expect(whitespaceChanges('', '')).toEqual([]);
});

test('lead from any layout of a text to any other', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(formatJson, minifyJson), (json, layOut) => {
      expect(applied(json, layOut(json))).toBe(layOut(json));
      expect(applied(layOut(json), json)).toBe(json);
    }),
  );
});
