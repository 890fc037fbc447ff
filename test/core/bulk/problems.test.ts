import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../../src/core/bulk/problem.ts';
import { aBulkRequest, checkText, findInFile } from '../../support/bulk.ts';

const anEvent = (id: string) => `{"id":"${id}","source":"a","detail-type":"b","detail":{"x":[1]}}`;
const [one, two] = [anEvent('1'), anEvent('2')];
const pretty = (text: string) => JSON.stringify(JSON.parse(text), null, 2);
const indented = (text: string) => pretty(text).replaceAll('\n', '\n  ');

type Case = readonly [
  name: string,
  file: string,
  problems: readonly (readonly [ProblemCode, number])[],
];

/** Between two good events, which are found in spite of it. */
const cases: readonly Case[] = [
  ['a line of text', `${one}\nSTART RequestId: 8b1c\n${two}\n`, [['not-json', 2]]],
  ['a line that was cut', `${one}\n{"source":"a","detail":{"x":\n${two}\n`, [['cut-off', 2]]],
  ['a line cut in a string', `${one}\n{"source":"a","detail-ty\n${two}\n`, [['not-json', 2]]],
  ['a line cut behind an escape', `${one}\n{"source":"a\\\n${two}\n`, [['not-json', 2]]],
  ['JSON as Python prints it', `${one}\n{'source': 'a', 'n': None}\n${two}\n`, [['not-json', 2]]],
  ['NaN', `${one}\n{"source":"a","detail-type":"b","n":NaN}\n${two}`, [['not-json', 2]]],
  ['a comma too many', `[${one},{"a":1,},${two}]`, [['not-json', 1]]],
  ['a bracket of the wrong kind', `[${one},\n{"a":[1}},\n${two}]`, [['not-json', 2]]],
  [
    'an indented record with a mistake',
    `[\n  ${indented(one)},\n  {\n    "a": [\n      nil\n    ]\n  },\n  ${indented(two)}\n]\n`,
    [['not-json', 12]],
  ],
  [
    'an indented record without an end',
    `[\n  ${indented(one)},\n  {\n    "a": {\n      "b": 1\n  ,\n  ${indented(two)}\n]\n`,
    [['not-json', 12]],
  ],
  [
    'an object as Node.js logs it',
    `${one}\n2026-01-15 INFO {\n  source: 'a',\n  detail: { x: [ 1 ] }\n}\n${two}\n`,
    [['not-json', 2]],
  ],
  ['text behind JSON in a log', `${one}\nGot {"a":1} from b\n${two}\n`, [['not-json', 2]]],
  [
    'scalars in a list',
    `[${one},1,null,"",${two}]`,
    [
      ['not-object', 1],
      ['not-object', 1],
      ['no-event', 1],
    ],
  ],
  ['a word in a list', `[${one}, undefined, ${two}]`, [['not-json', 1]]],
  ['JSON that is no event', `${one}\n{"level":"INFO"}\n${two}\n`, [['no-event', 2]]],
  ['no source', `${one}\n{"detail-type":"b","detail":{}}\n${two}\n`, [['no-source', 2]]],
  ['no detail-type', `${one}\n{"source":"b","detail":{}}\n${two}\n`, [['no-detail-type', 2]]],
  [
    'an entry that is refused',
    `${one}\n{"Source":"a","DetailType":"b","Detail":"{"}\n${two}\n`,
    [['entry-refused', 2]],
  ],
  [
    'an object around a list that is not closed',
    `{"events":[${one}]\n{"a":1}\n${two}\n`,
    [['not-json', 2]],
  ],
  ['brackets that close nothing', `${one}\n}]\n${two}\n`, []],
];

describe.each([undefined, [1], [5, 300]])('in pieces of %j', (...sizes) => {
  const pieces = sizes.flatMap((size) => size ?? []);
  test.each(cases)('%s', (_, file, problems) => {
    const found = findInFile(file, pieces);
    expect(found.events.map((event) => JSON.parse(event).id)).toEqual(['1', '2']);
    expect(found.problems.map(({ code, line }) => [code, line])).toEqual(problems);
  });

  test('a file that ends inside a record', () => {
    const found = findInFile(`[${one},{"source":"a","det`, pieces);
    expect(found.events).toEqual([one]);
    expect(found.problems).toEqual([{ code: 'cut-off', line: 1 }]);
  });

  test('a table with a row that has no such column', () => {
    const cell = `"${one.replaceAll('"', '""')}"`;
    const found = findInFile(`@timestamp,@message\n1,${cell}\n2\n`, pieces);
    expect(found.events).toEqual([one]);
    expect(found.problems).toEqual([{ code: 'no-event', line: 3 }]);
  });
});

test('a record longer than any event is passed over and not held', () => {
  const long = `{"source":"a","detail-type":"b","detail":{"x":"${'y'.repeat(9_000_000)}"}}`;
  for (const sizes of [[], [1_000_000]]) {
    const found = findInFile(`${one}\n${long}\n${two}\n`, sizes);
    expect(found.events).toEqual([one, two]);
    expect(found.problems).toEqual([{ code: 'too-long', line: 2 }]);
  }
});

test('a problem is told with its place, its words and its beginning', () => {
  const check = checkText(aBulkRequest([]), `${one}\n{"source": nul}\n{"source":"a"}\n`);
  expect(check.samples().problems).toEqual([
    {
      code: 'not-json',
      line: 2,
      offset: one.length + 1 + 14,
      message:
        "Not JSON: Unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      excerpt: '{"source": nul}',
    },
    {
      code: 'no-detail-type',
      line: 3,
      offset: one.length + 17,
      message: 'No event: "detail-type" is missing.',
      excerpt: '{"source":"a"}',
    },
  ]);
});

test('only the first problems are kept, and all are counted', () => {
  const check = checkText(aBulkRequest([]), 'x\n'.repeat(1_000));
  expect(check.samples().problems).toHaveLength(20);
  expect(check.counts()).toMatchObject({ problems: 1_000, problemCodes: { 'not-json': 1_000 } });
});

test('a file that ends inside a list says so', () => {
  expect(checkText(aBulkRequest([]), `{"events":[${one}`).counts().isCutOff).toBe(true);
  expect(checkText(aBulkRequest([]), `{"events":[${one}]}`).counts().isCutOff).toBe(false);
});
