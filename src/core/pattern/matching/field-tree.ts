import { hashOf } from './text-hash.ts';
import { TextTable } from './text-table.ts';

/** A place in an event that some rule names, or that lies on the way to one. */
export class FieldNode {
  readonly path: string;
  /** The number of the field whose values stand here; -1 if this is only on the way to others. */
  field = -1;
  /**
   * What can follow: a key with the place it leads to. A key of an event may hold dots, so `b.c`
   * leads from `a` to `a.b.c` at once.
   */
  readonly keys = new TextTable<FieldNode>();
  /** One bit for each first character and length that a key has here: most other keys miss it. */
  filter = 0;

  constructor(path: string) {
    this.path = path;
  }

  get hasChildren(): boolean {
    return this.keys.size > 0;
  }

  addKey(key: string, node: FieldNode): void {
    this.keys.set(key, node);
    this.filter |= filterBit(key.charCodeAt(0), key.length);
  }

  /** Where a key leads that stands in `text` from `from` to `to`. */
  child(text: string, from: number, to: number): FieldNode | null {
    if ((this.filter & filterBit(text.charCodeAt(from), to - from)) === 0) return null;
    return this.keys.find(text, from, to, hashOf(text, from, to));
  }
}

function filterBit(first: number, length: number): number {
  return 1 << ((first + Math.imul(length, 7)) & 31);
}

/**
 * The fields that rules name, as a tree of keys. A field's number indexes everything that is kept of
 * it; it is given once and stays.
 */
export class FieldTree {
  root = new FieldNode('');
  readonly #numbers = new Map<string, number>();
  readonly #users: number[] = [];
  #nodes = new Map<string, FieldNode>([['', this.root]]);

  /** How many fields are in use. */
  wanted = 0;
  #names: readonly string[] | null = null;

  /** The last segment of every path in use: it is in the last key on the way to the field. */
  get names(): readonly string[] {
    this.#names ??= [
      ...new Set(
        [...this.#numbers]
          .filter(([, field]) => (this.#users[field] ?? 0) > 0)
          .map(([path]) => path.slice(path.lastIndexOf('.') + 1)),
      ),
    ];
    return this.#names;
  }

  /** How many numbers have been given. */
  get size(): number {
    return this.#users.length;
  }

  /** The number of a path, which one more rule uses. */
  use(path: string): number {
    let field = this.#numbers.get(path);
    if (field === undefined) {
      field = this.#users.length;
      this.#numbers.set(path, field);
      this.#users.push(0);
    }
    const users = this.#users[field] ?? 0;
    this.#users[field] = users + 1;
    if (users === 0) {
      this.wanted++;
      this.#names = null;
      this.#grow(path, field);
    }
    return field;
  }

  /** One rule less uses the field. What nobody uses is no longer read. */
  release(field: number): void {
    this.#users[field] = (this.#users[field] ?? 0) - 1;
    if (this.#users[field] === 0) {
      this.wanted--;
      this.#names = null;
      this.#rebuild();
    }
  }

  #rebuild(): void {
    this.root = new FieldNode('');
    this.#nodes = new Map([['', this.root]]);
    for (const [path, field] of this.#numbers) {
      if ((this.#users[field] ?? 0) > 0) this.#grow(path, field);
    }
  }

  #grow(path: string, field: number): void {
    const segments = path.split('.');
    const way = [this.root];
    for (let length = 1; length <= segments.length; length++) {
      const here = segments.slice(0, length).join('.');
      let node = this.#nodes.get(here);
      if (!node) {
        node = new FieldNode(here);
        this.#nodes.set(here, node);
        for (const [depth, ancestor] of way.entries()) {
          ancestor.addKey(segments.slice(depth, length).join('.'), node);
        }
      }
      way.push(node);
    }
    const last = way.at(-1);
    if (last) last.field = field;
  }
}
