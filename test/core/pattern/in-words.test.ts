import { describe, expect, test } from 'vitest';
import {
  inWords,
  type PatternWords,
  plainWords,
  type WordsClause,
  type WordsPart,
} from '../../../src/core/pattern/in-words.ts';
import { aPattern } from '../../support/explain.ts';

/** A list for the field `a`, and what is said of it. */
const LISTS: readonly (readonly [string, string])[] = [
  ['["x"]', 'is exactly "x"'],
  ['["x", "y", "z"]', 'is exactly "x", "y" or "z"'],
  ['["say \\"hi\\"\\n"]', 'is exactly "say \\"hi\\"\\n"'],
  ['[""]', 'is exactly ""'],
  ['[{"exactly": "10.0.0.1"}]', 'is exactly "10.0.0.1"'],
  ['["10.0.0.1"]', 'is the IP address 10.0.0.1 (however it is written)'],
  ['[300, 3.5]', 'is the number 300 or 3.5'],
  ['[9007199254740993]', 'is the number 9007199254740993 (with just these digits)'],
  ['[true, null]', 'is true or null'],
  ['[{"prefix": "img/"}]', 'begins with "img/"'],
  ['[{"prefix": ""}]', 'is any text'],
  ['[{"prefix": {"equals-ignore-case": "IMG"}}]', 'begins with "IMG" (in upper or lower case)'],
  ['[{"suffix": ".png"}, {"suffix": ".jpg"}]', 'ends with ".png" or ".jpg"'],
  ['[{"suffix": ""}]', 'is any text'],
  ['[{"equals-ignore-case": "Paid"}]', 'is "Paid" (in upper or lower case)'],
  ['[{"equals-ignore-case": ""}]', 'is exactly ""'],
  ['[{"wildcard": "*"}]', 'is any text'],
  ['[{"wildcard": "a*"}]', 'begins with "a"'],
  ['[{"wildcard": "*b"}]', 'ends with "b"'],
  ['[{"wildcard": "*x*"}]', 'contains "x"'],
  ['[{"wildcard": "a*b"}]', 'begins with "a" and ends with "b"'],
  ['[{"wildcard": "*x*b"}]', 'contains "x" and ends with "b"'],
  ['[{"wildcard": "*x*y*"}]', 'contains "x" and then "y"'],
  ['[{"wildcard": "a*x*b"}]', 'begins with "a", contains "x" and ends with "b"'],
  ['[{"wildcard": "a\\\\*b"}]', 'is exactly "a*b"'],
  ['[{"wildcard": "\\\\\\\\*"}]', 'begins with "\\\\"'],
  ['[{"wildcard": ""}]', 'is exactly ""'],
  [
    '[{"wildcard": "a*b"}, {"prefix": "c"}]',
    'begins with "a" and ends with "b", or begins with "c"',
  ],
  ['[{"numeric": ["=", 5]}]', 'is the number 5'],
  ['[{"numeric": [">", 100]}]', 'is a number greater than 100'],
  ['[{"numeric": ["<=", 1.50]}]', 'is a number of at most 1.50'],
  ['[{"numeric": [">=", 0, "<", 10]}]', 'is a number of at least 0 and less than 10'],
  ['[{"cidr": "10.0.0.7/24"}]', 'is an IP address in 10.0.0.7/24 (10.0.0.0 to 10.0.0.255)'],
  ['[{"cidr": "2001:db8::/32"}]', 'is an IP address in 2001:db8::/32'],
  ['[{"exists": true}]', 'is present, with any value'],
  ['[{"exists": false}]', 'is absent'],
  ['[{"anything-but": "x"}]', 'has any value except "x"'],
  ['[{"anything-but": ["x", "y"]}]', 'has any value except "x" or "y"'],
  ['[{"anything-but": 300}]', 'has any value except the number 300'],
  ['[{"anything-but": [1, 2]}]', 'has any value except the number 1 or the number 2'],
  [
    '[{"anything-but": {"prefix": ["a", "b"]}}]',
    'has any value except text that begins with "a" or "b"',
  ],
  ['[{"anything-but": {"suffix": "z"}}]', 'has any value except text that ends with "z"'],
  [
    '[{"anything-but": {"equals-ignore-case": ["a", "b"]}}]',
    'has any value except "a" or "b" (in upper or lower case)',
  ],
  [
    '[{"anything-but": {"wildcard": ["*a*", "b*c"]}}]',
    'has any value except text that contains "a" or text that begins with "b" and ends with "c"',
  ],
  [
    '[{"anything-but": "x"}, {"anything-but": "y"}]',
    'has any value except "x", or has any value except "y"',
  ],
  ['["x", {"prefix": "p"}, {"exists": false}]', 'is exactly "x", begins with "p", or is absent'],
  ['[{"exists": false}, "x"]', 'is absent, or is exactly "x"'],
];

