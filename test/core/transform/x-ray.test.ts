import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeEffect } from '../../../src/core/transform/placeholder-effect.ts';
import { xrayInput } from '../../../src/core/transform/x-ray.ts';
import { aContext, anEvent, aTransformer, delivered, nodeOf } from '../../support/inputs.ts';

const event = anEvent(
  JSON.stringify({
    order: '12345',
    total: 42,
    customer: { name: 'Ada' },
    tags: ['a', 'b'],
    counts: [1, 2],
    said: 'say "hi"',
    path: 'C:\\new',
    lines: 'a\nb',
    nothing: null,
    gift: true,
  }),
);
const root = nodeOf(event);
const paths = {
  order: '$.detail.order',
  total: '$.detail.total',
  customer: '$.detail.customer',
  tags: '$.detail.tags',
  counts: '$.detail.counts',
  said: '$.detail.said',
  path: '$.detail.path',
  lines: '$.detail.lines',
  nothing: '$.detail.nothing',
  gift: '$.detail.gift',
  missing: '$.detail.missing',
};
const xray = (template: string, map: Record<string, string> = paths) =>
  xrayInput(aTransformer(template, map), root, aContext);

describe('what happens at a placeholder', () => {
  test.each<[string, string, ...string[]]>([
    ['{"x": <order>}', 'json', 'with quotation marks and escapes added'],
    ['{"x": <total>}', 'json', 'stays a number'],
    ['{"x": <customer>}', 'json', 'the whole object'],
    ['{"x": <tags>}', 'json', 'the whole list'],
    ['{"x": <nothing>}', 'json', 'stays null'],
    ['{"x": <missing>}', 'missing', '"" is put in', 'the member stays'],
    ['{"x": "<missing>"}', 'missing', 'nothing is put in'],
    ['"<missing>"', 'missing', 'nothing is put in'],
    ['{"x": "<order>"}', 'characters', 'the characters of the string'],
    ['{"x": "<total>"}', 'becomes-text', 'the number becomes text'],
    ['{"x": "<nothing>"}', 'becomes-text', 'null becomes text'],
    ['{"x": "<counts>"}', 'becomes-text', 'so the string stays whole'],
    ['{"x": "<customer>"}', 'breaks-string', 'the object brings quotation marks of its own'],
    ['{"x": "<tags>"}', 'breaks-string', 'the list brings quotation marks of its own'],
    ['{"x": "<said>"}', 'breaks-string', 'the quotation mark in the value breaks the string'],
    ['{"x": "<lines>"}', 'breaks-string', 'the line break in the value breaks the string'],
    ['{"x": "<path>"}', 'becomes-escape', 'read as the start of an escape'],
    ['{"x": <order><total>}', 'joined', 'only numbers fit together'],
    ['{"x": <total><total>}', 'json', 'stays a number'],
    ['"<order>"', 'characters', 'nothing is added'],
    ['"<gift>"', 'becomes-text', 'the boolean becomes text'],
    ['"<customer>"', 'loses-quotes', 'the object loses all its quotation marks'],
    ['"<said>"', 'unescaped', 'the quotation mark in the value is sent as it is'],
    ['{"x": <nope>}', 'unknown-name', 'PutTargets refuses'],
    ['{"x": <order>', 'pending', 'will be put in as JSON'],
  ])('%s: %s', (template, code, ...words) => {
    const [placeholder] = xray(template).placeholders;
    expect(placeholder?.effect.code).toBe(code);
    const sentence = placeholder ? describeEffect(placeholder.effect) : '';
    for (const part of words) expect(sentence).toContain(part);
  });
});

test('variables are those of the map, then the predefined ones that are used', () => {
  const { variables } = xray('{"a": <b>, "r": <aws.events.rule-name>, "c": "<b>"}', {
    unused: '$.detail.total',
    b: '$.detail.order',
    gone: '$.detail.missing',
  });
  expect(variables).toEqual([
    { name: 'unused', path: '$.detail.total', value: '42', type: 'number', uses: 0 },
    { name: 'b', path: '$.detail.order', value: '"12345"', type: 'string', uses: 2 },
    { name: 'gone', path: '$.detail.missing', value: null, type: 'missing', uses: 0 },
    { name: 'aws.events.rule-name', path: null, value: '"r"', type: 'string', uses: 1 },
  ]);
});

test('each placeholder knows its variable and both its places', () => {
  const template = '{"id": <order>, "to": "<order>!"}';
  const { placeholders, output } = xray(template, { order: '$.detail.order' });
  expect(output?.text).toBe('{"id": "12345", "to": "12345!"}');
  const seen = placeholders.map(({ variable, templateSpan, outputSpan }) => [
    variable,
    template.slice(templateSpan.from, templateSpan.to),
    outputSpan && output?.text.slice(outputSpan.from, outputSpan.to),
  ]);
  expect(seen).toEqual([
    [0, '<order>', '"12345"'],
    [0, '<order>', '12345'],
  ]);
});

test('an output that is broken is shown all the same, with the place', () => {
  const { output } = xray('{"x": "<customer>"}');
  expect(output?.text).toBe('{"x": "{"name":"Ada"}"}');
  expect(output?.brokenAt?.from).toBe(9);
});

test('without an event there are variables and placeholders, and no output', () => {
  const { variables, placeholders, output } = xrayInput(
    aTransformer('{"x": "<order>"}', paths),
    null,
    aContext,
  );
  expect(variables[0]).toMatchObject({ name: 'order', value: null, type: 'unknown', uses: 1 });
  expect(placeholders).toMatchObject([{ effect: { code: 'pending', insideString: true } }]);
  expect(output).toBeNull();
});

test('what is shown is what is delivered', () => {
  const parts = ['{"a":', '"', '<order>', '<customer>', '<missing>', '<tags>', ' ', ',"b":', '}'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts)), (list) => {
      const input = aTransformer(list.join(''), paths);
      const { output } = xrayInput(input, root, aContext);
      const body = delivered(input, event);
      expect(output && output.brokenAt === null ? output.text : null).toBe(body);
    }),
    { numRuns: 1_000 },
  );
});
