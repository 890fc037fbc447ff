import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactJson } from '../../../src/core/json/compact.ts';
import { addressOf, nodeAt } from '../../../src/core/json/node.ts';
import { parseJson } from '../../../src/core/json/parse.ts';
import { sourceLocation } from '../../../src/core/json/source-location.ts';

function parsed(text: string) {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('what is written is kept', () => {
  test.each([
    ['{"a":1,"a":2}', 'duplicate keys'],
    ['[3.0e2,300,-0,1E+2,0.10]', 'number spellings'],
    ['{"b":1,"a":{"z":[],"y":{}}}', 'the order of members'],
    ['{"__proto__":{"x":1}}', 'a key that objects treat specially'],
    ['["\\ud800 \\u0041"]', 'lone surrogates', '["\\ud800 A"]'],
  ])('%s: %s', (text, _, expected = text) => {
    expect(compactJson(parsed(text))).toBe(expected);
  });

  test('every value knows its place', () => {
    const text = ' {"a": [10, "x"] } ';
    const root = parsed(text);
    expect(text.slice(root.span.from, root.span.to)).toBe('{"a": [10, "x"] }');
    const string = nodeAt(root, [0, 1]);
    expect(string && text.slice(string.span.from, string.span.to)).toBe('"x"');
    expect(string && addressOf(root, string.span)).toEqual([0, 1]);
  });
});

describe('mistakes are located', () => {
  test.each([
    [
      '{"a":["x"],}',
      "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
      12,
    ],
    [
      '{"a":["x",]}',
      "Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      11,
    ],
    [
      '{"a":["x" "y"]}',
      "Unexpected character ('\"' (code 34)): was expecting comma to separate Array entries",
      11,
    ],
    [
      '{"a" ["x"]}',
      "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value",
      6,
    ],
    ['{"a":["x]}', 'Unexpected end-of-input: was expecting closing quote for a string value', 11],
    [
      '{"a":["x"]',
      'Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"a":["x"]"; line: 1, column: 1])',
      11,
    ],
    ['{"a":[01]}', 'Invalid numeric value: Leading zeroes not allowed', 8],
    ['{"a":["\\q"]}', "Unrecognized character escape 'q' (code 113)", 9],
    [
      '{"not": closed mark"',
      "Unrecognized token 'closed': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      15,
    ],
  ])('%s', (text, message, column) => {
    const result = parseJson(text);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.message).toBe(message);
    expect(sourceLocation(text, result.error.consumed)).toContain(`column: ${column}]`);
  });

  test.each([
    '',
    ' ',
    '{"a":1} x',
    '[1',
    '{',
    '"',
    '{"a"',
    '{"a":',
    'nul',
    '-',
    '1.',
    '1e',
    '"\n"',
  ])('%j is refused', (text) => {
    expect(parseJson(text).ok).toBe(false);
  });

  test('a thousand levels are read and one more is refused', () => {
    expect(parseJson('['.repeat(1000) + ']'.repeat(1000)).ok).toBe(true);
    expect(parseJson('['.repeat(1001) + ']'.repeat(1001)).ok).toBe(false);
    expect(parseJson('['.repeat(200_000)).ok).toBe(false);
  });
});

describe('properties', () => {
  test('it reads what JSON.parse reads, and the same', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(JSON.parse(compactJson(parsed(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('it never throws, and refuses what JSON.parse refuses', () => {
    const nearlyJson = fc
      .array(fc.constantFrom(...'{}[]",:\\u0019.eE+-tfn ral\n\t\u0000é'), { maxLength: 24 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(nearlyJson, (text) => {
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(parseJson(text).ok).toBe(accepted);
      }),
      { numRuns: 5_000 },
    );
  });
});
