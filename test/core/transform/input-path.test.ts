import { describe, expect, test } from 'vitest';
import { checkInput } from '../../../src/core/transform/check-input.ts';
import { anEvent, aTransformer, delivered, refusal } from '../../support/inputs.ts';

const path = (text: string) => ({ type: 'path', path: text }) as const;

// Target input, section 4.1.
describe('the syntax of a path', () => {
  test.each([
    '$',
    '$.detail.state',
    '$.detail-type',
    '$.detail.a[0]',
    '$.detail.a[*]',
    '$.detail.*',
    '$.detail.*.b[*].c',
    '$[0]',
    '$.detail.a/b',
    '$.detail.under_score',
    '$.detail.0',
    '$.no.such.thing.in.any.event',
  ])('accepted: %s', (text) => {
    expect(checkInput(path(text), 't')).toEqual([]);
    expect(checkInput(aTransformer('"x"', { a: text }), 't')).toEqual([]);
  });

  test.each([
    '',
    'detail.state',
    ' $.detail',
    "$.detail['key']",
    '$.detail["key"]',
    "$['detail']",
    '$.',
    '$.detail.',
    '$detail',
    '$.detail[',
    '$.detail[]',
    '$.detail[0',
    '$.a.[0]',
  ])('refused: %j', (text) => {
    const message = 'InputPath for target t is invalid.';
    expect(refusal(path(text))).toBe(message);
    expect(refusal(aTransformer('"x"', { a: text }))).toBe(message);
  });

  test.each([
    '$..state',
    '$.detail..state',
    '$.detail.a[0:2]',
    '$.detail.a[0,1]',
    '$.detail.a[-1]',
    '$.detail.a[?(@.b)]',
    '$.detail.a.length()',
    '$.detail.first name',
    '$.detail.größe',
    '$.detail.a$b',
    '$.detail.a@b.c',
    '$.detail.a]',
  ])('not in the guide, so accepted with a warning, and it selects nothing: %s', (text) => {
    expect(checkInput(path(text), 't')).toMatchObject([
      { severity: 'warning', code: 'path-unlisted', field: 'path' },
    ]);
    const event = anEvent('{"a": [1, 2], "first name": "x", "größe": 1, "a$b": 1}');
    expect(delivered(path(text), event)).toBeNull();
    expect(delivered(aTransformer('{"x": <a>}', { a: text }), event)).toBe('{"x": ""}');
  });
});

const NOTHING = null;

// Target input, sections 4.2 and 4.3.
describe('what a path selects', () => {
  const event = anEvent(`{
    "s": "say \\"hi\\"\\u00e9", "n": 3.50, "big": 12345678901234567890, "e": 1E5, "t": true, "z": null,
    "o": { "k": 1, "empty": {} }, "a": ["x", { "c": 1.0 }, []], "twice": 1, "twice": 2,
    "list": [{ "id": 1 }, { "id": 2 }, { "no": 3 }], "none": []
  }`);

  test.each<[string, string | null]>([
    ['$.detail.s', '"say \\"hi\\"é"'],
    ['$.detail.n', '3.50'],
    ['$.detail.big', '12345678901234567890'],
    ['$.detail.e', '1E5'],
    ['$.detail.t', 'true'],
    ['$.detail.z', 'null'],
    ['$.detail.o', '{"k":1,"empty":{}}'],
    ['$.detail.a', '["x",{"c":1.0},[]]'],
    ['$.detail.a[0]', '"x"'],
    ['$.detail.a[1].c', '1.0'],
    ['$.detail.a[3]', NOTHING],
    ['$.detail.a[99999999999999999999]', NOTHING],
    ['$.detail.missing', NOTHING],
    ['$.detail.s.length', NOTHING],
    ['$.detail.o[0]', NOTHING],
    ['$.detail.list.id', NOTHING],
    ['$.detail.twice', '2'],
    ['$.detail.list[*].id', '[1,2]'],
    ['$.detail.list[*]', '[{"id":1},{"id":2},{"no":3}]'],
    ['$.detail.list[0].*', '[1]'],
    ['$.detail.none[*]', '[]'],
    ['$.detail.missing[*]', '[]'],
    ['$.detail.o.*', '[1,{}]'],
    ['$.resources[0]', '"path/to/file"'],
    ['$.detail-type', '"core.update-account-command"'],
  ])('%s', (text, value) => {
    expect(delivered(path(text), event)).toBe(value);
  });

  test('the whole event, compact and in the order of its members', () => {
    expect(delivered(path('$'), ' {"b" : 1 , "a":[ ] }')).toBe('{"b":1,"a":[]}');
  });

  test('of a repeated key the last value counts, for wildcards too', () => {
    expect(delivered(path('$.*'), '{"a":1,"b":2,"a":3}')).toBe('[3,2]');
  });

  // Recorded from the service.
  test.each([
    ['$.detail', '{"command":"x","payload":{"acc_id":"0a787ecb-4015","sf_id":"baz"}}'],
    ['$.detail.payload', '{"acc_id":"0a787ecb-4015","sf_id":"baz"}'],
    ['$.detail.payload.sf_id', '"baz"'],
  ])('recorded: %s', (text, body) => {
    const detail = '{"command": "x", "payload": {"acc_id": "0a787ecb-4015", "sf_id": "baz"}}';
    expect(delivered(path(text), anEvent(detail))).toBe(body);
  });
});
