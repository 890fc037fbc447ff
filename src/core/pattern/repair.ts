import type { Span } from '../model/span.ts';

/** One edit that makes a rule match, proven by evaluating again before it is offered. */
export interface QuickFix {
  /** What a person reads on the button, for example `Lower the bound to 42 in the pattern`. */
  readonly title: string;
  readonly side: 'pattern' | 'event';
  /** The text to replace, in the pattern or the event as typed, and what to put there. */
  readonly edit: { readonly span: Span; readonly replacement: string };
}
