import type { ReferenceEntry } from '../../reference/entry.ts';
import { entryMembers, eventFields } from '../../reference/event-fields.ts';
import { exactValues, operators } from '../../reference/operators.ts';

const byName = new Map(
  [...operators, exactValues, ...eventFields].map((entry) => [entry.name, entry]),
);

export function articleNamed(name: string): ReferenceEntry | undefined {
  return byName.get(entryMembers[name] ?? name);
}
