import type { Span } from '../model/span.ts';

/**
 * JSON as it is written: every value knows where it stands, members keep their order and their
 * duplicates, and numbers their spelling.
 */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

export interface JsonObject {
  readonly type: 'object';
  readonly span: Span;
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly type: 'array';
  readonly span: Span;
  readonly elements: readonly JsonNode[];
}

export type JsonScalar =
  | { readonly type: 'string'; readonly span: Span; readonly value: string }
  /** `text` is the number as written, for example `3.0e2`. */
  | { readonly type: 'number'; readonly span: Span; readonly text: string }
  | { readonly type: 'boolean'; readonly span: Span; readonly value: boolean }
  | { readonly type: 'null'; readonly span: Span };

/** The value of a member; of repeated ones the last, as JSON readers commonly do. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.type !== 'object') return undefined;
  return node.members.findLast((candidate) => candidate.key === key)?.value;
}

export function childrenOf(node: JsonNode): readonly JsonNode[] {
  switch (node.type) {
    case 'object':
      return node.members.map(({ value }) => value);
    case 'array':
      return node.elements;
    default:
      return [];
  }
}

/** The positions of the children on the way from `root` to the node with that span. */
export function addressOf(root: JsonNode, span: Span): readonly number[] | null {
  if (root.span.from === span.from && root.span.to === span.to) return [];
  const children = childrenOf(root);
  const index = children.findIndex(
    (child) => child.span.from <= span.from && span.to <= child.span.to,
  );
  const child = children[index];
  const rest = child && addressOf(child, span);
  return rest ? [index, ...rest] : null;
}

export function nodeAt(root: JsonNode, address: readonly number[]): JsonNode | undefined {
  return address.reduce<JsonNode | undefined>(
    (node, index) => node && childrenOf(node)[index],
    root,
  );
}
