import type { Edit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import { childrenOf, type JsonMember, type JsonNode, type JsonObject } from './node.ts';

/** A member on the way down, and the object it stands in. */
export interface Link {
  readonly object: JsonObject;
  readonly member: JsonMember;
}

/** The members on the way from the root to the value with that place, lists passed through. */
export function linksTo(root: JsonNode, span: Span): readonly Link[] | null {
  const links: Link[] = [];
  let node: JsonNode = root;
  for (;;) {
    if (node.span.from === span.from && node.span.to === span.to) return links;
    const next = childrenOf(node).find(
      (child) => child.span.from <= span.from && span.to <= child.span.to,
    );
    if (!next) return null;
    if (node.type === 'object') {
      const member = node.members.find(({ value }) => value === next);
      if (!member) return null;
      links.push({ object: node, member });
    }
    node = next;
  }
}

/** The last links, those below the innermost list on the way. */
export function linksBelowLists(links: readonly Link[]): readonly Link[] {
  const first = links.findLastIndex((link, index) => {
    const above = links[index - 1];
    return above !== undefined && above.member.value !== link.object;
  });
  return links.slice(Math.max(0, first));
}

/** Adds a member at the end of an object, spaced as its members are. */
export function insertMember(text: string, object: JsonObject, member: string): Edit {
  const last = object.members.at(-1);
  const [first] = object.members;
  if (!last || !first) {
    const { from, to } = object.span;
    return { from: from + 1, to: to - 1, insert: member };
  }
  const space = text.slice(object.span.from + 1, first.keySpan.from);
  const at = last.value.span.to;
  return { from: at, to: at, insert: `,${space === '' ? ' ' : space}${member}` };
}

/** Takes a member out, with its comma. */
export function removeMember(object: JsonObject, member: JsonMember): Edit {
  const items = object.members.map(({ keySpan, value }) => ({
    from: keySpan.from,
    to: value.span.to,
  }));
  return removeItem(items, object.members.indexOf(member));
}

/** Takes an element of a list out, with its comma. */
export function removeItem(items: readonly Span[], index: number): Edit {
  const item = items[index];
  const before = items[index - 1];
  const after = items[index + 1];
  if (!item) return { from: 0, to: 0, insert: '' };
  if (before) return { from: before.to, to: item.to, insert: '' };
  return { from: item.from, to: after ? after.from : item.to, insert: '' };
}

/** `"a": {"b": value}` for the keys a and b. */
export function memberText(keys: readonly string[], value: string): string {
  const [key = '', ...rest] = keys;
  return `${JSON.stringify(key)}: ${rest.length > 0 ? `{${memberText(rest, value)}}` : value}`;
}

/**
 * Moves the member that the links lead to, so that the keys below the links' first object are those
 * given. Objects that would be left empty go with it, if `prune` says so. `null` if something stands
 * there already.
 */
export function moveMember(
  text: string,
  links: readonly Link[],
  keys: readonly string[],
  prune: boolean,
): readonly Edit[] | null {
  const [first] = links;
  const moved = links.at(-1);
  if (!first || !moved) return null;
  const place = descend(first.object, keys);
  if (!place) return null;
  const { object, rest } = place;
  const value = text.slice(moved.member.value.span.from, moved.member.value.span.to);
  const added = memberText(rest, value);
  let depth = links.length - 1;
  const isEmptied = (link: Link) => link.object.members.length === 1;
  while (prune && depth > 0) {
    const link = links[depth];
    if (!link || !isEmptied(link) || link.object === object) break;
    depth--;
  }
  const removed = links[depth];
  if (!removed) return null;
  if (removed.object === object) {
    const { keySpan, value: old } = removed.member;
    return [{ from: keySpan.from, to: old.span.to, insert: added }];
  }
  return [removeMember(removed.object, removed.member), insertMember(text, object, added)];
}

/**
 * Goes down as far as there are objects; `rest` are the keys that are still to be written. `null` if
 * something else stands in the way.
 */
export function descend(
  root: JsonObject,
  keys: readonly string[],
): { readonly object: JsonObject; readonly rest: readonly string[] } | null {
  let object = root;
  for (const [index, key] of keys.entries()) {
    const found: JsonNode | undefined = object.members.find((member) => member.key === key)?.value;
    if (!found) return { object, rest: keys.slice(index) };
    const next: JsonNode | undefined = found.type === 'array' ? found.elements[0] : found;
    if (next?.type !== 'object') return null;
    object = next;
  }
  return null;
}
