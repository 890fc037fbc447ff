import { entryMembers, eventFields } from '../../reference/articles/event-fields.ts';
import { exactValues, operators } from '../../reference/articles/operators.ts';
import type { ReferenceEntry } from '../../reference/entry.ts';

const byName = new Map(
  [...operators, exactValues, ...eventFields].map((entry) => [entry.name, entry]),
);

export function articleNamed(name: string): ReferenceEntry | undefined {
  return byName.get(entryMembers[name] ?? name);
}
