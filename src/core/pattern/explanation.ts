import type { Span } from '../model/span.ts';

/**
 * Why a pattern matches an event or does not: the shape of `explainMatch`'s answer. It is plain data,
 * so that it can cross the worker boundary.
 */
export interface Explanation {
  readonly matched: boolean;
  /**
   * Set when the text is not a JSON object, so that nothing could be compared; `matched` is then
   * false and every leaf is not reached.
   */
  readonly eventProblem: { readonly message: string; readonly span: Span } | null;
  /** The pattern's own structure, in the order it is written. */
  readonly root: ObjectExplanation;
}

export type Verdict = 'matched' | 'failed' | 'not-reached';

export type ExplanationNode = ObjectExplanation | OrExplanation | FieldExplanation;

/** All members must match. */
export interface ObjectExplanation {
  readonly kind: 'all';
  readonly verdict: Verdict;
  /** Of the object in the pattern text. */
  readonly span: Span;
  readonly children: readonly ExplanationNode[];
}

/** One alternative must match. */
export interface OrExplanation {
  readonly kind: 'or';
  readonly verdict: Verdict;
  /** Of the `$or` array in the pattern text. */
  readonly span: Span;
  readonly children: readonly ObjectExplanation[];
}

/** One field of the pattern with its list of accepted values: a leaf of the tree. */
export interface FieldExplanation {
  readonly kind: 'field';
  readonly verdict: Verdict;
  /** The keys from the top, for example `['detail', 'total']`. */
  readonly path: readonly string[];
  /** The path joined with dots, as sentences show it. */
  readonly field: string;
  /** Of the key in the pattern text. */
  readonly keySpan: Span;
  /** Of the whole list in the pattern text. */
  readonly span: Span;
  /** Why it failed; `null` unless `verdict` is `failed`. */
  readonly reason: ReasonCode | null;
  /** What the field must be, in words: `a number greater than 100`, `"paid" or "shipped"`. */
  readonly requirement: string;
  /** The whole verdict as one sentence with the actual value and the requirement. */
  readonly sentence: string;
  /** One for every value or operator in the list, which are alternatives. */
  readonly matchers: readonly MatcherExplanation[];
  /** Every leaf of the event at this path, in document order; empty if the field is absent. */
  readonly values: readonly ValueExplanation[];
  /** The nearest thing to the field when it is absent: its closest existing parent, say. */
  readonly near: { readonly path: readonly string[]; readonly span: Span } | null;
}

export interface MatcherExplanation {
  readonly span: Span;
  readonly verdict: Verdict;
  readonly requirement: string;
  readonly reason: ReasonCode | null;
}

export interface ValueExplanation {
  /** Of the value in the event text. */
  readonly span: Span;
  /** Its JSON text, shortened if it is long. */
  readonly text: string;
  readonly accepted: boolean;
  /** True for the value that the match as a whole rests on. */
  readonly chosen: boolean;
}

/** Stable names, so that documentation and searches can point at them. */
export const REASON_CODES = [
  /** The event has no such field. */
  'absent',
  /** The field must be absent and is not. */
  'present',
  /** There is an object where a value was wanted: only leaves can be matched. */
  'intermediate-object',
  /** The list or object at the field holds no value at all. */
  'empty',
  /** `"25"` for `25`, `"true"` for `true`, … */
  'wrong-type',
  /** Equal but for upper and lower case. */
  'different-case',
  'different-value',
  'different-prefix',
  'different-suffix',
  'different-shape',
  'out-of-range',
  'outside-network',
  'not-an-address',
  /** Every value is one that `anything-but` excludes. */
  'excluded',
  /** A list in the event and the pattern's list have no element in common. */
  'no-common-element',
  /** Each field has a match, but in different elements of one array of objects. */
  'elements-of-different-objects',
  /** No alternative of `$or` matched. */
  'no-alternative',
  /** A number that the service cannot compare (event-patterns.md §4.2). */
  'number-not-comparable',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
