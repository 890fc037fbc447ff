import { describe, expect, test } from 'vitest';
import { REASON_CODES, type ReasonCode } from '../../../src/core/pattern/explanation.ts';
import { explain, fieldsOf } from '../../support/explain.ts';

/** A list for the field `a`, an event, and what is said about the field. */
const FAILURES: readonly (readonly [ReasonCode, unknown[], object, string])[] = [
  ['absent', ['x'], {}, 'a is absent, and the rule needs "x"'],
  ['absent', [{ exists: true }], { b: 1 }, 'a is absent, and the rule needs any value'],
  ['absent', [{ 'anything-but': 'x' }], {}, 'a is absent, and the rule needs anything but "x"'],
  ['present', [{ exists: false }], { a: 1 }, 'a is 1, and the rule needs the field to be absent'],
  [
    'intermediate-object',
    [{ exists: true }],
    { a: { b: 1 } },
    'a is an object, and a rule looks at the values in it only: name one of its members',
  ],
  ['empty', ['x'], { a: [] }, 'a holds no value, and the rule needs "x"'],
  ['empty', [{ exists: true }], { a: [[]] }, 'a holds no value, and the rule needs any value'],
  ['wrong-type', [25], { a: '25' }, 'a is the text "25", and the rule needs 25, without quotes'],
  [
    'wrong-type',
    ['25'],
    { a: 25 },
    'a is the number 25, and the rule needs "25", a text in quotes',
  ],
  [
    'wrong-type',
    [true],
    { a: 'true' },
    'a is the text "true", and the rule needs true, without quotes',
  ],
  [
    'wrong-type',
    [{ prefix: '1' }],
    { a: 12 },
    'a is the number 12, and the rule needs a text that begins with "1", a text in quotes',
  ],
  [
    'wrong-type',
    [{ numeric: ['>', 100] }],
    { a: '142' },
    'a is the text "142", and the rule needs a number greater than 100, without quotes',
  ],
  [
    'different-case',
    ['Paid'],
    { a: 'paid' },
    'a is "paid", and the rule needs "Paid": upper and lower case differ',
  ],
  [
    'different-case',
    [{ prefix: 'Pa' }],
    { a: 'paid' },
    'a is "paid", and the rule needs a text that begins with "Pa": upper and lower case differ',
  ],
  [
    'different-case',
    [{ wildcard: 'P*d' }],
    { a: 'paid' },
    'a is "paid", and the rule needs a text like "P*d": upper and lower case differ',
  ],
  ['different-value', ['x'], { a: 'y' }, 'a is "y", and the rule needs "x"'],
  ['different-value', [null], { a: '' }, 'a is "", and the rule needs null'],
  [
    'different-value',
    [{ 'equals-ignore-case': 'x' }],
    { a: 'y' },
    'a is "y", and the rule needs "x" in any case',
  ],
  [
    'different-prefix',
    [{ prefix: { 'equals-ignore-case': 'x' } }],
    { a: 'yx' },
    'a is "yx", and the rule needs a text that begins with "x" in any case',
  ],
  [
    'different-suffix',
    [{ suffix: '.png' }],
    { a: 'a.jpg' },
    'a is "a.jpg", and the rule needs a text that ends with ".png"',
  ],
  [
    'different-shape',
    [{ wildcard: 'a*b' }],
    { a: 'ac' },
    'a is "ac", and the rule needs a text like "a*b"',
  ],
  [
    'out-of-range',
    [{ numeric: ['>', 0, '<=', 5] }],
    { a: 5.5 },
    'a is 5.5, and the rule needs a number greater than 0 and at most 5',
  ],
  [
    'outside-network',
    [{ cidr: '10.0.0.0/24' }],
    { a: '10.0.1.7' },
    'a is "10.0.1.7", and the rule needs an address in 10.0.0.0/24',
  ],
  [
    'not-an-address',
    [{ cidr: '10.0.0.0/24' }],
    { a: '10.0.0.256' },
    'a is "10.0.0.256", which is not an IP address, and the rule needs an address in 10.0.0.0/24',
  ],
  [
    'excluded',
    [{ 'anything-but': ['x', 'y'] }],
    { a: 'x' },
    'a is "x", which the rule excludes: it takes anything but "x" or "y"',
  ],
  [
    'excluded',
    [{ 'anything-but': { suffix: 'g' } }],
    { a: ['log', 'dog'] },
    'Every value of a is excluded: it is "log" and "dog", and the rule needs anything but a text that ends with "g"',
  ],
  [
    'no-common-element',
    ['x', 'y'],
    { a: ['p', 'q'] },
    'a has the values "p" and "q", and none of them is "x" or "y"',
  ],
];

