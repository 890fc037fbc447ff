import type { HandlerLanguage } from '../../src/core/model/lambda-runtime.ts';

/** A handler that tries to get out, or to take everything with it. */
export interface Attack {
  readonly name: string;
  readonly language: HandlerLanguage;
  readonly code: string;
  /**
   * How its invocation has to end: it found everything closed (or failed in trying), it was stopped,
   * or in any way at all, as long as nothing else is harmed.
   */
  readonly ends: 'closed' | 'timed-out' | 'out-of-memory' | 'any';
}
