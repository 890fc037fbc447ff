import type { EventLeaf } from '../event-leaves.ts';
import type { ValueMatcher } from '../syntax.ts';
import type { Miss, Step } from './step.ts';

/** So many members and values of one field are compared with each other. */
const MOST_COMPARED = 40;

/** What a strategy has to say about each member of the field's list and each value of the event. */
export function forPairs(
  { field, leaves }: Miss,
  steps: (matcher: ValueMatcher, leaf: EventLeaf) => readonly (Step | null)[],
): readonly Step[] {
  return field.matchers
    .slice(0, MOST_COMPARED)
    .flatMap((matcher) =>
      leaves
        .slice(0, MOST_COMPARED)
        .flatMap((leaf) => steps(matcher, leaf).filter((step) => step !== null)),
    );
}
