import type { Span } from '../core/model/span.ts';
import type { Verdict } from '../core/pattern/explanation.ts';

/** A value of an event that a rule looked at. */
export interface EditorMark {
  readonly span: Span;
  /** `used`: looked at, with no verdict of its own. */
  readonly kind: 'used-matched' | 'used-failed' | 'used';
  readonly title: string;
}

/** The verdict that is shown behind a leaf of a pattern. */
export interface VerdictMark {
  /** Of the leaf's list of values. */
  readonly span: Span;
  readonly verdict: Verdict;
  /** What is shown: a few words. */
  readonly label: string;
  /** The whole verdict. */
  readonly sentence: string;
}
