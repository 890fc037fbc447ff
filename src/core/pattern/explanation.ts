import type { Span } from '../model/span.ts';

/**
 * Why a pattern matches an event or does not: the shape of `explainMatch`'s answer. It is plain data,
 * so that it can cross the worker boundary, and bounded: of long lists it has the first or most
 * telling members and their number.
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
  /**
   * The event's arrays of objects in which several of the fields are looked for, so that they have
   * to go together: at the pattern's top, and in each member of `$or` for those of its own fields
   * with the fields around it. Empty elsewhere.
   */
  readonly arrays: readonly ArrayExplanation[];
}

/** One alternative must match. */
export interface OrExplanation {
  readonly kind: 'or';
  readonly verdict: Verdict;
  /** `no-alternative`; `null` unless `verdict` is `failed`. */
  readonly reason: ReasonCode | null;
  /** Of the `$or` array in the pattern text. */
  readonly span: Span;
  readonly children: readonly ObjectExplanation[];
  /** The index of the alternative that the match as a whole rests on; others may match as well. */
  readonly chosen: number | null;
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
  /**
   * The leaves of the event at this path, in document order; empty if the field is absent. At most
   * `MOST_VALUES` of them, the one that the match rests on among them.
   */
  readonly values: readonly ValueExplanation[];
  /** How many there are in all. */
  readonly valueCount: number;
  /** The nearest thing to the field when it is absent: its closest existing parent, say. */
  readonly near: { readonly path: readonly string[]; readonly span: Span } | null;
}

/** How many values a leaf of the tree lists. */
export const MOST_VALUES = 100;

export interface MatcherExplanation {
  readonly span: Span;
  readonly verdict: Verdict;
  readonly requirement: string;
  readonly reason: ReasonCode | null;
}

export interface ValueExplanation {
  /** Of the value in the event text. */
  readonly span: Span;
  /** Where it is in the event, with the indexes of elements: `detail.items[0].sku`. */
  readonly place: string;
  /** The same as a JSON Pointer (RFC 6901): `/detail/items/0/sku`. */
  readonly pointer: string;
  /** Its JSON text, shortened if it is long. */
  readonly text: string;
  readonly accepted: boolean;
  /** True for the value that the match as a whole rests on. */
  readonly chosen: boolean;
}

/**
 * An array of the event whose elements are objects or arrays. What fields find in it has to be in one
 * element (EventBridge User Guide, *Arrays*).
 */
export interface ArrayExplanation {
  /** With the indexes of the arrays around it: `detail.orders[0].lines`. */
  readonly place: string;
  readonly pointer: string;
  /** Of the array in the event text. */
  readonly span: Span;
  /** The paths of the fields that are looked for in it, in the order in which they are tried. */
  readonly fields: readonly string[];
  /** At most `MOST_ELEMENTS`, those that satisfy the most fields, in document order. */
  readonly elements: readonly ElementExplanation[];
  /** How many elements there are in all. */
  readonly elementCount: number;
}

/** How many elements of an array are listed. */
export const MOST_ELEMENTS = 12;

export interface ElementExplanation {
  readonly index: number;
  readonly place: string;
  readonly pointer: string;
  /** Of the element in the event text. */
  readonly span: Span;
  /** Whether all of the array's fields can be satisfied together in this element. */
  readonly verdict: Verdict;
  /** Whether the match as a whole rests on values of this element. */
  readonly chosen: boolean;
  /** In the order of the array's `fields`. */
  readonly fields: readonly ElementFieldExplanation[];
  /** Arrays further in that several of the fields are looked for in. */
  readonly arrays: readonly ArrayExplanation[];
}

/** What one element has for one field. */
export interface ElementFieldExplanation {
  readonly field: string;
  readonly verdict: Verdict;
  /** The values in this element, shortened: `"MUG-001"`, or `absent`. */
  readonly text: string;
  /**
   * Set when a field that has to be absent is looked for in all elements and not in this one only,
   * because no field that is tried before it has settled on an element.
   */
  readonly everywhere: boolean;
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
  /** A number with more digits than the service compares. */
  'number-not-comparable',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
