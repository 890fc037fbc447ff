import { explainSyntax } from '../json/explain-syntax.ts';
import { sourceLocation } from '../json/source-location.ts';
import type { Span } from '../model/span.ts';
import { comparableText } from './comparable-text.ts';

/**
 * A mistake in an event pattern. `location` is what AWS's message says of the place: how far the
 * text was read, or `null` where the service gives no place at all.
 */
export interface PatternDiagnostic {
  readonly code: PatternDiagnosticCode;
  /** What the reason names, for example the operator; all of it for `json-syntax`. */
  readonly detail: string;
  readonly span: Span;
  readonly location: PatternLocation | null;
  /** The true cause, where the service's message hides it (see `$or` in the User Guide). */
  readonly cause?: string;
  /** The mistake that the true cause is. */
  readonly hidden?: PatternDiagnostic;
}

export interface PatternLocation {
  readonly consumed: number;
  /**
   * A mistake inside a list of `anything-but` is reported with its place written twice, the second
   * time so many columns further; `null` for all others.
   */
  readonly again: number | null;
}

export type PatternDiagnosticCode = 'json-syntax' | keyof typeof REASONS;

const TOO_COMPLEX =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';

/** AWS's reasons; `%` stands for the detail. */
const REASONS = {
  'pattern-not-object': 'Filter is not an object',
  'empty-object': 'Empty objects are not allowed',
  'empty-array': 'Empty arrays are not allowed',
  'value-not-array': '"%" must be an object or an array',
  'list-in-list': 'Match value must be String, number, true, false, or null',
  'operator-missing': 'Match expression name not found',
  'operator-unknown': 'Unrecognized match type %',
  'second-operator': 'Only one key allowed in match expression',
  'operand-not-string': '% match pattern must be a string',
  'prefix-operator-missing': 'Prefix expression name not found',
  'suffix-operator-missing': 'Suffix expression name not found',
  'prefix-operator-unsupported': 'Unsupported prefix pattern: %',
  'suffix-operator-unsupported': 'Unsupported suffix pattern: %',
  'wildcard-consecutive': 'Consecutive wildcard characters at pos %',
  'wildcard-escape': 'Invalid escape character at pos %',
  'exists-not-boolean': 'exists match pattern must be either true or false.',
  'numeric-not-array': 'Value of numeric must be an array.',
  'numeric-first-not-operator': 'Invalid member in numeric match: %',
  'numeric-operator-unknown': 'Unrecognized numeric range operator: %',
  'numeric-equals-not-number': 'Value of equals must be numeric',
  'numeric-bound-not-number': 'Value of % must be numeric',
  'too-many-elements': 'Too many elements in numeric expression',
  'numeric-third-not-operator': 'Bad value in numeric range: %',
  'numeric-third-unknown': 'Bad numeric range operator: %',
  'numeric-too-many-terms': 'Too many terms in numeric range expression',
  'numeric-bounds-crossed': 'Bottom must be less than top',
  'number-not-comparable': 'Cannot compare number : %',
  'number-exceeds-limits': 'value exceeds limits',
  'anything-but-not-value': 'Value of anything-but must be an array or single string/number value.',
  'anything-but-operator-missing': 'Anything-But expression name not found',
  'anything-but-operator-unsupported': 'Unsupported anything-but pattern: %',
  'anything-but-member-not-value': 'Inside anything but list, start|null|boolean is not supported.',
  'anything-but-mixed':
    'Inside anything but list, either all values are number or string, mixed type is not supported',
  'anything-but-ignore-case-not-string':
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
  'anything-but-affix-not-string': 'prefix/suffix match pattern must be a string',
  'anything-but-affix-empty': 'Null prefix/suffix not allowed',
  'anything-but-nested-empty': 'Empty arrays are not allowed',
  'cidr-one-slash': "Malformed CIDR, one '/' required",
  'cidr-mask-not-integer': 'Malformed CIDR, mask bits must be an integer',
  'cidr-mask-negative': 'Malformed CIDR, mask bits must not be negative',
  'cidr-mask-too-long-4': 'IPv4 mask bits must be < 32',
  'cidr-mask-too-long-6': 'IPv6 mask bits must be < 128',
  'cidr-nonstandard-address': 'Nonstandard IP address: %',
  'cidr-invalid-address': 'Invalid IP address: %',
  'too-complex': TOO_COMPLEX,
  'too-many-alternatives': 'Rule is too complex: $or gives % alternatives, and 1000 is the most',
  // Never reach a caller, since the older reader's error replaces them; they say the true cause.
  'or-not-array': 'It must be an Array followed with $or.',
  'or-member-not-object': 'Only JSON object is allowed in array of $or relationship.',
  'or-one-member': 'There must have at least 2 Objects in $or relationship.',
  'or-reserved-name': '% is Ruler reserved fieldName which cannot be used inside $or.',
} as const;

