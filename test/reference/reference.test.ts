import { describe, expect, test } from 'vitest';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { eventFields } from '../../src/reference/event-fields.ts';
import { exactValues, operators } from '../../src/reference/operators.ts';

const entries = [...operators, exactValues, ...eventFields];

function isMatch(pattern: string, event: string): boolean {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new Error(`${pattern}: ${parsed.error.code}`);
  return explainMatch(parsed.value, event).matched;
}

describe.each(entries.flatMap(({ name, example }) => (example ? [{ name, example }] : [])))(
  'the example of $name',
  ({ example: { pattern, matches, rejects } }) => {
    test.each(matches)('matches %s', (event) => {
      expect(isMatch(pattern, event)).toBe(true);
    });
    test.each(rejects)('does not match %s', (event) => {
      expect(isMatch(pattern, event)).toBe(false);
    });
    test('shows both', () => {
      expect(matches.length * rejects.length).toBeGreaterThan(0);
    });
  },
);

test('every name has one entry', () => {
  const names = entries.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'numeric', 'cidr', 'exists'])(
  'what is said of %s is about an operator that AWS knows',
  (name) => {
    const operand = { numeric: ['>', 1], exists: true, cidr: '10.0.0.0/8' }[name] ?? 'x';
    expect(parsePattern(JSON.stringify({ a: [{ [name]: operand }] })).ok).toBe(true);
    expect(operators.some((entry) => entry.name === name)).toBe(true);
  },
);

describe('what the pitfalls say', () => {
  test.each<[string, string, boolean]>([
    ['{"a":[{"prefix":""}]}', '{"a":"x"}', true],
    ['{"a":[{"prefix":""}]}', '{"a":1}', false],
    ['{"a":[{"exists":false},"x"]}', '{"b":1}', true],
    ['{"a":[{"exists":false},"x"]}', '{"a":"x"}', true],
    ['{"a":[{"anything-but":300}]}', '{"a":"300"}', true],
    ['{"a":[{"anything-but":300}]}', '{"a":null}', true],
    ['{"a":[300]}', '{"a":3.0e2}', true],
    ['{"customer":[{"exists":true}]}', '{"customer":{"id":1}}', false],
    ['{"customer":{"id":[{"exists":true}]}}', '{"customer":{"id":1}}', true],
    ['{"ip":["10.0.0.1"]}', '{"ip":"10.0.0.01"}', true],
    ['{"ip":[{"cidr":"0.0.0.0/0"}]}', '{"ip":"2001:db8::1"}', true],
  ])('%s, %s: %s', (pattern, event, expected) => {
    expect(isMatch(pattern, event)).toBe(expected);
  });

  test.each([
    '{"a":[{"cidr":"10.0.0.1/32"}]}',
    '{"a":[{"wildcard":"a**b"}]}',
    '{"a":[{"anything-but":[true]}]}',
    '{"a":[{"anything-but":{"numeric":[">",1]}}]}',
    '{"a":[{"numeric":["<",5,">",1]}]}',
    '{"a":[{"numeric":[">",9007199254740993]}]}',
    '{"a":42}',
    '{"$or":[{"a":["x"]}]}',
    '{"$or":[{"prefix":["x"]},{"a":["x"]}]}',
  ])('%s is refused', (pattern) => {
    expect(parsePattern(pattern).ok).toBe(false);
  });
});
