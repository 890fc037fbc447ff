import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendJson } from '../../../src/core/json/mend-json.ts';
import { applyEdits } from '../../../src/core/model/edit.ts';

const CASES: readonly (readonly [name: string, text: string, mended: string, titles: string])[] = [
  [
    'a comma after the last member',
    '{"a":["x"],}',
    '{"a":["x"]}',
    'Remove the comma after the last value',
  ],
  [
    'a comma after the last element',
    '{"a":["x", ]}',
    '{"a":["x" ]}',
    'Remove the comma after the last value',
  ],
  ['a comma too many', '{"a":[1,,2]}', '{"a":[1,2]}', 'Remove the comma too many'],
  [
    'a comma too few',
    '{"a":["x" "y"]\n"b":["z"]}',
    '{"a":["x", "y"],\n"b":["z"]}',
    'Add the comma that is missing',
  ],
  ['a semicolon', '{"a":[1]; "b":[2]}', '{"a":[1], "b":[2]}', 'Write a comma for a semicolon'],
  ['single quotes', `{'a':['it\\'s "x"']}`, `{"a":["it's \\"x\\""]}`, 'Use double quotes'],
  ['quotes of a word processor', '{“a”: [“x”]}', '{"a": ["x"]}', 'Use double quotes'],
  ['comments', '{ // why\n"a": [1] /* one */ # end\n}', '{ \n"a": [1]  \n}', 'Remove the comments'],
  [
    'keys without quotes',
    '{a: ["x"], detail-type: ["y"]}',
    '{"a": ["x"], "detail-type": ["y"]}',
    'Put keys in double quotes',
  ],
  ['texts without quotes', '{"a": [paid]}', '{"a": ["paid"]}', 'Put texts in double quotes'],
  [
    'literals of Python',
    '{"a": [True, None]}',
    '{"a": [true, null]}',
    'Write true for True; Write null for None',
  ],
  [
    'numbers of other languages',
    '{"a": [.5, +5, 05, 0x1F, 1_000]}',
    '{"a": [0.5, 5, 5, 31, 1000]}',
    'Write 0.5 for .5; Write 5 for +5; Write 5 for 05; Write 31 for 0x1F; Write 1000 for 1_000',
  ],
  [
    'an account number',
    '{"account": [012345678901]}',
    '{"account": ["012345678901"]}',
    'Put texts in double quotes',
  ],
  [
    'an end that is missing',
    '{"a": {"b": ["x"',
    '{"a": {"b": ["x"]}}',
    'Close the list; Close the object',
  ],
  ['an end of the wrong kind', '{"a": ["x"}', '{"a": ["x"]}', 'Close the list'],
  ['an end too many', '{"a": ["x"]}}', '{"a": ["x"]}', 'Remove what stands behind the end'],
  ['a colon that is missing', '{"a" ["x"]}', '{"a": ["x"]}', 'Add the colon that is missing'],
  ['an arrow', '{"a" => ["x"]}', '{"a" : ["x"]}', 'Write a colon for =>'],
  ['a quote that is missing', '{"a": ["x]}', '{"a": ["x"]}', 'Add the quote that is missing'],
  ['a backslash', '{"a": ["c:\\dir"]}', '{"a": ["c:\\\\dir"]}', 'Double the backslash'],
  [
    'a line break in a text',
    '{"a": `x\ny`}',
    '{"a": "x\\ny"}',
    'Escape line breaks and tabs in texts',
  ],
  [
    'no braces',
    '"source": ["a"],\n"detail": {"id": [1]}',
    '{"source": ["a"],\n"detail": {"id": [1]}}',
    'Put braces around it; Close the object',
  ],
  ['a semicolon at the end', '{"a": [1]};', '{"a": [1]}', 'Remove what stands behind the end'],
];

describe('a text that was meant to be JSON', () => {
  test.each(CASES)('%s', (_name, text, mended, titles) => {
    const mend = mendJson(text);
    expect(mend && applyEdits(text, mend.edits)).toBe(mended);
    expect(mend?.titles.join('; ')).toBe(titles);
  });
});

test.each(['', '{"a": [1]}', ':', 'shop', '[1]'])('nothing is mended in %j', (text) => {
  expect(mendJson(text)).toBeNull();
});

test('it never throws and never fails to end, and what it makes is JSON', () => {
  const piece = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', ';', '"', "'", '`', '"a"', "'b'", 'c', '1', '01', '.5', '-'],
    ...['true', 'None', '//', '/*', '*/', '#', '\n', ' ', '\\', '\\x4', '“', '”', '=>', '\u00a0'],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
    fc.string(),
  );
  fc.assert(
    fc.property(text, (broken) => {
      const mend = mendJson(broken);
      if (!mend) return;
      const mended = applyEdits(broken, mend.edits);
      expect(() => JSON.parse(mended)).not.toThrow();
      expect(mend.titles.length).toBeGreaterThan(0);
    }),
    { numRuns: 5_000 },
  );
});