/** AWS's reason, without its place. */
export function reasonOf(diagnostic: PatternDiagnostic): string {
  if (diagnostic.code === 'json-syntax') return diagnostic.detail;
  // A function, since a detail may hold `$&` and the like.
  return REASONS[diagnostic.code].replace('%', () => diagnostic.detail);
}

/** AWS's text after `Event pattern is not valid. Reason: `, the lines with the place included. */
export function awsMessage(diagnostic: PatternDiagnostic, patternText: string): string {
  const { location } = diagnostic;
  const reason = reasonOf(diagnostic);
  if (!location) return comparableText(reason);
  const { consumed, again } = location;
  const place = `\n at ${sourceLocation(patternText, consumed)}`;
  const second = again === null ? '' : `\n at ${sourceLocation(patternText, consumed, again)}`;
  // A message travels as UTF-8, and may quote half a surrogate pair.
  return comparableText(reason + place + second);
}

/** What the mistake means and how to mend it, in our own words. */
export function describe(diagnostic: PatternDiagnostic): string {
  const explanation = explanationOf(diagnostic);
  return diagnostic.cause ? `${diagnostic.cause} ${explanation}` : explanation;
}

function explanationOf(diagnostic: PatternDiagnostic): string {
  const { detail } = diagnostic;
  switch (diagnostic.code) {
    case 'json-syntax':
      return explainSyntax(detail);
    case 'pattern-not-object':
      return 'An event pattern is a JSON object, for example {"source": ["my.app"]}.';
    case 'empty-object':
      return 'An object needs at least one member. To match every event, write {"source": [{"prefix": ""}]}.';
    case 'empty-array':
    case 'anything-but-nested-empty':
      return 'A list needs at least one value; an empty one could never match.';
    case 'value-not-array':
      return `Wrap the value of ${JSON.stringify(detail)} in a list: a field is followed by the list of the values it may have.`;
    case 'list-in-list':
      return 'A list of values cannot hold another list. Put the values side by side: each of them is an alternative.';
    case 'operator-missing':
      return 'Write an operator between the braces, for example {"prefix": "a"} or {"exists": true}.';
    case 'operator-unknown':
      return explainUnknown(detail);
    case 'second-operator':
      return 'An operator stands alone in its braces. Two in a list, each in braces of its own, mean "either"; there is no "both" on one field.';
    case 'operand-not-string':
      return 'This operator compares texts, so it needs one string in double quotes.';
    case 'prefix-operator-missing':
    case 'suffix-operator-missing':
    case 'prefix-operator-unsupported':
    case 'suffix-operator-unsupported':
      return 'Inside prefix and suffix there is a string or {"equals-ignore-case": "text"}, and nothing else.';
    case 'wildcard-consecutive':
      return 'Two asterisks in a row mean no more than one: remove one.';
    case 'wildcard-escape':
      return 'A backslash may only stand before * or another backslash; in JSON text it is itself doubled.';
    case 'exists-not-boolean':
      return 'Write {"exists": true} or {"exists": false}, without quotes.';
    case 'numeric-not-array':
      return 'Write the comparison as a list, for example {"numeric": [">", 100]}.';
    case 'numeric-first-not-operator':
    case 'numeric-operator-unknown':
      return 'A comparison begins with "=", "<", "<=", ">" or ">=".';
    case 'numeric-equals-not-number':
    case 'numeric-bound-not-number':
      return 'A comparison needs a number, without quotes.';
    case 'too-many-elements':
      return 'There is more here than the operator takes. Only a lower bound may be followed by an upper one.';
    case 'numeric-third-not-operator':
    case 'numeric-third-unknown':
      return 'A lower bound may be followed by "<" or "<=" and the upper bound.';
    case 'numeric-too-many-terms':
      return 'A range has two bounds at most.';
    case 'numeric-bounds-crossed':
      return 'The lower bound has to be less than the upper one. For one value, write {"numeric": ["=", 5]}.';
    case 'number-not-comparable':
      return `The number ${detail} has more digits than a number can be compared by.`;
    case 'number-exceeds-limits':
      return `The exponent of ${detail} is far beyond any number that can be compared.`;
    case 'anything-but-not-value':
      return 'What anything-but takes is a string, a number, a list of either, or one of prefix, suffix, equals-ignore-case and wildcard.';
    case 'anything-but-operator-missing':
    case 'anything-but-operator-unsupported':
      return 'Inside anything-but there may be prefix, suffix, equals-ignore-case or wildcard.';
    case 'anything-but-member-not-value':
      return 'The list of anything-but holds strings or numbers only.';
    case 'anything-but-mixed':
      return 'The list of anything-but holds strings only or numbers only, and at least one.';
    case 'anything-but-ignore-case-not-string':
    case 'anything-but-affix-not-string':
      return 'This operator compares texts: write strings in double quotes.';
    case 'anything-but-affix-empty':
      return 'An empty text is the beginning and the end of every text, so this would exclude everything.';
    case 'cidr-one-slash':
    case 'cidr-mask-not-integer':
    case 'cidr-mask-negative':
      return 'Write an address and a length, for example 10.0.0.0/24.';
    case 'cidr-mask-too-long-4':
      return 'A single IPv4 address is matched by its text, ["10.0.0.1"]; a network has a length below 32.';
    case 'cidr-mask-too-long-6':
      return 'A single IPv6 address is matched by its text, ["::1"]; a network has a length below 128.';
    case 'cidr-nonstandard-address':
    case 'cidr-invalid-address':
      return 'The part before the slash is not an IPv4 or IPv6 address.';
    case 'too-complex':
      return 'Several wildcards on one field can be under way at once. Use fewer asterisks, or prefix and suffix where they do.';
    case 'too-many-alternatives':
      return 'Every $or multiplies the alternatives of the others. (The wording of AWS is not known.)';
    case 'or-not-array':
    case 'or-member-not-object':
    case 'or-one-member':
    case 'or-reserved-name':
      return '$or takes a list of two or more objects, each a pattern of its own.';
  }
}

