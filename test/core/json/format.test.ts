import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJson, formatSteps, minifyJson } from '../../../src/core/json/format.ts';
import { LooseScanner } from '../../../src/core/json/loose-scanner.ts';

function lines(...text: readonly string[]): string {
  return text.join('\n');
}

describe('a pattern or event laid out', () => {
  test.each<[string, string, string]>([
    [
      'members stand on lines of their own',
      '{"a":1,"b":2}',
      lines('{', '  "a": 1,', '  "b": 2', '}'),
    ],
    [
      'a short list of values stands on one line',
      '{"a":["x",1,null,true]}',
      lines('{', '  "a": ["x", 1, null, true]', '}'),
    ],
    [
      'operators do as well',
      '{"a":[{"numeric":[">",1e3]},{"anything-but":{"prefix":"x"}}]}',
      lines('{', '  "a": [{ "numeric": [">", 1e3] }, { "anything-but": { "prefix": "x" } }]', '}'),
    ],
    [
      'flat elements of a list have a line each',
      '{"items":[{"sku":"A","quantity":2,"tags":["new"]},{"sku":"B"}]}',
      lines(
        '{',
        '  "items": [',
        '    { "sku": "A", "quantity": 2, "tags": ["new"] },',
        '    { "sku": "B" }',
        '  ]',
        '}',
      ),
    ],
    [
      'elements with objects inside are spread out',
      '[{"a":{"b":1,"c":2},"d":3}]',
      lines(
        '[',
        '  {',
        '    "a": {',
        '      "b": 1,',
        '      "c": 2',
        '    },',
        '    "d": 3',
        '  }',
        ']',
      ),
    ],
    [
      'a list that does not fit is spread out',
      `{"a":["${'x'.repeat(40)}","${'y'.repeat(40)}"]}`,
      lines('{', '  "a": [', `    "${'x'.repeat(40)}",`, `    "${'y'.repeat(40)}"`, '  ]', '}'),
    ],
    ['what is empty stays closed', '{"a":{},"b":[ ]}', lines('{', '  "a": {},', '  "b": []', '}')],
    [
      'spellings, escapes and what is there twice are kept',
      String.raw`{"n":1.50E+2,"s":"\u0041\/","n":-0}`,
      lines('{', '  "n": 1.50E+2,', String.raw`  "s": "\u0041\/",`, '  "n": -0', '}'),
    ],
    ['a last line break is kept', '{"a":1}\n', lines('{', '  "a": 1', '}', '')],
    [
      'several values follow each other',
      '{"a":1} {"b":2}',
      lines('{', '  "a": 1', '}', '{', '  "b": 2', '}'),
    ],
    [
      'what is cut off is laid out as far as it goes',
      '{"a":{"b":[{"c',
      lines('{', '  "a": {', '    "b": [', '      {', '        "c'),
    ],
    ['what closes too much does no harm', '}]{', lines('}', ']', '{')],
    [
      'a string that is not closed ends with its line',
      '["a\n,1]',
      lines('[', '  "a', '  ,', '  1', ']'),
    ],
    ['nothing is nothing', ' ', ''],
  ])('%s', (_fact, text, expected) => {
    expect(formatJson(text)).toBe(expected);
  });

  test('is laid out already the second time', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = formatJson(JSON.stringify(value));
        expect(formatJson(once)).toBe(once);
      }),
    );
  });
});

function tokensOf(text: string): readonly string[] {
  const scanner = new LooseScanner(text);
  const tokens: string[] = [];
  while (scanner.next()) tokens.push(text.slice(scanner.from, scanner.to));
  return tokens;
}

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '}', '[', ']', ',', ':', ' ', '\n', '"', '\\', '"a"', '1', 'null'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

test('laying out changes nothing but white space, whatever the text is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(tokensOf(formatJson(text))).toEqual(tokensOf(text));
    }),
  );
});

test('JSON means the same laid out and without white space', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
      const text = JSON.stringify(JSON.parse(json), null, space);
      const compact = JSON.stringify(JSON.parse(json));
      expect(minifyJson(formatJson(text))).toBe(compact);
      expect(minifyJson(text)).toBe(compact);
    }),
  );
});

test('a large text is laid out in many steps', () => {
  const steps = formatSteps(
    JSON.stringify(Array.from({ length: 20_000 }, (_, index) => ({ index }))),
  );
  let count = 0;
  while (!steps.next().done) count++;
  expect(count).toBeGreaterThan(10);
});
