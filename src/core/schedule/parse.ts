import { failure, type Result, success } from '../model/result.ts';
import {
  type FieldText,
  HOURS,
  MINUTES,
  MONTHS,
  readDayOfMonth,
  readDayOfWeek,
  readValues,
  YEARS,
} from './cron-field.ts';
import { LONGEST_SCHEDULE, type ScheduleDiagnostic } from './diagnostic.ts';
import type { CronDay, RateUnit, Schedule } from './schedule.ts';

/**
 * Reads a schedule expression of a rule: `rate(…)` or `cron(…)` (EventBridge User Guide, *Setting a
 * schedule pattern for scheduled rules*). A mistake is located in the text as given.
 */
export function parseSchedule(text: string): Result<Schedule, ScheduleDiagnostic> {
  const whole = { from: 0, to: Math.max(1, text.length) };
  if (text.length > LONGEST_SCHEDULE) return failure({ code: 'too-long', span: whole });
  const [, form, inside] = /^(rate|cron)\(([^()]*)\)$/.exec(text) ?? [];
  if (inside === undefined) {
    return failure({ code: /^\s*at\(/.test(text) ? 'one-time' : 'unknown-form', span: whole });
  }
  const from = 'rate('.length;
  return form === 'rate' ? readRate(inside, from) : readCron(inside, from);
}

function readRate(inside: string, from: number): Result<Schedule, ScheduleDiagnostic> {
  const [value = '', unit = '', ...more] = inside.split(' ');
  const span = { from, to: from + Math.max(1, inside.length) };
  if (value === '' || unit === '' || more.length > 0) return failure({ code: 'rate-form', span });
  const valueSpan = { from, to: from + value.length };
  if (!/^0*[1-9]\d{0,8}$/.test(value)) {
    return failure({ code: 'rate-value', text: value, span: valueSpan });
  }
  const unitSpan = { from: valueSpan.to + 1, to: valueSpan.to + 1 + unit.length };
  const [, singular] = /^(minute|hour|day)s?$/.exec(unit) ?? [];
  if (singular === undefined) return failure({ code: 'rate-unit', text: unit, span: unitSpan });
  const number = Number(value);
  const wanted = number === 1 ? singular : `${singular}s`;
  if (unit !== wanted) {
    return failure({ code: 'rate-number', value: number, wanted, span: unitSpan });
  }
  // The expression above lets nothing else through.
  return success({ type: 'rate', value: number, unit: singular as RateUnit });
}

function readCron(inside: string, from: number): Result<Schedule, ScheduleDiagnostic> {
  const fields = [...inside.matchAll(/\S+/g)].map(
    (match): FieldText => ({ text: match[0], from: from + match.index }),
  );
  const [minute, hour, dayOfMonth, month, dayOfWeek, year, ...more] = fields;
  if (!minute || !hour || !dayOfMonth || !month || !dayOfWeek || !year || more.length > 0) {
    const span = { from, to: from + Math.max(1, inside.length) };
    return failure({ code: 'field-count', count: fields.length, span });
  }
  const minutes = readValues(MINUTES, minute);
  if (!minutes.ok) return minutes;
  const hours = readValues(HOURS, hour);
  if (!hours.ok) return hours;
  const day = readDay(dayOfMonth, dayOfWeek);
  if (!day.ok) return day;
  const months = readValues(MONTHS, month);
  if (!months.ok) return months;
  const years = readValues(YEARS, year);
  if (!years.ok) return years;
  return success({
    type: 'cron',
    minutes: minutes.value,
    hours: hours.value,
    day: day.value,
    months: months.value,
    years: years.value,
  });
}

/** One of the two day fields is `?`, and the other one says which days. */
function readDay(ofMonth: FieldText, ofWeek: FieldText): Result<CronDay, ScheduleDiagnostic> {
  const isOpen = ({ text }: FieldText) => text === '?';
  const span = { from: ofMonth.from, to: ofWeek.from + ofWeek.text.length };
  if (isOpen(ofMonth) && isOpen(ofWeek)) return failure({ code: 'no-day-set', span });
  if (isOpen(ofWeek)) return readDayOfMonth(ofMonth);
  if (isOpen(ofMonth)) return readDayOfWeek(ofWeek);
  return failure({ code: 'both-days-set', span });
}
