import { mendEvent } from '../core/bus/mend/mend-event.ts';
import { mendPattern } from '../core/pattern/mend/mend-pattern.ts';

/** What proposes corrections of what is typed: large, and needed only once there is a mistake. */
export const corrections = { mendEvent, mendPattern };

export type Corrections = typeof corrections;
