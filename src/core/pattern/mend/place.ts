import {
  childrenOf,
  type JsonArray,
  type JsonMember,
  type JsonNode,
  type JsonObject,
} from '../../json/node.ts';
import type { Span } from '../../model/span.ts';

/** Where in a pattern a mistake was noticed, and what stands around it. */
export interface Place {
  readonly text: string;
  readonly root: JsonNode;
  /** The value that was noticed, or that the key belongs to, or the end belongs to, that was. */
  readonly node: JsonNode;
  /** The members on the way to it, the last its own. */
  readonly links: readonly { readonly object: JsonObject; readonly member: JsonMember }[];
  /** The list of a field that it stands in, and the member of that list. */
  readonly list: {
    readonly array: JsonArray;
    readonly item: JsonNode;
    readonly field: string;
  } | null;
}

/** Finds the place of a mistake in the tree of a pattern. */
export function placeOf(text: string, root: JsonNode, span: Span): Place {
  const links: { object: JsonObject; member: JsonMember }[] = [];
  let list: Place['list'] = null;
  let node = root;
  while (node.span.from !== span.from) {
    if (node.type === 'object') {
      const member = node.members.find(
        ({ keySpan, value }) => keySpan.from <= span.from && span.from < value.span.to,
      );
      if (!member) break;
      links.push({ object: node, member });
      if (member.keySpan.from === span.from) return { text, root, node: member.value, links, list };
      node = member.value;
      continue;
    }
    const next = childrenOf(node).find((c) => c.span.from <= span.from && span.from < c.span.to);
    if (!next) break;
    const field = links.at(-1)?.member.key ?? '';
    // The list of `$or` holds patterns, and only what stands below in them is a list of values.
    if (node.type === 'array' && !list && (field !== '$or' || next.type !== 'object')) {
      list = { array: node, item: next, field };
    }
    node = next;
  }
  return { text, root, node, links, list };
}

export function sourceOf({ text }: Place, { span }: JsonNode): string {
  return text.slice(span.from, span.to);
}
