import { describe, expect, test } from 'vitest';
import { checkInput } from '../../../src/core/transform/check-input.ts';
import { anEvent, delivered, refusal } from '../../support/inputs.ts';

const constant = (text: string) => ({ type: 'constant', text }) as const;

// Target input, section 3: any JSON value, delivered exactly as written.
describe('a constant', () => {
  test.each([
    '{"a": 1}',
    '[1, 2]',
    '"\\"hello\\""',
    '"hello"',
    '3.50',
    'true',
    'null',
    '  { "a" : 1 }\n',
    '{"html": "<b>bold</b>", "not filled": "<x>"}',
  ])('is sent as it is written: %s', (text) => {
    expect(refusal(constant(text))).toBeNull();
    expect(delivered(constant(text), anEvent('{}'))).toBe(text);
  });

  test.each([
    ['env:dev', 'line: 1, column: 4'],
    ['hello', 'line: 1, column: 6'],
    ['{"a": 1', 'line: 1, column: 8'],
    ['{\n  "a": x\n}', 'line: 2, column: 9'],
    ['', 'line: 1, column: 1'],
  ])('that is not JSON is refused: %j', (text, place) => {
    expect(refusal(constant(text))).toBe(
      `JSON syntax error in input for target t: [Source: (String)"${text}"; ${place}]`,
    );
  });

  test('with something like a placeholder comes with a hint', () => {
    expect(checkInput(constant('{"id": "<orderId>"}'), 't')).toMatchObject([
      { severity: 'info', code: 'constant-with-placeholder', span: { from: 8, to: 17 } },
    ]);
    expect(checkInput(constant('"1 < 2 and 3 > 2"'), 't')).toEqual([]);
  });
});
