import type {
  AddressRange,
  Excluded,
  NumericBounds,
  TextOperand,
  TextOperator,
  ValueMatcher,
} from './syntax.ts';

/**
 * The JSON text of a value that a member of a pattern's list accepts, as near to the present one as
 * is easily found; `null` if there is none to suggest. Whoever uses it proves it.
 */
export function satisfyingValue(matcher: ValueMatcher, present: string): string | null {
  switch (matcher.type) {
    case 'string':
    case 'exactly':
      return JSON.stringify(matcher.value);
    case 'number':
    case 'literal':
      return matcher.text;
    case 'text':
      return satisfyingText(matcher.operator, matcher.value);
    case 'numeric':
      return satisfyingNumber(matcher.bounds);
    case 'cidr':
      return JSON.stringify(firstAddress(matcher.range));
    case 'exists':
      return null;
    case 'anything-but':
      return allowedValue(matcher.excluded, present);
  }
}

export function satisfyingText(operator: TextOperator, { text, wildcard }: TextOperand): string {
  switch (operator) {
    case 'prefix':
      return JSON.stringify(`${text}x`);
    case 'suffix':
      return JSON.stringify(`x${text}`);
    case 'equals':
      return JSON.stringify(text);
    case 'wildcard':
      return JSON.stringify((wildcard ?? []).map((token) => token ?? 'x').join(''));
  }
}

function satisfyingNumber(bounds: NumericBounds): string {
  if (bounds.type === 'equal') return String(bounds.value);
  const { lower, upper } = bounds;
  if (!lower) return upper?.inclusive ? upper.text : String((upper?.value ?? 0) - 1);
  if (lower.inclusive) return lower.text;
  const next = Math.floor(lower.value) + 1;
  const isBelow = !upper || next < upper.value || (upper.inclusive && next === upper.value);
  return String(isBelow ? next : (lower.value + (upper?.value ?? lower.value)) / 2);
}

/** The first address after the network's own. */
function firstAddress({ lower }: AddressRange): string {
  return addressFrom(BigInt(`0x${lower}`) + 1n, lower.length);
}

/** An address as it is written, of which the number has so many hexadecimal digits. */
export function addressFrom(number: bigint, length: number): string {
  const digits = number.toString(16).padStart(length, '0');
  if (length === 8) {
    return (digits.match(/../g) ?? []).map((part) => Number.parseInt(part, 16)).join('.');
  }
  const parts = (digits.match(/..../g) ?? []).map((part) => part.replace(/^0+(?=.)/, ''));
  return parts.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
}

function allowedValue(excluded: Excluded, present: string): string | null {
  if (excluded.type === 'numbers') return String(Math.max(...excluded.values) + 1);
  if (excluded.type === 'strings' && present.startsWith('"') && !present.endsWith('…')) {
    return JSON.stringify(`${JSON.parse(present)}-other`);
  }
  return JSON.stringify('something else');
}
