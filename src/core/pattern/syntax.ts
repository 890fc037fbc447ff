import type { Span } from '../model/span.ts';
import type { WildcardToken } from './wildcard.ts';

/** A valid event pattern: what is written, and what it means. */
export interface EventPattern {
  readonly text: string;
  /** As written, for explanations. */
  readonly root: PatternObject;
  /**
   * What it means (EventBridge User Guide, *Event patterns*): one alternative matches if every path
   * of it does. Without `$or` there is exactly one. The fields of each are sorted by path, in plain
   * UTF-16 order, which is the order in which they are tried.
   */
  readonly alternatives: readonly Alternative[];
}

export type Alternative = readonly PatternField[];

export type PatternNode = PatternField | PatternObject | PatternOr;

export interface PatternObject {
  readonly kind: 'all';
  readonly span: Span;
  readonly children: readonly PatternNode[];
}

export interface PatternOr {
  readonly kind: 'or';
  readonly span: Span;
  readonly children: readonly PatternObject[];
}

export interface PatternField {
  readonly kind: 'field';
  readonly keys: readonly string[];
  /** The keys joined with dots: how a field is addressed, in the pattern and in the event. */
  readonly path: string;
  readonly keySpan: Span;
  readonly span: Span;
  readonly matchers: readonly ValueMatcher[];
}

/** One member of a field's list. The members are alternatives. */
export type ValueMatcher = {
  readonly span: Span;
  /** Set where an address has a number or `numeric` beside it in the list: see `accepts`. */
  readonly besideNumbers?: true;
} & (
  | { readonly type: 'string'; readonly value: string; readonly address: string | null }
  | { readonly type: 'exactly'; readonly value: string }
  /** `value` is `null` if the number cannot be compared, and is then matched by its text. */
  | { readonly type: 'number'; readonly text: string; readonly value: number | null }
  | { readonly type: 'literal'; readonly text: 'true' | 'false' | 'null' }
  | { readonly type: 'text'; readonly operator: TextOperator; readonly value: TextOperand }
  | { readonly type: 'numeric'; readonly bounds: NumericBounds }
  | { readonly type: 'cidr'; readonly text: string; readonly range: AddressRange }
  | { readonly type: 'exists'; readonly value: boolean }
  | { readonly type: 'anything-but'; readonly excluded: Excluded }
);

export type TextOperator = 'prefix' | 'suffix' | 'equals' | 'wildcard';

/** What a string is compared with. `wildcard` is set for that operator only. */
export interface TextOperand {
  readonly text: string;
  readonly ignoreCase: boolean;
  readonly wildcard?: readonly WildcardToken[];
}

export type Excluded =
  | { readonly type: 'strings'; readonly values: readonly string[] }
  | { readonly type: 'numbers'; readonly values: readonly number[] }
  | {
      readonly type: 'text';
      readonly operator: TextOperator;
      readonly values: readonly TextOperand[];
    };

export type NumericBounds =
  | { readonly type: 'equal'; readonly value: number }
  | {
      readonly type: 'range';
      readonly lower: NumericBound | null;
      readonly upper: NumericBound | null;
    };

export interface NumericBound {
  readonly value: number;
  /** As written. */
  readonly text: string;
  readonly inclusive: boolean;
}

/** Bounds as upper-case hexadecimal digits, 8 for IPv4 and 32 for IPv6. */
export interface AddressRange {
  readonly lower: string;
  readonly upper: string;
}
