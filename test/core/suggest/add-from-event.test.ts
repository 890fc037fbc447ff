import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/core/clock/random.ts';
import { applyEdits } from '../../../src/core/model/edit.ts';
import { explainMatch } from '../../../src/core/pattern/explain.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';
import { addFromEvent } from '../../../src/core/suggest/add-from-event.ts';
import { RandomPatterns } from '../../support/random-patterns.ts';

const EVENT = `{
  "source": "com.shop.orders",
  "detail-type": "OrderPlaced",
  "detail": {
    "total": 42, "paid": true, "note": null, "currency": "usd", "ip": "10.1.2.3",
    "address": { "city": "Oslo" },
    "tags": ["new", "web"],
    "a.b": "x",
    "items": [{ "sku": "A", "n": 1 }, { "sku": "B", "n": 2 }],
    "none": [], "big": 1e400
  }
}`;

/** The pattern after the field at a place was picked, or the sentence that says why it was not. */
function pick(pattern: string, at: string, event = EVENT): string {
  const step = addFromEvent(pattern, event, event.indexOf(at));
  return step.ok ? applyEdits(pattern, step.value.edits) : step.error;
}

/** What is said each time, and what the pattern is at last, when a field is picked repeatedly. */
function picked(pattern: string, at: string, times: number): readonly string[] {
  const texts: string[] = [];
  let text = pattern;
  for (let time = 0; time < times; time++) {
    const step = addFromEvent(text, EVENT, EVENT.indexOf(at));
    if (!step.ok) return [...texts, step.error];
    text = applyEdits(text, step.value.edits);
    texts.push(text, step.value.words);
  }
  return texts;
}

describe('a field that the pattern does not ask about is added', () => {
  const BASE = '{"source": ["com.shop.orders"]}';
  test.each([
    ['42', '"detail": { "total": [42] }'],
    ['true', '"detail": { "paid": [true] }'],
    ['null', '"detail": { "note": [null] }'],
    ['"usd"', '"detail": { "currency": ["usd"] }'],
    ['"currency"', '"detail": { "currency": ["usd"] }'],
    ['"Oslo"', '"detail": { "address": { "city": ["Oslo"] } }'],
    ['"web"', '"detail": { "tags": ["web"] }'],
    ['"x"', '"detail": { "a.b": ["x"] }'],
    ['2 }', '"detail": { "items": { "n": [2] } }'],
    ['OrderPlaced', '"detail-type": ["OrderPlaced"]'],
  ])('%s', (at, member) => {
    expect(pick(BASE, at)).toBe(`{"source": ["com.shop.orders"], ${member}}`);
  });

  test.each(['', ' \n', '{}', '{ }'])('to an empty pattern %j', (pattern) => {
    expect(JSON.parse(pick(pattern, '42'))).toEqual({ detail: { total: [42] } });
    expect(pick(pattern, '42').trim()).toBe('{\n  "detail": {\n    "total": [42]\n  }\n}');
  });

  test('within objects that are there, in lines where they have lines', () => {
    const pattern = '{\n    "detail": {\n        "paid" :[ true ]\n    }\n}\n';
    expect(pick(pattern, '42')).toBe(
      '{\n    "detail": {\n        "paid" :[ true ],\n        "total": [42]\n    }\n}\n',
    );
  });

  test('into the last of repeated objects, the one that counts', () => {
    const pattern = '{"detail": {"paid": [true]}, "detail": {"note": [null]}}';
    expect(pick(pattern, '42')).toBe(
      '{"detail": {"paid": [true]}, "detail": {"note": [null], "total": [42]}}',
    );
  });
});

describe('a list that does not accept the value gets it', () => {
  test.each([
    ['{"detail": {"total": [1]}}', '{"detail": {"total": [1, 42]}}'],
    [
      '{"detail": {"total": [\n  1,\n  {"numeric": [">", 100]}\n]}}',
      '{"detail": {"total": [\n  1,\n  {"numeric": [">", 100]},\n  42\n]}}',
    ],
    ['{"detail.total": ["42"]}', '{"detail.total": ["42", 42]}'],
  ])('%s', (pattern, expected) => {
    expect(pick(pattern, '42')).toBe(expected);
  });
});

