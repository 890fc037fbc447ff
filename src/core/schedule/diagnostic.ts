import { assertNever } from '../model/result.ts';
import type { Span } from '../model/span.ts';

/** What AWS answers to whatever is wrong with a schedule expression (recorded from the service). */
export const SCHEDULE_MESSAGE = 'Parameter ScheduleExpression is not valid.';
/** The longest expression in the model of PutRule's request, in characters. */
export const LONGEST_SCHEDULE = 256;

export type CronFieldName = 'minutes' | 'hours' | 'day of month' | 'month' | 'day of week' | 'year';

/** What is wrong with a schedule expression, and where in it. */
export type ScheduleDiagnostic = { readonly span: Span } & (
  | { readonly code: 'too-long' }
  | { readonly code: 'unknown-form' }
  /** One-time schedules are those of EventBridge Scheduler, another service. */
  | { readonly code: 'one-time' }
  | { readonly code: 'rate-form' }
  | { readonly code: 'rate-value'; readonly text: string }
  | { readonly code: 'rate-unit'; readonly text: string }
  | { readonly code: 'rate-number'; readonly value: number; readonly wanted: string }
  | { readonly code: 'field-count'; readonly count: number }
  | { readonly code: 'both-days-set' }
  | { readonly code: 'no-day-set' }
  | {
      readonly code: 'misplaced-wildcard';
      readonly field: CronFieldName;
      readonly wildcard: string;
    }
  | { readonly code: 'not-alone'; readonly field: CronFieldName; readonly wildcard: string }
  | { readonly code: 'unknown-value'; readonly field: CronFieldName; readonly text: string }
  | {
      readonly code: 'out-of-range';
      readonly field: CronFieldName;
      readonly value: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: 'step'; readonly field: CronFieldName; readonly most: number }
  | { readonly code: 'years-backwards' }
  | { readonly code: 'nth'; readonly text: string }
);

/** AWS's own text for a mistake; one for all but an expression that the request has no room for. */
export function awsScheduleMessage({ code }: ScheduleDiagnostic, expression: string): string {
  if (code !== 'too-long') return SCHEDULE_MESSAGE;
  return `1 validation error detected: Value '${expression}' at 'scheduleExpression' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_SCHEDULE}`;
}

/** What a mistake means and how to mend it, in our own words. */
export function describeSchedule(diagnostic: ScheduleDiagnostic): string {
  switch (diagnostic.code) {
    case 'too-long':
      return `A schedule expression has ${LONGEST_SCHEDULE} characters at most.`;
    case 'unknown-form':
      return 'A schedule is written rate(5 minutes) or cron(0 8 ? * MON-FRI *), in small letters and with nothing around it.';
    case 'one-time':
      return 'at(…) is for one-time schedules of EventBridge Scheduler, which is another service and not simulated. Rules know rate(…) and cron(…) only.';
    case 'rate-form':
      return 'A rate is a number, one space and a unit, as in rate(5 minutes).';
    case 'rate-value':
      return `"${diagnostic.text}" is not a whole number from 1.`;
    case 'rate-unit':
      return `"${diagnostic.text}" is not a unit of a rate: minute, minutes, hour, hours, day or days. A minute is the shortest.`;
    case 'rate-number':
      return diagnostic.value === 1
        ? `After 1 the unit is in the singular: ${diagnostic.wanted}.`
        : `After ${diagnostic.value} the unit is in the plural: ${diagnostic.wanted}.`;
    case 'field-count':
      return `A cron expression has six fields (minutes, hours, day of month, month, day of week, year), and this one has ${diagnostic.count}.${diagnostic.count === 5 ? ' The cron of Unix has five; EventBridge wants the year as well.' : ''}`;
    case 'both-days-set':
      return 'Day of month and day of week cannot both be set: one of them has to be ?, which stands for "whatever it is".';
    case 'no-day-set':
      return 'Day of month and day of week cannot both be ?: one of them has to say which days, * for all of them.';
    case 'misplaced-wildcard':
      return `"${diagnostic.wildcard}" has no meaning in the field ${diagnostic.field}.`;
    case 'not-alone':
      return `"${diagnostic.wildcard}" has to stand alone in the field ${diagnostic.field}.`;
    case 'unknown-value':
      return diagnostic.text === ''
        ? `A value is missing in the field ${diagnostic.field}.`
        : `"${diagnostic.text}" is not a value of the field ${diagnostic.field}: ${VALUES[diagnostic.field]}.`;
    case 'out-of-range':
      return `${diagnostic.value} is not between ${diagnostic.least} and ${diagnostic.most}, the values of the field ${diagnostic.field}.`;
    case 'step':
      return `After / stands every how many, from 1 to ${diagnostic.most} in the field ${diagnostic.field}.`;
    case 'years-backwards':
      return 'A range of years goes from an earlier to a later one.';
    case 'nth':
      return `"${diagnostic.text}" is not the number of a week: after # stands 1 to 5, as in 3#2, the second Tuesday of the month.`;
    default:
      return assertNever(diagnostic);
  }
}

const VALUES: Readonly<Record<CronFieldName, string>> = {
  minutes: '0 to 59',
  hours: '0 to 23',
  'day of month': '1 to 31',
  month: '1 to 12, or JAN to DEC',
  'day of week': '1 to 7, or SUN to SAT',
  year: '1970 to 2199',
};
