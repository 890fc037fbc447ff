import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/core/model/edit.ts';
import { awsMessage, describe as describeDiagnostic } from '../../src/core/pattern/diagnostic.ts';
import { EventReading, explainMatch, matchesEvent } from '../../src/core/pattern/explain.ts';
import type { ExplanationNode } from '../../src/core/pattern/explanation.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { quickFixesFor } from '../support/repairs.ts';

const keys = fc.constantFrom('a', 'b', 'detail', 'x.y', '$or', '');
const scalar = fc.oneof(
  fc.constantFrom('x', 'ab', 'AB', '10.0.0.1', '', 'true', '25', '🚀'),
  fc.constantFrom(0, 1, 25, 100.5, -3),
  fc.constantFrom(true, false, null),
);
const operator = fc.oneof(
  fc.record({ prefix: fc.constantFrom('a', 'x', '') }),
  fc.record({ suffix: fc.constantFrom('b', '1') }),
  fc.record({ wildcard: fc.constantFrom('*', 'a*', '*b*') }),
  fc.record({ 'equals-ignore-case': fc.constantFrom('ab', 'X') }),
  fc.record({ numeric: fc.constantFrom(['>', 5], ['<=', 25], ['>=', 0, '<', 100], ['=', 1]) }),
  fc.record({ exists: fc.boolean() }),
  fc.record({ cidr: fc.constantFrom('10.0.0.0/8', '::/0') }),
  fc.record({ 'anything-but': fc.oneof(fc.constantFrom('x', 25), fc.constant(['x', 'ab'])) }),
);
const { pattern: anyPattern } = fc.letrec<{ pattern: object; member: unknown }>((tie) => ({
  pattern: fc.dictionary(keys, tie('member'), { minKeys: 1, maxKeys: 3 }),
  member: fc.oneof(
    { depthSize: 'small' },
    fc.array(fc.oneof(scalar, operator), { minLength: 1, maxLength: 3 }),
    tie('pattern'),
    fc.array(tie('pattern'), { minLength: 2, maxLength: 3 }),
  ),
}));
const { event: anyEvent } = fc.letrec<{ event: object; value: unknown }>((tie) => ({
  event: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    tie('event'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

function isConsistent(node: ExplanationNode): boolean {
  if (node.kind === 'field') return (node.reason !== null) === (node.verdict === 'failed');
  return node.children.every(isConsistent);
}

test('an explanation never throws, on any JSON and on any other text', () => {
  fc.assert(
    fc.property(
      anyPattern,
      fc.oneof(
        anyEvent.map((event) => JSON.stringify(event)),
        fc.json(),
        fc.string(),
      ),
      (source, event) => {
        const parsed = parsePattern(JSON.stringify(source));
        if (!parsed.ok) return;
        const explanation = explainMatch(parsed.value, event);
        expect(explanation.root.verdict === 'matched').toBe(explanation.matched);
        expect(matchesEvent(parsed.value, new EventReading(event))).toBe(explanation.matched);
        expect(isConsistent(explanation.root)).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('every leaf that fails says why, and every value it looked at stands where it says', () => {
  fc.assert(
    fc.property(anyPattern, anyEvent, (source, event) => {
      const text = JSON.stringify(event, null, 1);
      const parsed = parsePattern(JSON.stringify(source));
      if (!parsed.ok) return;
      const visit = (node: ExplanationNode): void => {
        if (node.kind !== 'field') {
          node.children.forEach(visit);
          return;
        }
        expect(node.sentence).not.toBe('');
        for (const { span } of node.values)
          expect(() => JSON.parse(text.slice(span.from, span.to))).not.toThrow();
      };
      visit(explainMatch(parsed.value, text).root);
    }),
    { numRuns: 1_000 },
  );
});

test('reading a pattern never throws, and a refusal has words and a place inside the text', () => {
  const nearly = fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"a"',
        ':',
        ',',
        '"prefix"',
        '"numeric"',
        '"anything-but"',
        '1',
        '"$or"',
        'null',
        '"*"',
        '\\',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string(), fc.json()), (text) => {
      const parsed = parsePattern(text);
      if (parsed.ok) return;
      expect(awsMessage(parsed.error, text)).not.toBe('');
      expect(describeDiagnostic(parsed.error)).not.toBe('');
      expect(parsed.error.span.from).toBeGreaterThanOrEqual(0);
      expect(parsed.error.span.to).toBeLessThanOrEqual(
        Math.max(text.length, parsed.error.span.from),
      );
    }),
    { numRuns: 5_000 },
  );
});

test('every quick fix that is offered makes the rule match', () => {
  // Values and names that are nearly alike, so that there is much to mend.
  const name = fc.constantFrom('detail', 'Detail', 'detial', 'order', 'ordre', 'a.b', '$or');
  const nearValue = fc.oneof(
    scalar,
    fc.constantFrom(
      'Ab',
      'arn:x:y/z',
      'arn:x:y:z',
      'x.*',
      'TRUE',
      'something longer',
      24,
      '10.0.1.1',
    ),
  );
  const { near } = fc.letrec<{ near: object; inner: unknown }>((tie) => ({
    near: fc.dictionary(name, tie('inner'), { minKeys: 1, maxKeys: 3 }),
    inner: fc.oneof(
      { depthSize: 'small' },
      nearValue,
      tie('near'),
      fc.array(fc.oneof(nearValue, tie('near')), { maxLength: 2 }),
    ),
  }));
  const { wanted } = fc.letrec<{ wanted: object; inner: unknown }>((tie) => ({
    wanted: fc.dictionary(name, tie('inner'), { minKeys: 1, maxKeys: 3 }),
    inner: fc.oneof(
      { depthSize: 'small' },
      fc.array(fc.oneof(nearValue, operator), { minLength: 1, maxLength: 2 }),
      tie('wanted'),
      fc.array(tie('wanted'), { minLength: 2, maxLength: 2 }),
    ),
  }));
  fc.assert(
    fc.property(fc.oneof(anyPattern, wanted), fc.oneof(anyEvent, near), (source, event) => {
      const [patternText, eventText] = [JSON.stringify(source), JSON.stringify(event, null, 1)];
      for (const { side, edits, title } of quickFixesFor(patternText, eventText)) {
        const isPattern = side === 'pattern';
        const changed = parsePattern(isPattern ? applyEdits(patternText, edits) : patternText);
        const text = isPattern ? eventText : applyEdits(eventText, edits);
        expect(title).not.toBe('');
        expect(changed.ok && explainMatch(changed.value, text).matched).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('many arrays of objects do not make matching slow', () => {
  const names = Array.from({ length: 12 }, (_, index) => `k${String(index).padStart(2, '0')}`);
  const pattern = JSON.stringify({
    ...Object.fromEntries(names.map((name) => [name, { v: ['x'] }])),
    z: { v: ['never'] },
  });
  const list = Array.from({ length: 30 }, () => ({ v: 'x' }));
  const event = JSON.stringify({
    ...Object.fromEntries(names.map((name) => [name, list])),
    z: { v: 'no' },
  });
  const parsed = parsePattern(pattern);
  expect(parsed.ok && explainMatch(parsed.value, event).matched).toBe(false);
});
