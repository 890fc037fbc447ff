import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instant, instant } from '../../../src/core/model/brand.ts';
import { fireTimes, nextFireTime } from '../../../src/core/schedule/fire-times.ts';
import { parseSchedule } from '../../../src/core/schedule/parse.ts';
import type { CronSchedule, Schedule } from '../../../src/core/schedule/schedule.ts';

const at = (text: string): Instant => instant(Date.parse(text));
const read = (text: string): Schedule => {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
/** `2026-01-16T08:00`, in UTC. */
const times = (text: string, after: string, count: number) =>
  fireTimes(read(text), at(after), at(after), count).map((moment) =>
    new Date(moment).toISOString().slice(0, 16),
  );

describe('when a schedule fires next', () => {
  // 15 January 2026 is a Thursday.
  test.each([
    ['rate(1 minute)', ['2026-01-15T09:01', '2026-01-15T09:02']],
    ['rate(90 minutes)', ['2026-01-15T10:30', '2026-01-15T12:00']],
    ['rate(1 day)', ['2026-01-16T09:00', '2026-01-17T09:00']],
    ['cron(0 8 ? * MON-FRI *)', ['2026-01-16T08:00', '2026-01-19T08:00']],
    ['cron(0/20 9 * * ? *)', ['2026-01-15T09:20', '2026-01-15T09:40', '2026-01-16T09:00']],
    ['cron(30 22-1 * * ? *)', ['2026-01-15T22:30', '2026-01-15T23:30', '2026-01-16T00:30']],
    ['cron(0 0 L * ? *)', ['2026-01-31T00:00', '2026-02-28T00:00', '2026-03-31T00:00']],
    ['cron(0 0 29 2 ? *)', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['cron(0 0 31 * ? *)', ['2026-01-31T00:00', '2026-03-31T00:00', '2026-05-31T00:00']],
    ['cron(0 0 ? * 6L *)', ['2026-01-30T00:00', '2026-02-27T00:00', '2026-03-27T00:00']],
    ['cron(0 0 ? * L *)', ['2026-01-17T00:00', '2026-01-24T00:00']],
    ['cron(0 0 ? * 3#2 *)', ['2026-02-10T00:00', '2026-03-10T00:00']],
    ['cron(0 0 ? * SAT#5 *)', ['2026-01-31T00:00', '2026-05-30T00:00']],
    // The 15th of February is a Sunday, that of August a Saturday.
    ['cron(0 0 15W 2,8 ? *)', ['2026-02-16T00:00', '2026-08-14T00:00']],
    // The first of August is a Saturday, the last of May a Sunday: the month is not left.
    ['cron(0 0 1W 8 ? *)', ['2026-08-03T00:00', '2027-08-02T00:00']],
    ['cron(0 0 31W 5 ? *)', ['2026-05-29T00:00', '2027-05-31T00:00']],
    ['cron(0 0 1 1 ? 2027,2030)', ['2027-01-01T00:00', '2030-01-01T00:00']],
  ])('%s', (expression, expected) => {
    expect(times(expression, '2026-01-15T09:00:00Z', expected.length)).toEqual(expected);
  });

  test('the minute that has begun is over', () => {
    expect(times('cron(0 9 * * ? *)', '2026-01-15T09:00:00Z', 1)).toEqual(['2026-01-16T09:00']);
    expect(times('cron(0 9 * * ? *)', '2026-01-15T08:59:59.999Z', 1)).toEqual(['2026-01-15T09:00']);
  });

  test('a rate counts from the minute in which the rule was made, however late one asks', () => {
    const schedule = read('rate(7 minutes)');
    const next = nextFireTime(schedule, at('2026-01-15T09:00:30Z'), at('2026-01-15T10:00:00Z'));
    expect(next).toBe(at('2026-01-15T10:03:00Z'));
  });

  test('a schedule of the past never fires', () => {
    expect(times('cron(15 10 ? * 6L 2002-2005)', '2026-01-15T09:00:00Z', 3)).toEqual([]);
    expect(times('cron(0 0 30 2 ? *)', '2026-01-15T09:00:00Z', 3)).toEqual([]);
  });
});

/** Whether a minute is one of a schedule's, by looking at nothing but that minute. */
function fires({ minutes, hours, day, months, years }: CronSchedule, moment: number): boolean {
  const date = new Date(moment);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const [ofMonth, ofWeek] = [date.getUTCDate(), date.getUTCDay() + 1];
  const isWeekday = (one: number) => {
    const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), one)).getUTCDay();
    return one >= 1 && one <= days && weekday > 0 && weekday < 6;
  };
  const isDay = () => {
    switch (day.type) {
      case 'days-of-month':
        return day.days.includes(ofMonth);
      case 'last-day-of-month':
        return ofMonth === days;
      case 'nearest-weekday': {
        if (day.day > days) return false;
        const near = [0, -1, 1, -2, 2].map((away) => day.day + away);
        return near.find(isWeekday) === ofMonth;
      }
      case 'days-of-week':
        return day.days.includes(ofWeek);
      case 'last-day-of-week':
        return ofWeek === day.day && ofMonth + 7 > days;
      case 'nth-day-of-week':
        return ofWeek === day.day && Math.ceil(ofMonth / 7) === day.nth;
    }
  };
  return (
    minutes.includes(date.getUTCMinutes()) &&
    hours.includes(date.getUTCHours()) &&
    months.includes(date.getUTCMonth() + 1) &&
    years.includes(date.getUTCFullYear()) &&
    isDay()
  );
}

