import { locate } from '../json/locate.ts';
import type { JsonNode } from '../json/node.ts';
import type { EventLeaves } from './event-leaves.ts';
import type { FieldJudgement, Judgement } from './judgement.ts';
import { elementsOf } from './leaf-scope.ts';
import type { PatternField } from './syntax.ts';

/**
 * Absence and arrays: `exists: false` looks only into the elements that fields tried before it have
 * settled on, and fields are tried in the order of their names (behaviour of aws/event-ruler).
 */

/** The place of the element that a field is absent from, while other elements have it. */
export function elementItIsAbsentFrom(
  field: PatternField,
  judgement: FieldJudgement,
  judge: Judgement,
  root: JsonNode,
  event: EventLeaves,
): string | null {
  if (judgement.type !== 'matched' || judgement.leaf !== null) return null;
  const { arrays } = judge.valuesOf(field);
  const before = [...judgement.along].filter(([{ path }]) => path < field.path);
  const settled = [...elementsOf(before.map(([, leaf]) => leaf))];
  // Arrays are numbered from the outside in.
  const innermost = settled.filter(([array]) => arrays.has(array)).sort(([a], [b]) => b - a)[0];
  if (!innermost) return null;
  const [array, index] = innermost;
  const element = event.arrays[array]?.node.elements[index];
  return element ? locate(root, element.span).place : null;
}

/**
 * Of a field that has to be absent and is so in some elements of an array only: the array, and the
 * field tried next, if none that is tried before settles on an element. `fields` have to match along.
 */
export function absentFromEverywhere(
  field: PatternField,
  fields: readonly PatternField[],
  judgement: Judgement,
  event: EventLeaves,
): { readonly array: string; readonly before: string } | null {
  const { scope } = judgement.valuesOf(field);
  const [first] = scope.arrays;
  if (!first || scope.arrays.size > 1) return null;
  const [array, present] = first;
  const { path = '', node } = event.arrays[array] ?? {};
  const objects = node?.elements.filter(({ type }) => type === 'object').length ?? 0;
  if (present.size >= objects) return null;
  const others = fields.filter(
    (other) => other !== field && judgement.valuesOf(other).arrays.has(array),
  );
  const [next] = others.sort((a, b) => (a.path < b.path ? -1 : 1));
  return next && next.path > field.path ? { array: path, before: next.path } : null;
}
