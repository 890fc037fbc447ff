import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import type {
  ArrayExplanation,
  Explanation,
  ExplanationNode,
} from '../../src/core/pattern/explanation.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { fieldsOf } from '../support/explain.ts';

/** Few names and values, so that patterns and events meet, and many arrays of objects. */
const key = fc.constantFrom('a', 'b', 'c', 'd');
const scalar = fc.constantFrom<unknown>('x', 'X', 'y', 1, 2, '1', true, null);
const member = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.constantFrom({ exists: false }, { exists: true }) },
  fc.constantFrom({ prefix: 'x' }, { numeric: ['>', 1] }, { 'anything-but': ['x'] }),
);
const list = fc.array(member, { minLength: 1, maxLength: 2 });
function patternOf(depth: number): fc.Arbitrary<object> {
  if (depth === 0) return fc.dictionary(key, list, { minKeys: 1, maxKeys: 2 });
  const deeper = patternOf(depth - 1);
  const fields = fc.dictionary(key, fc.oneof(list, deeper), { minKeys: 1, maxKeys: 3 });
  const or = fc.array(deeper, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: fields },
    fc.tuple(fields, or).map(([members, $or]) => ({ ...members, $or })),
    fc.tuple(fields, or).map(([members, $or]) => ({ $or, ...members })),
  );
}
function eventValueOf(depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return scalar;
  const deeper = eventOf(depth - 1);
  return fc.oneof(
    scalar,
    deeper,
    fc.array(deeper, { maxLength: 3 }),
    fc.array(eventValueOf(depth - 1), { maxLength: 2 }),
  );
}
function eventOf(depth: number): fc.Arbitrary<object> {
  return fc.dictionary(key, eventValueOf(depth), { maxKeys: 4 });
}
interface Case {
  readonly patternText: string;
  readonly eventText: string;
  readonly explanation: Explanation;
}

function forAll(
  check: (one: Case) => void,
  patterns: fc.Arbitrary<object> = patternOf(2),
  events: fc.Arbitrary<object> = eventOf(3),
): void {
  fc.assert(
    fc.property(patterns, events, (source, event) => {
      const patternText = JSON.stringify(source);
      const eventText = JSON.stringify(event, null, 1);
      const parsed = parsePattern(patternText);
      if (!parsed.ok) return;
      check({ patternText, eventText, explanation: explainMatch(parsed.value, eventText) });
    }),
    { numRuns: 1_500 },
  );
}

function nodesIn(node: ExplanationNode): readonly ExplanationNode[] {
  return node.kind === 'field' ? [node] : [node, ...node.children.flatMap(nodesIn)];
}

function tablesIn(tables: readonly ArrayExplanation[]): readonly ArrayExplanation[] {
  return tables.flatMap((table) => [
    table,
    ...table.elements.flatMap(({ arrays }) => tablesIn(arrays)),
  ]);
}

function allTables({ root }: Explanation): readonly ArrayExplanation[] {
  return nodesIn(root).flatMap((node) => (node.kind === 'all' ? tablesIn(node.arrays) : []));
}

test('the tree adds up: all fields of an object, one alternative of $or, and the answer at the root', () => {
  forAll(({ explanation }) => {
    expect(explanation.root.verdict).toBe(explanation.matched ? 'matched' : 'failed');
    for (const node of nodesIn(explanation.root)) {
      if (node.kind === 'field') continue;
      const verdicts = node.children.map(({ verdict }) => verdict);
      const isMatched =
        node.kind === 'or' ? verdicts.includes('matched') : !verdicts.includes('failed');
      expect(node.verdict).toBe(isMatched ? 'matched' : 'failed');
    }
  });
});

test('what failed has a reason, and nothing else has', () => {
  forAll(({ explanation }) => {
    for (const node of nodesIn(explanation.root)) {
      if (node.kind === 'all') continue;
      expect(node.reason !== null).toBe(node.verdict === 'failed');
      if (node.kind === 'field') {
        for (const { verdict, reason } of node.matchers) {
          expect(reason !== null).toBe(verdict === 'failed');
        }
      }
    }
  });
});

test('a match rests on a matching alternative of each $or on its way', () => {
  forAll(({ explanation }) => {
    const visit = (node: ExplanationNode): void => {
      if (node.kind === 'field') return;
      if (node.kind === 'all') {
        node.children.forEach(visit);
        return;
      }
      const chosen = node.children[node.chosen ?? -1];
      expect(chosen?.verdict).toBe('matched');
      if (chosen) visit(chosen);
    };
    if (explanation.matched) visit(explanation.root);
    else
      expect(
        nodesIn(explanation.root).every((node) => node.kind !== 'or' || node.chosen === null),
      ).toBe(true);
  });
});

test('spans lie in their texts, and pointers lead to the values there', () => {
  forAll(({ patternText, eventText, explanation }) => {
    const event: unknown = JSON.parse(eventText);
    const valueAt = (pointer: string): unknown =>
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], event);
    const written = ({ from, to }: { from: number; to: number }): unknown =>
      JSON.parse(eventText.slice(from, to));
    for (const field of fieldsOf(explanation.root)) {
      expect(JSON.parse(patternText.slice(field.span.from, field.span.to))).toBeInstanceOf(Array);
      expect(JSON.parse(patternText.slice(field.keySpan.from, field.keySpan.to))).toBe(
        field.path.at(-1),
      );
      for (const { span, pointer } of field.values) {
        expect(valueAt(pointer)).toEqual(written(span));
      }
    }
    for (const { span, pointer, elements } of allTables(explanation)) {
      expect(valueAt(pointer)).toEqual(written(span));
      for (const one of elements) expect(valueAt(one.pointer)).toEqual(written(one.span));
    }
  });
});

test('what is looked for in one array alone matches if one of its elements does', () => {
  const fields = fc.dictionary(key, fc.oneof(list, patternOf(0)), { minKeys: 2 });
  const elements = fc.array(eventOf(2), { minLength: 1, maxLength: 4 });
  let tables = 0;
  forAll(
    ({ explanation }) => {
      const [table] = explanation.root.arrays;
      const isWhole = table?.pointer === '/l' && table.fields.length === countOf(explanation);
      if (!table || !isWhole) return;
      tables++;
      const isMatched = table.elements.some(({ verdict }) => verdict === 'matched');
      expect(isMatched).toBe(explanation.matched);
    },
    fields.map((l) => ({ l })),
    elements.map((l) => ({ l })),
  );
  expect(tables).toBeGreaterThan(100);
});

function countOf({ root }: Explanation): number {
  return new Set(fieldsOf(root).map(({ field }) => field)).size;
}
