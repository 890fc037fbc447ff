import type { JsonArray, JsonNode, JsonScalar } from '../json/node.ts';
import { comparableText } from './comparable-text.ts';

/**
 * A scalar of an event with where it lives. `elements` says, for every array on the way whose
 * element is itself an object or an array, which element it is: two values from different elements
 * of one array cannot satisfy a rule together (EventBridge User Guide, *Arrays*).
 */
export interface EventLeaf {
  readonly node: JsonScalar;
  /** What is compared: the characters of a string, and anything else as written. */
  readonly text: string;
  readonly elements: readonly ArrayElement[];
}

export interface ArrayElement {
  /** A number given to each array in the order in which they are met. */
  readonly array: number;
  readonly index: number;
}

/** An event taken apart into paths. Arrays add nothing to a path. */
export interface EventLeaves {
  readonly leaves: ReadonlyMap<string, readonly EventLeaf[]>;
  /** Objects and arrays, by path: they exist in the text, and not for a rule. */
  readonly containers: ReadonlyMap<string, readonly JsonNode[]>;
  /** The numbered arrays, each with its path. */
  readonly arrays: readonly { readonly path: string; readonly node: JsonArray }[];
}

/**
 * Takes an event apart. Members whose key is empty are passed over unless the pattern names such a
 * key on the way to a field: one at the end of a path does not count (behaviour of aws/event-ruler).
 */
export function leavesOf(event: JsonNode, readsEmptyKeys: boolean): EventLeaves {
  const leaves = new Map<string, EventLeaf[]>();
  const containers = new Map<string, JsonNode[]>();
  const arrays: { path: string; node: JsonArray }[] = [];

  const visit = (node: JsonNode, path: string | null, elements: readonly ArrayElement[]): void => {
    switch (node.type) {
      case 'object':
        if (path !== null) append(containers, path, node);
        for (const { key, value } of node.members) {
          if (key === '' && !readsEmptyKeys) continue;
          visit(value, path === null ? key : `${path}.${key}`, elements);
        }
        return;
      case 'array': {
        append(containers, path ?? '', node);
        const array = arrays.length;
        arrays.push({ path: path ?? '', node });
        node.elements.forEach((element, index) => {
          const isScalar = element.type !== 'object' && element.type !== 'array';
          visit(element, path, isScalar ? elements : [...elements, { array, index }]);
        });
        return;
      }
      default:
        append(leaves, path ?? '', { node, text: textOf(node), elements });
    }
  };
  visit(event, null, []);
  return { leaves, containers, arrays };
}

function textOf(node: JsonScalar): string {
  switch (node.type) {
    case 'string':
      return comparableText(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
