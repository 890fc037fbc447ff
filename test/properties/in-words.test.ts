import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inWords, plainWords, type WordsClause } from '../../src/core/pattern/in-words.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import type { PatternNode } from '../../src/core/pattern/syntax.ts';

const key = fc.oneof(fc.constantFrom('a', 'b', 'detail', 'x.y'), fc.string({ maxLength: 6 }));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('10.0.0.1', ''),
);
const texts = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 15 }));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const shape = fc
  .array(fc.constantFrom('a', '*', 'b', '\\*', '\\\\', 'é'), { maxLength: 6 })
  .map((pieces) => pieces.join('').replace(/\*\*+/g, '*'));
const member = fc.oneof(
  text,
  number,
  fc.constantFrom(true, false, null),
  fc.record({ prefix: fc.oneof(text, fc.record({ 'equals-ignore-case': text })) }),
  fc.record({ suffix: fc.oneof(text, fc.record({ 'equals-ignore-case': text })) }),
  fc.record({ 'equals-ignore-case': text }),
  fc.record({ exactly: text }),
  fc.record({ wildcard: shape }),
  fc.record({ exists: fc.boolean() }),
  fc.record({ cidr: fc.constantFrom('10.0.0.0/8', '::/0', '0.0.0.0/0', '2001:db8::/127') }),
  fc.record({ numeric: fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), number) }),
  fc.record({ numeric: number.map((low) => ['>', low, '<=', low + 1 + Math.abs(low)]) }),
  fc.record({
    'anything-but': fc.oneof(
      texts,
      number,
      fc.array(number, { minLength: 1 }),
      fc.record({ prefix: texts }),
      fc.record({ suffix: texts }),
      fc.record({ 'equals-ignore-case': texts }),
      fc.record({ wildcard: fc.oneof(shape, fc.array(shape, { minLength: 1, maxLength: 3 })) }),
    ),
  }),
);
const list = fc.array(member, { minLength: 1, maxLength: 25 });

function patternOf(depth: number): fc.Arbitrary<object> {
  if (depth === 0) return fc.dictionary(key, list, { minKeys: 1, maxKeys: 2 });
  const deeper = patternOf(depth - 1);
  const fields = fc.dictionary(key, fc.oneof(list, deeper), { minKeys: 1, maxKeys: 3 });
  const or = fc.array(deeper, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    fields,
    fc.tuple(fields, or).map(([members, $or]) => ({ ...members, $or })),
  );
}

function pathsOf(node: PatternNode): readonly string[] {
  return node.kind === 'field' ? [node.path] : node.children.flatMap(pathsOf);
}

test('the words of any valid pattern name every field, and stand for places in it', () => {
  let valid = 0;
  fc.assert(
    fc.property(patternOf(2), (source) => {
      const written = JSON.stringify(source, null, 1);
      const parsed = parsePattern(written);
      if (!parsed.ok) return;
      valid++;
      const words = inWords(parsed.value);
      for (const path of pathsOf(parsed.value.root)) expect(plainWords(words)).toContain(path);
      const visit = (clause: WordsClause): void => {
        if (clause.kind === 'or') {
          for (const { clauses } of clause.alternatives) clauses.forEach(visit);
          return;
        }
        for (const { text: part, span } of clause.parts) {
          expect(part).not.toBe('');
          if (!span) continue;
          expect(clause.span.from <= span.from && span.to <= clause.span.to).toBe(true);
          const about = written.slice(span.from, span.to);
          // One member of a list, or the last few of a long one.
          expect(JSON.parse(`[${about}]`)).not.toHaveLength(0);
        }
      };
      words.clauses.forEach(visit);
    }),
    { numRuns: 800 },
  );
  expect(valid).toBeGreaterThan(100);
});
