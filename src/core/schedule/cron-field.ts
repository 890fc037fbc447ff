import { failure, type Result, success } from '../model/result.ts';
import type { CronFieldName, ScheduleDiagnostic } from './diagnostic.ts';
import type { CronDay } from './schedule.ts';

/** A field of a cron expression as it is written. */
export interface FieldText {
  readonly text: string;
  /** Where it begins in the expression. */
  readonly from: number;
}

interface FieldKind {
  readonly name: CronFieldName;
  readonly least: number;
  readonly most: number;
  /** Which of `, - * ? / L W #` the field knows (EventBridge User Guide, *Cron expressions reference*). */
  readonly wildcards: string;
  /** Names in place of numbers, the first for the least. */
  readonly names?: readonly string[];
}

export const DAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
export const MONTH_NAMES = [
  ...(['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN'] as const),
  ...(['JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const),
] as const;

export const MINUTES: FieldKind = { name: 'minutes', least: 0, most: 59, wildcards: ',-*/' };
export const HOURS: FieldKind = { name: 'hours', least: 0, most: 23, wildcards: ',-*/' };
export const MONTHS: FieldKind = {
  ...{ name: 'month', least: 1, most: 12, wildcards: ',-*/' },
  names: MONTH_NAMES,
};
export const YEARS: FieldKind = { name: 'year', least: 1970, most: 2199, wildcards: ',-*/' };
const DAYS_OF_MONTH: FieldKind = {
  ...{ name: 'day of month', least: 1, most: 31, wildcards: ',-*?/LW' },
};
const DAYS_OF_WEEK: FieldKind = {
  ...{ name: 'day of week', least: 1, most: 7, wildcards: ',-*?L#' },
  names: DAY_NAMES,
};

type Read<T> = Result<T, ScheduleDiagnostic>;

/** The values that a field stands for, ascending. */
export function readValues(kind: FieldKind, field: FieldText): Read<readonly number[]> {
  const values = new Set<number>();
  let from = field.from;
  for (const text of field.text.split(',')) {
    const read = readTerm(kind, { text, from });
    if (!read.ok) return read;
    for (const value of read.value) values.add(value);
    from += text.length + 1;
  }
  return success([...values].sort((a, b) => a - b));
}

/** Which days a day of month means, which is not `?`. */
export function readDayOfMonth(field: FieldText): Read<CronDay> {
  const kind = DAYS_OF_MONTH;
  const text = field.text.toUpperCase();
  if (text === 'L') return success({ type: 'last-day-of-month' });
  const [, day] = /^(\d+)W$/.exec(text) ?? [];
  if (day !== undefined) {
    const value = readValue(kind, { text: day, from: field.from });
    return value.ok ? success({ type: 'nearest-weekday', day: value.value }) : value;
  }
  const crowded = ['L', 'W'].find((wildcard) => text.includes(wildcard));
  if (crowded) return failure(notAlone(kind, field, crowded));
  const days = readValues(kind, field);
  return days.ok ? success({ type: 'days-of-month', days: days.value }) : days;
}

/** Which days a day of week means, which is not `?`. */
export function readDayOfWeek(field: FieldText): Read<CronDay> {
  const kind = DAYS_OF_WEEK;
  const text = field.text.toUpperCase();
  // The last day of the week is a Saturday.
  if (text === 'L') return success({ type: 'days-of-week', days: [kind.most] });
  const [, last] = /^([A-Z]{3}|\d+)L$/.exec(text) ?? [];
  if (last !== undefined) {
    const day = readValue(kind, { text: last, from: field.from });
    return day.ok ? success({ type: 'last-day-of-week', day: day.value }) : day;
  }
  const [, which, nth] = /^([A-Z]+|\d+)#(.*)$/.exec(text) ?? [];
  if (which !== undefined && nth !== undefined) {
    if (nth.includes(',')) return failure(notAlone(kind, field, '#'));
    const day = readValue(kind, { text: which, from: field.from });
    if (!day.ok) return day;
    if (!/^[1-5]$/.test(nth)) {
      const from = field.from + which.length + 1;
      return failure({ code: 'nth', text: nth, span: { from, to: from + nth.length } });
    }
    return success({ type: 'nth-day-of-week', day: day.value, nth: Number(nth) });
  }
  if (text.includes('#')) return failure(notAlone(kind, field, '#'));
  if (/(^|,)([A-Z]{3}|\d*)L(,|$)/.test(text)) return failure(notAlone(kind, field, 'L'));
  const days = readValues(kind, field);
  return days.ok ? success({ type: 'days-of-week', days: days.value }) : days;
}

/** One of a list: a value, a range or all of them, every so many. */
function readTerm(kind: FieldKind, term: FieldText): Read<readonly number[]> {
  const [start = '', step, ...more] = term.text.split('/');
  const slash = term.from + start.length;
  if (step !== undefined && !kind.wildcards.includes('/')) {
    return failure(misplaced(kind, '/', slash));
  }
  const range = readRange(kind, { text: start, from: term.from }, step !== undefined);
  if (!range.ok) return range;
  if (step === undefined) return success(range.value);
  const every = /^\d+$/.test(step) && more.length === 0 ? Number(step) : 0;
  if (every < 1 || every > kind.most) {
    const span = { from: slash + 1, to: Math.max(slash + 2, term.from + term.text.length) };
    return failure({ code: 'step', field: kind.name, most: kind.most, span });
  }
  return success(range.value.filter((_, index) => index % every === 0));
}

/** In the order in which it runs, which is not ascending if a range goes round. */
function readRange(kind: FieldKind, range: FieldText, hasStep: boolean): Read<readonly number[]> {
  if (range.text === '*') return success(between(kind, kind.least, kind.most));
  const dash = range.text.indexOf('-');
  if (dash < 0) {
    const value = readValue(kind, range);
    if (!value.ok) return value;
    // `5/15` is every fifteenth from five on.
    return success(hasStep ? between(kind, value.value, kind.most) : [value.value]);
  }
  const first = readValue(kind, { text: range.text.slice(0, dash), from: range.from });
  if (!first.ok) return first;
  const last = readValue(kind, {
    text: range.text.slice(dash + 1),
    from: range.from + dash + 1,
  });
  if (!last.ok) return last;
  if (kind === YEARS && first.value > last.value) {
    return failure({ code: 'years-backwards', span: spanOf(range) });
  }
  return success(between(kind, first.value, last.value));
}

/** From one value to another, round the end where the first is the larger. */
function between({ least, most }: FieldKind, from: number, to: number): readonly number[] {
  const size = most - least + 1;
  const length = ((to - from + size) % size) + 1;
  return Array.from({ length }, (_, index) => ((from - least + index) % size) + least);
}

function readValue(kind: FieldKind, value: FieldText): Read<number> {
  const { text } = value;
  const { name: field, least, most, names } = kind;
  const span = spanOf(value);
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return success(named + least);
  if (!/^\d{1,4}$/.test(text)) {
    const wildcard = [...text].find((character) => '?*LW#/'.includes(character));
    const isWord = /^[A-Za-z]{2,}$/.test(text);
    if (wildcard === undefined || isWord) {
      return failure({ code: 'unknown-value', field, text, span });
    }
    return failure(misplaced(kind, wildcard, value.from + text.indexOf(wildcard)));
  }
  const number = Number(text);
  if (number >= least && number <= most) return success(number);
  return failure({ code: 'out-of-range', field, value: number, least, most, span });
}

function misplaced({ name, wildcards }: FieldKind, wildcard: string, at: number) {
  const span = { from: at, to: at + 1 };
  return wildcards.includes(wildcard)
    ? ({ code: 'not-alone', field: name, wildcard, span } as const)
    : ({ code: 'misplaced-wildcard', field: name, wildcard, span } as const);
}

function notAlone({ name }: FieldKind, field: FieldText, wildcard: string): ScheduleDiagnostic {
  return { code: 'not-alone', field: name, wildcard, span: spanOf(field) };
}

function spanOf({ text, from }: FieldText) {
  return { from, to: from + Math.max(1, text.length) };
}
