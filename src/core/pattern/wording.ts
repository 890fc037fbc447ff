import type { JsonNode } from '../json/node.ts';
import type { EventLeaf } from './event-leaves.ts';
import type { ReasonCode, Verdict } from './explanation.ts';
import type { NearField } from './nearest-field.ts';
import type {
  Excluded,
  NumericBounds,
  PatternField,
  TextOperand,
  TextOperator,
  ValueMatcher,
} from './syntax.ts';

const LONGEST_VALUE = 60;
const MOST_LISTED = 4;

/** A value as sentences show it: its JSON, shortened if it is long. */
export function shortText({ node }: EventLeaf): string {
  const text = node.type === 'string' ? JSON.stringify(node.value) : jsonOf(node);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

function jsonOf(node: EventLeaf['node']): string {
  switch (node.type) {
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'string':
      return JSON.stringify(node.value);
    case 'null':
      return 'null';
  }
}

/** Several values, the first few of them. */
export function valuesText(leaves: readonly EventLeaf[]): string {
  const shown = leaves.slice(0, 3).map(shortText);
  return leaves.length > 3 ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** What a field must be, in words: `a number greater than 100`, `"paid" or "shipped"`. */
export function requirementOf(matchers: readonly ValueMatcher[]): string {
  return listOf(matchers, 'or', requirementOfOne);
}

function requirementOfOne(matcher: ValueMatcher): string {
  switch (matcher.type) {
    case 'string':
    case 'exactly':
      return quoted(matcher.value);
    case 'number':
    case 'literal':
      return matcher.text;
    case 'text':
      return textRequirement(matcher.operator, matcher.value);
    case 'numeric':
      return numericRequirement(matcher.bounds);
    case 'cidr':
      return `an address in ${matcher.text}`;
    case 'exists':
      return matcher.value ? 'any value' : 'the field to be absent';
    case 'anything-but':
      return `anything but ${excludedWords(matcher.excluded)}`;
  }
}

function textRequirement(operator: TextOperator, { text, ignoreCase }: TextOperand): string {
  const suffix = ignoreCase ? ' in any case' : '';
  switch (operator) {
    case 'prefix':
      return text === '' ? 'a text' : `a text that begins with ${quoted(text)}${suffix}`;
    case 'suffix':
      return text === '' ? 'a text' : `a text that ends with ${quoted(text)}${suffix}`;
    case 'equals':
      return `${quoted(text)} in any case`;
    case 'wildcard':
      return `a text like ${quoted(text)}`;
  }
}

function numericRequirement(bounds: NumericBounds): string {
  if (bounds.type === 'equal') return `the number ${bounds.value}`;
  const { lower, upper } = bounds;
  const above = lower && `${lower.inclusive ? 'at least' : 'greater than'} ${lower.text}`;
  const below = upper && `${upper.inclusive ? 'at most' : 'less than'} ${upper.text}`;
  return `a number ${[above, below].filter(Boolean).join(' and ')}`;
}

function excludedWords(excluded: Excluded): string {
  switch (excluded.type) {
    case 'strings':
      return listOf(excluded.values, 'or', quoted);
    case 'numbers':
      return listOf(excluded.values, 'or', String);
    case 'text':
      return listOf(excluded.values, 'or', (value) => textRequirement(excluded.operator, value));
  }
}

export interface SentenceFacts {
  readonly field: PatternField;
  readonly verdict: Verdict;
  readonly reason: ReasonCode | null;
  readonly leaves: readonly EventLeaf[];
  readonly containers: readonly JsonNode[];
  readonly near: NearField | null;
  /** The field whose value is in another element of the same array. */
  readonly partner: PatternField | null;
  /** The element that a field is absent from which other elements have. */
  readonly absentFrom: string | null;
  /** Set for a field that has to be absent from every element: the array, and what is tried later. */
  readonly everywhere: { readonly array: string; readonly before: string } | null;
}

/** A leaf's verdict as one sentence with the actual value and the requirement. */
export function sentenceOf(facts: SentenceFacts): string {
  const { field, verdict, reason, leaves } = facts;
  const requirement = requirementOf(field.matchers);
  const actual = listOf(leaves, 'and', shortText);
  const is = `${field.path} is ${leaves.length === 0 ? 'absent' : actual}`;
  const needs = `the rule needs ${requirement}`;
  if (verdict === 'not-reached')
    return `${field.path} is given again further down, and the last one counts`;
  if (verdict === 'matched' && facts.absentFrom !== null)
    return `${field.path} is absent from ${facts.absentFrom}, as the rule asks: ${requirement}`;
  if (verdict === 'matched') return `${is}, as the rule asks: ${requirement}`;
  switch (reason) {
    case 'absent':
      return `${field.path} is absent${hint(facts.near, field)}, and ${needs}`;
    case 'present':
      return `${is}, and the rule needs the field to be absent${everywhereHint(facts)}`;
    case 'intermediate-object':
      return `${field.path} is an object, and a rule looks at the values in it only: name one of its members`;
    case 'empty':
      return `${field.path} holds no value, and ${needs}`;
    case 'wrong-type':
      return `${field.path} is ${typeWords(leaves)} ${actual}, and ${needs}${typeHint(facts)}`;
    case 'different-case':
      return `${is}, and ${needs}: upper and lower case differ`;
    case 'excluded':
      return leaves.length > 1
        ? `Every value of ${field.path} is excluded: it is ${actual}, and ${needs}`
        : `${is}, which the rule excludes: it takes ${requirement}`;
    case 'no-common-element':
      return `${field.path} has the values ${actual}, and none of them is ${requirement}`;
    case 'elements-of-different-objects':
      return `${field.path} has a fitting value, but in another element of the list than ${facts.partner?.path ?? 'the other fields'}: both have to be in one element`;
    case 'not-an-address':
      return `${is}, which is not an IP address, and ${needs}`;
    case 'number-not-comparable':
      return `${is}, a number with more digits than EventBridge compares, and ${needs}`;
    default:
      return `${is}, and ${needs}`;
  }
}

function hint(near: NearField | null, field: PatternField): string {
  if (!near || near.kind === 'parent') return '';
  const path = near.path.join('.');
  if (near.kind === 'similar') return ` (there is ${path}: did you mean that?)`;
  return path === field.path ? '' : ` (there is ${path})`;
}

function everywhereHint({ everywhere }: SentenceFacts): string {
  if (!everywhere) return '';
  const { array, before } = everywhere;
  return ` from every element of ${array}: fields are tried in the order of their names, and this one comes before ${before}`;
}

function typeWords(leaves: readonly EventLeaf[]): string {
  const types = new Set(leaves.map(({ node }) => node.type));
  if (types.size > 1) return 'a mixture of types,';
  switch (leaves[0]?.node.type) {
    case 'string':
      return 'the text';
    case 'number':
      return 'the number';
    case 'boolean':
      return 'the boolean';
    default:
      return '';
  }
}

function typeHint({ field, leaves }: SentenceFacts): string {
  const wantsText = field.matchers.every(({ type }) => type === 'string' || type === 'text');
  if (wantsText) return ', a text in quotes';
  return leaves.some(({ node }) => node.type === 'string') ? ', without quotes' : '';
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE - 1)}…"` : json;
}

function listOf<T>(
  items: readonly T[],
  conjunction: 'and' | 'or',
  wordOf: (item: T) => string,
): string {
  const shown = items.slice(0, MOST_LISTED).map(wordOf);
  const left = items.length - shown.length;
  if (left > 0) return `${shown.join(', ')} ${conjunction} ${left} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
