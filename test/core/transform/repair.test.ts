import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TargetInput } from '../../../src/core/model/scenario.ts';
import { checkInput } from '../../../src/core/transform/check-input.ts';
import { proposeInputFixes } from '../../../src/core/transform/repair/propose.ts';
import { aContext, anEvent, aTransformer, delivered, nodeOf } from '../../support/inputs.ts';

const event = anEvent(
  JSON.stringify({
    order_id: '12345',
    total: 42,
    customer: { name: 'Ada', email: 'ada@example.com' },
    tags: ['new', 'gift'],
    said: 'say "hi"',
  }),
);
const paths = {
  order: '$.detail.order_id',
  total: '$.detail.total',
  customer: '$.detail.customer',
  tags: '$.detail.tags',
  said: '$.detail.said',
};
const situation = { targetId: 't', resource: null, event: nodeOf(event), context: aContext };
const titlesFor = (input: TargetInput) =>
  proposeInputFixes(input, situation).map(({ title }) => title);

describe('the first fix of a template', () => {
  test.each<[string, title: string, template: string]>([
    ['{"to": "<customer>"}', 'Remove the quotation marks around <customer>', '{"to": <customer>}'],
    ['{"said": "<said>"}', 'Remove the quotation marks around <said>', '{"said": <said>}'],
    [
      '{"a": "<customer>", "b": "<tags>"}',
      'Remove the quotation marks around all 2 placeholders that break',
      '{"a": <customer>, "b": <tags>}',
    ],
    [
      '{"total": "<total>"}',
      'Remove the quotation marks around <total>, so that it stays a number',
      '{"total": <total>}',
    ],
    [
      '{"id": <order><total>}',
      'Put quotation marks around <order><total>',
      '{"id": "<order><total>"}',
    ],
    [
      '{"msg": Hello <order>}',
      'Put quotation marks around Hello <order>',
      '{"msg": "Hello <order>"}',
    ],
    [
      '{"msg": <order> is new, "n": <total>}',
      'Put quotation marks around <order> is new',
      '{"msg": "<order> is new", "n": <total>}',
    ],
    [
      '{"id": <order>-<total>}',
      'Put quotation marks around <order>-<total>',
      '{"id": "<order>-<total>"}',
    ],
    ['Order <order> is new', 'Put quotation marks around the text', '"Order <order> is new"'],
    [
      'Say "<order>"\nplease',
      'Put quotation marks around the text',
      '"Say \\"<order>\\"\\nplease"',
    ],
    ['<order>', 'Send it as a member: {"order": <order>}', '{"order": <order>}'],
    ["{'id': <order>}", 'Use double quotation marks', '{"id": <order>}'],
    [
      '{id: <order>, n: <total>}',
      'Put quotation marks around names',
      '{"id": <order>, "n": <total>}',
    ],
    ['{"id": <order>,}', 'Remove the comma before the bracket', '{"id": <order>}'],
    ['{"id": [<order>', 'Close what is open', '{"id": [<order>]}'],
    ["{id: '<order>',}", 'Write it as JSON', '{"id": "<order>"}'],
    [
      '"instance "<order>" is new"',
      'Write what is inside the quotation marks with escapes',
      '"instance \\"<order>\\" is new"',
    ],
    [
      '"one <order>\ntwo"',
      'Write what is inside the quotation marks with escapes',
      '"one <order>\\ntwo"',
    ],
    ['{"id": <ordr>}', 'Write <order>', '{"id": <order>}'],
    [
      '{"id": "\\u003corder\\u003e"}',
      'Write < and > in place of their escapes',
      '{"id": "<order>"}',
    ],
    ['"{\\"id\\": <order>}"', 'Send it as JSON, not as a text', '{"id": <order>}'],
    [
      '{"all": "<aws.events.event.json>"}',
      'Remove the quotation marks around <aws.events.event.json>',
      '{"all": <aws.events.event.json>}',
    ],
  ])('%j', (template, title, mended) => {
    const [fix] = proposeInputFixes(aTransformer(template, paths), situation);
    expect(fix?.title).toBe(title);
    expect(fix?.input).toEqual(aTransformer(mended, paths));
  });

  test('a name that is a field of the event becomes a variable', () => {
    const [fix] = proposeInputFixes(aTransformer('{"id": <order_id>}'), situation);
    expect(fix).toEqual({
      title: 'Add the variable order_id: $.detail.order_id',
      input: aTransformer('{"id": <order_id>}', { order_id: '$.detail.order_id' }),
    });
  });

  test('a path in angle brackets becomes a variable, or names the one that is there', () => {
    const template = '{"to": <$.detail.customer.email>}';
    expect(proposeInputFixes(aTransformer(template), situation)[0]?.input).toEqual(
      aTransformer('{"to": <email>}', { email: '$.detail.customer.email' }),
    );
    expect(titlesFor(aTransformer(template, { to: '$.detail.customer.email' }))).toEqual([
      'Write <to>',
    ]);
  });

  test('the whole event in a text is the matched event', () => {
    expect(proposeInputFixes(aTransformer('"<aws.events.event.json>"'), situation)).toEqual([
      { title: 'Send the matched event as it is', input: { type: 'matched-event' } },
      {
        title: 'Send {"event": <aws.events.event.json>}',
        input: aTransformer('{"event": <aws.events.event.json>}'),
      },
    ]);
  });
});