describe('a field that is picked again is asked for less', () => {
  test('a number', () => {
    expect(picked('{"source": ["com.shop.orders"]}', '42', 4)).toEqual([
      '{"source": ["com.shop.orders"], "detail": { "total": [42] }}',
      'now needs detail.total to be 42',
      '{"source": ["com.shop.orders"], "detail": { "total": [{ "numeric": [">=", 42] }] }}',
      'now accepts any detail.total of at least 42',
      '{"source": ["com.shop.orders"], "detail": { "total": [{ "exists": true }] }}',
      'now accepts any detail.total, as long as there is one',
      '{"source": ["com.shop.orders"]}',
      'no longer looks at detail.total',
    ]);
  });

  test.each([
    ['com.shop', '{"source": ["com.shop.orders"]}', '{"source": [{ "prefix": "com.shop." }]}'],
    [
      '10.1.2.3',
      '{"detail": {"ip": ["10.1.2.3"]}}',
      '{"detail": {"ip": [{ "cidr": "10.1.2.0/24" }]}}',
    ],
    ['true', '{"detail": {"paid": [true]}}', '{"detail": {"paid": [{ "exists": true }]}}'],
    ['null', '{"detail": {"note": [null]}}', '{"detail": {"note": [{ "exists": true }]}}'],
    [
      '"usd"',
      '{"detail": {"currency": ["usd"]}}',
      '{"detail": {"currency": [{ "exists": true }]}}',
    ],
    [
      '42',
      '{"detail": {"total": [1, 42]}}',
      '{"detail": {"total": [1, { "numeric": [">=", 42] }]}}',
    ],
    [
      '42',
      '{"detail": {"total": [{"numeric": ["<", 50]}, 7]}}',
      '{"detail": {"total": [{ "exists": true }]}}',
    ],
    ['"x"', '{"detail.a.b": ["x"]}', '{"detail.a.b": [{ "exists": true }]}'],
    // Numbers beyond what `numeric` takes.
    ['1e400', '{"detail": {"big": [1e400]}}', '{"detail": {"big": [{ "exists": true }]}}'],
  ])('%s in %s', (at, pattern, expected) => {
    expect(pick(pattern, at)).toBe(expected);
  });

  test('what it leaves empty goes with it', () => {
    const pattern =
      '{\n  "detail": {"address": {"city": [{"exists": true}]}},\n  "source": ["com.shop.orders"]\n}';
    expect(pick(pattern, '"Oslo"')).toBe('{\n  "source": ["com.shop.orders"]\n}');
  });

  test('the last field of a pattern goes back to its value', () => {
    expect(picked('{"detail": {"total": [{"exists": true}]}}', '42', 1)).toEqual([
      '{"detail": {"total": [42]}}',
      'needs detail.total to be 42 again, since a pattern cannot be empty',
    ]);
  });
});

describe('where nothing is done, it is said why', () => {
  test.each([
    ['{', '42', /^The pattern is not valid yet/],
    ['{"a": []}', '42', /^The pattern is not valid yet/],
    ['', '"address"', /^detail\.address is an object/],
    ['', '"none"', /^detail\.none is a list/],
    ['', '[]', /^detail\.none is a list/],
    ['', '{', /^Put the caret on a field/],
    ['{"detail": [{"exists": true}]}', '42', /^The pattern asks about detail itself/],
    ['{"detail": {"total": {"x": [1]}}}', '42', /^The pattern asks about fields in detail\.total/],
    ['{"$or": [{"detail": {"total": [1]}}, {"source": ["x"]}]}', '42', /inside \$or/],
    ['{"detail": {"items": {"sku": ["A"]}}}', '2 }', /fields of different elements/],
  ])('%s at %s', (pattern, at, reason) => {
    expect(pick(pattern, at)).toMatch(reason);
  });

  test('a pattern that would be too long for a rule', () => {
    const pattern = JSON.stringify({ source: ['com.shop.orders', 'x'.repeat(2_000)] });
    expect(pick(pattern, '"Oslo"')).toMatch(
      /^AWS would refuse the pattern with detail\.address\.city/,
    );
  });
});

test('a pattern stays valid, and one that matched or was empty matches afterwards', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), fc.boolean(), (seed, place, isEmpty) => {
      const texts = new RandomPatterns(new Random(seed));
      const event = texts.event();
      let pattern = isEmpty ? '' : texts.patternFor(JSON.parse(event) as object);
      for (let time = 0; time < 4; time++) {
        const before = parsePattern(pattern);
        const step = addFromEvent(pattern, event, place % event.length);
        if (!step.ok) return;
        const mustMatch = before.ok ? explainMatch(before.value, event).matched : true;
        pattern = applyEdits(pattern, step.value.edits);
        const after = parsePattern(pattern);
        expect(after.ok).toBe(true);
        if (after.ok && mustMatch) expect(explainMatch(after.value, event).matched).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
