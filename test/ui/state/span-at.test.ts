import { expect, test } from 'vitest';
import { spanAt } from '../../../src/ui/state/span-at.ts';

const text = '{"detail": {"total": 42, "a/b": [1, {"~": true}]}}';

test.each([
  ['/detail/total', '42'],
  ['/detail/a~1b/0', '1'],
  ['/detail/a~1b/1/~0', 'true'],
  ['', text],
])('%s leads to %s', (pointer, expected) => {
  const span = spanAt(text, pointer);
  expect(span && text.slice(span.from, span.to)).toBe(expected);
});

test.each([
  'detail',
  '/detail/none',
  '/detail/total/x',
  '/detail/a~1b/9',
  '/detail/a~1b/-1',
  '/__proto__',
])('%s leads nowhere', (pointer) => {
  expect(spanAt(text, pointer)).toBeNull();
});

test('nothing leads anywhere in a text that is no JSON', () => {
  expect(spanAt('{"a":', '/a')).toBeNull();
});
