import { expect, test } from 'vitest';
import { instant } from '../../src/core/model/brand.ts';
import { evaluate } from '../../src/worker/evaluate.ts';
import { readSchedule } from '../../src/worker/read-schedule.ts';

const scenario = {
  account: '123456789012',
  region: 'us-east-1',
  startsAt: '2026-01-16T09:00:00.000Z',
  seed: 1,
};
const now = instant(Date.parse(scenario.startsAt));
const read = (expression: string, bus = 'default') =>
  readSchedule({ scenario, bus, rule: 'nightly', expression, now });

test('a schedule is told in words, with the next ten times and the event it makes', () => {
  const { diagnostics, schedule } = read('cron(0 8 ? * MON-FRI *)');
  expect(diagnostics).toEqual([]);
  expect(schedule?.words).toBe('every weekday at 08:00 UTC');
  expect(schedule?.times).toHaveLength(10);
  expect(JSON.parse(schedule?.event ?? '')).toMatchObject({
    time: '2026-01-19T08:00:00Z',
    resources: ['arn:aws:events:us-east-1:123456789012:rule/nightly'],
  });
});

test('a mistake has the text of AWS, its place, an explanation and a correction', () => {
  const { diagnostics, correction, schedule } = read('cron(0 8 * * MON-FRI *)');
  expect(schedule).toBeNull();
  expect(diagnostics).toMatchObject([
    {
      message: 'Parameter ScheduleExpression is not valid.',
      span: { from: 9, to: 20 },
      explanation: expect.stringContaining('one of them has to be ?'),
    },
  ]);
  expect(correction).toBe('cron(0 8 ? * MON-FRI *)');
});

test('on another bus than the default one nothing is scheduled', () => {
  const { diagnostics, schedule } = read('rate(1 hour)', 'orders');
  expect(schedule).toBeNull();
  expect(diagnostics).toMatchObject([
    { message: 'ScheduleExpression is supported only on the default event bus.' },
  ]);
});

test('a schedule that has ended is valid, and said to be over', () => {
  const { diagnostics, schedule } = read('cron(0 8 * * ? 2002-2005)');
  expect(schedule).toMatchObject({ times: [], event: null });
  expect(diagnostics).toMatchObject([{ severity: 'warning' }]);
});

test('what the targets of a scheduled rule are sent is shown without any event of the bus', () => {
  const resource = { type: 'sqs-queue', name: 'q' } as const;
  const input = { type: 'path', path: '$.detail-type' } as const;
  const { rules } = evaluate(
    {
      scenario,
      event: { text: '{"source":', bus: 'default' },
      rules: [
        {
          ...{ name: 'nightly', pattern: '', schedule: 'rate(1 hour)' },
          targets: [{ id: 't', resource, input }],
        },
      ],
    },
    null,
  );
  expect(rules).toMatchObject([
    {
      ...{ patternDiagnostics: [], scheduleDiagnostics: [], explanation: null },
      targets: [{ preview: { ok: true, text: '"Scheduled Event"' } }],
    },
  ]);
});
