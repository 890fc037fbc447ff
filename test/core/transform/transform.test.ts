import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/core/json/parse.ts';
import { checkInput } from '../../../src/core/transform/check-input.ts';
import { transformInput } from '../../../src/core/transform/transform.ts';

const context = {
  ruleName: 'r',
  ruleArn: 'arn:aws:events:us-east-1:123456789012:rule/r',
  ingestionTime: '2026-01-15T09:00:00Z',
};

function event(detail: unknown): string {
  return JSON.stringify({
    version: '0',
    id: 'e-1',
    'detail-type': 'core.update-account-command',
    source: 'core',
    account: '123456789012',
    time: '2026-01-15T09:00:00Z',
    region: 'us-east-1',
    resources: ['path/to/file'],
    detail,
  });
}

const recorded = event({
  command: 'update-account',
  payload: { acc_id: '0a787ecb-4015', sf_id: 'baz' },
  listsingle: ['HIGH'],
  listmulti: ['ACTIVE', 'INACTIVE'],
  valid: true,
});
const recordedPaths = {
  userId: '$.detail.payload.acc_id',
  payload: '$.detail.payload',
  systemstring: '$.detail.awsAccountId',
  listsingle: '$.detail.listsingle',
  listmulti: '$.detail.listmulti',
  valid: '$.detail.valid',
  'detail-type': '$.detail-type',
  missing: '$.detail.notinmessage',
};

function transformed(template: string, paths: Record<string, string>, text: string): string | null {
  const result = transformInput({ type: 'transformer', paths, template }, text, context);
  return result.ok ? result.value.text : null;
}

describe('recorded deliveries (Input transformation)', () => {
  test.each<[string, string | null]>([
    ['{"id" : <userId>}', '{"id" : "0a787ecb-4015"}'],
    ['{"id" : "<userId>"}', '{"id" : "0a787ecb-4015"}'],
    [
      '{"m": "users/<userId>/second/<userId>"}',
      '{"m": "users/0a787ecb-4015/second/0a787ecb-4015"}',
    ],
    ['{"b": <payload>}', '{"b": {"acc_id":"0a787ecb-4015","sf_id":"baz"}}'],
    ['{"b": [<userId>, "hardcoded"]}', '{"b": ["0a787ecb-4015", "hardcoded"]}'],
    ['{"s": <listsingle>}', '{"s": ["HIGH"]}'],
    ['"<listsingle> single list item"', '"[HIGH] single list item"'],
    ['"<listmulti> multiple list items"', '"[ACTIVE,INACTIVE] multiple list items"'],
    [
      '"Payload of <payload> and <userId>"',
      '"Payload of {acc_id:0a787ecb-4015,sf_id:baz} and 0a787ecb-4015"',
    ],
    ['"<systemstring> system account id"', '" system account id"'],
    ['"Command is <valid>!"', '"Command is true!"'],
    ['"<userId> user id"\n"<valid>"', '"0a787ecb-4015 user id"\n"true"'],
    ['{"a": "users/<payload>", "b": <payload>}', null],
    ['{"payload": "<payload>"}', null],
    ['{"s": "<listsingle>"}', null],
    ['"{[/Check of <detail-type> type"', '"{[/Check of core.update-account-command type"'],
    ['{"d": <detail-type>, "c": <missing>}', '{"d": "core.update-account-command", "c": ""}'],
    [
      '{"o": <aws.events.event>}',
      '{"o": {"id":"e-1","account":"123456789012","detailType":"core.update-account-command","time":1768467600000,"source":"core","region":"us-east-1","resources":["path/to/file"],"version":"0"}}',
    ],
    ['{"n": <aws.events.rule-name>}', '{"n": "r"}'],
    ['{"n": "<aws.events.event.json>"}', null],
  ])('%s', (template, body) => {
    expect(
      checkInput({ type: 'transformer', paths: recordedPaths, template }, 't').filter(
        ({ severity }) => severity === 'error',
      ),
    ).toEqual([]);
    expect(transformed(template, recordedPaths, recorded)).toBe(body);
  });
});

