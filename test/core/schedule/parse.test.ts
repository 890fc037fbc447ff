import { describe, expect, test } from 'vitest';
import { correctSchedule } from '../../../src/core/schedule/correct.ts';
import {
  awsScheduleMessage,
  describeSchedule,
  type ScheduleDiagnostic,
} from '../../../src/core/schedule/diagnostic.ts';
import { parseSchedule } from '../../../src/core/schedule/parse.ts';

const cron = (fields: string) => `cron(${fields})`;

describe('recorded from the service', () => {
  test.each([
    '0 20 * * ? *',
    '0/15 * * * ? *',
    '0 18 ? * MON-FRI *',
    '0/5 8-17 ? * MON-FRI *',
    '15 10 ? * 6L 2002-2005',
    '0 2 ? * SAT#3 *',
    '* * ? * SAT#3 *',
    '0/5 5 ? JAN 1-5 2022',
    '5,35 14 * * ? *',
  ])('%s is accepted', (fields) => {
    expect(parseSchedule(cron(fields))).toMatchObject({ ok: true });
  });

  test.each(['INVALID', '0 dummy ? * MON-FRI *', '7 20 * * NOT *', '71 8 1 * ? *', '0 1 * * * *'])(
    '%s is refused',
    (fields) => {
      expect(refused(cron(fields)).message).toBe('Parameter ScheduleExpression is not valid.');
    },
  );
});

describe('rates', () => {
  test.each([
    ['rate(1 minute)', 1, 'minute'],
    ['rate(5 minutes)', 5, 'minute'],
    ['rate(1 hour)', 1, 'hour'],
    ['rate(12 hours)', 12, 'hour'],
    ['rate(1 day)', 1, 'day'],
    ['rate(30 days)', 30, 'day'],
  ])('%s', (text, value, unit) => {
    expect(parseSchedule(text)).toEqual({ ok: true, value: { type: 'rate', value, unit } });
  });

  test.each<[string, ScheduleDiagnostic['code'], string]>([
    ['rate(1 minutes)', 'rate-number', 'minutes'],
    ['rate(5 minute)', 'rate-number', 'minute'],
    ['rate(0 minutes)', 'rate-value', '0'],
    ['rate(-5 minutes)', 'rate-value', '-5'],
    ['rate(1.5 hours)', 'rate-value', '1.5'],
    ['rate(five minutes)', 'rate-value', 'five'],
    ['rate(5 seconds)', 'rate-unit', 'seconds'],
    ['rate(5 Minutes)', 'rate-unit', 'Minutes'],
    ['rate(5minutes)', 'rate-form', '5minutes'],
    ['rate(5  minutes)', 'rate-form', '5  minutes'],
    ['rate()', 'rate-form', ')'],
    ['rate(5 minutes) ', 'unknown-form', 'rate(5 minutes) '],
    ['Rate(5 minutes)', 'unknown-form', 'Rate(5 minutes)'],
    ['5 minutes', 'unknown-form', '5 minutes'],
    ['', 'unknown-form', ''],
    ['at(2026-01-16T09:00:00)', 'one-time', 'at(2026-01-16T09:00:00)'],
  ])('%s is refused: %s', (text, code, place) => {
    expect(refused(text)).toMatchObject({ code, place });
  });
});

