import { describe, expect, test } from 'vitest';
import { checkInput } from '../../../src/core/transform/check-input.ts';
import { aTransformer, refusal } from '../../support/inputs.ts';

const paths = { n: '$.detail.n', s: '$.detail.s', m: '$.detail.m' };
const invalid = /^Invalid InputTemplate for target t : \[Source: \(String\)"/;

// Target input, section 5.1.
describe('the form of a template', () => {
  test.each([
    '{"x": <n>}',
    ' \n\t{"x": <n>}\n',
    '{}',
    '{"x": [<n>, <m>, {"y": "<s>"}]}',
    '{"x": <n><n>}',
    '{"x": "a \\"<n>\\" b"}',
    '{"x": "1 < 2"}',
    '[<n>, "<s>"]',
    '"hello"',
    '"{[/ text"',
    '"<n>"',
    '""',
    '"one <n>"\n"two <s>"',
    '"one" "two"',
    '"one"\r\n"two"\n',
    '"tab\\t, quote \\", unicode \\u00e9, <n>"',
  ])('accepted: %j', (template) => {
    expect(refusal(aTransformer(template, paths))).toBeNull();
  });

  test.each<[string, [from: number, to: number]]>([
    ['hello <n>', [0, 5]],
    ['<n>', [0, 1]],
    ['42', [0, 2]],
    ['true', [0, 4]],
    ['   ', [0, 1]],
    ["{'x': <n>}", [1, 2]],
    ['{"x": <n>', [9, 9]],
    ['{"x": <n>,}', [10, 11]],
    ['{"x": Hello}', [6, 11]],
    ['{"x": <n>} {"y": 1}', [11, 19]],
    ['{"x": 1<n>}', [7, 10]],
    ['{"x": <n> <n>}', [10, 13]],
    ['{"x": <n}', [6, 7]],
    ['{"<n>": 1}', [1, 6]],
    ['{"a-<n>": 1}', [1, 8]],
    ['{<n>: 1}', [1, 4]],
    ['{"x": "\\<n>"}', [8, 11]],
    ['{"x": "a < b", "y": <n>}', [24, 24]],
    ['"a" <n>', [4, 7]],
    ['"a""b"', [3, 6]],
    ['"a", "b"', [3, 8]],
    ['"not closed', [0, 11]],
    ['"instance "<n>" is"', [11, 19]],
    ['"line\nbreak"', [0, 12]],
    ['"bad \\q escape"', [0, 15]],
    ['"\\<n>"', [0, 6]],
    ['\u00a0"x"', [0, 1]],
    ['\ufeff{"x": 1}', [0, 1]],
  ])('refused, with the place: %j', (template, [from, to]) => {
    const input = aTransformer(template, paths);
    expect(refusal(input)).toMatch(invalid);
    expect(checkInput(input, 't')[0]).toMatchObject({ field: 'template', span: { from, to } });
  });

  test('the message ends with the place that was read up to', () => {
    expect(refusal(aTransformer('hello <n>', paths))).toBe(
      'Invalid InputTemplate for target t : [Source: (String)"hello <n>"; line: 1, column: 6].',
    );
    expect(refusal(aTransformer('{"x": <n>,\n "y": <n>,}', paths))).toContain(
      'line: 2, column: 11].',
    );
  });
});

// Target input, section 5.2.
describe('placeholders', () => {
  test.each([
    ['{"x":<nope>}', 'nope'],
    ['"a <b>bold</b> word"', 'b'],
    ['"<n> <N>"', 'N'],
    ['"< n>"', ' n'],
    ['"<>"', ''],
    ['{"x": <$.detail.x>}', '$.detail.x'],
    ['{"x": "<a\n>"}', 'a\n'],
    ['"<aws.events.other>"', 'aws.events.other'],
    ['"<toString>"', 'toString'],
    ['"1 < 2 and 3 > 2"', ' 2 and 3 '],
  ])('of unknown name are refused: %j', (template, name) => {
    expect(refusal(aTransformer(template, paths))).toBe(
      `InputTemplate for target t contains invalid placeholder ${name}.`,
    );
  });

  test('every unknown one is marked, the first in reading order first', () => {
    const found = checkInput(aTransformer('{"a": <x>, "b": "<y> <n>"}', paths), 't');
    expect(found.map(({ span }) => [span.from, span.to])).toEqual([
      [6, 9],
      [17, 20],
    ]);
  });

  test.each(['"a < b"', '"a <"', '{"x": "->"}', '{"x": "<n> and <n> again"}'])(
    'a bracket alone is plain text, and a name may come twice: %j',
    (template) => {
      expect(checkInput(aTransformer(template, paths), 't')).toEqual([]);
    },
  );

  test('a variable need not be used', () => {
    expect(checkInput(aTransformer('"x"', paths), 't')).toEqual([]);
  });

  test('written with \\u003c they are none, which is accepted with a warning', () => {
    expect(checkInput(aTransformer('{"x": "\\u003cn\\u003e"}', paths), 't')).toMatchObject([
      { severity: 'warning', code: 'escaped-placeholder', span: { from: 7, to: 20 } },
    ]);
  });

  test('JSON that was encoded twice is accepted with a warning', () => {
    expect(checkInput(aTransformer('"{\\"x\\": <n>}"', paths), 't')).toMatchObject([
      { severity: 'warning', code: 'escaped-json' },
    ]);
    expect(checkInput(aTransformer('"{[/ text <n>"', paths), 't')).toEqual([]);
  });
});

// Target input, section 8: limits of the request → paths → template → names → variables for JSON only.
describe('the order of the checks', () => {
  test.each<[string, string, Record<string, string>, RegExp]>([
    ['a malformed path before the template', 'hello', { a: 'x' }, /^InputPath for target t/],
    ['the template before unknown names', 'hello <nope>', {}, /^Invalid InputTemplate/],
    [
      'unknown names before variables for JSON only',
      '"<aws.events.event.json> <nope>"',
      {},
      /contains invalid placeholder nope\.$/,
    ],
  ])('%s', (_, template, map, message) => {
    expect(refusal(aTransformer(template, map))).toMatch(message);
  });
});

// Target input, section 1.2: from a transformer a log group takes a time and a message only.
describe('the template of a log group', () => {
  const answer = (template: string) =>
    checkInput(aTransformer(template, paths), 't', 1, 'log-group').map(({ message }) => message);

  test.each([
    '{"timestamp": <n>, "message": <s>}',
    '{"message": "n is <n>", "timestamp": 1768467600000}',
  ])('accepted: %s', (template) => {
    expect(answer(template)).toEqual([]);
  });

  test.each([
    '"<s>"',
    '[<s>]',
    '{"message": <s>}',
    '{"timestamp": <n>}',
    '{"x": {"timestamp": 1, "message": ""}}',
  ])('refused: %s', (template) => {
    expect(answer(template)).toEqual(['Input for target t is not a valid JSON text.']);
    expect(refusal(aTransformer(template, paths))).toBeNull();
  });
});
