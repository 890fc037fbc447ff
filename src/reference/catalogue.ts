import { endings, errorCodes } from './articles/dead-letters.ts';
import { deliveryArticles } from './articles/delivery.ts';
import { eventFields } from './articles/event-fields.ts';
import { inputs } from './articles/input.ts';
import { logLevels, messageTypes } from './articles/log.ts';
import { exactValues, operators } from './articles/operators.ts';
import { procedure } from './articles/procedure.ts';
import { reasons } from './articles/reasons.ts';
import { schedules } from './articles/schedules.ts';
import { connections, targets } from './articles/targets.ts';
import { variables } from './articles/variables.ts';
import type { ReferenceEntry } from './entry.ts';
import { eventsApi } from './errors/events-api.ts';
import { inputErrors } from './errors/input-errors.ts';
import { patternErrors } from './errors/pattern-errors.ts';
import { scheduleErrors } from './errors/schedule-errors.ts';
import { targetTexts } from './errors/target-texts.ts';

/** A group of articles, under one heading. */
export interface ReferenceGroup {
  readonly title: string;
  readonly entries: readonly ReferenceEntry[];
}

/** All articles, in the order in which they are listed. */
export const catalogue: readonly ReferenceGroup[] = [
  { title: 'Matching values', entries: [exactValues, ...operators] },
  { title: 'Fields of an event', entries: eventFields },
  { title: 'Why a rule does not match', entries: [procedure, ...reasons] },
  { title: 'Input of a target', entries: [...inputs, ...variables] },
  { title: 'Targets', entries: [...targets, connections] },
  { title: 'Delivery and failure', entries: deliveryArticles },
  { title: 'Error codes of dead letters', entries: [...errorCodes, ...endings] },
  { title: 'Schedules', entries: schedules },
  { title: 'Message types of the log', entries: [logLevels, ...messageTypes] },
  { title: 'Answers of AWS', entries: [...eventsApi, ...targetTexts] },
  { title: 'Errors in patterns', entries: patternErrors },
  { title: 'Errors in inputs', entries: inputErrors },
  { title: 'Errors in schedules', entries: scheduleErrors },
];

const bySlug = new Map<string, ReferenceEntry>();
for (const entry of catalogue.flatMap(({ entries }) => entries)) {
  bySlug.set(entry.slug, entry);
  for (const { slug } of entry.texts) bySlug.set(slug, entry);
}

/** The article of that address, or the one in which the text of that address stands. */
export function entryWithSlug(slug: string): ReferenceEntry | undefined {
  return bySlug.get(slug);
}
