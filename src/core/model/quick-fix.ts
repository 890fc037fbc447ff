import type { Edit } from './edit.ts';

/** A correction of the rule's pattern or of the event, tried before it is offered. */
export interface QuickFix {
  /** What a person reads on the button, for example `Accept a number of at least 42`. */
  readonly title: string;
  /** What is done, one by one, where that is more than the title says. */
  readonly steps?: readonly string[];
  /** The text that the edits belong to. */
  readonly side: 'pattern' | 'event';
  /** Made together, and undone together. */
  readonly edits: readonly Edit[];
}
