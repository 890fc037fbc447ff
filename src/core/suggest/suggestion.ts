/** Something that could stand at a place in a text. */
export interface Suggestion {
  /** What the letters typed so far are compared with. */
  readonly label: string;
  /** How it is shown, if that is not the label. */
  readonly shown?: string;
  readonly kind: 'field' | 'object' | 'value' | 'operator' | 'alternative';
  readonly insert: Insertion;
  /** A few words beside it. */
  readonly detail?: string;
  /** The name of the article of the reference that tells more. */
  readonly article?: string;
  /** There is more to choose from where the caret is then. */
  readonly goesOn?: boolean;
}

/** A text with places to fill in one after the other, each with what stands there at first. */
export type Insertion = readonly (string | Stop)[];

export interface Stop {
  readonly stop: string;
}

export function stop(text = ''): Stop {
  return { stop: text };
}

/** What could stand at a place, the most likely first. */
export interface Suggestions {
  /** What is replaced: the token at the place. */
  readonly from: number;
  readonly to: number;
  /** Where a comma is missing before it. */
  readonly commaAt: number | null;
  readonly list: readonly Suggestion[];
}

/** The text that is inserted, with the places as they stand at first. */
export function insertedText(insertion: Insertion): string {
  return insertion.map((part) => (typeof part === 'string' ? part : part.stop)).join('');
}
