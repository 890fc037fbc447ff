import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainMatch } from '../../../src/core/pattern/explain.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';
import { KnownFields } from '../../../src/core/suggest/known-fields.ts';
import { suggestInPattern } from '../../../src/core/suggest/suggest-in-pattern.ts';
import { insertedText } from '../../../src/core/suggest/suggestion.ts';

const event = `{
  "source": "com.ecommerce.orders",
  "detail-type": "OrderCreated",
  "resources": [],
  "detail": {
    "total": 42,
    "paid": true,
    "customer": { "email": "ada@example.com", "ip": "10.0.0.7" },
    "items": [{ "sku": "MUG-001" }, { "sku": "TEE-014", "gift": null }]
  }
}`;
const saved = '{"source": "com.ecommerce.returns", "detail": {"total": 7.50, "reason": "late"}}';
const fields = new KnownFields([
  { text: event, origin: 'event' },
  { text: saved, origin: 'saved' },
]);

function suggested(marked: string) {
  const offset = marked.indexOf('|');
  return suggestInPattern(marked.replace('|', ''), offset, fields);
}

function labels(marked: string): readonly string[] {
  return suggested(marked)?.list.map(({ label }) => label) ?? [];
}

/** The text after the suggestion of that label was taken. */
function taken(marked: string, label: string): string {
  const suggestions = suggested(marked);
  const chosen = suggestions?.list.find((suggestion) => suggestion.label === label);
  if (!suggestions || !chosen) return `no suggestion ${label}`;
  const text = marked.replace('|', '');
  const { from, to, commaAt } = suggestions;
  const before =
    commaAt === null
      ? text.slice(0, from)
      : `${text.slice(0, commaAt)},${text.slice(commaAt, from)}`;
  return before + insertedText(chosen.insert) + text.slice(to);
}

