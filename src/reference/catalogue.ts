import type { ReferenceEntry } from './entry.ts';
import { eventFields } from './event-fields.ts';
import { exactValues, operators } from './operators.ts';

/** A group of articles, under one heading. */
export interface ReferenceGroup {
  readonly title: string;
  readonly entries: readonly ReferenceEntry[];
}

/** All articles, in the order in which they are listed. */
export const catalogue: readonly ReferenceGroup[] = [
  { title: 'Matching values', entries: [exactValues, ...operators] },
  { title: 'Fields of an event', entries: eventFields },
];

/** The end of an article's address; it stays the same for ever, since others link to it. */
export function slugOf({ name }: ReferenceEntry): string {
  return name.replace(/^\$/, '').toLowerCase();
}

export function entryWithSlug(slug: string): ReferenceEntry | undefined {
  return catalogue.flatMap(({ entries }) => entries).find((entry) => slugOf(entry) === slug);
}

/** The groups with only those articles in which every word of a question stands, and none empty. */
export function searchCatalogue(question: string): readonly ReferenceGroup[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  return catalogue
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter((entry) => {
        const text = [entry.name, entry.summary, entry.values, ...entry.pitfalls, ...entry.limits]
          .join(' ')
          .toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}
