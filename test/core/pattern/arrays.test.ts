import { describe, expect, test } from 'vitest';
import type { ArrayExplanation } from '../../../src/core/pattern/explanation.ts';
import { explain, fieldsOf } from '../../support/explain.ts';

const SIGNS = { matched: '✓', failed: '✗', 'not-reached': '–' } as const;

/** A table as a person would note it down. */
function noted(tables: readonly ArrayExplanation[], indent = ''): readonly string[] {
  return tables.flatMap(({ elements, elementCount }) => [
    ...elements.flatMap(({ place, pointer, verdict, chosen, fields, arrays }) => [
      `${indent}${SIGNS[verdict]} ${place} ${pointer}${chosen ? ' *' : ''}: ${fields
        .map((one) => `${one.field} ${SIGNS[one.verdict]} ${one.text}${one.everywhere ? '!' : ''}`)
        .join('; ')}`,
      ...noted(arrays, `${indent}  `),
    ]),
    ...(elementCount > elements.length
      ? [`${indent}and ${elementCount - elements.length} more`]
      : []),
  ]);
}

interface Case {
  readonly name: string;
  readonly pattern: object;
  readonly event: object;
  readonly matches: boolean;
  readonly table: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'fitting values in different elements do not go together',
    pattern: { items: { sku: ['a'], quantity: [{ numeric: ['>', 2] }] } },
    event: { items: [{ sku: 'a', quantity: 1 }, { sku: 'b', quantity: 5 }, {}] },
    matches: false,
    table: [
      '✗ items[0] /items/0: items.quantity ✗ 1; items.sku ✓ "a"',
      '✗ items[1] /items/1: items.quantity ✓ 5; items.sku ✗ "b"',
      '✗ items[2] /items/2: items.quantity ✗ absent; items.sku ✗ absent',
    ],
  },
  {
    name: 'the element that the match rests on is marked',
    pattern: { items: { sku: ['a'], quantity: [5] } },
    event: {
      items: [
        { sku: 'b', quantity: 5 },
        { sku: 'a', quantity: 5 },
      ],
    },
    matches: true,
    table: [
      '✗ items[0] /items/0: items.quantity ✓ 5; items.sku ✗ "b"',
      '✓ items[1] /items/1 *: items.quantity ✓ 5; items.sku ✓ "a"',
    ],
  },
  {
    name: 'arrays of arrays are walked through, and their elements are kept apart',
    pattern: { e: { f: ['Anna'], l: ['Jones'] } },
    event: { e: [[{ f: 'Anna' }, { l: 'Jones' }]] },
    matches: false,
    table: [
      '✗ e[0] /e/0: e.f ✓ "Anna"; e.l ✓ "Jones"',
      '  ✗ e[0][0] /e/0/0: e.f ✓ "Anna"; e.l ✗ absent',
      '  ✗ e[0][1] /e/0/1: e.f ✗ absent; e.l ✓ "Jones"',
    ],
  },
  {
    name: 'a nested array is shown in the element it is in',
    pattern: { r: { a: ['1'], s: { b: ['2'], c: ['3'] } } },
    event: {
      r: [
        {
          a: '1',
          s: [
            { b: '9', c: '3' },
            { b: '2', c: '3' },
          ],
        },
        { a: '0', s: [] },
      ],
    },
    matches: true,
    table: [
      '✓ r[0] /r/0 *: r.a ✓ "1"; r.s.b ✓ "9", "2"; r.s.c ✓ "3", "3"',
      '  ✗ r[0].s[0] /r/0/s/0: r.s.b ✗ "9"; r.s.c ✓ "3"',
      '  ✓ r[0].s[1] /r/0/s/1 *: r.s.b ✓ "2"; r.s.c ✓ "3"',
      '✗ r[1] /r/1: r.a ✗ "0"; r.s.b ✗ absent; r.s.c ✗ absent',
    ],
  },
  {
    name: 'scalars that stand in an array directly are not kept apart',
    pattern: { r: { a: ['1'], b: ['2'] } },
    event: { r: { a: ['0', '1'], b: ['2', '3'] } },
    matches: true,
    table: [],
  },
  {
    name: 'different arrays have nothing to do with each other',
    pattern: { r: { a: ['1'] }, t: { a: ['1'] } },
    event: { r: [{ a: '1' }, {}], t: [{}, { a: '1' }] },
    matches: true,
    table: [],
  },
  {
    name: 'absence is looked for in the element that an earlier name has settled on',
    pattern: { r: { name: ['Anna'], zip: [{ exists: false }] } },
    event: { r: [{ name: 'Anna' }, { name: 'Bob', zip: 1 }] },
    matches: true,
    table: [
      '✓ r[0] /r/0 *: r.name ✓ "Anna"; r.zip ✓ absent',
      '✗ r[1] /r/1: r.name ✗ "Bob"; r.zip ✗ 1',
    ],
  },
  {
    name: 'absence is looked for everywhere before any name has settled on an element',
    pattern: { r: { age: [{ exists: false }], name: ['Anna'] } },
    event: { r: [{ name: 'Anna' }, { name: 'Bob', age: 1 }] },
    matches: false,
    table: [
      '✗ r[0] /r/0: r.age ✗ absent!; r.name ✓ "Anna"',
      '✗ r[1] /r/1: r.age ✗ 1; r.name ✗ "Bob"',
    ],
  },
];