describe('paths', () => {
  test.each([
    ['detail.total', '$.detail.total'],
    ['.detail.total', '$.detail.total'],
    ['$detail.total', '$.detail.total'],
    ['$.detail.total.', '$.detail.total'],
    ["$.detail['total']", '$.detail.total'],
    ['$["detail"]["total"]', '$.detail.total'],
    ['$.detail.tags.[0]', '$.detail.tags[0]'],
    [' $.detail.total', '$.detail.total'],
    ['$.detail.orderId', '$.detail.order_id'],
    ['$.detail.email', '$.detail.customer.email'],
    ['$.total', '$.detail.total'],
  ])('%s is mended to %s', (path, mended) => {
    expect(proposeInputFixes({ type: 'path', path }, situation)[0]?.input).toEqual({
      type: 'path',
      path: mended,
    });
    expect(proposeInputFixes(aTransformer('"<a>"', { a: path }), situation)[0]?.input).toEqual(
      aTransformer('"<a>"', { a: mended }),
    );
  });
});

describe('constants', () => {
  test.each<[string, TargetInput]>([
    ['env:dev', { type: 'constant', text: '"env:dev"' }],
    ["{'a': 1}", { type: 'constant', text: '{"a": 1}' }],
    ['{"a": 1,}', { type: 'constant', text: '{"a": 1}' }],
    ['{"id": "<total>"}', aTransformer('{"id": "<total>"}', { total: '$.detail.total' })],
  ])('%s', (text, input) => {
    expect(proposeInputFixes({ type: 'constant', text }, situation)[0]?.input).toEqual(input);
  });
});

test.each([
  { type: 'matched-event' },
  { type: 'constant', text: '{"a": 1}' },
  { type: 'path', path: '$.detail' },
  aTransformer('{"id": <order>, "to": <customer>, "msg": "Order <order>"}', paths),
  aTransformer('"Order <order> over <total>"', paths),
] satisfies TargetInput[])('nothing is offered where nothing is wrong: %o', (input) => {
  expect(titlesFor(input)).toEqual([]);
});

test('one mistake after the other can be mended', () => {
  const template = '{"to": "<customer>", "note": Hello <ordr>}';
  let input: TargetInput = aTransformer(template, paths);
  const titles: string[] = [];
  for (let [fix] = proposeInputFixes(input, situation); fix; ) {
    titles.push(fix.title);
    input = fix.input;
    [fix] = proposeInputFixes(input, situation);
  }
  expect(titles).toEqual([
    'Put quotation marks around Hello <ordr>',
    'Write <order>',
    'Remove the quotation marks around <customer>',
  ]);
  expect(delivered(input, event)).toBe(
    '{"to": {"name":"Ada","email":"ada@example.com"}, "note": "Hello 12345"}',
  );
});

test('a value that cannot be kept whole inside a longer string has no fix', () => {
  expect(titlesFor(aTransformer('{"msg": "They <said>!"}', paths))).toEqual([]);
});

test('a fix never makes more be refused, nor loses a delivery', () => {
  const pieces = [
    '{',
    '}',
    '"',
    '<order>',
    '<customer>',
    '<nope>',
    ':',
    ',',
    'x',
    ' ',
    '\n',
    "'",
    '"a"',
  ];
  const anyTemplate = fc
    .array(fc.constantFrom(...pieces), { maxLength: 14 })
    .map((list) => list.join(''));
  fc.assert(
    fc.property(anyTemplate, (template) => {
      const input = aTransformer(template, paths);
      const CHECKS = ['template-refused', 'unknown-placeholder'];
      /** How far `PutTargets` gets before it refuses. */
      const progress = (it: TargetInput) => {
        const [first] = checkInput(it, 't');
        return first?.severity === 'error' ? CHECKS.indexOf(first.code) : CHECKS.length;
      };
      for (const fix of proposeInputFixes(input, situation)) {
        expect(progress(fix.input)).toBeGreaterThanOrEqual(progress(input));
        if (delivered(input, event) !== null) expect(delivered(fix.input, event)).not.toBeNull();
      }
    }),
    { numRuns: 500 },
  );
});
