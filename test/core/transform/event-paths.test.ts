import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  eventPaths,
  searchPaths,
  variableNameFor,
} from '../../../src/core/transform/event-paths.ts';
import { readInputPath, selectJson } from '../../../src/core/transform/input-path.ts';
import { nodeOf } from '../../support/inputs.ts';

test('the paths of an event, parents first, with values and types', () => {
  const event = nodeOf(
    '{"detail-type": "x", "detail": {"total": 4.20, "first name": 1, "items": [{"sku": "A"}, {"sku": "B"}]}}',
  );
  expect(eventPaths(event).map(({ path, type, value }) => [path, type, value])).toEqual([
    ['$', 'object', expect.stringContaining('{"detail-type":"x"')],
    ['$.detail-type', 'string', '"x"'],
    ['$.detail', 'object', expect.stringContaining('"first name":1')],
    ['$.detail.total', 'number', '4.20'],
    ['$.detail.items', 'array', '[{"sku":"A"},{"sku":"B"}]'],
    ['$.detail.items[0]', 'object', '{"sku":"A"}'],
    ['$.detail.items[0].sku', 'string', '"A"'],
    ['$.detail.items[1]', 'object', '{"sku":"B"}'],
    ['$.detail.items[1].sku', 'string', '"B"'],
    ['$.detail.items[*].sku', 'array', '["A","B"]'],
  ]);
});

test('every path that is offered is accepted and selects what it says', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      const event = nodeOf(text);
      for (const { path, value } of eventPaths(event)) {
        const reading = readInputPath(path);
        const selected = reading.type === 'path' ? selectJson(reading.path, event) : null;
        expect(selected?.slice(0, 119)).toBe(value.slice(0, 119));
      }
    }),
  );
});

test('a huge event has a bounded number of paths', () => {
  const event = nodeOf(JSON.stringify(Object.fromEntries(Array(9_000).fill(0).entries())));
  expect(eventPaths(event).length).toBe(400);
});

test.each([
  ['$.detail.order_id', [], 'order_id'],
  ['$.detail.items[0].sku', ['sku', 'sku-2'], 'sku-3'],
  ['$.detail.items[*]', [], 'items'],
  ['$.detail.a/b', [], 'a-b'],
  ['$', [], 'event'],
])('a variable for %s is named after its field', (path, taken, name) => {
  expect(variableNameFor(path, taken)).toBe(name);
});

test.each([
  ['', ['$', '$.a', '$.a.total', '$.a.b', '$.a.b.x']],
  ['$.', ['$', '$.a', '$.a.total', '$.a.b', '$.a.b.x']],
  ['TOT', ['$.a.total', '$', '$.a']],
  ['$.a.b', ['$.a.b', '$.a.b.x']],
  ['seven', ['$', '$.a', '$.a.b', '$.a.b.x']],
  ['nowhere', []],
])('a search for %j finds names before paths before values', (words, found) => {
  const paths = eventPaths(nodeOf('{"a": {"total": 1, "b": {"x": "seven"}}}'));
  expect(searchPaths(paths, words).map(({ path }) => path)).toEqual(found);
});
