import { accepts } from '../accepts.ts';
import type { EventLeaf } from '../event-leaves.ts';
import { isWithinRange } from '../ip-address.ts';
import type {
  AddressRange,
  Excluded,
  NumericBounds,
  TextOperand,
  TextOperator,
  ValueMatcher,
} from '../syntax.ts';
import { foldedAscii, isAscii, literalParts } from './access.ts';
import { FALSE, type LeafList, NO_CONTEXT, NULL, NUMBER, STRING, TRUE } from './leaf-list.ts';
import { isComparableAt } from './number-text.ts';
import { standsAt, standsFoldedAt } from './text-hash.ts';

/** What is known of a condition in one event: bits. */
export const UNMET = 0;
/** Met whatever elements of lists are chosen. */
export const MET = 1;
/** Met by a value in some element of a list. */
export const MET_WITHIN = 2;
/** The field is absent from some elements of a list, and present in others. */
export const ABSENT_WITHIN = 4;

export type LeafTest = (leaves: LeafList, row: number) => boolean;

/** One field with its list of accepted values. Rules that ask the same share it. */
export class Condition {
  readonly field: number;
  readonly path: string;
  readonly key: string;
  readonly matchers: readonly ValueMatcher[];
  readonly wantsAbsence: boolean;
  readonly #tests: readonly LeafTest[];
  /** How many alternatives of rules ask for it. */
  users = 0;
  #event = -1;
  #state = UNMET;

  constructor(field: number, path: string, key: string, matchers: readonly ValueMatcher[]) {
    this.field = field;
    this.path = path;
    this.key = key;
    this.matchers = matchers;
    this.wantsAbsence = matchers.some((matcher) => matcher.type === 'exists' && !matcher.value);
    this.#tests = matchers.map(leafTest);
  }

  /** What an event says of it; found out once an event. */
  stateIn(event: number, leaves: LeafList): number {
    if (this.#event !== event) {
      this.#event = event;
      this.#state = this.#find(leaves);
    }
    return this.#state;
  }

  accepts(leaves: LeafList, row: number): boolean {
    for (const test of this.#tests) if (test(leaves, row)) return true;
    return false;
  }

  #find(leaves: LeafList): number {
    let row = leaves.first(this.field);
    if (row < 0) return this.wantsAbsence ? MET : UNMET;
    let state = this.wantsAbsence ? ABSENT_WITHIN : UNMET;
    for (; row >= 0; row = leaves.next[row] ?? -1) {
      const everywhere = leaves.context[row] === NO_CONTEXT;
      if (everywhere) state &= ~ABSENT_WITHIN;
      // One value within lists says as much as many.
      if (!everywhere && state & MET_WITHIN) continue;
      if (!this.accepts(leaves, row)) continue;
      if (everywhere) return MET;
      state |= MET_WITHIN;
    }
    return state;
  }
}

/** The common cases in place; the others as the plain evaluator decides them. */
function leafTest(matcher: ValueMatcher): LeafTest {
  switch (matcher.type) {
    case 'string':
      if (matcher.address === null) return isText(matcher.value);
      return addressTest(matcher, { lower: matcher.address, upper: matcher.address });
    case 'exactly':
      return isText(matcher.value);
    case 'literal': {
      const type = matcher.text === 'true' ? TRUE : matcher.text === 'false' ? FALSE : NULL;
      return (leaves, row) => leaves.type[row] === type;
    }
    case 'number': {
      const { value } = matcher;
      if (value === null) return plainly(matcher);
      return (leaves, row) => isNumber(leaves, row, (found) => found === value);
    }
    case 'exists':
      return () => matcher.value;
    case 'cidr':
      return addressTest(matcher, matcher.range);
    case 'numeric': {
      const { bounds } = matcher;
      return (leaves, row) => isNumber(leaves, row, (value) => isWithin(bounds, value));
    }
    case 'text':
      return textTest(matcher.operator, matcher.value) ?? plainly(matcher);
    case 'anything-but':
      return exclusionTest(matcher.excluded) ?? plainly(matcher);
    default:
      return plainly(matcher);
  }
}

function exclusionTest(excluded: Excluded): LeafTest | null {
  if (excluded.type === 'numbers') return null;
  const tests =
    excluded.type === 'strings'
      ? excluded.values.map(isText)
      : excluded.values.map((operand) => textTest(excluded.operator, operand));
  const [only, ...others] = tests;
  if (only && others.length === 0) return (leaves, row) => !only(leaves, row);
  if (!tests.every((test) => test !== null)) return null;
  return (leaves, row) => !tests.some((test) => test(leaves, row));
}

