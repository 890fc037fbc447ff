import type { LibraryEvent } from './library-event.ts';

/** An event that was found, and where: what is not in sight has to be said. */
export interface Found {
  readonly event: LibraryEvent;
  /** The path of a field whose name or value holds a word that nothing else holds. */
  readonly field: string | null;
}

/**
 * The events that hold every word of a query: in the title, the service, the source, the detail-type,
 * the description, the tags, or in the name or the value of a field. Those with a word in the title
 * or the service come first, those with one in a field last; an empty query finds everything.
 */
export function searchEvents(events: readonly LibraryEvent[], query: string): readonly Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = events.flatMap((event) => {
    let rank = 0;
    let field: string | null = null;
    for (const word of words) {
      const place = placeOf(event, word);
      if (place === null) return [];
      rank += place.rank;
      field ??= place.field;
    }
    return [{ event, field, rank }];
  });
  // The sort is stable: equals stay with their group.
  return ranked.sort((a, b) => a.rank - b.rank).map(({ event, field }) => ({ event, field }));
}

function placeOf(
  event: LibraryEvent,
  word: string,
): { readonly rank: number; readonly field: string | null } | null {
  const { title, service, source, detailType, description, tags } = event;
  const holds = (...texts: readonly string[]) =>
    texts.some((text) => text.toLowerCase().includes(word));
  if (holds(title, service)) return { rank: 0, field: null };
  if (holds(detailType, source, ...tags)) return { rank: 1, field: null };
  if (holds(description)) return { rank: 2, field: null };
  const field = fieldsOf(event).find(({ path, value }) => holds(path, value));
  return field ? { rank: 3, field: field.path } : null;
}

interface Field {
  readonly path: string;
  readonly value: string;
}

const known = new WeakMap<LibraryEvent, readonly Field[]>();

/** The leaves of an event; arrays add nothing to a path, as in a pattern. */
function fieldsOf(event: LibraryEvent): readonly Field[] {
  const before = known.get(event);
  if (before) return before;
  const fields: Field[] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        visit(child, path === '' ? key : `${path}.${key}`);
      }
    } else fields.push({ path, value: String(value) });
  };
  visit(JSON.parse(event.text), '');
  known.set(event, fields);
  return fields;
}