describe('the elements of arrays', () => {
  test.each(CASES)('$name', ({ pattern, event, matches, table }) => {
    const { matched, root } = explain(pattern, event);
    expect(matched).toBe(matches);
    expect(noted(root.arrays)).toEqual(table);
  });

  test('are shown in a member of $or along with the fields around it', () => {
    const pattern = { items: { sku: ['a'] }, $or: [{ items: { n: [2] } }, { x: ['y'] }] };
    const { root } = explain(pattern, { items: [{ sku: 'a', n: 1 }] });
    const or = root.children[1];
    expect(noted(root.arrays)).toEqual([]);
    expect(or?.kind === 'or' && or.children.map(({ arrays }) => noted(arrays))).toEqual([
      ['✗ items[0] /items/0: items.n ✗ 1; items.sku ✓ "a"'],
      [],
    ]);
  });

  test('are bounded to those that come nearest', () => {
    const items = Array.from({ length: 5_000 }, (_, index) => ({ a: index % 1_000, b: index }));
    const { root } = explain({ items: { a: [999], b: [1_999, 7] } }, { items });
    const [table] = root.arrays;
    expect(table).toMatchObject({ elementCount: 5_000 });
    expect(table?.elements).toHaveLength(12);
    expect(table?.elements.filter(({ chosen }) => chosen)).toMatchObject([
      { place: 'items[1999]', verdict: 'matched' },
    ]);
  });

  test('stay bounded however deep they are nested', () => {
    const nest = (depth: number): object =>
      depth === 0
        ? { a: 1, b: 2 }
        : { l: Array.from({ length: depth > 3 ? 2 : 12 }, () => nest(depth - 1)) };
    const pattern = { l: { l: { l: { l: { l: { a: [1], b: [3] } } } } } };
    const count = (tables: readonly ArrayExplanation[]): number =>
      tables.reduce(
        (sum, { elements }) =>
          sum + elements.length + elements.reduce((inner, one) => inner + count(one.arrays), 0),
        0,
      );
    expect(count(explain(pattern, nest(5)).root.arrays)).toBeLessThanOrEqual(150);
  });
});

describe('what a leaf says of elements', () => {
  test('that its value is in another one', () => {
    const pattern = { items: { quantity: [5], sku: ['a'] } };
    const event = { items: [{ sku: 'a', quantity: 1 }, { quantity: 5 }] };
    expect(fieldsOf(explain(pattern, event).root)).toMatchObject([
      { verdict: 'matched' },
      {
        reason: 'elements-of-different-objects',
        sentence:
          'items.sku has a fitting value, but in another element of the list than items.quantity: both have to be in one element',
      },
    ]);
  });

  test('of three fields in three elements two are too many', () => {
    const event = { r: [{ a: 1 }, { b: 2 }, { c: 3 }] };
    const { root } = explain({ r: { a: [1], b: [2], c: [3] } }, event);
    expect(fieldsOf(root).map(({ verdict }) => verdict)).toEqual(['matched', 'failed', 'failed']);
  });

  test('from which one it is absent', () => {
    const pattern = { r: { name: ['Anna'], zip: [{ exists: false }] } };
    const event = { r: [{ name: 'Bob', zip: 1 }, { name: 'Anna' }] };
    const [, zip] = fieldsOf(explain(pattern, event).root);
    expect(zip).toMatchObject({
      verdict: 'matched',
      sentence: 'r.zip is absent from r[1], as the rule asks: the field to be absent',
      matchers: [{ verdict: 'matched' }],
    });
  });

  test('that it has to be absent from every one', () => {
    const pattern = { r: { age: [{ exists: false }], name: ['Anna'] } };
    const [age] = fieldsOf(explain(pattern, { r: [{ name: 'Anna' }, { age: 1 }] }).root);
    expect(age).toMatchObject({
      reason: 'present',
      sentence:
        'r.age is 1, and the rule needs the field to be absent from every element of r: fields are tried in the order of their names, and this one comes before r.name',
    });
  });

  test('nothing of the kind when every one has it', () => {
    const pattern = { r: { age: [{ exists: false }], name: ['Anna'] } };
    const [age] = fieldsOf(explain(pattern, { r: [{ name: 'Anna', age: 1 }] }).root);
    expect(age?.sentence).toBe('r.age is 1, and the rule needs the field to be absent');
  });
});

test('ten thousand elements are judged at once', () => {
  const items = Array.from({ length: 10_000 }, (_, index) => ({ a: 1, b: index, c: 2 }));
  const { matched, root } = explain({ items: { a: [1], b: [-1], c: [2] } }, { items });
  expect(matched).toBe(false);
  expect(root.arrays[0]?.elements).toHaveLength(12);
});
