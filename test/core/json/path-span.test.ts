import { expect, test } from 'vitest';
import { parseJson } from '../../../src/core/json/parse.ts';
import { spanOfPath } from '../../../src/core/json/path-span.ts';

const text = '{"a": [{"b": 1}, {"b": "two", "b": 3}], "c": null}';

test.each([
  ['a[0].b', '1'],
  ['a[1].b', '3'],
  ['c', 'null'],
  ['a[1].x', '{'],
  ['a[7]', '['],
  ['c.d', 'n'],
  ['nothing.at.all', '{'],
])('%s is at %s', (path, written) => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { from, to } = spanOfPath(parsed.value, path);
  expect(text.slice(from, to)).toBe(written);
});

test('no path is the whole document', () => {
  const parsed = parseJson(text);
  expect(parsed.ok && spanOfPath(parsed.value, '')).toEqual({ from: 0, to: text.length });
});