describe('first of all', () => {
  test.each<[string, readonly string[]]>([
    ['{|}', ['source', 'detail-type', 'detail', 'resources']],
    ['{"detail": {|}}', ['total', 'paid', 'customer', 'items', 'reason']],
    ['{"detail": {"total": [1], |}}', ['paid', 'customer']],
    ['{"detail": {"customer": {|}}}', ['email', 'ip', '$or']],
    ['{"detail": {"items": {|}}}', ['sku', 'gift']],
    ['{"source": |}', ['com.ecommerce.orders', 'com.ecommerce.returns', 'prefix']],
    ['{"source": [|]}', ['com.ecommerce.orders', 'com.ecommerce.returns', 'prefix']],
    ['{"source": ["|"]}', ['com.ecommerce.orders', 'com.ecommerce.returns', 'prefix']],
    ['{"detail": |}', ['{ }']],
    ['{"detail": {"total": [|]}}', ['42', '7.50', 'numeric', 'numeric between', 'prefix']],
    ['{"detail": {"paid": [|]}}', ['true', 'prefix']],
    ['{"detail": {"items": {"gift": [|]}}}', ['null', 'prefix']],
    ['{"source": [{|}]}', ['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'numeric']],
    ['{"source": [{"pre|"}]}', ['prefix', 'suffix']],
    ['{"source": [{"prefix": "|"}]}', ['com.ecommerce.', 'com.', 'com.ecommerce.orders']],
    ['{"source": [{"suffix": |}]}', ['.ecommerce.orders', '.orders']],
    ['{"source": [{"anything-but": |}]}', ['com.ecommerce.orders', 'com.ecommerce.returns', '[ ]']],
    ['{"source": [{"anything-but": [|]}]}', ['com.ecommerce.orders', 'com.ecommerce.returns']],
    ['{"source": [{"anything-but": {|}}]}', ['prefix', 'suffix', 'equals-ignore-case', 'wildcard']],
    ['{"source": [{"anything-but": {"prefix": |}}]}', ['com.ecommerce.', 'com.']],
    ['{"source": [{"prefix": {|}}]}', ['equals-ignore-case']],
    ['{"detail": {"total": [{"numeric": |}]}}', ['[">=", 42]', '[">", 42]', '["<", 42]']],
    ['{"detail": {"total": [{"numeric": [|]}]}}', ['>=', '>', '<', '<=', '=']],
    ['{"detail": {"total": [{"numeric": [">", |]}]}}', ['42', '7.50']],
    ['{"detail": {"total": [{"numeric": [">", 42, |]}]}}', ['<', '<=']],
    ['{"a": [{"exists": |}]}', ['true', 'false']],
    ['{"detail": {"customer": {"ip": [{"cidr": "|"}]}}}', ['10.0.0.0/24']],
    ['{"$or": |}', ['[ ]']],
    ['{"$or": [|]}', ['{ }']],
    ['{"$or": [{|}]}', ['source', 'detail-type']],
    ['{"detail": {"$or": [{"total": [1]}, {|}]}}', ['total', 'paid']],
    ['|', ['{ }']],
  ])('%s', (marked, expected) => {
    expect(labels(marked).slice(0, expected.length)).toEqual(expected);
  });
});

describe('among others', () => {
  test.each<[string, string]>([
    ['{|}', '$or'],
    ['{|}', 'detail.customer.email'],
    ['{|}', 'region'],
    ['{"detail": {|}}', 'items.sku'],
    ['{"source": [|]}', 'exists: false'],
    ['{"source": [|]}', 'null'],
    ['{"source": [|]}', 'anything-but prefix'],
    ['{"unknown": [|]}', 'wildcard'],
    ['{"source": [{"prefix": |}]}', 'equals-ignore-case'],
  ])('%s has %s', (marked, label) => {
    expect(labels(marked)).toContain(label);
  });
});

describe('nothing', () => {
  test.each([
    '{"source": ["x"|]}',
    '{"source"| ["x"]}',
    '{"source": [{"prefix": "x", |}]}',
    '{"source": [["|"]]}',
    '{"source": [{"prefix": ["|"]}]}'.replace('prefix', 'nonsense'),
    '["|"]',
    '{"detail": {"total": [{"numeric": [">", 1, "<", 2, |]}]}}',
    '{"source": [{"anything-but": {"prefix": {|}}}]}',
  ])('%s', (marked) => {
    expect(labels(marked)).toEqual([]);
  });

  test('is offered twice: deep paths only where their object is not there yet', () => {
    expect(labels('{"detail": {}, |}')).not.toContain('detail.total');
    expect(labels('{"source": ["x"], |}')).not.toContain('source');
    expect(labels('{"sou|rce": ["x"]}')).toContain('source');
  });
});

test('values that are in the list already are not offered again', () => {
  expect(labels('{"source": ["com.ecommerce.orders", |]}').slice(0, 2)).toEqual([
    'com.ecommerce.returns',
    'prefix',
  ]);
  expect(labels('{"source": ["com.ecommerce.or|ders"]}')).toContain('com.ecommerce.orders');
});

test('of many values that only samples have, a few come before the operators', () => {
  const types = Array.from({ length: 40 }, (_, index) => `{"detail-type": "Type ${index}"}`);
  const samples = new KnownFields(types.map((text) => ({ text, origin: 'sample' })));
  const list = suggestInPattern('{"detail-type": []}', 17, samples)?.list ?? [];
  expect(list.slice(2, 4).map(({ label }) => label)).toEqual(['Type 2', 'prefix']);
  expect(list.map(({ label }) => label)).toContain('Type 39');
});

describe('taken', () => {
  test.each<[string, string, string]>([
    ['{|}', 'source', '{"source": []}'],
    ['{sou|}', 'source', '{"source": []}'],
    ['{"sou|"}', 'source', '{"source": []}'],
    ['{"sou|": ["x"]}', 'source', '{"source": ["x"]}'],
    ['{"sou|', 'source', '{"source": []'],
    ['{"detail": {|}}', 'customer', '{"detail": {"customer": {\n  \n}}}'],
    ['{|}', 'detail.total', '{"detail": {\n  "total": []\n}}'],
    ['{"a": ["x"] |}', 'source', '{"a": ["x"], "source": []}'],
    ['{"a": ["x"]\n"|"}', 'source', '{"a": ["x"],\n"source": []}'],
    ['{|\n"a": ["x"]}', 'source', '{"source": [],\n"a": ["x"]}'],
    ['{"source": |}', 'com.ecommerce.orders', '{"source": ["com.ecommerce.orders"]}'],
    ['{"source": "com|"}', 'com.ecommerce.orders', '{"source": ["com.ecommerce.orders"]}'],
    ['{"source": |}', 'prefix', '{"source": [{ "prefix": "" }]}'],
    ['{"source": ["com|"]}', 'com.ecommerce.orders', '{"source": ["com.ecommerce.orders"]}'],
    ['{"source": ["pre|"]}', 'prefix', '{"source": [{ "prefix": "" }]}'],
    ['{"source": ["a" |]}', 'null', '{"source": ["a", null]}'],
    ['{"source": [{|}]}', 'exists: true', '{"source": [{"exists": true}]}'],
    ['{"detail": {"total": [|]}}', 'numeric', '{"detail": {"total": [{ "numeric": [">=", 42] }]}}'],
    ['{"detail": {"total": [|]}}', '7.50', '{"detail": {"total": [7.50]}}'],
    ['{|}', '$or', '{"$or": [\n  {  },\n  {  }\n]}'],
    ['|', '{ }', '{\n  "source": ["com.ecommerce.orders"]\n}'],
  ])('in %s, %s gives %s', (marked, label, expected) => {
    expect(taken(marked, label)).toBe(expected);
  });
});

test('every value and operator that is offered in a list of the event makes a pattern that AWS takes', () => {
  for (const path of ['source', 'detail.total', 'detail.customer.ip', 'detail.paid']) {
    const [first = '', ...rest] = path.split('.');
    const open = [first, ...rest].map((key) => `"${key}": `).join('{');
    const marked = `{${open}[|]${'}'.repeat(rest.length)}}`;
    for (const label of labels(marked)) {
      expect([label, parsePattern(taken(marked, label)).ok]).toEqual([label, true]);
    }
  }
});

test('the values of the event that are offered make the pattern match it', () => {
  for (const marked of [
    '{"source": |}',
    '{"detail": {"total": [|]}}',
    '{"detail": {"items": {"sku": [|]}}}',
  ]) {
    const parsed = parsePattern(taken(marked, labels(marked)[0] ?? ''));
    expect(parsed.ok && explainMatch(parsed.value, event).matched).toBe(true);
  }
});

test('wherever the caret is in whatever is typed, there is an answer', () => {
  const odd = fc
    .array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', ' ', '"', '"source"', '"prefix"', '"$or"', '1'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(odd, fc.nat(60), (text, offset) => {
      const suggestions = suggestInPattern(text, Math.min(offset, text.length), fields);
      expect(suggestions === null || suggestions.from <= suggestions.to).toBe(true);
    }),
  );
});
