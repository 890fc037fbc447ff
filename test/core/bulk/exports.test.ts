import { describe, expect, test } from 'vitest';
import type { Wrapping } from '../../../src/core/bulk/event-reader.ts';
import { findInFile } from '../../support/bulk.ts';

const anEvent = (id: string) =>
  `{"version":"0","id":"${id}","detail-type":"Made","source":"my.app","account":"123456789012","time":"2026-01-15T09:00:00Z","region":"us-east-1","resources":[],"detail":{"text":"a \\"quoted\\" ü","n":1.50}}`;
const [one, two] = [anEvent('1'), anEvent('2')];
const text = (value: string) => JSON.stringify(value);
const notification = (event: string) =>
  `{"Type":"Notification","MessageId":"m","TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Message":${text(event)},"Timestamp":"2026-01-15T09:00:00Z"}`;
const logEvent = (message: string) =>
  `{"logStreamName":"s","timestamp":1768467600000,"message":${text(message)},"ingestionTime":1768467600001,"eventId":"e"}`;
const base64 = (value: string) => Buffer.from(value).toString('base64');
const csv = (value: string) => `"${value.replaceAll('"', '""')}"`;

type Case = readonly [name: string, file: string, wrapping: Wrapping | null];

const arrangements: readonly Case[] = [
  ['an event a line', `${one}\n${two}\n`, null],
  ['lines that end as in Windows', `${one}\r\n${two}\r\n`, null],
  ['lines without an end, and empty ones', `\n${one}\n\n${two}`, null],
  ['a list on one line', `[${one},${two}]`, null],
  ['a list of indented events', JSON.stringify([JSON.parse(one), JSON.parse(two)], null, 2), null],
  ['one after another, as Firehose writes an archive', `${one}${two}`, null],
  ['one after another with tabs, as the CLI writes text', `${one}\t${two}\n`, null],
  ['lists one after another', `[${one}]\n[${two}]\n`, null],
  ['a list of lists', `[[${one}],[${two}]]`, null],
  ['a JSON text sequence', `\x1e${one}\n\x1e${two}\n`, null],
  ['a log with times', `2026-01-15T09:00:00.000Z ${one}\n2026-01-15T09:00:01.000Z ${two}\n`, null],
  ['a log with levels', `[INFO]\t2026-01-15 ${one}\n[INFO]\t2026-01-15 ${two}\n`, null],
  ['a list of strings', `[${text(one)},\n${text(two)}]`, 'string'],
  ['a string a line', `${text(one)}\n${text(two)}\n`, 'string'],
];