test.each(FAILURES)('%s: %j for %j', (reason, list, event, sentence) => {
  const [field] = fieldsOf(explain({ a: list }, event).root);
  expect(field).toMatchObject({ verdict: 'failed', reason, sentence });
});

test('a number with more digits than a double holds is not compared', () => {
  const [field] = fieldsOf(
    explain('{"a": [{"numeric": [">", 0]}]}', '{"a": 9007199254740993}').root,
  );
  expect(field).toMatchObject({
    reason: 'number-not-comparable',
    sentence:
      'a is 9007199254740993, a number with more digits than EventBridge compares, and the rule needs a number greater than 0',
  });
});

test('every reason has a case, here or among the alternatives and arrays', () => {
  const covered = new Set<ReasonCode>(FAILURES.map(([reason]) => reason));
  const elsewhere = ['no-alternative', 'elements-of-different-objects', 'number-not-comparable'];
  expect(REASON_CODES.filter((code) => !covered.has(code) && !elsewhere.includes(code))).toEqual(
    [],
  );
});

describe('a list of several members', () => {
  test('gives each its own verdict and reason', () => {
    const [field] = fieldsOf(
      explain({ a: ['Paid', 5, { prefix: 'pa' }, { exists: false }] }, { a: 'paid' }).root,
    );
    expect(field?.matchers.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['failed', 'different-case'],
      ['failed', 'different-value'],
      ['matched', null],
      ['failed', 'present'],
    ]);
  });

  test('can be matched by absence', () => {
    const [field] = fieldsOf(explain({ a: ['x', { exists: false }] }, {}).root);
    expect(field?.matchers.map(({ verdict }) => verdict)).toEqual(['failed', 'matched']);
    expect(field?.sentence).toBe('a is absent, as the rule asks: "x" or the field to be absent');
  });
});

describe('the values that a leaf looked at', () => {
  test('have their places, with the indexes of elements', () => {
    const event = { detail: { items: [{ 'a/b': 'x' }, { 'a/b': ['y', 'z'] }] } };
    const [field] = fieldsOf(explain({ detail: { items: { 'a/b': ['z'] } } }, event).root);
    expect(field?.values.map(({ place, pointer, text }) => [place, pointer, text])).toEqual([
      ['detail.items[0].a/b', '/detail/items/0/a~1b', '"x"'],
      ['detail.items[1].a/b[0]', '/detail/items/1/a~1b/0', '"y"'],
      ['detail.items[1].a/b[1]', '/detail/items/1/a~1b/1', '"z"'],
    ]);
  });

  test('are bounded, and the one that counts is among them', () => {
    const event = { a: Array.from({ length: 5_000 }, (_, index) => index) };
    const [field] = fieldsOf(explain({ a: [4_321] }, event).root);
    expect(field?.values).toHaveLength(100);
    expect(field?.valueCount).toBe(5_000);
    expect(field?.values.filter(({ chosen }) => chosen)).toMatchObject([
      { text: '4321', place: 'a[4321]', accepted: true },
    ]);
    expect(field?.sentence).toBe('a is 0, 1, 2, 3 and 4996 more, as the rule asks: 4321');
  });
});
