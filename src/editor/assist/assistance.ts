import type { KnownFields } from '../../core/suggest/known-fields.ts';

/** What helps to write the text of an editor: suggestions, and articles about what stands there. */
export interface Assistance {
  readonly kind: 'pattern' | 'event';
  /** What events are known to have, for suggestions in the text as it is now. */
  readonly fields: (text: string) => Promise<KnownFields>;
}
