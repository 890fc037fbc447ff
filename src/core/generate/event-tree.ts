import { compactJson } from '../json/compact.ts';
import type { JsonNode } from '../json/node.ts';

/**
 * An event while it is made: at every path a value, members below it, or both. A pattern may ask for
 * both (`a` is "x", and `a.b` is 1), since lists add nothing to a path: that is written `["x", {"b": 1}]`.
 */
export class EventTree {
  /** JSON text of a scalar, or of a list. */
  #value: string | null = null;
  readonly #members = new Map<string, EventTree>();

  static of(node: JsonNode): EventTree {
    const tree = new EventTree();
    if (node.type !== 'object') tree.#value = compactJson(node);
    else for (const { key, value } of node.members) tree.#members.set(key, EventTree.of(value));
    return tree;
  }

  copy(): EventTree {
    const copy = new EventTree();
    copy.#value = this.#value;
    for (const [key, tree] of this.#members) copy.#members.set(key, tree.copy());
    return copy;
  }

  has(key: string): boolean {
    return this.#members.has(key);
  }

  /** What is there, as JSON text; `null` for nothing, or an object. */
  valueAt(keys: readonly string[]): string | null {
    const [key, ...rest] = keys;
    if (key === undefined) return this.#value;
    return this.#members.get(key)?.valueAt(rest) ?? null;
  }

  /**
   * Takes the place of whatever was there.
   *
   * @param isBeside values on the way stay, and what is below them stands beside them
   */
  put(keys: readonly string[], value: string, isBeside = false): void {
    const [key, ...rest] = keys;
    if (key === undefined) {
      this.#value = value;
      this.#members.clear();
      return;
    }
    const child = this.#members.get(key) ?? new EventTree();
    this.#members.set(key, child);
    if (rest.length > 0 && !isBeside) child.#value = null;
    child.put(rest, value, isBeside);
  }

  /** Changes a value that is there, and nothing on the way to it or below it. */
  replace(keys: readonly string[], value: string): void {
    const [key, ...rest] = keys;
    if (key === undefined) this.#value = value;
    else this.#members.get(key)?.replace(rest, value);
  }

  /** Leaves the value out, with what it was a list of. */
  leaveOut(keys: readonly string[]): void {
    const [key, ...rest] = keys;
    if (key === undefined) {
      this.#value = null;
      return;
    }
    const child = this.#members.get(key);
    if (!child) return;
    // A list of objects may have the path in it.
    if (rest.length > 0 && child.#value?.startsWith('[')) child.#value = null;
    child.leaveOut(rest);
    if (child.#value === null && child.#members.size === 0) this.#members.delete(key);
  }

  text(): string {
    if (this.#members.size === 0 && this.#value !== null) return this.#value;
    const members = [...this.#members].map(
      ([key, tree]) => `${JSON.stringify(key)}:${tree.text()}`,
    );
    const object = `{${members.join(',')}}`;
    if (this.#value === null) return object;
    return this.#value.startsWith('[') ? object : `[${this.#value},${object}]`;
  }
}
