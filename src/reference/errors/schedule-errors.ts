import { articleSlug } from '../../core/model/article-slug.ts';
import {
  LONGEST_SCHEDULE,
  SCHEDULE_MESSAGE,
  type ScheduleDiagnostic,
} from '../../core/schedule/diagnostic.ts';
import { article, type ReferenceEntry } from '../entry.ts';

type Code = ScheduleDiagnostic['code'];
type Mistake = readonly [title: string, summary: string, wrong: string, right: string];

/** What is wrong with a schedule expression: one of each, as the compiler sees to. */
const MISTAKES: Readonly<Record<Code, Mistake>> = {
  'too-long': [
    'A schedule that is too long',
    `A schedule expression has ${LONGEST_SCHEDULE} characters at most.`,
    `cron(${Array.from({ length: 60 }, (_, minute) => minute).join(',')},${Array.from({ length: 60 }, (_, minute) => minute).join(',')} * * * ? *)`,
    'cron(* * * * ? *)',
  ],
  'unknown-form': [
    'Neither rate nor cron',
    'A schedule is rate(…) or cron(…), in small letters and with nothing around it.',
    'every 5 minutes',
    'rate(5 minutes)',
  ],
  'one-time': [
    'at(…) in a rule',
    'at(…) is for one-time schedules of EventBridge Scheduler, another service. Rules know rate(…) and cron(…) only; a cron with a year fires once, too.',
    'at(2026-12-24T18:00:00)',
    'cron(0 18 24 12 ? 2026)',
  ],
  'rate-form': [
    'A rate of another form',
    'A rate is a number, one space and a unit.',
    'rate(minutes)',
    'rate(1 minute)',
  ],
  'rate-value': [
    'A rate without a whole number',
    'The number of a rate is a whole one from 1. For half an hour, write 30 minutes.',
    'rate(0.5 hours)',
    'rate(30 minutes)',
  ],
  'rate-unit': [
    'An unknown unit of a rate',
    'The units are minute, minutes, hour, hours, day and days. Nothing is shorter than a minute.',
    'rate(30 seconds)',
    'rate(1 minute)',
  ],
  'rate-number': [
    'Singular and plural of a rate',
    'After 1 the unit is in the singular, after all others in the plural.',
    'rate(1 hours)',
    'rate(1 hour)',
  ],
  'field-count': [
    'Not six fields',
    'A cron expression has six fields. The cron of Unix has five: add the year, and put ? for one of the days.',
    'cron(0 18 * * MON-FRI)',
    'cron(0 18 ? * MON-FRI *)',
  ],
  'both-days-set': [
    'Both day fields set',
    'Day of month and day of week cannot both be set: one of them has to be ?.',
    'cron(0 18 * * MON-FRI *)',
    'cron(0 18 ? * MON-FRI *)',
  ],
  'no-day-set': [
    'No day field set',
    'Day of month and day of week cannot both be ?: one says which days, * for all of them.',
    'cron(0 18 ? * ? *)',
    'cron(0 18 * * ? *)',
  ],
  'misplaced-wildcard': [
    'A wildcard in the wrong field',
    'L and W are for days of the month, L and # for days of the week, and ? for either; the other fields know none of them.',
    'cron(L 18 * * ? *)',
    'cron(0 18 L * ? *)',
  ],
  'not-alone': [
    'A wildcard that is not alone',
    'L, W and # stand alone in their field: for two such days make two rules.',
    'cron(0 18 ? * SAT#1,SUN *)',
    'cron(0 18 ? * SAT#1 *)',
  ],
  'unknown-value': [
    'A value that a field does not know',
    'Months are 1 to 12 or JAN to DEC, days of the week 1 to 7 or SUN to SAT.',
    'cron(0 18 ? * WEEKDAYS *)',
    'cron(0 18 ? * MON-FRI *)',
  ],
  'out-of-range': [
    'A value out of range',
    'Minutes are 0 to 59, hours 0 to 23, days of the month 1 to 31, years 1970 to 2199.',
    'cron(0 24 * * ? *)',
    'cron(0 0 * * ? *)',
  ],
  step: [
    'A step that is none',
    'After / stands every how many, from 1 to the largest value of the field.',
    'cron(0/0 * * * ? *)',
    'cron(0/15 * * * ? *)',
  ],
  'years-backwards': [
    'Years backwards',
    'A range of years goes from an earlier to a later one. Ranges of other fields may go over the end: 20-2 is the night.',
    'cron(0 18 * * ? 2030-2026)',
    'cron(0 18 * * ? 2026-2030)',
  ],
  nth: [
    'A week that no month has',
    'After # stands the week, 1 to 5: 3#2 is the second Tuesday of the month.',
    'cron(0 18 ? * 3#6 *)',
    'cron(0 18 ? * 3#2 *)',
  ],
};

export const scheduleErrors: readonly ReferenceEntry[] = (Object.keys(MISTAKES) as Code[]).map(
  (code) => {
    const [title, summary, expression, instead] = MISTAKES[code];
    return article({
      slug: articleSlug.scheduleError(code),
      name: title,
      isTitle: true,
      summary,
      values:
        code === 'too-long'
          ? `AWS answers "1 validation error detected: Value '…' at 'scheduleExpression' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_SCHEDULE}".`
          : `AWS answers "${SCHEDULE_MESSAGE}" to all mistakes in a schedule, and does not say which.`,
      example: { type: 'schedule', expression, words: null, instead },
      known: [
        ['service', 'that it is refused, and the text'],
        ['choice', 'what is wrong with it, which AWS does not say'],
      ],
      see: ['rate', 'cron'],
    });
  },
);
