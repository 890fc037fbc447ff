import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LooseScanner } from '../../../src/core/json/loose-scanner.ts';
import { topString } from '../../../src/core/json/top-member.ts';

function tokensOf(text: string): readonly string[] {
  const scanner = new LooseScanner(text);
  const tokens: string[] = [];
  while (scanner.next()) tokens.push(text.slice(scanner.from, scanner.to));
  return tokens;
}

describe('tokens', () => {
  test.each<[string, readonly string[]]>([
    ['{"a": [1, true]}', ['{', '"a"', ':', '[', '1', ',', 'true', ']', '}']],
    ['{"a', ['{', '"a']],
    ['"a\n"b"', ['"a', '"b"']],
    ['"a\r\n1', ['"a', '1']],
    [String.raw`"\"" "\\"`, [String.raw`"\""`, String.raw`"\\"`]],
    ['"\\', ['"\\']],
    ['1.5e+3x"y"', ['1.5e+3x', '"y"']],
    ["{'a': NaN}", ['{', "'a'", ':', 'NaN', '}']],
    [' \n ', []],
  ])('of %j', (text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  test('are all of the text but its white space, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const scanner = new LooseScanner(text);
        let end = 0;
        while (scanner.next()) {
          expect(text.slice(end, scanner.from)).toMatch(/^[ \t\r\n]*$/);
          expect(scanner.to).toBeGreaterThan(scanner.from);
          end = scanner.to;
        }
        expect(text.slice(end)).toMatch(/^[ \t\r\n]*$/);
      }),
    );
  });

  test('are those of JSON where the text is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(tokensOf(JSON.stringify(value, null, 1)).join('')).toBe(JSON.stringify(value));
      }),
    );
  });

  test.each([
    ['"a"', true, 'a'],
    ['"a', false, 'a'],
    [String.raw`"a\"`, false, String.raw`a\"`.slice(0, -1)],
    [String.raw`"\u0041\\"`, true, 'A\\'],
    ['"', false, ''],
    ['""', true, ''],
    [String.raw`"\x"`, true, String.raw`\x`],
  ])('the string %j is closed: %s', (text, isClosed, value) => {
    const scanner = new LooseScanner(text);
    scanner.next();
    expect([scanner.isClosed, scanner.value]).toEqual([isClosed, value]);
  });
});

describe('the string at a key of the outermost object', () => {
  test.each<[string, string | null]>([
    ['{"source": "a"}', 'a'],
    ['{"detail": {"source": "b"}, "source": "a"}', 'a'],
    ['{"x": [{"source": "b"}], "source": "a"}', 'a'],
    ['{"x": "source", "source": "a"}', 'a'],
    ['{"source": "a", "detail": {"half', 'a'],
    ['{"source": ["a"], "x": "b"}', null],
    ['{"source": 1}', null],
    ['{"detail": {"source": "b"}}', null],
    ['["source", "a"]', null],
    ['{} {"source": "a"}', null],
    ['', null],
  ])('of %j', (text, expected) => {
    expect(topString(text, 'source')).toBe(expected);
  });
});