function textTest(operator: TextOperator, operand: TextOperand): LeafTest | null {
  const { text, ignoreCase, wildcard } = operand;
  if (operator === 'wildcard') return hasShape(literalParts(wildcard ?? []));
  // Beyond ASCII a character may stand for several; a quote may be one of those around the value.
  if (text.includes('"') || (ignoreCase && !isAscii(text))) return null;
  const wanted = ignoreCase ? foldedAscii(text) : text;
  const stands = ignoreCase ? standsFoldedAt : standsAt;
  return (leaves, row) => {
    const from = leaves.from[row] ?? 0;
    const spare = (leaves.to[row] ?? 0) - from - wanted.length;
    if (leaves.type[row] !== STRING || spare < 0 || (spare > 0 && operator === 'equals')) {
      return false;
    }
    const start = operator === 'suffix' ? from + spare : from;
    return stands(leaves.source[row] ?? '', start, wanted);
  };
}

function isText(wanted: string): LeafTest {
  return (leaves, row) => {
    const from = leaves.from[row] ?? 0;
    return (
      leaves.type[row] === STRING &&
      (leaves.to[row] ?? 0) - from === wanted.length &&
      standsAt(leaves.source[row] ?? '', from, wanted)
    );
  };
}

function addressTest(matcher: ValueMatcher, range: AddressRange): LeafTest {
  const plain = plainly(matcher);
  return (leaves, row) => {
    if (leaves.type[row] !== STRING) return plain(leaves, row);
    const digits = leaves.digitsOf(row);
    return digits !== '' && isWithinRange(digits, range);
  };
}

/** `parts` are what stands before, between and behind asterisks. */
function hasShape(parts: readonly string[]): LeafTest {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return isText(first);
  const between = parts.slice(1, -1);
  return (leaves, row) => {
    if (leaves.type[row] !== STRING) return false;
    const source = leaves.source[row] ?? '';
    const from = leaves.from[row] ?? 0;
    const end = (leaves.to[row] ?? 0) - last.length;
    if (end - from < first.length) return false;
    if (!standsAt(source, from, first) || !standsAt(source, end, last)) return false;
    if (between.length === 0) return true;
    // Each as far to the left as it can be, which leaves most room for the others.
    const value = source.slice(from, end);
    let at = first.length;
    for (const part of between) {
      at = value.indexOf(part, at);
      if (at < 0) return false;
      at += part.length;
    }
    return true;
  };
}

/** Whether it can be compared is asked last, since it takes longest. */
function isNumber(leaves: LeafList, row: number, fits: (value: number) => boolean): boolean {
  if (leaves.type[row] !== NUMBER) return false;
  const value = leaves.doubleOf(row);
  if (!fits(value)) return false;
  return isComparableAt(
    leaves.source[row] ?? '',
    leaves.from[row] ?? 0,
    leaves.to[row] ?? 0,
    value,
  );
}

function isWithin(bounds: NumericBounds, value: number): boolean {
  if (bounds.type === 'equal') return value === bounds.value;
  const { lower, upper } = bounds;
  if (lower && (lower.inclusive ? value < lower.value : value <= lower.value)) return false;
  return !upper || (upper.inclusive ? value <= upper.value : value < upper.value);
}

function plainly(matcher: ValueMatcher): LeafTest {
  return (leaves, row) => accepts(matcher, leafAt(leaves, row));
}

const NOWHERE = { from: 0, to: 0 };

/** A row as the plain evaluator wants it. */
function leafAt(leaves: LeafList, row: number): EventLeaf {
  const text = leaves.textOf(row);
  switch (leaves.type[row]) {
    case STRING:
      return { node: { type: 'string', span: NOWHERE, value: text }, text, elements: [] };
    case NUMBER:
      return { node: { type: 'number', span: NOWHERE, text }, text, elements: [] };
    case NULL:
      return { node: { type: 'null', span: NOWHERE }, text: 'null', elements: [] };
    default: {
      const value = leaves.type[row] === TRUE;
      return { node: { type: 'boolean', span: NOWHERE, value }, text: String(value), elements: [] };
    }
  }
}
