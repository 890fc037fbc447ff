import type { QuickFix } from '../../model/quick-fix.ts';
import type { Span } from '../../model/span.ts';

/** Something in a valid pattern that is hardly what was meant. */
export interface Doubt {
  readonly severity: 'warning' | 'info';
  readonly span: Span;
  readonly message: string;
  /** The end of the address of the article about what was probably meant. */
  readonly article: string;
  /** What was probably meant, read again before it is offered. */
  readonly fixes: readonly QuickFix[];
}

/** Corrections of a pattern that is not valid, the likeliest first. */
export type PatternMender = (pattern: string) => readonly QuickFix[];
