import { arraysAndAbsence } from './arrays-and-absence.ts';
import type { Chapter } from './chapter.ts';
import { contentFilters } from './content-filters.ts';
import { failureAndTime } from './failure-and-time.ts';
import { firstRule } from './first-rule.ts';
import { matchingValues } from './matching-values.ts';
import { shapingInput } from './shaping-input.ts';

/** The course, in its order. Loaded when somebody learns: no first visit needs it. */
export const course: readonly Chapter[] = [
  firstRule,
  matchingValues,
  contentFilters,
  arraysAndAbsence,
  shapingInput,
  failureAndTime,
];
