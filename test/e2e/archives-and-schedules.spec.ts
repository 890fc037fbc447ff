import { expect, test } from '@playwright/test';
import type { ScenarioSource } from '../../src/core/model/scenario.ts';
import {
  accessibilityProblems,
  delivery,
  openScenario,
  outcome,
  rules,
  showOutcome,
} from './page.ts';

const startsAt = '2026-01-16T09:00:00.000Z';
const event = JSON.stringify({
  source: 'com.ecommerce.orders',
  'detail-type': 'OrderCreated',
  detail: { order_id: '12345' },
});

/** A function that has a bug for the first five minutes, and nobody who keeps what it lost. */
const buggy: ScenarioSource = {
  version: 1,
  name: 'A bug that was fixed',
  startsAt,
  buses: [
    {
      kind: 'classic',
      name: 'default',
      rules: [
        {
          name: 'bill',
          pattern: '{"source":["com.ecommerce.orders"]}',
          targets: [{ id: 'bill', resource: { type: 'lambda-function', name: 'bill_lambda' } }],
        },
        {
          name: 'ship',
          pattern: '{"source":["com.ecommerce.orders"]}',
          targets: [{ id: 'ship', resource: { type: 'sqs-queue', name: 'shipping' } }],
        },
      ],
    },
  ],
  functions: [
    {
      name: 'bill_lambda',
      code: 'export const handler = async () => "billed";',
      maximumRetryAttempts: 0,
      failures: [
        { error: 'Unhandled', when: { type: 'period', fromSeconds: 0, lengthSeconds: 300 } },
      ],
    },
  ],
  queues: [{ name: 'shipping' }],
  events: [{ id: 'order', name: 'OrderCreated', bus: 'default', text: event }],
};

test('after a bug was fixed, what it lost is replayed, for the rule that needs it', async ({
  page,
}) => {
  await openScenario(page, {
    ...buggy,
    archives: [],
    actions: [{ type: 'put-events', at: 0, event: 'order', bus: 'default', text: event }],
  });
  await showOutcome(page, 'Delivered');
  await expect(delivery(page, 'bill')).toContainText('lost');

  // An archive has to be there before; here it is from the start, whenever it is made.
  await rules(page).getByRole('button', { name: 'Rule actions' }).click();
  await page.getByRole('menuitem', { name: 'Archives and replays' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archives and replays' });
  await dialog.getByRole('button', { name: 'Archive of bus default' }).click();
  const archive = dialog.getByRole('region', { name: 'Archive default-archive' });
  await expect(archive.getByRole('status')).toHaveText(
    /1 event is on the way and there in 1?0? ?\d/,
  );

  await archive.getByRole('button', { name: 'Replay…' }).click();
  await archive.getByRole('checkbox', { name: 'ship' }).uncheck();
  expect(await accessibilityProblems(page)).toEqual([]);
  await archive.getByRole('button', { name: 'Start replay' }).click();
  await expect(dialog).toBeHidden();

  // The outcome is that of the replay: one delivery, and now the function returns.
  await expect(outcome(page).getByRole('combobox', { name: 'Sent event' })).toContainText(
    'Replay replay-1, started at +10 min',
  );
  // It is played by itself.
  await expect(outcome(page).getByRole('tab', { name: 'Delivered 1' })).toBeVisible();
  await expect(delivery(page, 'bill')).toContainText('bill_lambda returned');

  await rules(page).getByRole('button', { name: 'Rule actions' }).click();
  await page.getByRole('menuitem', { name: 'Archives and replays' }).click();
  await expect(dialog.getByRole('listitem', { name: 'Replay replay-1' })).toContainText(
    '1 event put on the bus again.',
  );
});

test('a schedule over a weekend fires on working days alone', async ({ page }) => {
  await openScenario(page, { ...buggy, actions: [] });
  await rules(page).getByRole('button', { name: 'Rule actions' }).click();
  await page.getByRole('menuitem', { name: 'New rule on a schedule' }).click();
  const schedule = page.getByRole('group', { name: 'Schedule of my-schedule' });
  const expression = schedule.getByRole('textbox', { name: 'Schedule expression' });

  // Five fields and no question mark, as one writes it for Unix.
  await expression.fill('cron(0 8,18 * * MON-FRI)');
  await expect(schedule).toContainText('Parameter ScheduleExpression is not valid.');
  await expect(schedule).toContainText('this one has 5');
  await expression.fill('cron(0 8,18 * * MON-FRI *)');
  await expect(schedule).toContainText('Day of month and day of week cannot both be set');
  await schedule.getByRole('button', { name: /^Write/ }).click();
  await expect(expression).toHaveValue('cron(0 8,18 ? * MON-FRI *)');
  await expect(schedule).toContainText('Fires every weekday at 08:00 and 18:00 UTC.');
  await expect(schedule.getByRole('row')).toHaveCount(10);
  await expect(schedule.getByRole('row').nth(1)).toContainText('Mon 19 Jan 2026, 08:00');
  expect(await accessibilityProblems(page)).toEqual([]);

  // From Friday to Monday in one go.
  await schedule.getByRole('button', { name: 'Go there: Mon 19 Jan 2026, 18:00' }).click();
  await expect(schedule.getByRole('status')).toHaveText(
    'Has fired 3 times, last on Mon 19 Jan 2026, 18:00.',
  );
  await showOutcome(page, 'Delivered');
  await expect(outcome(page).getByRole('tab', { name: 'Delivered 3' })).toBeVisible();
});
