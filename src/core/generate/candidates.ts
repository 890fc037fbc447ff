import { parseJson } from '../json/parse.ts';
import { accepts } from '../pattern/accepts.ts';
import { type EventLeaf, leavesOf } from '../pattern/event-leaves.ts';
import { addressFrom, satisfyingText, satisfyingValue } from '../pattern/satisfying-value.ts';
import type {
  Excluded,
  NumericBounds,
  PatternField,
  TextOperand,
  ValueMatcher,
} from '../pattern/syntax.ts';

/** What a field may hold: the JSON text of a scalar, or nothing at all. */
export type Candidate = string | null;

/** Tried where nothing nearer serves. */
const ANYTHING = ['"something else"', '"other"', '0', '-1', 'true', 'false', 'null'];

/** Values that the field's list accepts, the most plausible first. */
export function acceptedValues(
  { matchers }: Pick<PatternField, 'matchers'>,
  present: Candidate,
): readonly Candidate[] {
  const wanted = matchers.flatMap((matcher) => [
    satisfyingValue(matcher, present ?? '""'),
    ...(matcher.type === 'text' && matcher.value.ignoreCase ? inOtherLetters(matcher) : []),
  ]);
  const values = [present, ...wanted, '"some value"', ...ANYTHING].flatMap((one) => one ?? []);
  const accepted = unique(values).filter((value) => isAccepted(matchers, value));
  return acceptsAbsence(matchers) ? [...accepted, null] : accepted;
}

/**
 * A letter that is neither small nor capital is not found as it is written, and of what is no letter of
 * two bytes the matcher sees question marks (behaviour of aws/event-ruler).
 */
function inOtherLetters({ operator, value }: Extract<ValueMatcher, { type: 'text' }>) {
  const { text } = value;
  const others = [text.toLowerCase(), text.toUpperCase(), text.replace(/[\ud800-\udfff]/g, '?')];
  return others.map((other) => satisfyingText(operator, { ...value, text: other }));
}

/** Values just beside those that the list accepts, and nothing at all: whatever it does not accept. */
export function rejectedValues(
  { matchers }: Pick<PatternField, 'matchers'>,
  accepted: Candidate,
): readonly Candidate[] {
  const near = [
    ...matchers.flatMap(beside),
    ...(accepted === null ? ['"some value"'] : variantsOf(accepted)),
    ...ANYTHING,
  ];
  const rejected = unique(near).filter((value) => !isAccepted(matchers, value));
  return acceptsAbsence(matchers) ? rejected : [...rejected, null];
}

function acceptsAbsence(matchers: readonly ValueMatcher[]): boolean {
  return matchers.some((matcher) => matcher.type === 'exists' && !matcher.value);
}

export function isAccepted(matchers: readonly ValueMatcher[], value: string): boolean {
  const leaf = leafOf(value);
  return leaf !== undefined && matchers.some((matcher) => accepts(matcher, leaf));
}

function leafOf(value: string): EventLeaf | undefined {
  const parsed = parseJson(`{"v":${value}}`);
  return parsed.ok ? leavesOf(parsed.value, false).leaves.get('v')?.[0] : undefined;
}

/** Values at the border of what a member of the list accepts. */
function beside(matcher: ValueMatcher): readonly string[] {
  switch (matcher.type) {
    case 'string':
    case 'exactly':
      return variantsOf(JSON.stringify(matcher.value));
    case 'number':
      return matcher.value === null ? [] : numbersBeside(matcher.value);
    case 'literal':
      return matcher.text === 'null'
        ? ['"null"', '0']
        : [matcher.text === 'true' ? 'false' : 'true'];
    case 'numeric':
      return besideBounds(matcher.bounds);
    case 'cidr': {
      const { lower, upper } = matcher.range;
      const most = (1n << BigInt(lower.length * 4)) - 1n;
      const [below, above] = [BigInt(`0x${lower}`) - 1n, BigInt(`0x${upper}`) + 1n];
      return [above, below]
        .filter((number) => number >= 0n && number <= most)
        .map((number) => JSON.stringify(addressFrom(number, lower.length)));
    }
    case 'anything-but':
      return excludedValues(matcher.excluded);
    case 'text':
      return variantsOf(satisfyingText(matcher.operator, matcher.value));
    case 'exists':
      return [];
  }
}

function besideBounds(bounds: NumericBounds): readonly string[] {
  if (bounds.type === 'equal') return numbersBeside(bounds.value);
  const { lower, upper } = bounds;
  const below = lower && (lower.inclusive ? String(lower.value - 1) : lower.text);
  const above = upper && (upper.inclusive ? String(upper.value + 1) : upper.text);
  return [below, above].flatMap((text) => text ?? []);
}

function numbersBeside(value: number): readonly string[] {
  return [String(value + 1), String(value - 1), JSON.stringify(String(value))];
}

function excludedValues(excluded: Excluded): readonly string[] {
  switch (excluded.type) {
    case 'strings':
      return excluded.values.map((value) => JSON.stringify(value));
    case 'numbers':
      return excluded.values.map(String);
    case 'text':
      return excluded.values.map((operand: TextOperand) =>
        satisfyingText(excluded.operator, operand),
      );
  }
}

/** A string with one letter fewer, more, or in another case; and what only looks the same. */
function variantsOf(value: string): readonly string[] {
  if (!value.startsWith('"')) return [JSON.stringify(value)];
  const parsed: unknown = JSON.parse(value);
  const text = typeof parsed === 'string' ? parsed : '';
  const other = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  const variants = [`${text}x`, other, text.slice(0, -1), `x${text}`, text.slice(1), 'x', ''];
  const asWritten = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(text) ? [text] : [];
  return [...variants.map((one) => JSON.stringify(one)), ...asWritten];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
