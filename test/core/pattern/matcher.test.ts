import { describe, expect, test } from 'vitest';
import { Matcher } from '../../../src/core/pattern/matcher.ts';

function matcherOf(rules: Readonly<Record<string, object>>): Matcher<string> {
  const matcher = new Matcher<string>();
  for (const [name, pattern] of Object.entries(rules)) matcher.add(name, JSON.stringify(pattern));
  return matcher;
}

/** What a matcher of one rule says, by text and by object. */
function verdicts(pattern: object, event: object): readonly boolean[] {
  const matcher = matcherOf({ rule: pattern });
  const text = JSON.stringify(event);
  const spaced = JSON.stringify(event, null, 2);
  return [matcher.matchText(text), matcher.matchText(spaced), matcher.match(event)].map(
    (names) => names.length > 0,
  );
}

describe('the rules of a matcher', () => {
  test('all that match are named, in the order in which they were added', () => {
    const matcher = matcherOf({ z: { a: ['x'] }, m: { a: ['y'] }, a: { a: [{ exists: true }] } });
    expect(matcher.matchText('{"a":"x"}')).toEqual(['z', 'a']);
    expect(matcher.match({ a: 'y' })).toEqual(['m', 'a']);
  });

  test('a rule with several alternatives that match is named once', () => {
    const matcher = matcherOf({ rule: { $or: [{ a: ['x'] }, { b: ['y'] }] } });
    expect(matcher.matchText('{"a":"x","b":"y"}')).toEqual(['rule']);
  });

  test('a rule of the same name replaces the one before', () => {
    const matcher = matcherOf({ rule: { a: ['x'] } });
    matcher.add('rule', '{"b":["y"]}');
    expect(matcher.matchText('{"a":"x"}')).toEqual([]);
    expect(matcher.matchText('{"b":"y"}')).toEqual(['rule']);
    expect(matcher.size).toBe(1);
  });

  test('a deleted rule matches nothing, and the others go on', () => {
    const matcher = matcherOf({ one: { a: ['x'] }, two: { a: ['x'], b: [{ exists: false }] } });
    expect(matcher.delete('one')).toBe(true);
    expect(matcher.delete('one')).toBe(false);
    expect(matcher.matchText('{"a":"x"}')).toEqual(['two']);
    expect(matcher.delete('two')).toBe(true);
    expect(matcher.matchText('{"a":"x"}')).toEqual([]);
    matcher.add('one', '{"a":["x"]}');
    expect(matcher.matchText('{"a":"x"}')).toEqual(['one']);
  });

  test('a text that is no pattern is answered with the mistake and changes nothing', () => {
    const matcher = matcherOf({ rule: { a: ['x'] } });
    const added = matcher.add('rule', '{"a":"x"}');
    expect(added.ok ? null : added.error.code).toBe('value-not-array');
    expect(matcher.matchText('{"a":"x"}')).toEqual(['rule']);
  });

  test('a matcher without rules matches nothing', () => {
    expect(new Matcher().matchText('{"a":1}')).toEqual([]);
  });

  test.each([
    '',
    '[]',
    '"x"',
    '1',
    'null',
    '{',
    '{"a"',
    '{"a":',
    '{"a":"x',
    '{"a":x,',
    '{]',
    'nonsense',
  ])('a text that is no JSON object matches nothing: %s', (text) => {
    const matcher = matcherOf({ rule: { a: ['x'] }, absent: { b: [{ exists: false }] } });
    expect(matcher.matchText(text)).toEqual([]);
  });

  test('a list in a thousand lists is read, and one more is too deep', () => {
    const matcher = matcherOf({ rule: { a: ['x'] } });
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}"x"${']'.repeat(depth)}}`;
    expect(matcher.matchText(nested(999))).toEqual(['rule']);
    expect(matcher.matchText(nested(1_000))).toEqual([]);
    expect(matcher.matchText(nested(100_000))).toEqual([]);
  });
});

/** Places in a text that a reader which passes over most of it can get wrong. */
const READING: readonly [string, string, object, boolean][] = [
  ['a field behind a skipped object', '{"s":{"a":"no"},"a":"x"}', { a: ['x'] }, true],
  ['a field inside a skipped object', '{"s":{"a":"x"}}', { a: ['x'] }, false],
  ['brackets in a skipped string', '{"s":{"t":"}]{[","u":[1]},"a":"x"}', { a: ['x'] }, true],
  ['a quote in a skipped string', '{"s":{"t":"\\"}"},"a":"x"}', { a: ['x'] }, true],
  ['a backslash before a closing quote', '{"s":["\\\\"],"a":"x"}', { a: ['x'] }, true],
  ['many backslashes', '{"s":"\\\\\\\\\\"","a":"x"}', { a: ['x'] }, true],
  ['an escaped key', '{"\\u0061":"x"}', { a: ['x'] }, true],
  ['an escaped value', '{"a":"\\u0078"}', { a: ['x'] }, true],
  ['an escape after the value', '{"a":"x","b":"\\n"}', { a: ['x'] }, true],
  ['a key inside a string', '{"s":"\\"a\\":\\"x\\""}', { a: ['x'] }, false],
  ['a value of another field', '{"b":"x","a":"y"}', { a: ['x'] }, false],
  ['white space everywhere', ' {\n"a" :\t[ "x" ,\r\n1 ] } ', { a: ['x'] }, true],
  ['a key with a dot', '{"a.b":"x"}', { a: { b: ['x'] } }, true],
  ['a key that joins two of three', '{"a.b":{"c":"x"}}', { a: { b: { c: ['x'] } } }, true],
  ['a repeated key: either value', '{"a":"y","a":"x"}', { a: ['x'] }, true],
  ['a repeated object', '{"a":{"b":1},"a":{"b":2}}', { a: { b: [2] } }, true],
  ['lists in a skipped list', '{"s":[[1,[2]],[]],"a":"x"}', { a: ['x'] }, true],
  ['an empty object', '{"s":{},"a":"x"}', { a: ['x'] }, true],
  ['a number at the end', '{"a":1}', { a: [1] }, true],
  ['a literal before a bracket', '{"o":{"a":true}}', { o: { a: [true] } }, true],
  ['an object where a value is wanted', '{"a":{"b":"x"}}', { a: [{ exists: true }] }, false],
  ['half a surrogate pair', '{"a":"\\ud83d"}', { a: ['?'] }, true],
];

describe('what is passed over and what is read', () => {
  test.each(READING)('%s', (_name, event, pattern, expected) => {
    expect(matcherOf({ rule: pattern }).matchText(event)).toEqual(expected ? ['rule'] : []);
  });

  test('a text that every rule needs is found however it is spelt', () => {
    const matcher = matcherOf({ rule: { detail: { customer: ['anna-maria'] } } });
    expect(matcher.matchText('{"detail":{"customer":"bob"}}')).toEqual([]);
    expect(matcher.matchText('{"detail":{"customer":"anna-m\\u0061ria"}}')).toEqual(['rule']);
    expect(matcher.matchText('{"detail":{"c\\u0075stomer":"anna-maria"}}')).toEqual(['rule']);
  });
});

/** Elements of lists: two fields of a rule have to agree on them. */
const items = [
  { sku: 'A', size: 1 },
  { sku: 'B', size: 2 },
];
const LISTS: readonly [string, object, object, boolean][] = [
  ['both in one element', { i: { sku: ['B'], size: [2] } }, { i: items }, true],
  ['in different elements', { i: { sku: ['A'], size: [2] } }, { i: items }, false],
  ['plain elements are free', { i: ['x'], j: ['y'] }, { i: ['x', 'z'], j: ['y'] }, true],
  [
    'two lists are independent',
    { i: { sku: ['A'] }, j: { sku: ['B'] } },
    { i: items, j: items },
    true,
  ],
  [
    'absent from the element chosen',
    { i: { sku: ['A'], x: [{ exists: false }] } },
    { i: [{ sku: 'A' }, { x: 1 }] },
    true,
  ],
  [
    'absent, tried before the element',
    { i: { a: [{ exists: false }], sku: ['A'] } },
    { i: [{ sku: 'A' }, { a: 1 }] },
    false,
  ],
  ['lists in lists', { i: { j: { a: [1], b: [2] } } }, { i: [{ j: [{ a: 1 }, { b: 2 }] }] }, false],
  [
    'lists in lists, agreeing',
    { i: { j: { a: [1], b: [2] } } },
    { i: [{ j: [{ a: 1, b: 2 }] }] },
    true,
  ],
];

test.each(LISTS)('%s', (_name, pattern, event, expected) => {
  expect(verdicts(pattern, event)).toEqual([expected, expected, expected]);
});

test('a prototype is no part of an event', () => {
  const pattern = { constructor: [{ exists: true }], toString: [{ exists: true }] };
  expect(verdicts(pattern, { a: 1 })).toEqual([false, false, false]);
});
