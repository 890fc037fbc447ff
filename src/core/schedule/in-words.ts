import { assertNever } from '../model/result.ts';
import type { CronDay, CronSchedule, Schedule } from './schedule.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const NTH = ['first', 'second', 'third', 'fourth', 'fifth'];
const WEEKDAYS = '2,3,4,5,6';
const WEEKEND = '1,7';
/** More clock times than this are said as minutes and hours. */
const MOST_TIMES = 6;

/** A schedule in plain words: `every weekday at 08:00 UTC`. */
export function scheduleInWords(schedule: Schedule): string {
  if (schedule.type === 'rate') {
    const { value, unit } = schedule;
    const every = value === 1 ? `every ${unit}` : `every ${value} ${unit}s`;
    return `${every}, counted from when the rule is made`;
  }
  const { time, isOften } = timeWords(schedule);
  const day = dayWords(schedule.day, schedule.months);
  const year = yearWords(schedule.years);
  if (!isOften) return `${day} ${time} UTC${year}`;
  return `${time}${day === 'every day' ? '' : `, ${day}`}${year} (UTC)`;
}

function timeWords({ minutes, hours }: CronSchedule): { time: string; isOften: boolean } {
  const allHours = hours.length === 24;
  if (!allHours && minutes.length * hours.length <= MOST_TIMES) {
    const times = hours.flatMap((hour) => minutes.map((minute) => clock(hour, minute)));
    return { time: `at ${list(times)}`, isOften: false };
  }
  const within = allHours ? '' : ` ${hourWords(hours, minutes)}`;
  return { time: `${minuteWords(minutes, allHours)}${within}`, isOften: true };
}

function minuteWords(minutes: readonly number[], allHours: boolean): string {
  if (minutes.length === 60) return 'every minute';
  const step = stepOf(minutes, 60);
  if (step !== null && minutes[0] === 0) return `every ${step} minutes`;
  const [only = 0] = minutes;
  if (minutes.length > 1)
    return `${allHours ? 'every hour ' : ''}at minutes ${list(minutes.map(String))}`;
  if (only === 0) return allHours ? 'every hour' : 'on the hour';
  return `${allHours ? 'every hour ' : ''}at minute ${only}`;
}

function hourWords(hours: readonly number[], minutes: readonly number[]): string {
  const range = rangeOf(hours, 0, 24);
  const last = minutes.at(-1) ?? 0;
  if (range && hours.length !== 2)
    return `from ${clock(range.from, minutes[0] ?? 0)} to ${clock(range.to, last)}`;
  const step = stepOf(hours, 24);
  if (step !== null) return `in every ${ordinal(step)} hour from ${clock(hours[0] ?? 0, 0)}`;
  return `in the hours ${list(hours.map(String))}`;
}

function dayWords(day: CronDay, months: readonly number[]): string {
  const month = monthWords(months);
  const inMonth = month === '' ? '' : ` in ${month}`;
  const ofMonth = month === '' ? ' of the month' : ` of ${month}`;
  switch (day.type) {
    case 'days-of-month': {
      if (day.days.length === 31) return `every day${inMonth}`;
      const step = stepOf(day.days, 31);
      if (step !== null && day.days[0] === 1) {
        return `every ${ordinal(step)} day of the month from the 1st${inMonth}`;
      }
      const range = rangeOf(day.days, 1, 31);
      if (range && day.days.length > 2) {
        return `from the ${ordinal(range.from)} to the ${ordinal(range.to)}${ofMonth}`;
      }
      return `on the ${list(day.days.map(ordinal))}${ofMonth}`;
    }
    case 'last-day-of-month':
      return `on the last day${ofMonth}`;
    case 'nearest-weekday':
      return `on the weekday nearest to the ${ordinal(day.day)}${ofMonth}`;
    case 'days-of-week': {
      const { days } = day;
      if (days.length === 7) return `every day${inMonth}`;
      if (days.join() === WEEKDAYS) return `every weekday${inMonth}`;
      if (days.join() === WEEKEND) return `every Saturday and Sunday${inMonth}`;
      const range = rangeOf(days, 1, 7);
      if (range && days.length > 2) {
        return `every day from ${dayName(range.from)} to ${dayName(range.to)}${inMonth}`;
      }
      return `every ${list(days.map(dayName))}${inMonth}`;
    }
    case 'last-day-of-week':
      return `on the last ${dayName(day.day)}${ofMonth}`;
    case 'nth-day-of-week':
      return `on the ${NTH[day.nth - 1]} ${dayName(day.day)}${ofMonth}`;
    default:
      return assertNever(day);
  }
}

function monthWords(months: readonly number[]): string {
  if (months.length === 12) return '';
  const range = rangeOf(months, 1, 12);
  if (range && months.length > 2) return `${monthName(range.from)} to ${monthName(range.to)}`;
  return list(months.map(monthName));
}

function yearWords(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === 1970 && last === 2199 && years.length === 230) return '';
  const isRange = years.length > 2 && Number(last) - Number(first) === years.length - 1;
  if (isRange && last === 2199) return `, from ${first} on`;
  if (isRange) return `, from ${first} to ${last}`;
  const step = stepOf(years, 2200);
  if (step !== null) return `, every ${step} years from ${first}`;
  return `, in ${list(years.map(String))}`;
}

/** The distance of values that go on evenly up to the end of a field; `null` if they do not. */
function stepOf(values: readonly number[], end: number): number | null {
  const [first, second] = values;
  if (first === undefined || second === undefined || values.length < 2) return null;
  const step = second - first;
  if (step < 2) return null;
  const isEven = values.every((value, index) => value === first + index * step);
  return isEven && (values.at(-1) ?? 0) + step >= end ? step : null;
}

/** Where values without a gap begin and end, also round the end of a field. */
function rangeOf(
  values: readonly number[],
  least: number,
  size: number,
): { readonly from: number; readonly to: number } | null {
  const has = (value: number) => values.includes(((value - least + size) % size) + least);
  const starts = values.filter((value) => !has(value - 1));
  const ends = values.filter((value) => !has(value + 1));
  const [from] = starts;
  const [to] = ends;
  return starts.length === 1 && from !== undefined && to !== undefined ? { from, to } : null;
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function dayName(day: number): string {
  return DAYS[day - 1] ?? '';
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