const exports: readonly Case[] = [
  [
    'aws logs filter-log-events',
    `{"events":[${logEvent(one)},${logEvent(two)}],"searchedLogStreams":[{"logStreamName":"s","searchedCompletely":true}]}`,
    'log-event',
  ],
  [
    'aws logs get-log-events',
    `{ "events": [ ${logEvent(one)}, ${logEvent(`${two}\n`)} ], "nextForwardToken": "f/1", "nextBackwardToken": "b/1" }`,
    'log-event',
  ],
  [
    'aws logs get-query-results',
    `{"queryLanguage":"CWLI","results":[[{"field":"@timestamp","value":"2026-01-15 09:00:00.000"},{"field":"@message","value":${text(one)}},{"field":"@ptr","value":"p"}],[{"field":"@message","value":${text(two)}}]],"statistics":{"recordsMatched":2.0},"status":"Complete"}`,
    'log-event',
  ],
  [
    'Logs Insights, saved as JSON',
    `[{"@timestamp":"2026-01-15 09:00:00.000","@message":${text(one)}},{"@timestamp":"2026-01-15 09:00:01.000","@message":${two}}]`,
    'log-event',
  ],
  [
    'Logs Insights, saved as CSV',
    `@timestamp,@message\n2026-01-15 09:00:00.000,${csv(one)}\n2026-01-15 09:00:01.000,${csv(`${two}\n`)}\n`,
    'log-event',
  ],
  [
    'the log viewer, saved as CSV',
    `timestamp,message\r\n1768467600000,${csv(`INFO ${one}`)}\r\n1768467600000,${csv(two)}`,
    'log-event',
  ],
  [
    'a CloudWatch Logs subscription',
    `{"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"g","logStream":"s","subscriptionFilters":["f"],"logEvents":[${logEvent(one)}]}{"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"g","logStream":"s","subscriptionFilters":["f"],"logEvents":[${logEvent(two)}]}`,
    'log-event',
  ],
  [
    'a log of Lambda in JSON',
    `{"timestamp":"2026-01-15T09:00:00Z","level":"INFO","requestId":"r","message":${one}}\n{"level":"INFO","message":"Event received","event":${two}}\n`,
    'log-event',
  ],
  [
    'a log of Lambda in text',
    `[${logEvent(`2026-01-15T09:00:00.000Z\t8b1c\tINFO\t${one}\n`)},${logEvent(`2026-01-15T09:00:00.000Z\t8b1c\tINFO\t${two}\n`)}]`,
    'log-event',
  ],
  [
    'aws sqs receive-message',
    `{\n    "Messages": [\n        {\n            "MessageId": "m",\n            "ReceiptHandle": "h",\n            "MD5OfBody": "5",\n            "Body": ${text(one)}\n        },\n        {\n            "MessageId": "m",\n            "Body": ${text(two)}\n        }\n    ]\n}\n`,
    'sqs-message',
  ],
  [
    'what Lambda gets from SQS',
    `{"Records":[{"messageId":"m","receiptHandle":"h","body":${text(one)},"attributes":{"SentTimestamp":"1"},"messageAttributes":{},"md5OfBody":"5","eventSource":"aws:sqs"},{"messageId":"m","body":${text(two)}}]}`,
    'sqs-message',
  ],
  ['SNS notifications', `${notification(one)}\n${notification(two)}\n`, 'sns-notification'],
  [
    'SNS notifications in SQS messages',
    `[{"Body":${text(notification(one))}},{"Body":${text(notification(two))}}]`,
    'sqs-message',
  ],
  [
    'what Lambda gets from SNS',
    `{"Records":[{"EventSource":"aws:sns","Sns":${notification(one)}},{"EventSource":"aws:sns","Sns":${notification(two)}}]}`,
    'sns-notification',
  ],
  [
    'what Lambda gets from Kinesis',
    `{"Records":[{"kinesis":{"partitionKey":"k","data":"${base64(one)}"}},{"kinesis":{"partitionKey":"k","data":"${base64(two)}"}}]}`,
    'kinesis-record',
  ],
  [
    'the failed invocations of a function',
    `{"version":"1.0","requestContext":{"condition":"RetriesExhausted"},"requestPayload":${one},"responsePayload":{"errorMessage":"x"}}\n{"version":"1.0","requestPayload":${two}}`,
    'failed-invocation',
  ],
];

describe.each([undefined, [1], [7, 3], [64]])('in pieces of %j', (...sizes) => {
  const pieces = sizes.flatMap((size) => size ?? []);
  test.each([...arrangements, ...exports])('%s', (_, file, wrapping) => {
    const found = findInFile(file, pieces);
    expect(found.events.map((event) => JSON.parse(event))).toEqual([
      JSON.parse(one),
      JSON.parse(two),
    ]);
    expect(found.wrappings).toEqual([wrapping, wrapping]);
    expect(found.problems).toEqual([]);
  });
});

test('what is wrapped as text is taken to the letter', () => {
  expect(findInFile(`{"Messages":[{"Body":${text(one)}}]}`).events).toEqual([one]);
  expect(findInFile(`{"level":"INFO","message": ${one} }`).events).toEqual([one]);
});

test('an entry of PutEvents becomes the event that a rule would get', () => {
  const entry = `{"Source":"my.app","DetailType":"Made","Detail":"{\\"n\\": 1.50}","Time":"2026-01-15T09:00:00Z"}`;
  const file = `{"Entries":[${entry},{"Source":"my.app","Detail":"{}"}]}`;
  const { events, problems, wrappings } = findInFile(file);
  expect(events).toEqual([
    '{"version":"0","id":"put","detail-type":"Made","source":"my.app","account":"123456789012","time":"2026-01-15T09:00:00Z","region":"us-east-1","resources":[],"detail":{"n":1.50}}',
  ]);
  expect(wrappings).toEqual(['put-events-entry']);
  expect(problems.map(({ code }) => code)).toEqual(['entry-refused']);
});

test('lists of no records and pages without any are not counted', () => {
  expect(findInFile('{"events":[],"searchedLogStreams":[]}\n[]\n').problems).toEqual([]);
});
