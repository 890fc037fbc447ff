import type { JsonNode } from '../../json/node.ts';
import { applyEdits, type Edit } from '../../model/edit.ts';
import { EventReading } from '../explain.ts';

/** An event that can be mended: how it is written, and how rules see it. */
export interface WrittenEvent {
  /** Its text, all of it as JSON: a part that the editor has inside a string is spelt out. */
  readonly text: string;
  /** The event's members under the names that rules know, with their places in the text. */
  readonly root: JsonNode;
  /** What rules see. */
  readonly reading: EventReading;
  /** Edits of the text as edits of what is in the editor. */
  readonly inEditor: (edits: readonly Edit[]) => readonly Edit[];
  /** Makes the edits in the editor's text and reads that; `null` if there is no event in it then. */
  readonly after: (edits: readonly Edit[]) => WrittenEvent | null;
}

/** A text that is the event itself, as `TestEventPattern` takes it. */
export function plainEvent(text: string): WrittenEvent | null {
  const reading = new EventReading(text);
  if (!reading.root) return null;
  return {
    text,
    root: reading.root,
    reading,
    inEditor: (edits) => edits,
    after: (edits) => plainEvent(applyEdits(text, edits)),
  };
}
