import type { JsonNode } from '../json/node.ts';
import { comparableNumber } from './comparable-number.ts';
import type { EventLeaf } from './event-leaves.ts';
import type { ReasonCode } from './explanation.ts';
import { addressDigits } from './ip-address.ts';
import type { PatternField, TextOperand, TextOperator, ValueMatcher } from './syntax.ts';
import { matchesWildcard } from './wildcard.ts';

/** Of thousands of values the first ones tell as much. */
const MOST_COMPARED = 100;

/** Why none of a field's values satisfies its list. Of several members the most telling reason counts. */
export function reasonFor(
  field: PatternField,
  leaves: readonly EventLeaf[],
  containers: readonly JsonNode[],
): ReasonCode {
  const { matchers } = field;
  if (leaves.length === 0) {
    if (containers.some(({ type }) => type === 'object')) return 'intermediate-object';
    return containers.length > 0 ? 'empty' : 'absent';
  }
  const wanting = matchers.filter((matcher) => !(matcher.type === 'exists' && !matcher.value));
  if (wanting.length === 0) return 'present';
  if (wanting.every(({ type }) => type === 'anything-but')) return 'excluded';
  const compared = leaves.slice(0, MOST_COMPARED);
  const reasons = compared.flatMap((leaf) => wanting.map((matcher) => reasonOfOne(matcher, leaf)));
  const found = TELLING.find((reason) => reasons.includes(reason)) ?? 'different-value';
  return leaves.length > 1 && (found === 'different-value' || found === 'wrong-type')
    ? 'no-common-element'
    : found;
}

/** The most telling first: what is nearest to a match. */
const TELLING: readonly ReasonCode[] = [
  'different-case',
  'wrong-type',
  'number-not-comparable',
  'out-of-range',
  'outside-network',
  'different-prefix',
  'different-suffix',
  'different-shape',
  'not-an-address',
  'excluded',
  'different-value',
];

function reasonOfOne(matcher: ValueMatcher, { node, text }: EventLeaf): ReasonCode {
  const isText = node.type === 'string';
  switch (matcher.type) {
    case 'string':
    case 'exactly':
      if (!isText) return isSpelling(matcher.value, text) ? 'wrong-type' : 'different-value';
      return equalButForCase(node.value, matcher.value) ? 'different-case' : 'different-value';
    case 'number':
    case 'literal':
      return isText && isSpelling(node.value, matcher.text) ? 'wrong-type' : 'different-value';
    case 'text':
      return isText ? reasonOfText(matcher.operator, matcher.value, node.value) : 'wrong-type';
    case 'numeric':
      if (node.type !== 'number') return 'wrong-type';
      return comparableNumber(node.text) === null ? 'number-not-comparable' : 'out-of-range';
    case 'cidr':
      if (!isText) return 'wrong-type';
      return addressDigits(node.value) === null ? 'not-an-address' : 'outside-network';
    case 'exists':
      return 'present';
    case 'anything-but':
      return 'excluded';
  }
}

function reasonOfText(operator: TextOperator, operand: TextOperand, text: string): ReasonCode {
  const [value, wanted] = [text.toLowerCase(), operand.text.toLowerCase()];
  switch (operator) {
    case 'prefix':
      return !operand.ignoreCase && value.startsWith(wanted)
        ? 'different-case'
        : 'different-prefix';
    case 'suffix':
      return !operand.ignoreCase && value.endsWith(wanted) ? 'different-case' : 'different-suffix';
    case 'equals':
      return 'different-value';
    case 'wildcard': {
      const tokens = operand.wildcard?.map((token) => token?.toLowerCase() ?? null) ?? [];
      return matchesWildcard(tokens, value) ? 'different-case' : 'different-shape';
    }
  }
}

/** Whether a string spells what is wanted as another type: `"25"` for `25`, `"true"` for `true`. */
function isSpelling(value: string, wanted: string): boolean {
  const spelt = value.trim().toLowerCase();
  if (spelt === wanted.toLowerCase()) return true;
  return spelt !== '' && Number.isFinite(Number(spelt)) && Number(spelt) === Number(wanted);
}

function equalButForCase(a: string, b: string): boolean {
  return a !== b && a.toLowerCase() === b.toLowerCase();
}
