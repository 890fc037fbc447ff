import type { JsonNode } from '../../json/node.ts';
import { type Comparison, comparisonMeantBy, numericList } from './comparison.ts';
import type { Correction, Corrector } from './correction.ts';
import type { Place } from './place.ts';
import { replaced } from './replace.ts';

/** The operand of the operator object that the place is in. */
function operand({ list }: Place): { readonly item: JsonNode; readonly value: JsonNode } | null {
  if (list?.item.type !== 'object') return null;
  const [only] = list.item.members;
  return only && list.item.members.length === 1 ? { item: list.item, value: only.value } : null;
}

/** `numeric` with a comparison that is not written as the list it takes. */
export const mendComparison: Corrector = (place) => {
  const there = operand(place);
  if (!there) return [];
  const { item, value } = there;
  const comparison = comparisonMeantBy(value);
  return comparison ? comparing(comparison, item, value) : reordered(item, value);
};

function comparing(comparison: Comparison, item: JsonNode, value: JsonNode): readonly Correction[] {
  if (comparison.unequal !== null) {
    const insert = `{ "anything-but": ${comparison.unequal} }`;
    return [replaced(`Write it as ${insert}`, item, insert)];
  }
  const { lower, upper } = comparison;
  if (lower && upper && Number(lower.bound) >= Number(upper.bound)) {
    return crossed(lower, upper, item, value);
  }
  const list = numericList(comparison);
  return list === null ? [] : [replaced(`Write the comparison as ${list}`, value, list)];
}

/** Bounds that no number lies between: one number, or the numbers on either side. */
function crossed(
  lower: NonNullable<Comparison['lower']>,
  upper: NonNullable<Comparison['upper']>,
  item: JsonNode,
  value: JsonNode,
): readonly Correction[] {
  if (Number(lower.bound) === Number(upper.bound)) {
    const list = `["=", ${lower.bound}]`;
    return [replaced(`Ask for the number ${lower.bound}`, value, list)];
  }
  const within = `["${lower.sign}", ${upper.bound}, "${upper.sign}", ${lower.bound}]`;
  const outside = `{ "numeric": ["${upper.sign}", ${upper.bound}] }, { "numeric": ["${lower.sign}", ${lower.bound}] }`;
  return [
    replaced(`Swap the bounds: ${within}`, value, within),
    replaced(`Accept numbers on either side: ${outside}`, item, outside),
  ];
}

/** Two bounds of one kind, of which one was meant to be the other; or more terms than there can be. */
function reordered(item: JsonNode, value: JsonNode): readonly Correction[] {
  if (value.type !== 'array' || value.elements.length % 2 !== 0) return [];
  const terms: (readonly [sign: string, bound: string])[] = [];
  for (let index = 0; index < value.elements.length; index += 2) {
    const [sign, bound] = [value.elements[index], value.elements[index + 1]];
    if (sign?.type !== 'string' || bound?.type !== 'number') return [];
    terms.push([sign.value, bound.text]);
  }
  const [first, second] = terms;
  if (!first || !second) return [];
  const range = terms.length === 2 && first[0] === second[0] ? rangeOf(first, second) : null;
  const each = terms.map(([sign, bound]) => `{ "numeric": ["${sign}", ${bound}] }`).join(', ');
  return [
    ...(range ? [replaced(`Write the comparison as ${range}`, value, range)] : []),
    replaced('Write each comparison by itself: either may match', item, each),
  ];
}

function rangeOf(
  [sign, bound]: readonly [string, string],
  [, other]: readonly [string, string],
): string | null {
  const [low, high] = Number(bound) < Number(other) ? [bound, other] : [other, bound];
  const isInclusive = sign.endsWith('=') ? '=' : '';
  if (!/^[<>]=?$/.test(sign) || Number(low) === Number(high)) return null;
  return `[">${isInclusive}", ${low}, "<${isInclusive}", ${high}]`;
}

/** A number with more digits than can be compared: the nearest that has no more. */
export const shortenNumber: Corrector = ({ node }) => {
  if (node.type !== 'number' || !Number.isFinite(Number(node.text))) return [];
  const insert = String(Number(node.text));
  return [replaced(`Write ${insert}`, node, insert)];
};
