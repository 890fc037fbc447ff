import { assertNever } from '../../model/result.ts';
import type { NumericBounds, TextOperand, TextOperator, ValueMatcher } from '../syntax.ts';
import type { WildcardToken } from '../wildcard.ts';

/**
 * How the rules that ask for a value are found from the value: what every value that a matcher
 * accepts has in common. It may hold for other values too, so what is found is only a candidate.
 */
export type Access =
  /** The text, or its beginning or end, is this. `folded`: with A to Z in lower case. */
  | {
      readonly type: 'whole' | 'beginning' | 'end';
      readonly text: string;
      readonly folded: boolean;
    }
  /** The hexadecimal digits of the address, or of the number, begin with these. */
  | { readonly type: 'digits'; readonly text: string }
  /** These characters, as many as one of `PART_LENGTHS`, stand somewhere in the text. */
  | { readonly type: 'part'; readonly text: string }
  /** A number from `lower` to `upper`. */
  | { readonly type: 'range'; readonly lower: number; readonly upper: number }
  | { readonly type: 'literal'; readonly text: 'true' | 'false' | 'null' }
  /** Nothing to go by: any value may do. */
  | { readonly type: 'any' };

/** Two lengths only, since each is looked for at every place of a value; the longer one says more. */
const PART_LENGTHS = [6, 3];
const ANY: Access = { type: 'any' };

/** `null` if the matcher can be satisfied without a value. */
export function accessOf(matcher: ValueMatcher): Access | null {
  switch (matcher.type) {
    case 'string':
      if (matcher.address === null) return whole(matcher.value);
      return { type: 'digits', text: matcher.address };
    case 'exactly':
      return whole(matcher.value);
    case 'number':
      return matcher.value === null
        ? ANY
        : { type: 'range', lower: matcher.value, upper: matcher.value };
    case 'literal':
      return { type: 'literal', text: matcher.text };
    case 'text':
      return accessOfText(matcher.operator, matcher.value);
    case 'numeric':
      return accessOfBounds(matcher.bounds);
    case 'cidr': {
      const { lower, upper } = matcher.range;
      let length = 0;
      while (length < lower.length && lower[length] === upper[length]) length++;
      return length === 0 ? ANY : { type: 'digits', text: lower.slice(0, length) };
    }
    case 'exists':
      return matcher.value ? ANY : null;
    case 'anything-but':
      return ANY;
    default:
      return assertNever(matcher);
  }
}

function whole(text: string): Access {
  return { type: 'whole', text, folded: false };
}

function accessOfText(operator: TextOperator, operand: TextOperand): Access {
  const { text, ignoreCase } = operand;
  if (operator === 'wildcard') return accessOfWildcard(operand.wildcard ?? []);
  // Beyond ASCII one character may stand for several; a quote may be the one around the value.
  if (ignoreCase && !isAscii(text)) return ANY;
  if (operator !== 'equals' && (text === '' || text.includes('"'))) return ANY;
  const type = operator === 'equals' ? 'whole' : operator === 'prefix' ? 'beginning' : 'end';
  return { type, text: ignoreCase ? foldedAscii(text) : text, folded: ignoreCase };
}

export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

/** A to Z in lower case, and nothing else changed. */
export function foldedAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function accessOfWildcard(tokens: readonly WildcardToken[]): Access {
  const parts = literalParts(tokens);
  const [first = ''] = parts;
  if (parts.length === 1) return whole(first);
  const last = parts.at(-1) ?? '';
  const between = parts.slice(1, -1).reduce((a, b) => (b.length > a.length ? b : a), '');
  // The longest says most.
  const best = Math.max(first.length, last.length, between.length);
  if (best === 0) return ANY;
  if (first.length === best) return { type: 'beginning', text: first, folded: false };
  if (last.length === best) return { type: 'end', text: last, folded: false };
  const length = PART_LENGTHS.find((most) => most <= between.length);
  if (length !== undefined) return { type: 'part', text: between.slice(-length) };
  if (first !== '') return { type: 'beginning', text: first, folded: false };
  return last === '' ? ANY : { type: 'end', text: last, folded: false };
}

/** What stands before, between and behind the asterisks. */
export function literalParts(tokens: readonly WildcardToken[]): readonly string[] {
  const parts = [''];
  for (const token of tokens) {
    if (token === null) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function accessOfBounds(bounds: NumericBounds): Access {
  if (bounds.type === 'equal') return { type: 'range', lower: bounds.value, upper: bounds.value };
  return {
    type: 'range',
    lower: bounds.lower?.value ?? Number.NEGATIVE_INFINITY,
    upper: bounds.upper?.value ?? Number.POSITIVE_INFINITY,
  };
}

/** What to go by if several would do, besides how many rules go by it already: the least says most. */
export function vagueness(access: Access): number {
  switch (access.type) {
    case 'whole':
      return 0;
    case 'digits':
      return 2;
    case 'beginning':
    case 'end':
    case 'part':
      return 4;
    case 'range':
      return access.lower === access.upper ? 0 : 6;
    case 'literal':
      return 12;
    case 'any':
      return 64;
    default:
      return assertNever(access);
  }
}
