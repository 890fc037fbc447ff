import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../src/ui/outcome/row-places.ts';
import {
  alternativeWords,
  arrayWords,
  fieldWords,
  moreWords,
  orWords,
} from '../../../src/ui/outcome/row-words.ts';
import { type Openings, type TreeRow, treeRows } from '../../../src/ui/outcome/tree-rows.ts';
import { explain } from '../../support/explain.ts';

const SIGNS = { matched: '✓', failed: '✗', 'not-reached': '–' } as const;

function shownText({ content, expanded }: TreeRow): string {
  switch (content.type) {
    case 'field': {
      const words = fieldWords(content.field, expanded === true);
      const number = content.alternative ? `${content.alternative.number} ` : '';
      const said =
        words.type === 'sentence' ? words.text : `${words.actual} | ${words.need ?? ''}`.trim();
      return `${number}${content.field.field}: ${said}`;
    }
    case 'matcher':
      return content.matcher.requirement;
    case 'value':
      return `${content.value.place} ${content.value.text}`;
    case 'or':
      return orWords(content);
    case 'alternative':
      return `${content.alternative.number} ${alternativeWords(content)}`;
    case 'array':
      return `${content.array.place}: ${arrayWords(content.array)}`;
    case 'element':
      return content.element.place;
    case 'more':
      return moreWords(content);
  }
}

function rowsFor(pattern: object, event: object, openings: Openings = new Map()) {
  return treeRows(explain(pattern, event).root, openings);
}

/** The tree as it is drawn: signs of what has something below it say whether it is open. */
function drawn(rows: readonly TreeRow[]): readonly string[] {
  return rows.map((row) => {
    const fold = row.expanded === null ? ' ' : row.expanded ? '⌄' : '›';
    return `${'  '.repeat(row.level - 1)}${fold}${SIGNS[row.verdict]} ${shownText(row)}`;
  });
}

describe('the lines of a tree', () => {
  test('say what the event has and what was asked', () => {
    const pattern = { source: ['s'], detail: { total: [{ numeric: ['>', 1] }], a: ['x'] } };
    expect(drawn(rowsFor(pattern, { source: 's', detail: { total: 5 } }))).toEqual([
      ' ✓ source: "s" |',
      ' ✓ detail.total: 5 | a number greater than 1',
      ' ✗ detail.a: absent | needs "x"',
    ]);
  });

  test('show the members of a list that fails, and sum up those of one that matches', () => {
    expect(drawn(rowsFor({ a: ['x', 'y'], b: ['x', 'y'] }, { a: 'x', b: 'z' }))).toEqual([
      '›✓ a: "x" | one of 2',
      '⌄✗ b: "z" | needs one of these:',
      '   ✗ "x"',
      '   ✗ "y"',
    ]);
  });

  test('show where the values of a list are', () => {
    expect(drawn(rowsFor({ a: ['x'] }, { a: ['p', 'q'] }))).toEqual([
      '⌄✗ a: "p", "q" | needs "x"',
      '   ✗ a[0] "p"',
      '   ✗ a[1] "q"',
    ]);
  });

  test('name first what was accepted', () => {
    expect(drawn(rowsFor({ a: [5] }, { a: [1, 2, 5] }))).toEqual(['›✓ a: 5 and 2 more | 5']);
  });

  test('tell in whole what a value does not tell', () => {
    expect(drawn(rowsFor({ a: [{ exists: true }] }, { a: { b: 1 } }))).toEqual([
      ' ✗ a: is an object, and a rule looks at the values in it only: name one of its members',
    ]);
  });

  test('show the alternatives of $or, with those open that matter', () => {
    const pattern = { $or: [{ a: ['x'], b: ['y'] }, { c: ['z'] }] };
    expect(drawn(rowsFor(pattern, { c: 'z' }))).toEqual([
      '⌄✓ one of 2 alternatives matches',
      '  ›✗ 1 does not match',
      '   ✓ 2 c: "z" |',
    ]);
    expect(drawn(rowsFor(pattern, { a: 'x' }))).toEqual([
      '⌄✗ none of 2 alternatives matches',
      '  ⌄✗ 1 does not match',
      '     ✓ a: "x" |',
      '     ✗ b: absent | needs "y"',
      '   ✗ 2 c: absent | needs "z"',
    ]);
  });

  test('show the elements of an array below the fields that are looked for in it', () => {
    const pattern = { items: { sku: ['a'], n: [5] } };
    const failed = rowsFor(pattern, { items: [{ sku: 'a', n: 1 }, { n: 5 }] });
    expect(drawn(failed).slice(2)).toEqual([
      '⌄✗ items: 2 elements, none has both',
      '   ✗ items[0]',
      '   ✗ items[1]',
    ]);
    const matched = rowsFor(pattern, { items: [{}, { sku: 'a', n: 5 }] });
    expect(drawn(matched).slice(2)).toEqual(['›✓ items: element 1 has both']);
  });

  test('know what a failure in something that matches is worth', () => {
    const rows = rowsFor({ $or: [{ a: ['x'] }, { b: ['x'] }], c: ['x'] }, { b: 'x' });
    expect(rows.map(({ verdict, isSettled }) => [verdict, isSettled])).toEqual([
      ['matched', false],
      ['failed', true],
      ['matched', true],
      ['failed', false],
    ]);
  });
});

