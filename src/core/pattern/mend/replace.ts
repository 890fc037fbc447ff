import { removeItem, removeMember } from '../../json/member-edits.ts';
import type { JsonNode } from '../../json/node.ts';
import type { Correction } from './correction.ts';
import type { Place } from './place.ts';

/** Something else in the place of a value. */
export function replaced(title: string, { span }: JsonNode, insert: string): Correction {
  return { title, edits: [{ ...span, insert }] };
}

/** Takes a member of a field's list out; nothing if it is the only one. */
export function withoutItem(title: string, { list }: Place): readonly Correction[] {
  if (!list || list.array.elements.length < 2) return [];
  const spans = list.array.elements.map(({ span }) => span);
  return [{ title, edits: [removeItem(spans, list.array.elements.indexOf(list.item))] }];
}

/** Takes the member out that the place is the value of; nothing if it is the only one. */
export function withoutMember(title: string, { links }: Place): readonly Correction[] {
  const last = links.at(-1);
  if (!last || last.object.members.length < 2) return [];
  return [{ title, edits: [removeMember(last.object, last.member)] }];
}