describe('every kind of value in every kind of place', () => {
  const text = `{"detail":{"n":42,"f":3.50,"s":"say \\"hi\\"","e":"","z":null,"o":{"k":1},"a":[1,2]}}`;
  const paths = {
    n: '$.detail.n',
    f: '$.detail.f',
    s: '$.detail.s',
    e: '$.detail.e',
    z: '$.detail.z',
    o: '$.detail.o',
    a: '$.detail.a',
    m: '$.detail.m',
  };
  test.each<[string, string | null]>([
    ['{"x":<n>}', '{"x":42}'],
    ['{"x":"<n>"}', '{"x":"42"}'],
    ['{"x":<f>}', '{"x":3.50}'],
    ['{"x":<s>}', '{"x":"say \\"hi\\""}'],
    ['{"x":"<s>"}', null],
    ['{"x":<e>}', '{"x":""}'],
    ['{"x":<m>}', '{"x":""}'],
    ['{"x":<z>}', '{"x":null}'],
    ['{"x":"<z>"}', '{"x":"null"}'],
    ['{"x":"<o>"}', null],
    ['{"x":"<a>"}', '{"x":"[1,2]"}'],
    ['{"x":[<n>,<m>,<o>]}', '{"x":[42,"",{"k":1}]}'],
    ['{"x":"a \\"<n>\\" b"}', '{"x":"a \\"42\\" b"}'],
    ['{"x":<n><n>}', '{"x":4242}'],
    ['"o is <o>, a is <a>"', '"o is {k:1}, a is [1,2]"'],
    ['"<s>"', '"say "hi""'],
    ['"line1\\nline2 <n>"', '"line1\\nline2 42"'],
  ])('%s', (template, body) => {
    expect(transformed(template, paths, text)).toBe(body);
  });
});

describe('what PutTargets refuses', () => {
  const template = (text: string, paths = { n: '$.detail.n' }) =>
    ({ type: 'transformer', paths, template: text }) as const;
  test.each([
    [
      template('"<aws.events.event.json>"'),
      'InputTemplate for target t contains placeholder aws.events.event.json valid only for JSON template.',
    ],
    [
      template('[<aws.events.event.json>]'),
      'InputTemplate for target t contains placeholder aws.events.event.json valid only for JSON template.',
    ],
    [template('{"x":<nope>}'), 'InputTemplate for target t contains invalid placeholder nope.'],
    [
      template('"a <b>bold</b> word"'),
      'InputTemplate for target t contains invalid placeholder b.',
    ],
    [
      template('hello <n>'),
      'Invalid InputTemplate for target t : [Source: (String)"hello <n>"; line: 1, column: 6].',
    ],
    [template('{"<n>":1}'), 'Invalid InputTemplate for target t'],
    [template('{"x":"<n>"}'), null],
    [template('{<n>:1}'), 'Invalid InputTemplate for target t'],
    [template('{"x":<n>}', { n: 'detail.n' }), 'InputPath for target t is invalid.'],
    [template('{"x":1}', { 'aws.x': '$.a' } as never), '1 validation error detected'],
    [{ type: 'path', path: "$.detail['key']" } as const, 'InputPath for target t is invalid.'],
    [{ type: 'path', path: '$.' } as const, 'InputPath for target t is invalid.'],
    [
      { type: 'constant', text: 'env:dev' } as const,
      'JSON syntax error in input for target t: [Source: (String)"env:dev"; line: 1, column: 4]',
    ],
    [{ type: 'constant', text: `"${'x'.repeat(8191)}"` } as const, '1 validation error detected'],
  ])('%o', (input, message) => {
    const [first] = checkInput(input, 't');
    if (message === null) expect(first).toBeUndefined();
    else {
      expect(first?.severity).toBe('error');
      expect(first?.message.startsWith(message)).toBe(true);
    }
  });
});

describe('input paths', () => {
  test.each<[string, string | null]>([
    ['$', event({ a: 1 })],
    ['$.detail', '{"a":{"b":["x",{"c":1.0}]}}'],
    ['$.detail.a.b[0]', '"x"'],
    ['$.detail.a.b[1].c', '1.0'],
    ['$.detail.a.b[*]', '["x",{"c":1.0}]'],
    ['$.detail.missing', null],
    ['$.detail.a.b.c', null],
  ])('%s', (path, body) => {
    const text = path === '$' ? event({ a: 1 }) : '{"detail": {"a": {"b": ["x", {"c": 1.0}]}}}';
    const result = transformInput({ type: 'path', path }, text, context);
    expect(result.ok ? result.value.text : null).toBe(body);
  });
});

describe('properties', () => {
  const anyTemplate = fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '"',
        '<n>',
        '<',
        '>',
        ':',
        ',',
        'x',
        '[',
        ']',
        '\\',
        ' ',
        '\n',
        '1',
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join(''));

  test('nothing throws on any template and event', () => {
    fc.assert(
      fc.property(anyTemplate, fc.json(), (template, text) => {
        const input = { type: 'transformer', paths: { n: '$.detail' }, template } as const;
        checkInput(input, 't');
        transformInput(input, text, context);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a template of bare placeholders delivers JSON, whatever the values', () => {
    fc.assert(
      fc.property(fc.json(), (value) => {
        const body = transformed(
          '{"a":<n>,"b":[<n>,<m>]}',
          { n: '$.detail', m: '$.no' },
          `{"detail":${value}}`,
        );
        expect(body !== null && parseJson(body).ok).toBe(true);
      }),
    );
  });
});
