import { expect, test } from 'vitest';
import { readRulePattern } from '../../../src/core/pattern/rule-pattern.ts';

/** A valid pattern of so many bytes. */
function patternOf(bytes: number): string {
  const empty = '{"source":[""]}';
  return `{"source":["${'x'.repeat(bytes - empty.length)}"]}`;
}

function messageOf(text: string): string | null {
  const read = readRulePattern('orders', text);
  return read.ok ? null : read.error.message;
}

const TOO_LARGE = 'Parameter EventPattern for rule orders exceeds limit of 2048.';

test('a rule takes a pattern of 2,048 bytes and no more', () => {
  expect(messageOf(patternOf(2_048))).toBeNull();
  expect(messageOf(patternOf(2_049))).toBe(TOO_LARGE);
});

test('bytes of UTF-8 are counted', () => {
  expect(messageOf(`{"source":["${'é'.repeat(1_000)}"]}`)).toBeNull();
  expect(messageOf(`{"source":["${'é'.repeat(1_020)}"]}`)).toBe(TOO_LARGE);
  expect(messageOf(`{"source":["${'🚀'.repeat(508)}"]}`)).toBeNull();
  expect(messageOf(`{"source":["${'🚀'.repeat(509)}"]}`)).toBe(TOO_LARGE);
});

test('white space counts', () => {
  expect(messageOf(`{${' '.repeat(2_048)}"source":["x"]}`)).toBe(TOO_LARGE);
});

test('a request takes 4,096 characters', () => {
  expect(messageOf(patternOf(4_096))).toBe(TOO_LARGE);
  const text = patternOf(4_097);
  expect(messageOf(text)).toBe(
    `1 validation error detected: Value '${text}' at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to 4096`,
  );
});

test('the length is looked at before the text', () => {
  expect(messageOf('x'.repeat(2_049))).toBe(TOO_LARGE);
  expect(messageOf('x'.repeat(9))).toBe(
    `Event pattern is not valid. Reason: Unrecognized token '${'x'.repeat(9)}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)"${'x'.repeat(9)}"; line: 1, column: 10]`,
  );
});

test('the explanation says how many bytes there are', () => {
  const read = readRulePattern('orders', patternOf(2_100));
  expect(read.ok ? '' : read.error.explanation).toContain('2,100 bytes');
});
