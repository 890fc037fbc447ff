import type { JsonNode, JsonScalar } from '../json/node.ts';

/**
 * A scalar of an event with where it lives. `elements` says, for every array on the way whose
 * element is itself an object or an array, which element it is: two values from different elements
 * of one array cannot satisfy a rule together (EventBridge User Guide, *Arrays*).
 */
export interface EventLeaf {
  readonly node: JsonScalar;
  /** What comparisons of literals look at: a string in quotes, anything else as written. */
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
  /** The path of each numbered array. */
  readonly arrayPaths: readonly string[];
}

export function leavesOf(event: JsonNode): EventLeaves {
  const leaves = new Map<string, EventLeaf[]>();
  const containers = new Map<string, JsonNode[]>();
  const arrayPaths: string[] = [];

  const visit = (node: JsonNode, path: string | null, elements: readonly ArrayElement[]): void => {
    switch (node.type) {
      case 'object':
        if (path !== null) append(containers, path, node);
        for (const { key, value } of node.members) {
          visit(value, path === null ? key : `${path}.${key}`, elements);
        }
        return;
      case 'array': {
        append(containers, path ?? '', node);
        const array = arrayPaths.length;
        arrayPaths.push(path ?? '');
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
  return { leaves, containers, arrayPaths };
}

function textOf(node: JsonScalar): string {
  switch (node.type) {
    case 'string':
      return `"${node.value}"`;
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
