import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkWritten,
  type EventInput,
  readEventInput,
} from '../../../src/core/bus/event-input.ts';

function read(text: string): EventInput {
  const input = readEventInput(text);
  if (!input.ok) throw new Error(input.error.message);
  return input.value;
}
const entriesOf = (value: unknown) => read(JSON.stringify(value)).entries.map(({ entry }) => entry);

const event = {
  source: 'my.app',
  'detail-type': 'Thing',
  detail: { n: 1 },
  time: '2026-01-15T09:00:00Z',
  resources: ['arn:a'],
};
const entry = { Source: 'my.app', DetailType: 'Thing', Detail: '{"n":1}', EventBusName: 'orders' };
const sent = {
  Source: 'my.app',
  DetailType: 'Thing',
  Detail: '{"n":1}',
  Time: '2026-01-15T09:00:00.000Z',
  Resources: ['arn:a'],
};

describe('what can be in the event editor', () => {
  test.each([
    ['an event', event, [sent]],
    ['an entry', entry, [entry]],
    ['a request', { Entries: [entry, event] }, [entry, sent]],
    ['a list of either', [event, entry], [sent, entry]],
    ['an empty list', [], []],
    ['a request without entries', { Entries: [] }, []],
    [
      'an event without a source',
      { 'detail-type': 'x', detail: {} },
      [{ DetailType: 'x', Detail: '{}' }],
    ],
    ['nothing but an object', {}, [{}]],
    [
      'an entry with a trace header',
      { Source: 's', TraceHeader: 'Root=1' },
      [{ Source: 's', TraceHeader: 'Root=1' }],
    ],
    [
      'null for what is left out',
      {
        Source: null,
        DetailType: 'd',
        Detail: '{}',
        EventBusName: null,
        Time: null,
        Resources: null,
      },
      [{ DetailType: 'd', Detail: '{}' }],
    ],
    ['an event with null for its source', { source: null, detail: {} }, [{ Detail: '{}' }]],
    [
      'a detail that is no object',
      { source: 's', 'detail-type': 'd', detail: 'text' },
      [{ Source: 's', DetailType: 'd', Detail: '"text"' }],
    ],
    [
      'an entry with an object for Detail',
      { Source: 's', Detail: { a: 1 } },
      [{ Source: 's', Detail: '{"a":1}' }],
    ],
  ])('%s', (_, value, expected) => {
    expect(entriesOf(value)).toEqual(expected);
  });

  test('the detail keeps the spelling of numbers, their order and duplicates', () => {
    const [first] = read('{"detail": { "b": 1.50, "a": 1e3, "b": 12345678901234567890 }}').entries;
    expect(first?.entry.Detail).toBe('{"b":1.50,"a":1e3,"b":12345678901234567890}');
  });

  test.each([
    ['', { from: 0, to: 0 }],
    ['{"source":', undefined],
    ['"text"', { from: 0, to: 6 }],
    ['[{}, 1]', { from: 5, to: 6 }],
    ['{"Entries": [[]]}', { from: 13, to: 15 }],
  ])('%j cannot be sent, and it says where', (text, span) => {
    const input = readEventInput(text);
    expect(input.ok).toBe(false);
    if (!input.ok && span) expect(input.error.span).toEqual(span);
  });

  test('every text gives entries or one located mistake', () => {
    const anyText = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => `{"Entries":[${json}]}`),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const input = readEventInput(text);
        if (input.ok) return;
        expect(input.error.span.from).toBeGreaterThanOrEqual(0);
        expect(input.error.span.to).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('an event of an AWS service', () => {
  const fromService = {
    version: '0',
    id: '00000000-0000-4000-8000-000000000001',
    'detail-type': 'EC2 Instance State-change Notification',
    source: 'aws.ec2',
    account: '111122223333',
    time: '2026-01-15T09:00:00Z',
    region: 'eu-west-1',
    resources: [],
    detail: { state: 'running' },
  };
  const { id: _id, ...withoutId } = fromService;

  test.each([
    ['as it arrives', fromService, { account: '111122223333', region: 'eu-west-1' }],
    ['of a partner', { ...fromService, source: 'aws.partner/a.com/b' }, expect.any(Object)],
    ['without an id', withoutId, null],
    ['with an account that is none', { ...fromService, account: 'me' }, null],
    ['with a source of one’s own', { ...fromService, source: 'my.aws.app' }, null],
    ['written as an entry', { Source: 'aws.ec2', DetailType: 'd', Detail: '{}' }, null],
  ])('%s', (_, value, sender) => {
    const [written] = read(JSON.stringify(value)).entries;
    expect(written?.sender).toEqual(sender);
    const isRefused = String('source' in value ? value.source : value.Source).startsWith('aws.');
    expect(written && checkWritten(written)?.ErrorCode).toBe(
      isRefused && !sender ? 'NotAuthorizedForSourceException' : undefined,
    );
  });

  test('one note says why it is not put by PutEvents', () => {
    const text = JSON.stringify(fromService);
    const { notes } = read(text);
    expect(notes).toMatchObject([{ severity: 'info' }]);
    expect(notes.map(({ span }) => text.slice(span.from, span.to))).toEqual(['"aws.ec2"']);
  });
});

describe('notes', () => {
  const notesOf = (text: string) =>
    read(text).notes.map(({ severity, span }) => [severity, text.slice(span.from, span.to)]);

  test.each([
    [
      'what the service sets',
      '{"id":"1","account":"2"}',
      [
        ['info', '"id"'],
        ['info', '"account"'],
      ],
    ],
    ['what PutEvents has no place for', '{"customer":1}', [['warning', '"customer"']]],
    [
      'what an entry does not have',
      '{"Source":"s","detail":{}}',
      [
        ['info', '{'],
        ['warning', '"detail"'],
      ],
    ],
    ['a member given twice', '{"source":"a","source":"b"}', [['warning', '"source"']]],
    ['a time that is none', '{"time":"soon"}', [['warning', '"soon"']]],
    ['resources that are no list of texts', '{"resources":[1]}', [['warning', '[1]']]],
    ['a source that is no text', '{"source":5}', [['warning', '5']]],
    ['nothing about a plain event', JSON.stringify(event), []],
  ])('%s', (_, text, notes) => {
    expect(notesOf(text)).toEqual(notes);
  });
});
