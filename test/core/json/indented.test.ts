import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentedJson } from '../../../src/core/json/indented.ts';
import { parseJson } from '../../../src/core/json/parse.ts';

function indented(text: string): string {
  const parsed = parseJson(text);
  return parsed.ok ? indentedJson(parsed.value) : '';
}

test('JSON is laid out as JSON.stringify lays it out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indented(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test('numbers and repeated members stay as they are written', () => {
  expect(indented('{"a":1.50,"a":12345678901234567890}')).toBe(
    '{\n  "a": 1.50,\n  "a": 12345678901234567890\n}',
  );
});