const number = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
const field = (least: number, most: number) =>
  fc.oneof(
    fc.constant('*'),
    number(least, most),
    fc.tuple(number(least, most), number(least, most)).map((ends) => ends.join('-')),
    fc.tuple(number(least, most), number(1, most)).map((step) => step.join('/')),
    fc.array(number(least, most), { minLength: 1, maxLength: 4 }).map((list) => list.join()),
  );
const days = fc.oneof(
  field(1, 31).map((day) => [day, '?'] as const),
  number(1, 31).map((day) => [`${day}W`, '?'] as const),
  fc.constant(['L', '?'] as const),
  fc.array(number(1, 7), { minLength: 1 }).map((list) => ['?', list.join()] as const),
  number(1, 7).map((day) => ['?', `${day}L`] as const),
  fc.tuple(number(1, 7), number(1, 5)).map(([day, nth]) => ['?', `${day}#${nth}`] as const),
);
const anyCron = fc
  .tuple(field(0, 59), field(0, 23), days, field(1, 12))
  .map(([minute, hour, [ofMonth, ofWeek], month]) => {
    return `cron(${minute} ${hour} ${ofMonth} ${month} ${ofWeek} *)`;
  });
const anyMoment = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) })
  .map((moment) => instant(moment));

test('within two days a cron expression fires at just the minutes that it names', () => {
  const [minute, span] = [60_000, 2 * 86_400_000];
  fc.assert(
    fc.property(anyCron, anyMoment, (text, start) => {
      const schedule = read(text);
      if (schedule.type !== 'cron') throw new Error(text);
      const expected: number[] = [];
      for (let one = Math.floor(start / minute + 1) * minute; one <= start + span; one += minute) {
        if (fires(schedule, one)) expected.push(one);
      }
      const found = fireTimes(schedule, start, start, expected.length + 1);
      expect(found.filter((one) => one <= start + span)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('however far away, the next time is one that the expression names, and none is before it', () => {
  fc.assert(
    fc.property(anyCron, anyMoment, (text, start) => {
      const schedule = read(text);
      if (schedule.type !== 'cron') throw new Error(text);
      const next = nextFireTime(schedule, start, start);
      if (next === null) return;
      expect(next).toBeGreaterThan(start);
      expect(fires(schedule, next)).toBe(true);
      expect(nextFireTime(schedule, start, instant(next - 1))).toBe(next);
    }),
    { numRuns: 300 },
  );
});
