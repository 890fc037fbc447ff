import { describe, expect, test } from 'vitest';
import type { ExplanationNode, OrExplanation } from '../../../src/core/pattern/explanation.ts';
import { explain, fieldsOf } from '../../support/explain.ts';

function alternativesIn(node: ExplanationNode): readonly OrExplanation[] {
  if (node.kind === 'field') return [];
  const inside = node.children.flatMap(alternativesIn);
  return node.kind === 'or' ? [node, ...inside] : inside;
}

describe('$or', () => {
  test('says which alternatives matched, and which one the match rests on', () => {
    const pattern = { $or: [{ a: ['no'] }, { b: ['x'] }, { c: ['x'] }] };
    const [or] = alternativesIn(explain(pattern, { a: 'x', b: 'x', c: 'x' }).root);
    expect(or?.children.map(({ verdict }) => verdict)).toEqual(['failed', 'matched', 'matched']);
    expect(or).toMatchObject({ verdict: 'matched', reason: null, chosen: 1 });
  });

  test('without a matching alternative fails, with a reason in each', () => {
    const pattern = { $or: [{ a: ['X'] }, { b: ['x'] }] };
    const [or] = alternativesIn(explain(pattern, { a: 'x' }).root);
    expect(or).toMatchObject({ verdict: 'failed', reason: 'no-alternative', chosen: null });
    expect(or?.children.flatMap(fieldsOf).map(({ reason }) => reason)).toEqual([
      'different-case',
      'absent',
    ]);
  });

  test('in $or shows the way through both', () => {
    const pattern = {
      $or: [{ a: ['x'], $or: [{ b: ['no'] }, { c: ['x'] }] }, { d: ['no'] }],
      e: ['x'],
    };
    const ors = alternativesIn(explain(pattern, { a: 'x', c: 'x', e: 'x' }).root);
    expect(ors.map(({ chosen }) => chosen)).toEqual([0, 1]);
  });

  test('twice shows the way through each', () => {
    const pattern = {
      d: { $or: [{ a: ['no'] }, { b: ['x'] }] },
      $or: [{ c: ['no'] }, { e: ['no'] }, { f: ['x'] }],
    };
    const ors = alternativesIn(explain(pattern, { d: { b: 'x' }, f: 'x' }).root);
    expect(ors.map(({ chosen }) => chosen)).toEqual([1, 2]);
  });

  test('whose other alternative sets the same path again leaves that list out', () => {
    const pattern = { a: ['x'], $or: [{ a: ['y'] }, { b: ['z'] }] };
    const { matched, root } = explain(pattern, { a: 'y' });
    expect(matched).toBe(true);
    expect(root.verdict).toBe('matched');
    expect(fieldsOf(root).map(({ verdict, sentence }) => [verdict, sentence])).toEqual([
      ['not-reached', 'a is given again further down, and the last one counts'],
      ['matched', 'a is "y", as the rule asks: "y"'],
      ['failed', 'b is absent, and the rule needs "z"'],
    ]);
  });

  test('puts the blame on the alternative and not on what all have in common', () => {
    const pattern = { r: { z: ['1'] }, $or: [{ r: { a: ['2'] } }, { b: ['no'] }] };
    const { root } = explain(pattern, { r: [{ z: '1' }, { a: '2' }] });
    expect(fieldsOf(root).map(({ field, reason }) => [field, reason])).toEqual([
      ['r.z', null],
      ['r.a', 'elements-of-different-objects'],
      ['b', 'absent'],
    ]);
  });

  test('does not call an alternative matched whose values are in different elements', () => {
    const pattern = { $or: [{ a: ['x'] }, { r: { b: ['1'], c: ['2'] } }] };
    const { root } = explain(pattern, { a: 'x', r: [{ b: '1' }, { c: '2' }] });
    const [or] = alternativesIn(root);
    expect(or?.children.map(({ verdict }) => verdict)).toEqual(['matched', 'failed']);
  });
});

test('a list that is written twice: the last one counts', () => {
  const { root } = explain('{"a":["x"],"a":["y"]}', { a: 'y' });
  expect(fieldsOf(root).map(({ verdict }) => verdict)).toEqual(['not-reached', 'matched']);
});
