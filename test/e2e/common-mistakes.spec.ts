import { expect, type Page, test } from '@playwright/test';
import { eventEditor, openPage, outcome, patternEditor, retype, rules } from './page.ts';

/** The way of a newcomer: a rule that does not fire, the sentence that says why, the fix, a match. */
interface Mistake {
  readonly name: string;
  /** `detail` of an event of the order system, unless the whole event is given. */
  readonly detail?: object;
  readonly event?: string;
  readonly pattern: object;
  readonly sign: 'does not match' | 'invalid' | 'not reached';
  /** What the page says, word for word. */
  readonly sentence: string;
  readonly fix: string;
  /** What the fix has written, in the pattern or the event. */
  readonly after: { readonly editor: 'pattern' | 'event'; readonly text: string };
}

const SOURCE = 'com.ecommerce.orders';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function';

const MISTAKES: readonly Mistake[] = [
  {
    name: 'a scalar that no list is round',
    pattern: { source: SOURCE },
    sign: 'invalid',
    sentence: 'Event pattern is not valid. Reason: "source" must be an object or an array',
    fix: `Wrap "${SOURCE}" in a list`,
    after: { editor: 'pattern', text: `"source":["${SOURCE}"]` },
  },
  {
    name: '"25" for 25',
    detail: { total: 25 },
    pattern: { detail: { total: ['25'] } },
    sign: 'does not match',
    sentence: 'detail.total is the number 25, and the rule needs "25", a text in quotes',
    fix: 'Write 25 without quotes',
    after: { editor: 'pattern', text: '"total":[25]' },
  },
  {
    name: '"true" for true',
    detail: { paid: 'true' },
    pattern: { detail: { paid: [true] } },
    sign: 'does not match',
    sentence: 'detail.paid is the text "true", and the rule needs true, without quotes',
    fix: 'Write true without quotes',
    after: { editor: 'event', text: '"paid":true' },
  },
  {
    name: 'a different case',
    detail: { status: 'PAID' },
    pattern: { detail: { status: ['paid'] } },
    sign: 'does not match',
    sentence: 'detail.status is "PAID", and the rule needs "paid": upper and lower case differ',
    fix: 'Ignore upper and lower case',
    after: { editor: 'pattern', text: '"status":[{ "equals-ignore-case": "paid" }]' },
  },
  {
    name: 'a misspelt field, whose value is wrong as well',
    detail: { status: 'PAID' },
    pattern: { detail: { statsu: ['paid'] } },
    sign: 'does not match',
    sentence:
      'detail.statsu is absent (there is detail.status: did you mean that?), and the rule needs "paid"',
    fix: 'Rename "statsu" to "status" and ignore upper and lower case',
    after: { editor: 'pattern', text: '"status":[{ "equals-ignore-case": "paid" }]' },
  },
  {
    name: 'detail.type for detail-type',
    pattern: { detail: { type: ['OrderCreated'] } },
    sign: 'does not match',
    sentence:
      'detail.type is absent (there is detail-type: did you mean that?), and the rule needs "OrderCreated"',
    fix: 'Ask for detail-type instead of detail.type',
    after: { editor: 'pattern', text: '{"detail-type": ["OrderCreated"]}' },
  },
  {
    name: 'the names of a PutEvents entry that was pasted as the event',
    event: JSON.stringify({ Source: SOURCE, DetailType: 'OrderCreated', Detail: '{"total":1}' }),
    pattern: { Source: [SOURCE], DetailType: ['OrderCreated'] },
    sign: 'does not match',
    sentence: `Source is absent (there is source: did you mean that?), and the rule needs "${SOURCE}"`,
    fix: 'Rename "DetailType" to "detail-type" and rename "Source" to "source"',
    after: { editor: 'pattern', text: `{"source":["${SOURCE}"],"detail-type":["OrderCreated"]}` },
  },
  {
    name: 'detail as a text',
    event: JSON.stringify({ source: SOURCE, 'detail-type': 'OrderCreated', detail: '{"total":1}' }),
    pattern: { detail: { total: [1] } },
    sign: 'not reached',
    sentence: 'Detail is malformed.',
    fix: 'Write detail as an object and not as a text',
    after: { editor: 'event', text: '"detail":{"total":1}' },
  },
  {
    name: 'a bound just missed',
    detail: { total: 100 },
    pattern: { detail: { total: [{ numeric: ['>', 100] }] } },
    sign: 'does not match',
    sentence: 'detail.total is 100, and the rule needs a number greater than 100',
    fix: 'Accept 100 itself, too',
    after: { editor: 'pattern', text: '"numeric": [">=", 100]' },
  },
  {
    name: 'a colon and a slash in an ARN',
    detail: { function: `${FUNCTION}:mail` },
    pattern: { detail: { function: [`${FUNCTION}/mail`] } },
    sign: 'does not match',
    sentence: `detail.function is "${FUNCTION}:mail", and the rule needs "${FUNCTION}/mail"`,
    fix: 'Change "…89012:function/mail" to "…89012:function:mail"',
    after: { editor: 'pattern', text: `${FUNCTION}:mail` },
  },
];

function eventOf({ event, detail = { total: 42 } }: Mistake): string {
  return event ?? JSON.stringify({ source: SOURCE, 'detail-type': 'OrderCreated', detail });
}

async function make(page: Page, mistake: Mistake): Promise<void> {
  await openPage(page);
  await retype(page, eventEditor(page), eventOf(mistake));
  await retype(page, patternEditor(page), JSON.stringify(mistake.pattern));
  await expect(rules(page).getByRole('tab', { name: `${mistake.sign} fraud-check` })).toBeVisible();
}

for (const mistake of MISTAKES) {
  test(mistake.name, async ({ page }) => {
    await make(page, mistake);
    await expect(
      outcome(page).getByRole('button', { name: mistake.sentence, exact: true }),
    ).toBeVisible();
    const fixes = outcome(page).getByRole('group', { name: 'Quick fixes' });
    await fixes.getByRole('button', { name: mistake.fix, exact: true }).click();
    const { editor, text } = mistake.after;
    await expect(editor === 'pattern' ? patternEditor(page) : eventEditor(page)).toContainText(
      text,
    );
    await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
    // What was done is undone in one step.
    await page.keyboard.press('ControlOrMeta+z');
    await expect(
      rules(page).getByRole('tab', { name: `${mistake.sign} fraud-check` }),
    ).toBeVisible();
  });
}

test('all of it by keyboard alone', async ({ page }) => {
  const [, , wrongType] = MISTAKES;
  if (!wrongType) throw new Error('There is no third mistake.');
  await make(page, wrongType);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(rules(page).getByRole('tab', { name: 'matches fraud-check' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rules(page).getByRole('tab', { name: 'does not match fraud-check' })).toBeVisible();
});