const OPERATORS = [
  ...['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'numeric', 'cidr', 'exists'],
  'anything-but',
];

/** Names that other languages have for what an operator does. */
const KNOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  equals: 'A value that is wanted stands in the list as it is: ["x"].',
  in: 'The list itself means "one of these": ["x", "y"].',
  not: 'For "not", write {"anything-but": "x"}.',
  'not-equals': 'For "not", write {"anything-but": "x"}.',
  contains: 'For a text that contains another, write {"wildcard": "*x*"}.',
  'starts-with': 'For the beginning of a text, write {"prefix": "x"}.',
  'ends-with': 'For the end of a text, write {"suffix": "x"}.',
  regex: 'There are no regular expressions; {"wildcard": "a*c"} knows asterisks.',
  'greater-than': 'For numbers, write {"numeric": [">", 5]}.',
  'less-than': 'For numbers, write {"numeric": ["<", 5]}.',
  between: 'For numbers, write {"numeric": [">=", 1, "<", 5]}.',
  ip: 'For addresses, write {"cidr": "10.0.0.0/8"}.',
  null: 'For null, write null itself in the list; for an absent field, {"exists": false}.',
};

function explainUnknown(name: string): string {
  const plain = name
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_ ]/g, '-')
    .toLowerCase();
  const operator = OPERATORS.find((known) => known === plain);
  if (operator) return `The operator is written "${operator}".`;
  const elsewhere = Object.hasOwn(KNOWN_ELSEWHERE, plain) ? KNOWN_ELSEWHERE[plain] : undefined;
  if (elsewhere) return elsewhere;
  return `${JSON.stringify(name)} is not an operator; there are ${OPERATORS.slice(0, -1).join(', ')} and ${OPERATORS.at(-1)}. If it is a field of the objects in a list, leave out the brackets around its object: {"items": {"kind": ["book"]}}.`;
}
