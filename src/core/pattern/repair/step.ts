import type { JsonNode } from '../../json/node.ts';
import type { Edit } from '../../model/edit.ts';
import type { EventLeaf, EventLeaves } from '../event-leaves.ts';
import type { PatternField } from '../syntax.ts';

/** One small correction that may take a rule nearer to matching. Whoever uses it proves it. */
export interface Step {
  /** What it does, in words: a sentence without its full stop. */
  readonly title: string;
  /** How far it is from what was probably meant: 1 for a slip of the pen, 6 for another rule. */
  readonly cost: number;
  /** In the pattern or in the event, by the kind of strategy. */
  readonly edits: readonly Edit[];
}

/** A text with its tree. */
export interface Source {
  readonly text: string;
  readonly root: JsonNode;
}

/** A field of the pattern that no value of the event satisfies, and what there is to work with. */
export interface Miss {
  readonly field: PatternField;
  /** The values that come into question. */
  readonly leaves: readonly EventLeaf[];
  /** Objects and lists in the place of a value. */
  readonly containers: readonly JsonNode[];
  /** All of the event: as rules see it for a change of the pattern, else as it is written. */
  readonly view: EventLeaves;
  /** What is to be changed: the pattern, or the event. */
  readonly source: Source;
}

/** One idea of what may have been meant. */
export type Strategy = (miss: Miss) => readonly Step[];
