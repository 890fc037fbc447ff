import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LogRecord } from '../../src/core/report/log-record.ts';
import { logRecordOf } from '../../src/core/report/log-record.ts';
import { readLog } from '../../src/worker/read-log.ts';
import { recognise } from '../../src/worker/recognise.ts';
import { aScenario, traceOf, withTarget } from '../support/scenarios.ts';

let records: readonly LogRecord[] = [];
beforeAll(async () => {
  const scenario = withTarget(
    {
      retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeSeconds: 600 },
      deadLetterQueue: 'dlq',
    },
    { queues: [{ name: 'q', failure: 'throttled' }, { name: 'dlq' }] },
  );
  const trace = await traceOf(scenario);
  records = trace.flatMap((entry) => logRecordOf(entry, trace, aScenario(), 'FULL') ?? []);
});

const ndjson = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).join('\n');

describe('a log that is copied reads the same when it is pasted', () => {
  test.each<[string, (records: readonly LogRecord[]) => string]>([
    ['a record a line', ndjson],
    [
      'a record a line, with line breaks of Windows',
      (list) => ndjson(list).replaceAll('\n', '\r\n'),
    ],
    ['a list', (list) => JSON.stringify(list)],
    ['a list, laid out', (list) => JSON.stringify(list, null, 2)],
    [
      '`aws logs filter-log-events`',
      (list) =>
        JSON.stringify({
          events: list.map((one) => ({
            timestamp: one.message_timestamp_ms,
            message: JSON.stringify(one),
            ingestionTime: 1,
          })),
        }),
    ],
    [
      'rows of a Logs Insights query',
      (list) =>
        JSON.stringify({
          results: list.map((one) => [
            { field: '@timestamp', value: '2026-01-15 09:00:00.000' },
            { field: '@message', value: JSON.stringify(one) },
            { field: '@ptr', value: 'Cm8K' },
          ]),
          status: 'Complete',
        }),
    ],
    [
      'what a subscription is sent',
      (list) =>
        JSON.stringify({
          messageType: 'DATA_MESSAGE',
          logEvents: list.map((one, index) => ({ id: `${index}`, message: JSON.stringify(one) })),
        }),
    ],
    [
      'an export to S3',
      (list) => list.map((one) => `2026-01-15T09:00:00.000Z ${JSON.stringify(one)}`).join('\n'),
    ],
    [
      'a CSV file of the console',
      (list) =>
        `timestamp,message\n${list
          .map(
            (one) => `${one.message_timestamp_ms},"${JSON.stringify(one).replaceAll('"', '""')}"`,
          )
          .join('\n')}\n`,
    ],
  ])('%s', (_, write) => {
    const read = readLog(write(records));
    expect(read.problems).toEqual([]);
    expect(read.records).toEqual(records);
  });

  test('in any part and any order, and members that are not known are kept', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...records], { minLength: 1 }),
        fc.dictionary(fc.stringMatching(/^x_[a-z]{1,8}$/), fc.jsonValue(), {
          noNullPrototype: true,
        }),
        (part, more) => {
          const written = part.map((record) => ({ ...record, ...more }));
          const read = readLog(ndjson(written));
          expect(read.problems).toEqual([]);
          const expected = [...written].sort(
            (a, b) => a.message_timestamp_ms - b.message_timestamp_ms,
          );
          expect(read.records).toEqual(JSON.parse(JSON.stringify(expected)));
          expect(readLog(ndjson(read.records)).records).toEqual(read.records);
        },
      ),
    );
  });
});

describe('what is no record is located, and the others are read', () => {
  const [first] = [
    { message_type: 'RULE_MATCH', message_timestamp_ms: 1, log_level: 'INFO', details: {} },
  ];
  test.each<[string, number, number, string]>([
    [
      ndjson([first, { ...first, message_type: 'RULE_MATCHED' }]),
      2,
      17,
      'no message type "RULE_MATCHED"',
    ],
    [ndjson([first, { ...first, log_level: 'DEBUG' }]), 2, 67, 'TRACE, INFO or ERROR'],
    [ndjson([first, { ...first, message_timestamp_ms: 'soon' }]), 2, 53, 'milliseconds'],
    [`${JSON.stringify(first)}\n{"message_type": "RULE_MATCH",}`, 2, 31, 'comma'],
    [ndjson([first, { hello: 1 }]), 2, 1, 'no "message_type"'],
    ['{"message_type": "RULE_MATCH",}', 1, 31, 'comma'],
    ['no log at all', 1, 1, 'quotes'],
    ['[1]', 1, 2, 'A record is an object'],
  ])('%s', (text, line, column, message) => {
    const read = readLog(text);
    expect(read.problems).toMatchObject([
      { line, column, message: expect.stringContaining(message) },
    ]);
    expect(read.records).toHaveLength(text.startsWith(JSON.stringify(first)) ? 1 : 0);
  });

  test('nothing is thrown at any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.json()).map((l) => l.join('\n')),
        ),
        (text) => {
          const { records: read, problems } = readLog(text);
          for (const { offset, line, column } of problems) {
            expect(offset).toBeLessThanOrEqual(text.length);
            expect(Math.min(line, column)).toBeGreaterThan(0);
          }
          expect(read).toEqual([]);
        },
      ),
    );
  });
});

test('a log is recognised when it is pasted over an event', async () => {
  const kindOf = async (text: string) => (await recognise({ text, document: null }))?.kind;
  expect(await kindOf(ndjson(records))).toBe('bus-log');
  expect(await kindOf(JSON.stringify(records.slice(0, 1)))).toBe('bus-log');
  expect(
    await kindOf('{"message_type":"other","source":"a","detail-type":"b","detail":{}}'),
  ).not.toBe('bus-log');
});
