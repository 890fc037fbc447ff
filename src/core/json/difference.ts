import { compactJson } from './compact.ts';
import type { JsonNode } from './node.ts';
import { parseJson } from './parse.ts';

/** The first place at which two documents are not the same. */
export interface JsonDifference {
  /** `detail.items[0].sku`; empty for the documents as a whole. */
  readonly place: string;
  /** The JSON text there; `null` where there is nothing. */
  readonly expected: string | null;
  readonly actual: string | null;
}

/**
 * Compares as values: white space and the order of members do not matter, and of a repeated member
 * the last counts. Numbers count as they are spelt: 19.90 is not 19.9.
 */
export function firstDifference(expected: JsonNode, actual: JsonNode): JsonDifference | null {
  return difference(expected, actual, '');
}

/** Whether two texts say the same: as JSON if both are, and to the letter otherwise. */
export function sameContent(one: string, other: string): boolean {
  const [first, second] = [parseJson(one), parseJson(other)];
  if (!first.ok || !second.ok) return one === other;
  return firstDifference(first.value, second.value) === null;
}

function difference(expected: JsonNode, actual: JsonNode, place: string): JsonDifference | null {
  if (expected.type === 'object' && actual.type === 'object') {
    const [wanted, there] = [membersOf(expected), membersOf(actual)];
    for (const key of new Set([...wanted.keys(), ...there.keys()])) {
      const inside = place === '' ? key : `${place}.${key}`;
      const found = differenceAt(wanted.get(key), there.get(key), inside);
      if (found) return found;
    }
    return null;
  }
  if (expected.type === 'array' && actual.type === 'array') {
    const length = Math.max(expected.elements.length, actual.elements.length);
    for (let index = 0; index < length; index++) {
      const [wanted, there] = [expected.elements[index], actual.elements[index]];
      const found = differenceAt(wanted, there, `${place}[${index}]`);
      if (found) return found;
    }
    return null;
  }
  const [wanted, there] = [compactJson(expected), compactJson(actual)];
  return wanted === there ? null : { place, expected: wanted, actual: there };
}

function differenceAt(
  expected: JsonNode | undefined,
  actual: JsonNode | undefined,
  place: string,
): JsonDifference | null {
  if (expected && actual) return difference(expected, actual, place);
  const text = (node: JsonNode | undefined) => (node ? compactJson(node) : null);
  return { place, expected: text(expected), actual: text(actual) };
}

function membersOf({ members }: Extract<JsonNode, { type: 'object' }>): Map<string, JsonNode> {
  return new Map(members.map(({ key, value }) => [key, value]));
}
