import type { JsonNode } from '../json/node.ts';
import type { Span } from '../model/span.ts';

/** Something in the event that a missing field may have been meant to be, or its closest parent. */
export interface NearField {
  readonly path: readonly string[];
  readonly span: Span;
  /** `similar`: a field of another spelling in the same place; `elsewhere`: the same name in another. */
  readonly kind: 'similar' | 'elsewhere' | 'parent';
  /** The span of the key, where there is one. */
  readonly keySpan: Span | null;
}

/** Looks for a misspelt or misplaced field; failing that, for the deepest parent that exists. */
export function nearestTo(keys: readonly string[], event: JsonNode): NearField | null {
  const name = keys.at(-1) ?? '';
  let parent: JsonNode = event;
  let depth = 0;
  for (; depth < keys.length - 1; depth++) {
    const next = descend(parent, keys[depth] ?? '');
    if (!next) break;
    parent = next;
  }
  const wanted = keys[depth] ?? name;
  const similar = membersOf(parent).find(({ key }) => isSimilar(key, wanted));
  if (similar) {
    const path = [...keys.slice(0, depth), similar.key];
    return { path, span: similar.value.span, keySpan: similar.keySpan, kind: 'similar' };
  }
  const elsewhere = findByName(event, name, [], keys);
  if (elsewhere) return elsewhere;
  if (depth === 0) return null;
  return { path: keys.slice(0, depth), span: parent.span, keySpan: null, kind: 'parent' };
}

function membersOf(node: JsonNode) {
  if (node.type === 'object') return node.members;
  if (node.type === 'array')
    return node.elements.flatMap((e) => (e.type === 'object' ? e.members : []));
  return [];
}

function descend(node: JsonNode, key: string): JsonNode | undefined {
  return membersOf(node).find((member) => member.key === key)?.value;
}

/** Equal but for case and separators, or one typing slip apart. */
export function isSimilar(a: string, b: string): boolean {
  if (a === b) return false;
  const plain = (text: string) => text.toLowerCase().replace(/[-_. ]/g, '');
  const [left, right] = [plain(a), plain(b)];
  if (left === right) return true;
  if (Math.min(left.length, right.length) < 4) return false;
  return editDistance(left, right) <= (Math.min(left.length, right.length) > 7 ? 2 : 1);
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(replace, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[b.length] ?? 3;
}

function findByName(
  node: JsonNode,
  name: string,
  path: readonly string[],
  unwanted: readonly string[],
): NearField | null {
  for (const { key, keySpan, value } of membersOf(node)) {
    const here = [...path, key];
    const isWanted = here.join('.') === unwanted.join('.');
    if (key === name && !isWanted) {
      return { path: here, span: value.span, keySpan, kind: 'elsewhere' };
    }
    const found = findByName(value, name, here, unwanted);
    if (found) return found;
  }
  return null;
}