describe('long lists', () => {
  const pattern = { a: Array.from({ length: 40 }, (_, index) => `m${index}`) };

  test('are summed up', () => {
    const rows = rowsFor(pattern, { a: 'x' });
    expect(rows).toHaveLength(1 + 12 + 1);
    expect(drawn(rows).at(-1)).toBe('   – and 28 more');
  });

  test('are shown on request, as far as they are there', () => {
    const asked = rowsFor(pattern, { a: 'x' }).at(-1)?.key ?? '';
    expect(rowsFor(pattern, { a: 'x' }, new Map([[asked, true]]))).toHaveLength(41);
    const event = { a: Array.from({ length: 500 }, (_, index) => index) };
    const values = rowsFor({ a: ['x'] }, event);
    expect(drawn(values).at(-1)).toBe('   – and 495 more');
    const all = rowsFor({ a: ['x'] }, event, new Map([[values.at(-1)?.key ?? '', true]]));
    expect(drawn(all).at(-1)).toBe('   – and 400 more');
  });

  test('of elements name those that come nearest', () => {
    const items = Array.from({ length: 49 }, (_, index) => ({ a: index, b: 1 }));
    const rows = rowsFor({ items: { a: [-1], b: [1] } }, { items });
    expect(drawn(rows).at(-1)).toBe('   – and 37 more, none nearer');
  });
});

test('what a person opens and closes stays so while the event changes', () => {
  const pattern = { a: ['x', 'y'] };
  const [row] = rowsFor(pattern, { a: 'x' });
  const openings = new Map([[row?.key ?? '', true]]);
  expect(rowsFor(pattern, { a: 'y' }, openings)).toHaveLength(3);
});

test('every line has a key of its own', () => {
  const pattern = {
    a: ['x', 'y'],
    $or: [{ r: { a: [1], b: [2] } }, { $or: [{ a: ['z'] }, { c: [1], d: { e: ['f'] } }] }],
    r: { a: [1], c: [2] },
  };
  const event = { a: ['p', 'q'], r: [{ a: 1 }, { b: 2, c: 2 }] };
  const rows = rowsFor(pattern, event);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('a line knows its places in the pattern and in the event', () => {
  const pattern = JSON.stringify({ a: ['x', 'y'] });
  const event = JSON.stringify({ a: ['p', 'q'] });
  const rows = treeRows(explain(pattern, event).root, new Map());
  const places = rows.map(({ content }) => {
    const { pattern: inPattern, event: inEvent } = placesOf(content);
    return [
      inPattern && pattern.slice(inPattern.from, inPattern.to),
      inEvent && event.slice(inEvent.from, inEvent.to),
    ];
  });
  expect(places).toEqual([
    ['["x","y"]', '"p"'],
    ['"x"', '"p"'],
    ['"y"', '"p"'],
    ['["x","y"]', '"p"'],
    ['["x","y"]', '"q"'],
  ]);
});
