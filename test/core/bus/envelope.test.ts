import { describe, expect, test } from 'vitest';
import { editorSpans, envelopeOf } from '../../../src/core/bus/envelope.ts';
import { readEventInput } from '../../../src/core/bus/event-input.ts';
import { instant } from '../../../src/core/model/brand.ts';
import { anEntry } from '../../support/scenarios.ts';

const facts = {
  id: 'the-id',
  account: '123456789012',
  region: 'us-east-1',
  receivedAt: instant(Date.UTC(2026, 0, 15, 9, 0, 0, 999)),
};

describe('the event as rules see it', () => {
  test('has the members of the service in its order', () => {
    const entry = { ...anEntry, Resources: ['arn:a'], Time: '2020-02-03T04:05:06.789Z' };
    expect(envelopeOf(entry, facts)).toBe(
      '{"version":"0","id":"the-id","detail-type":"Thing","source":"my.app","account":"123456789012","time":"2020-02-03T04:05:06Z","region":"us-east-1","resources":["arn:a"],"detail":{"n":1}}',
    );
  });

  test.each([
    ['no time', undefined],
    ['a time that is none', 'soon'],
  ])('an entry with %s has that of its receipt, without fractions of a second', (_, Time) => {
    expect(JSON.parse(envelopeOf({ ...anEntry, Time }, facts)).time).toBe('2026-01-15T09:00:00Z');
  });

  test('numbers of the detail keep their spelling', () => {
    const entry = { ...anEntry, Detail: ' { "a" : 1.0e+2, "b":[ -0.0, 9007199254740993 ] }' };
    expect(envelopeOf(entry, facts)).toContain('"detail":{"a":1.0e+2,"b":[-0.0,9007199254740993]}');
  });
});

describe('where in the editor a value of the event was written', () => {
  function written(text: string, value: string): string | null {
    const input = readEventInput(text);
    const first = input.ok ? input.value.entries[0] : undefined;
    if (!first) throw new Error('nothing was read');
    const envelope = envelopeOf(first.entry, facts);
    const from = envelope.indexOf(value);
    expect(from, `${value} is in ${envelope}`).toBeGreaterThanOrEqual(0);
    const span = editorSpans(envelope, first)({ from, to: from + value.length });
    return span && text.slice(span.from, span.to);
  }
  const event = `{
    "detail": { "list": [ 1, { "x": 2.50 } ], "text": "caf\\u00e9" },
    "source": "my.app",
    "detail-type": "Thing",
    "resources": [ "arn:a", "arn:b" ]
  }`;

  test.each([
    ['"my.app"', '"my.app"'],
    ['"Thing"', '"Thing"'],
    ['"arn:b"', '"arn:b"'],
    ['2.50', '2.50'],
    ['{"x":2.50}', '{ "x": 2.50 }'],
    ['"café"', '"caf\\u00e9"'],
    ['"the-id"', null],
    ['"us-east-1"', null],
  ])('%s was written as %s', (value, expected) => {
    expect(written(event, value)).toBe(expected);
  });

  test('a detail that is written in a string is all of that string', () => {
    const entry = '{"Source": "s", "DetailType": "d", "Detail": "{\\"n\\": 42}"}';
    expect(written(entry, '42')).toBe('"{\\"n\\": 42}"');
    expect(written(entry, '"s"')).toBe('"s"');
  });

  test('of members given twice the last one counts', () => {
    expect(written('{"source":"a","detail":{},"source":"b"}', '"b"')).toBe('"b"');
  });
});
