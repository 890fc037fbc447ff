import { describe, expect, test } from 'vitest';
import { articleAt } from '../../../src/core/suggest/article-place.ts';

function nameAt(kind: 'pattern' | 'event', marked: string, asked: boolean): string | null {
  const offset = marked.indexOf('|');
  return articleAt(kind, marked.replace('|', ''), offset, asked)?.name ?? null;
}

describe('in a pattern', () => {
  test.each<[string, string | null, string | null]>([
    ['{"a": [{"pre|fix": "x"}]}', 'prefix', 'prefix'],
    ['{"a": [{|"prefix": "x"}]}', 'prefix', 'prefix'],
    ['{"a": [{"prefix"|: "x"}]}', 'prefix', 'prefix'],
    ['{"a": [{"prefix": "|x"}]}', null, 'prefix'],
    ['{"a": [{"anything-but": {"suf|fix": "x"}}]}', 'suffix', 'suffix'],
    ['{"a": [{"anything-but": ["x|"]}]}', null, 'anything-but'],
    ['{"a": [{"numeric": ["|>", 1]}]}', 'numeric', 'numeric'],
    ['{"a": ["x|"]}', null, 'value'],
    ['{"a": [|]}', null, 'value'],
    ['{"$o|r": []}', '$or', '$or'],
    ['{"$or": [|]}', null, '$or'],
    ['{"detail-|type": ["x"]}', 'detail-type', 'detail-type'],
    ['{"detail": {"sou|rce": ["x"]}}', null, 'detail'],
    ['{"detail": |}', null, 'detail'],
    ['{"detail" |', null, null],
    ['|', null, null],
  ])('%s', (marked, pointedAt, asked) => {
    expect([nameAt('pattern', marked, false), nameAt('pattern', marked, true)]).toEqual([
      pointedAt,
      asked,
    ]);
  });
});

describe('in an event', () => {
  test.each<[string, string | null, string | null]>([
    ['{"sour|ce": "x"}', 'source', 'source'],
    ['{"source": "x|"}', null, 'source'],
    ['{"detail": {"a": {"source|": 1}}}', null, 'detail'],
    ['[{"detail-type|": "x"}]', 'detail-type', 'detail-type'],
    ['{"Detail|Type": "x"}', 'DetailType', 'DetailType'],
    ['|{}', null, null],
  ])('%s', (marked, pointedAt, asked) => {
    expect([nameAt('event', marked, false), nameAt('event', marked, true)]).toEqual([
      pointedAt,
      asked,
    ]);
  });
});

test('the place is that of the word', () => {
  const text = '{"a": [{"prefix": "x"}]}';
  expect(articleAt('pattern', text, 10, false)?.span).toEqual({ from: 8, to: 16 });
});
