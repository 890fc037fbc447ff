import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf, placeAt } from '../../../src/core/json/place.ts';

/** `role path` at the place that `|` marks, with the token in quotes that are its own. */
function described(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { levels, role, token, commaAt } = placeAt(text, offset);
  const path = levels.map(({ type, key, index }) =>
    type === '{' ? `.${key ?? ''}` : `[${index}]`,
  );
  const parts = [role, path.join('')];
  if (token) parts.push(`at ${text.slice(token.from, token.to)}`);
  if (token && !token.isClosed) parts.push('open');
  if (commaAt !== null) parts.push(`comma ${commaAt}`);
  return parts.join(' ');
}

test.each<[string, string]>([
  ['|', 'value '],
  ['{|', 'key .'],
  ['{"|', 'key . at " open'],
  ['{"so|', 'key .so at "so open'],
  ['{"so|urce": 1}', 'key .source at "source"'],
  ['{"source"|: 1}', 'key .source at "source"'],
  ['{"source": |1}', 'value .source'],
  ['{"source": 1|}', 'value .source at 1'],
  ['{"source" |', 'gap .source'],
  ['{"a": 1, |', 'key .'],
  ['{"a": 1 |', 'gap .a comma 7'],
  ['{"a": 1\n"b|', 'key .b at "b open comma 7'],
  ['{"a": {"b": |', 'value .a.b'],
  ['{"a": {"b": 1}, "c": |', 'value .c'],
  ['{"a": [|', 'value .a[0]'],
  ['{"a": ["x", |', 'value .a[1]'],
  ['{"a": ["x" |', 'gap .a[0] comma 10'],
  ['{"a": ["x" y|', 'value .a[1] at y comma 10'],
  ['{"a": ["x", {"prefix": "|"', 'value .a[1].prefix at ""'],
  ['[{"a": 1}, {"b|": 2}]', 'key [1].b at "b"'],
  ['{"a": tr|ue}', 'value .a at true'],
  ['{"a": "x\n|', 'gap .a comma 8'],
  ['{}}} |', 'value '],
  ['{"a": "}]{", |', 'key .'],
])('%j', (marked, expected) => {
  expect(described(marked).trimEnd()).toBe(expected.trimEnd());
});

test('no text and no place in it is too odd to be read', () => {
  const odd = fc
    .array(fc.constantFrom('{', '}', '[', ']', ',', ':', ' ', '\n', '"', '\\', '"a"', '1', 'x'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(odd, fc.nat(40), (text, offset) => {
      const { levels, token } = placeAt(text, Math.min(offset, text.length));
      for (const { type, from } of levels) expect(text[from]).toBe(type);
      if (token) expect(token.from).toBeLessThan(offset);
    }),
  );
});

describe('the keys of an object', () => {
  test.each<[string, readonly string[]]>([
    ['{"a": 1, "b": {"c": 2}, "d": ["e"]}', ['a', 'b', 'd']],
    ['{"a": 1 "b": 2', ['a', 'b']],
    ['{"a": 1, "b', ['a', 'b']],
    ['{"a": 1}, "b": 2', ['a']],
    ['{}', []],
  ])('%s', (text, expected) => {
    expect(keysOf(text, 0).map(({ key }) => key)).toEqual(expected);
  });
});
