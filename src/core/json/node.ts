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
  const address: number[] = [];
  let node = root;
  while (node.span.from !== span.from || node.span.to !== span.to) {
    const index = childAround(node, span);
    const child = childAt(node, index);
    if (!child || child.span.to < span.to) return null;
    address.push(index);
    node = child;
  }
  return address;
}

export function nodeAt(root: JsonNode, address: readonly number[]): JsonNode | undefined {
  return address.reduce<JsonNode | undefined>((node, index) => node && childAt(node, index), root);
}

export function childAt(node: JsonNode, index: number): JsonNode | undefined {
  switch (node.type) {
    case 'object':
      return node.members[index]?.value;
    case 'array':
      return node.elements[index];
    default:
      return undefined;
  }
}

/** The last child that begins no later than a span; -1 if there is none. Children stand in order. */
function childAround(node: JsonNode, { from }: Span): number {
  let below = 0;
  let above = node.type === 'object' ? node.members.length : 0;
  if (node.type === 'array') above = node.elements.length;
  while (below < above) {
    const middle = (below + above) >> 1;
    const child = childAt(node, middle);
    if (child && child.span.from <= from) below = middle + 1;
    else above = middle;
  }
  return below - 1;
}
