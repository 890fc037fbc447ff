import { comparableText } from '../comparable-text.ts';
import type { FieldNode } from './field-tree.ts';
import { FALSE, type LeafList, NO_CONTEXT, NULL, NUMBER, STRING, TRUE } from './leaf-list.ts';

/** A number that JavaScript cannot hold, which the service cannot compare. */
const TOO_LARGE = '1e400';

/** Takes down the values of the fields that rules name from an event that `JSON.parse` made. */
export class ObjectWalker {
  readonly #leaves: LeafList;

  constructor(leaves: LeafList) {
    this.#leaves = leaves;
  }

  /** Whether the event is an object. */
  walk(event: unknown, root: FieldNode): boolean {
    if (typeof event !== 'object' || event === null || Array.isArray(event)) return false;
    this.#object(event as Record<string, unknown>, root, NO_CONTEXT);
    return true;
  }

  #object(value: Readonly<Record<string, unknown>>, node: FieldNode, context: number): void {
    if (!node.hasChildren) return;
    for (const key of Object.keys(value)) {
      const child = key === '' ? null : node.child(key, 0, key.length);
      if (child) this.#value(value[key], child, context);
    }
  }

  #value(value: unknown, node: FieldNode, context: number): void {
    const { field } = node;
    switch (typeof value) {
      case 'string': {
        if (field < 0) return;
        const text = comparableText(value);
        this.#leaves.add(field, STRING, text, 0, text.length, context);
        return;
      }
      case 'number': {
        if (field < 0) return;
        const text = Number.isFinite(value) ? String(value) : TOO_LARGE;
        this.#leaves.add(field, NUMBER, text, 0, text.length, context);
        return;
      }
      case 'boolean':
        if (field >= 0) this.#leaves.add(field, value ? TRUE : FALSE, '', 0, 0, context);
        return;
      case 'object':
        if (value === null) {
          if (field >= 0) this.#leaves.add(field, NULL, '', 0, 0, context);
        } else if (Array.isArray(value)) {
          const array = this.#leaves.newArray();
          for (const [index, element] of value.entries()) {
            const nests = typeof element === 'object' && element !== null;
            const inside = nests ? this.#leaves.enter(context, array, index) : context;
            this.#value(element, node, inside);
          }
        } else {
          this.#object(value as Record<string, unknown>, node, context);
        }
    }
  }
}