describe('fields of a cron expression', () => {
  test.each<[string, ScheduleDiagnostic['code'], string]>([
    ['0 8 * * ?', 'field-count', '0 8 * * ?'],
    ['0 8 * * ? * *', 'field-count', '0 8 * * ? * *'],
    ['60 8 * * ? *', 'out-of-range', '60'],
    ['0 24 * * ? *', 'out-of-range', '24'],
    ['0 8 0 * ? *', 'out-of-range', '0'],
    ['0 8 32 * ? *', 'out-of-range', '32'],
    ['0 8 * 13 ? *', 'out-of-range', '13'],
    ['0 8 ? * 0 *', 'out-of-range', '0'],
    ['0 8 ? * 8 *', 'out-of-range', '8'],
    ['0 8 * * ? 1969', 'out-of-range', '1969'],
    ['0 8 * * ? 2200', 'out-of-range', '2200'],
    ['0 8 ? * MON-FRY *', 'unknown-value', 'FRY'],
    ['0 8 ? MON * *', 'unknown-value', 'MON'],
    ['0 8,, * * ? *', 'unknown-value', ','],
    ['? 8 * * ? *', 'misplaced-wildcard', '?'],
    ['0 8 ? * 2/2 *', 'misplaced-wildcard', '/'],
    ['0 8 L-3 * ? *', 'not-alone', 'L-3'],
    ['0 8 1,15W * ? *', 'not-alone', '1,15W'],
    ['0 8 LW * ? *', 'not-alone', 'LW'],
    ['0 8 W * ? *', 'not-alone', 'W'],
    ['0 8 ? * 3#1,6#3 *', 'not-alone', '3#1,6#3'],
    ['0 8 ? * MON,6L *', 'not-alone', 'MON,6L'],
    ['0 8 ? * 3#6 *', 'nth', '6'],
    ['0/0 8 * * ? *', 'step', '0'],
    ['0/60 8 * * ? *', 'step', '60'],
    ['0/ 8 * * ? *', 'step', ' '],
    ['0 8 * * ? 2030-2026', 'years-backwards', '2030-2026'],
    ['0 8 ? * ? *', 'no-day-set', '? * ?'],
    ['0 8 * * MON *', 'both-days-set', '* * MON'],
    ['0 8 1 * MON *', 'both-days-set', '1 * MON'],
  ])('%s is refused: %s', (fields, code, place) => {
    expect(refused(cron(fields))).toMatchObject({ code, place });
  });

  test('ranges go round, and steps go on from where a value or a range begins', () => {
    expect(parseSchedule(cron('50-10/5 20-2 ? NOV-FEB FRI-MON 2026/2'))).toMatchObject({
      value: {
        minutes: [0, 5, 10, 50, 55],
        hours: [0, 1, 2, 20, 21, 22, 23],
        day: { type: 'days-of-week', days: [1, 2, 6, 7] },
        months: [1, 2, 11, 12],
        years: Array.from({ length: 87 }, (_, index) => 2026 + 2 * index),
      },
    });
  });

  test('names are read in capitals and in small letters', () => {
    expect(parseSchedule(cron('0 8 ? jan,Mar mon-fri *'))).toEqual(
      parseSchedule(cron('0 8 ? 1,3 2-6 *')),
    );
  });
});

test('an expression that the request has no room for is refused for its length', () => {
  const text = `cron(${'0,'.repeat(130)}0 8 * * ? *)`;
  expect(refused(text).message).toContain(
    "at 'scheduleExpression' failed to satisfy constraint: Member must have length less than or equal to 256",
  );
});

test.each([
  ['rate(1 minutes)', 'rate(1 minute)'],
  ['rate(10 minute)', 'rate(10 minutes)'],
  ['Rate( 5 minutes )', 'rate(5 minutes)'],
  ['every 5 minutes', 'rate(5 minutes)'],
  ['1h', 'rate(1 hour)'],
  ['cron(0 8 * * * *)', 'cron(0 8 * * ? *)'],
  ['cron(0 8 * * MON-FRI *)', 'cron(0 8 ? * MON-FRI *)'],
  ['0 8 * * 1-5', 'cron(0 8 ? * 2-6 *)'],
  ['*/15 * * * *', 'cron(*/15 * * * ? *)'],
  ['0 0 * * 0', 'cron(0 0 ? * 1 *)'],
  ['cron(0 8 1 * MON *)', null],
  ['rate(5 seconds)', null],
  ['rate(5 minutes)', null],
  ['', null],
])('in place of %s: %s', (text, correction) => {
  expect(correctSchedule(text)).toBe(correction);
});

function refused(text: string) {
  const parsed = parseSchedule(text);
  if (parsed.ok) throw new Error(`${text} is accepted`);
  const { error } = parsed;
  const words = describeSchedule(error);
  expect(words).not.toMatch(/undefined|NaN/);
  return {
    code: error.code,
    place: text.slice(error.span.from, error.span.to),
    message: awsScheduleMessage(error, text),
  };
}
