import { type Instant, instant } from '../model/brand.ts';
import {
  type CronDay,
  type CronSchedule,
  MINUTE_MILLISECONDS,
  type RateSchedule,
  rateMilliseconds,
  type Schedule,
} from './schedule.ts';

const DAY_MILLISECONDS = 24 * 60 * MINUTE_MILLISECONDS;
const SATURDAY = 7;
const SUNDAY = 1;

/**
 * The next moment after `after` at which a schedule fires, at the beginning of a minute; `null` if it
 * never does again. `createdAt` is when the rule was made: rates count from there.
 */
export function nextFireTime(
  schedule: Schedule,
  createdAt: Instant,
  after: Instant,
): Instant | null {
  return schedule.type === 'rate'
    ? nextOfRate(schedule, createdAt, after)
    : nextOfCron(schedule, after);
}

/** The next so many of them. */
export function fireTimes(
  schedule: Schedule,
  createdAt: Instant,
  after: Instant,
  count: number,
): readonly Instant[] {
  const times: Instant[] = [];
  for (let last = after; times.length < count; ) {
    const next = nextFireTime(schedule, createdAt, last);
    if (next === null) break;
    times.push(next);
    last = next;
  }
  return times;
}

/** The first time is one interval after the minute in which the rule was made. */
function nextOfRate(schedule: RateSchedule, createdAt: Instant, after: Instant): Instant {
  const interval = rateMilliseconds(schedule);
  const start = Math.floor(createdAt / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS;
  const passed = Math.max(0, Math.floor((after - start) / interval));
  return instant(start + (passed + 1) * interval);
}

function nextOfCron(schedule: CronSchedule, after: Instant): Instant | null {
  const date = new Date(after);
  const today = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  for (const year of schedule.years) {
    if (year < date.getUTCFullYear()) continue;
    for (const month of schedule.months) {
      for (const day of daysOf(schedule.day, year, month)) {
        const midnight = Date.UTC(year, month - 1, day);
        if (midnight < today) continue;
        const time = timeOfDay(schedule, midnight === today ? after - today : -1);
        if (time !== null) return instant(midnight + time);
      }
    }
  }
  return null;
}

/** The first time of a day after another, in milliseconds since midnight. */
function timeOfDay({ hours, minutes }: CronSchedule, after: number): number | null {
  for (const hour of hours) {
    for (const minute of minutes) {
      const time = (hour * 60 + minute) * MINUTE_MILLISECONDS;
      if (time > after) return time;
    }
  }
  return null;
}

/** The days of a month that a day field means, ascending; those that the month does not have are left out. */
function daysOf(day: CronDay, year: number, month: number): readonly number[] {
  const length = new Date(Date.UTC(year, month, 1) - DAY_MILLISECONDS).getUTCDate();
  switch (day.type) {
    case 'days-of-month':
      return day.days.filter((one) => one <= length);
    case 'last-day-of-month':
      return [length];
    case 'nearest-weekday':
      return day.day > length ? [] : [nearestWeekday(day.day, year, month, length)];
    case 'days-of-week':
      return between(1, length).filter((one) => day.days.includes(weekday(year, month, one)));
    case 'last-day-of-week':
      return between(length - 6, length).filter((one) => weekday(year, month, one) === day.day);
    case 'nth-day-of-week':
      return between(day.nth * 7 - 6, Math.min(day.nth * 7, length)).filter(
        (one) => weekday(year, month, one) === day.day,
      );
  }
}

/** The month is never left: where the nearest weekday is in another one, the next nearest counts. */
function nearestWeekday(day: number, year: number, month: number, length: number): number {
  switch (weekday(year, month, day)) {
    case SATURDAY:
      return day === 1 ? 3 : day - 1;
    case SUNDAY:
      return day === length ? day - 2 : day + 1;
    default:
      return day;
  }
}

function weekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function between(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
