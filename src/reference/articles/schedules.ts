import { article, type ReferenceEntry } from '../entry.ts';

const SCHEDULED =
  'The targets get an event with detail-type Scheduled Event, source aws.events, the ARN of the rule in resources, and an empty detail.';

export const schedules: readonly ReferenceEntry[] = [
  article({
    slug: 'rate',
    name: 'rate(…)',
    summary: 'Fires again and again after so many minutes, hours or days.',
    values: `A whole number from 1, a space, and minute, hour or day: in the singular after 1, otherwise in the plural. ${SCHEDULED}`,
    known: [
      ['service', 'what is valid and what is not'],
      ['documentation', 'the units'],
      ['choice', 'it counts from the minute in which the rule is made'],
    ],
    example: {
      type: 'schedule',
      expression: 'rate(5 minutes)',
      words: 'every 5 minutes, counted from when the rule is made',
      instead: null,
    },
    pitfalls: [
      'rate(1 minutes) and rate(5 minute) are refused.',
      'It does not begin on the hour: for that, take cron.',
    ],
    limits: ['A minute is the shortest; it fires within its minute.', 'On the default bus only.'],
    see: ['cron', 'example/constant-input'],
  }),
  article({
    slug: 'cron',
    name: 'cron(…)',
    summary: 'Fires at times of the calendar, in UTC.',
    values: `Six fields: minutes, hours, day of month, month, day of week, year. One of the two day fields is ?, which stands for "whatever it is". ${SCHEDULED}`,
    known: [
      ['service', 'what is valid and what is not'],
      ['documentation', 'fields and wildcards'],
      ['choice', 'small letters in names, and where /, L, W and # may stand'],
    ],
    example: {
      type: 'schedule',
      expression: 'cron(0 18 ? * MON-FRI *)',
      words: 'every weekday at 18:00 UTC',
      instead: null,
    },
    pitfalls: [
      'The cron of Unix has five fields and counts Sunday as 0; here Sunday is 1, and the year is the sixth.',
      'Both day fields set, or both ?, is refused.',
      'It knows no time zones and no summer time: EventBridge Scheduler does.',
      '15W is the weekday nearest to the 15th, 6L the last Friday, 3#2 the second Tuesday; each stands alone in its field.',
    ],
    limits: ['A minute is the finest; it fires within its minute.', 'On the default bus only.'],
    see: ['rate'],
  }),
];
