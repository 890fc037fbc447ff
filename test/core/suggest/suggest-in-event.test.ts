import { describe, expect, test } from 'vitest';
import { KnownFields } from '../../../src/core/suggest/known-fields.ts';
import { suggestInEvent } from '../../../src/core/suggest/suggest-in-event.ts';
import { insertedText } from '../../../src/core/suggest/suggestion.ts';

const fields = new KnownFields([
  {
    text: '{"source": "com.ecommerce.orders", "detail-type": "OrderCreated", "detail": {"total": 42, "customer": {"email": "a@b.c"}, "items": [{"sku": "M"}]}}',
    origin: 'saved',
  },
]);

function suggested(marked: string) {
  const offset = marked.indexOf('|');
  return suggestInEvent(marked.replace('|', ''), offset, fields);
}

function labels(marked: string): readonly string[] {
  return suggested(marked)?.list.map(({ label }) => label) ?? [];
}

function taken(marked: string, label: string): string {
  const suggestions = suggested(marked);
  const chosen = suggestions?.list.find((suggestion) => suggestion.label === label);
  if (!suggestions || !chosen) return `no suggestion ${label}`;
  const text = marked.replace('|', '');
  return text.slice(0, suggestions.from) + insertedText(chosen.insert) + text.slice(suggestions.to);
}

describe('first of all', () => {
  test.each<[string, readonly string[]]>([
    ['{|}', ['source', 'detail-type', 'detail', 'resources', 'time', 'account']],
    ['{"source": "x", |}', ['detail-type', 'detail', 'resources']],
    ['{"Source": "x", |}', ['DetailType', 'Detail', 'EventBusName']],
    ['{"source": "|"}', ['com.ecommerce.orders']],
    ['{"DetailType": |}', ['OrderCreated']],
    ['{"detail": {|}}', ['total', 'customer', 'items']],
    ['{"detail": {"total": |}}', ['42', 'true', 'false', 'null']],
    ['{"detail": {"items": [{|}]}}', ['sku']],
    ['{"detail": {"items": [{"sku": "|"}]}}', ['M']],
  ])('%s', (marked, expected) => {
    expect(labels(marked).slice(0, expected.length)).toEqual(expected);
  });
});

test.each(['|', '[|]', '{"source"| ', '{"source": "x"|}', '{"resources": ["|"]}'])(
  'nothing in %s',
  (marked) => {
    expect(labels(marked)).toEqual([]);
  },
);

describe('taken', () => {
  test.each<[string, string, string]>([
    ['{|}', 'source', '{"source": ""}'],
    ['{"de|"}', 'detail', '{"detail": {\n  \n}}'],
    ['{"sou|": 1}', 'source', '{"source": 1}'],
    ['{|\n"detail": {}}', 'source', '{"source": "",\n"detail": {}}'],
    ['{"source": |}', 'com.ecommerce.orders', '{"source": "com.ecommerce.orders"}'],
    ['{"detail": {|}}', 'total', '{"detail": {"total": 42}}'],
  ])('in %s, %s gives %s', (marked, label, expected) => {
    expect(taken(marked, label)).toBe(expected);
  });
});
