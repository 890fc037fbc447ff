import { expect, test } from 'vitest';
import { scheduleInWords } from '../../../src/core/schedule/in-words.ts';
import { parseSchedule } from '../../../src/core/schedule/parse.ts';

test.each([
  ['rate(1 minute)', 'every minute, counted from when the rule is made'],
  ['rate(12 hours)', 'every 12 hours, counted from when the rule is made'],
  ['cron(0 8 ? * MON-FRI *)', 'every weekday at 08:00 UTC'],
  ['cron(0 20 * * ? *)', 'every day at 20:00 UTC'],
  ['cron(0 8,12,18 ? * SUN,SAT *)', 'every Saturday and Sunday at 08:00, 12:00 and 18:00 UTC'],
  ['cron(0/15 * * * ? *)', 'every 15 minutes (UTC)'],
  ['cron(* * * * ? *)', 'every minute (UTC)'],
  ['cron(0 * * * ? *)', 'every hour (UTC)'],
  ['cron(30 * ? * TUE *)', 'every hour at minute 30, every Tuesday (UTC)'],
  ['cron(0/5 8-17 ? * MON-FRI *)', 'every 5 minutes from 08:00 to 17:55, every weekday (UTC)'],
  ['cron(* 3 * * ? *)', 'every minute from 03:00 to 03:59 (UTC)'],
  ['cron(0 20-2 * * ? *)', 'on the hour from 20:00 to 02:00 (UTC)'],
  ['cron(0 0/2 * * ? *)', 'on the hour in every 2nd hour from 00:00 (UTC)'],
  ['cron(5,35 14 * * ? *)', 'every day at 14:05 and 14:35 UTC'],
  ['cron(0 8 1,15 * ? *)', 'on the 1st and 15th of the month at 08:00 UTC'],
  ['cron(0 8 1-7 JAN-MAR ? *)', 'from the 1st to the 7th of January to March at 08:00 UTC'],
  ['cron(0 0 L * ? *)', 'on the last day of the month at 00:00 UTC'],
  ['cron(0 0 15W * ? *)', 'on the weekday nearest to the 15th of the month at 00:00 UTC'],
  [
    'cron(15 10 ? * 6L 2002-2005)',
    'on the last Friday of the month at 10:15 UTC, from 2002 to 2005',
  ],
  ['cron(0 2 ? * SAT#3 *)', 'on the third Saturday of the month at 02:00 UTC'],
  [
    'cron(0 2 ? DEC FRI-MON 2026)',
    'every day from Friday to Monday in December at 02:00 UTC, in 2026',
  ],
  ['cron(0 9 1/10 * ? *)', 'every 10th day of the month from the 1st at 09:00 UTC'],
])('%s', (expression, words) => {
  const parsed = parseSchedule(expression);
  expect(parsed.ok && scheduleInWords(parsed.value)).toBe(words);
});
