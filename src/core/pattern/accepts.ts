import { assertNever } from '../model/result.ts';
import { comparableNumber } from './comparable-number.ts';
import type { EventLeaf } from './event-leaves.ts';
import { endsWithIgnoreCase, equalsIgnoreCase, startsWithIgnoreCase } from './ignore-case.ts';
import { addressDigits, isWithinRange } from './ip-address.ts';
import type {
  AddressRange,
  Excluded,
  NumericBounds,
  TextOperand,
  TextOperator,
  ValueMatcher,
} from './syntax.ts';
import { matchesWildcard } from './wildcard.ts';

/**
 * Whether one value of an event satisfies one member of a field's list (EventBridge User Guide,
 * *Comparison operators*). Absence is not a value, so `exists: false` accepts none.
 */
export function accepts(matcher: ValueMatcher, leaf: EventLeaf): boolean {
  const { node } = leaf;
  switch (matcher.type) {
    case 'string': {
      if (matcher.address === null) return node.type === 'string' && leaf.text === matcher.value;
      const range = { lower: matcher.address, upper: matcher.address };
      return isWithin(range, leaf, matcher.besideNumbers ?? false);
    }
    case 'exactly':
      return node.type === 'string' && leaf.text === matcher.value;
    case 'number': {
      if (node.type !== 'number') return false;
      if (node.text === matcher.text) return true;
      return matcher.value !== null && comparableNumber(node.text) === matcher.value;
    }
    case 'literal':
      return node.type !== 'string' && leaf.text === matcher.text;
    case 'text':
      return node.type === 'string' && acceptsText(matcher.operator, matcher.value, leaf.text);
    case 'numeric': {
      const value = node.type === 'number' ? comparableNumber(node.text) : null;
      return value !== null && isWithinBounds(matcher.bounds, value);
    }
    case 'cidr':
      return isWithin(matcher.range, leaf, matcher.besideNumbers ?? false);
    case 'exists':
      return matcher.value;
    case 'anything-but':
      return !excludes(matcher.excluded, leaf);
    default:
      return assertNever(matcher);
  }
}

/**
 * A JSON number is compared by its spelling, as if that were the digits of an address, unless numbers
 * are wanted beside the address and it can be compared with those (a defect of aws/event-ruler that
 * is reproduced here).
 */
function isWithin(range: AddressRange, { node, text }: EventLeaf, besideNumbers: boolean): boolean {
  if (node.type === 'string') {
    const digits = addressDigits(text);
    return digits !== null && isWithinRange(digits, range);
  }
  if (besideNumbers && node.type === 'number' && comparableNumber(text) !== null) return false;
  return isWithinRange(text, range);
}

/**
 * The closing and the opening quote of the value take part in a comparison, as in AWS's matcher:
 * `{"prefix": "x\""}` accepts the string `x`.
 */
function acceptsText(operator: TextOperator, operand: TextOperand, value: string): boolean {
  const { text, ignoreCase } = operand;
  switch (operator) {
    case 'prefix':
      return ignoreCase ? startsWithIgnoreCase(text, `${value}"`) : `${value}"`.startsWith(text);
    case 'suffix':
      return ignoreCase ? endsWithIgnoreCase(text, `"${value}`) : `"${value}`.endsWith(text);
    case 'equals':
      return equalsIgnoreCase(text, value);
    case 'wildcard':
      return matchesWildcard(operand.wildcard ?? [], value);
    default:
      return assertNever(operator);
  }
}

function isWithinBounds(bounds: NumericBounds, value: number): boolean {
  if (bounds.type === 'equal') return value === bounds.value;
  const { lower, upper } = bounds;
  if (lower && (lower.inclusive ? value < lower.value : value <= lower.value)) return false;
  return !upper || (upper.inclusive ? value <= upper.value : value < upper.value);
}

function excludes(excluded: Excluded, { node, text }: EventLeaf): boolean {
  switch (excluded.type) {
    case 'strings':
      return node.type === 'string' && excluded.values.includes(text);
    case 'numbers': {
      const value = node.type === 'number' ? comparableNumber(node.text) : null;
      return value !== null && excluded.values.includes(value);
    }
    case 'text':
      return (
        node.type === 'string' &&
        excluded.values.some((operand) => acceptsText(excluded.operator, operand, text))
      );
    default:
      return assertNever(excluded);
  }
}
