import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withStop } from '../../src/core/bulk/bytes.ts';
import { JsonScanner } from '../../src/core/bulk/json-scanner.ts';
import { parseJson } from '../../src/core/json/parse.ts';
import { aBulkRequest, checkText, encode, findInFile } from '../support/bulk.ts';

const anyString = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\\"', 'ü', '🚀', '\n', '{', '}]', '\u0000', ' ', 'Records'),
);
const anyEvent = fc
  .record({
    source: anyString,
    'detail-type': anyString,
    detail: fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }),
    other: fc.jsonValue({ maxDepth: 1 }),
  })
  .map((event) => JSON.parse(JSON.stringify(event)) as object);

const text = (value: unknown) => JSON.stringify(value);
const base64 = (value: string) => Buffer.from(value).toString('base64');
const escaped = (value: string) =>
  text(value).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** Ways in which people have events in files. */
const arrangements: Record<string, (events: readonly object[]) => string> = {
  'a line each': (events) => events.map((event) => `${text(event)}\n`).join(''),
  'one after another': (events) => events.map(text).join(''),
  'one after another, indented': (events) => events.map((e) => JSON.stringify(e, null, 2)).join(''),
  'a list': (events) => text(events),
  'an indented list': (events) => JSON.stringify(events, null, '\t'),
  'lists of one': (events) => events.map((event) => text([event])).join('\r\n'),
  'strings in a list': (events) => text(events.map(text)),
  'escaped strings, a line each': (events) => events.map((e) => `${escaped(text(e))}\n`).join(''),
  'lines of a log': (events) => events.map((e) => `[INFO] 12:00:00 ${text(e)} \n`).join(''),
  'log events': (events) =>
    text({ events: events.map((e) => ({ message: `${text(e)}\n` })), searchedLogStreams: [{}] }),
  'results of a query': (events) =>
    text({ results: events.map((e) => [{ field: '@message', value: text(e) }]), statistics: {} }),
  'a table': (events) =>
    `@timestamp,@message\n${events.map((e) => `1,${cell(text(e))}\n`).join('')}`,
  messages: (events) =>
    JSON.stringify({ Messages: events.map((e) => ({ MessageId: 'm', Body: text(e) })) }, null, 4),
  'notifications in messages': (events) =>
    text({
      Records: events.map((e) => ({ body: text({ Type: 'Notification', Message: text(e) }) })),
    }),
  'records of a stream': (events) =>
    text({ Records: events.map((e) => ({ kinesis: { data: base64(text(e)) } })) }),
};

const anyPieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

describe('the same events are found however they are arranged and cut into pieces', () => {
  test.each(Object.entries(arrangements))('%s', (_, arrange) => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 6 }), anyPieces, (events, pieces) => {
        const found = findInFile(arrange(events), pieces);
        expect(found.events.map((event) => JSON.parse(event))).toEqual(events);
        expect(found.problems).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** Nearly JSON, with everything that a reader might trip over. */
const anyFile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...'{}[]":, \n\t\\'.split('')) },
      fc.constantFrom('"source":"a"', '"detail-type":"b"', '"events":[', '"message":', '1', 'null'),
      fc.constantFrom(
        '{"source":"a","detail-type":"b"}',
        'INFO ',
        '\r\n',
        '\\u00',
        'ü',
        '🚀',
        '  ',
      ),
      fc.constantFrom('@timestamp,@message\n', '"{""source"":1,""detail-type"":2}"', '\x1e', '\0'),
      fc.json({ maxDepth: 2 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('nothing throws, and whatever the file is, the pieces it comes in make no difference', () => {
  fc.assert(
    fc.property(anyFile, anyPieces, (file, pieces) => {
      expect(findInFile(file, pieces)).toEqual(findInFile(file));
    }),
    { numRuns: 5_000 },
  );
});

test('a check is the same in any pieces: counts, samples, problems and what can be saved', () => {
  const request = aBulkRequest([
    { pattern: '{"source":["a"]}' },
    { pattern: '{"detail-type":[{"prefix":"b"}]}', isEnabled: false },
    { pattern: '{"detail":{"n":[{"numeric":[">",3]}]}}' },
    { pattern: '{' },
  ]);
  const anEvent = fc.record({
    source: fc.constantFrom('a', 'c'),
    'detail-type': fc.constantFrom('b', 'bb', 'c'),
    detail: fc.record({ n: fc.integer({ min: 0, max: 6 }), x: anyString }),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(anEvent.map(text), anyFile)), anyPieces, (lines, pieces) => {
      const file = lines.join('\n');
      const [whole, cut] = [checkText(request, file), checkText(request, file, pieces)];
      expect(cut.counts()).toEqual(whole.counts());
      expect(cut.samples()).toEqual(whole.samples());
      expect(cut.unmatchedLines()).toEqual(whole.unmatchedLines());
    }),
    { numRuns: 300 },
  );
});

test('the scanner takes what the reader of events takes, and ends where that ends', () => {
  const nearly = fc
    .tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', '"', '}', ',', '\\', '1', '\n', 'é'),
    )
    .map(([json, at, inserted]) => {
      const place = at % (json.length + 1);
      return inserted === ''
        ? json
        : json.slice(0, place) + inserted + json.slice(place + (at % 2));
    });
  fc.assert(
    fc.property(fc.oneof(nearly, anyFile), (file) => {
      const bytes = encode(file);
      const scanner = new JsonScanner();
      // A number at the very end might go on.
      const scan = scanner.scan(withStop(encode(`${file} `)), 0, bytes.length + 1, false);
      const isWhole = scan === 'value' && /^\s*$/.test(decodeFrom(bytes, scanner.position));
      expect(isWhole).toBe(parseJson(file).ok);
    }),
    { numRuns: 5_000 },
  );
});

function decodeFrom(bytes: Uint8Array, from: number): string {
  return new TextDecoder().decode(bytes.subarray(from));
}