test.each(LISTS)('%s', (list, words) => {
  expect(plainWords(inWords(aPattern(`{"a": ${list}}`)))).toBe(`Events in which a ${words}.`);
});

const PATTERNS: readonly (readonly [string, string])[] = [
  [
    '{"source": ["com.ecommerce.orders"], "detail": {"total": [{"numeric": [">", 100]}]}}',
    'Events in which source is exactly "com.ecommerce.orders", and detail.total is a number greater than 100.',
  ],
  [
    '{"a": ["x"], "$or": [{"b": [1]}, {"c": [2], "d": {"e": [3]}}]}',
    'Events in which a is exactly "x", and one of these holds: (1) b is the number 1; or (2) c is the number 2, and d.e is the number 3.',
  ],
  [
    '{"d": {"$or": [{"a": [1]}, {"b": [2], "$or": [{"c": [3]}, {"e": [4]}]}]}}',
    'Events in which one of these holds: (1) d.a is the number 1; or (2) d.b is the number 2, and one of these holds: (2.1) d.c is the number 3; or (2.2) d.e is the number 4.',
  ],
  [
    '{"a": ["x"], "$or": [{"a": ["y"]}, {"b": ["z"]}]}',
    'Events in which a is exactly "x", and one of these holds: (1) a is exactly "y", in place of what is said of it above; or (2) b is exactly "z".',
  ],
  [
    '{"a": ["x"], "a": ["y"]}',
    'Events in which a is given again further down, and the list here does not count, and a is exactly "y".',
  ],
  ['{"$or": ["x", {"prefix": "y"}]}', 'Events in which $or is exactly "x", or begins with "y".'],
];

test.each(PATTERNS)('%s', (pattern, words) => {
  expect(plainWords(inWords(aPattern(pattern)))).toBe(words);
});

function partsOf(clauses: readonly WordsClause[]): readonly WordsPart[] {
  return clauses.flatMap((clause) =>
    clause.kind === 'field'
      ? clause.parts
      : clause.alternatives.flatMap((alternative) => partsOf(alternative.clauses)),
  );
}

/** What of the pattern each part is about. */
function sourcesOf(text: string, { clauses }: PatternWords): readonly (readonly string[])[] {
  return partsOf(clauses).flatMap(({ text: words, span }) =>
    span ? [[words, text.slice(span.from, span.to)]] : [],
  );
}

describe('every part knows where it is written', () => {
  test('a field, and each member of its list', () => {
    const text = '{"detail": {"state": ["on", {"prefix": "o"}, {"exists": false}]}}';
    expect(sourcesOf(text, inWords(aPattern(text)))).toEqual([
      ['detail.state', '"state"'],
      ['"on"', '"on"'],
      ['"o"', '{"prefix": "o"}'],
      ['is absent', '{"exists": false}'],
    ]);
  });

  test('members that are too many to be spelt out, together', () => {
    const numbers = Array.from({ length: 57 }, (_, index) => index);
    const text = JSON.stringify({ a: numbers });
    const words = inWords(aPattern(text));
    expect(plainWords(words)).toMatch(/ 17, 18, 19, or one of 37 more\.$/);
    expect(sourcesOf(text, words).at(-1)).toEqual(['37 more', numbers.slice(20).join(',')]);
  });
});
