import { groupInColumns, keyText, primitiveText } from './inspect-layout.ts';
import { describe, type Shape } from './inspect-shape.ts';

/**
 * `util.inspect` of Node.js for what a handler logs, with Node's defaults. Checked against the
 * original in the tests. Left out: proxies shown as such, the state of promises, private fields.
 */

const MAXIMUM_ITEMS = 100;
const BREAK_LENGTH = 80;
const COMPACT_LEVELS = 3;
const CUSTOM = Symbol.for('nodejs.util.inspect.custom');

export interface InspectOptions {
  readonly depth?: number | null;
  readonly breakLength?: number;
}

export function inspect(value: unknown, options: InspectOptions = {}): string {
  const depth = options.depth === null ? Number.POSITIVE_INFINITY : (options.depth ?? 2);
  return new Inspection(depth, options.breakLength ?? BREAK_LENGTH).format(value, 0);
}

class Inspection {
  readonly #depth: number;
  readonly #breakLength: number;
  /** From the outermost object to the one being formatted. */
  readonly #path: object[] = [];
  /** Objects that something inside them refers back to, in the order in which that was found. */
  readonly #circular = new Map<object, number>();
  #indentation = 0;
  /** The depth of what was last formatted: what holds no more than a few levels stays on one line. */
  #currentDepth = 0;

  constructor(depth: number, breakLength: number) {
    this.#depth = depth;
    this.#breakLength = breakLength;
  }

  format(value: unknown, level: number): string {
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
      return primitiveText(value, this.#indentation, this.#breakLength);
    }
    const custom = (value as { [CUSTOM]?: unknown })[CUSTOM];
    if (typeof custom === 'function' && custom !== inspect) {
      const made: unknown = custom.call(
        value,
        this.#depth - level,
        { depth: this.#depth },
        inspect,
      );
      if (made !== value) {
        return typeof made === 'string'
          ? made.replaceAll('\n', `\n${' '.repeat(this.#indentation)}`)
          : this.format(made, level);
      }
    }
    if (this.#path.includes(value)) {
      const index = this.#circular.get(value) ?? this.#circular.size + 1;
      this.#circular.set(value, index);
      return `[Circular *${index}]`;
    }
    return this.#object(value, level);
  }

  #object(value: object, level: number): string {
    const shape = describe(value);
    if (isEmpty(value, shape)) return this.#indented(shape.base ?? `${shape.open}${shape.close}`);
    if (level > this.#depth) return `[${shape.tag || 'Object'}]`;

    this.#path.push(value);
    this.#currentDepth = level;
    let entries: string[];
    const inner = level + 1;
    if (shape.indent) this.#indentation += 2;
    entries = this.#items(value, shape, inner);
    if (shape.indent) this.#indentation -= 2;
    for (const key of shape.keys) entries.push(this.#property(value, key, inner, shape.isList));
    this.#path.pop();

    let base = this.#indented(shape.base ?? '');
    let open = shape.open;
    const index = this.#circular.get(value);
    if (index !== undefined) {
      if (base) base = `<ref *${index}> ${base}`;
      else open = `<ref *${index}> ${open}`;
    }
    return this.#join(entries, base, open, shape, level, value);
  }

  #indented(text: string): string {
    return text.replaceAll('\n', `\n${' '.repeat(this.#indentation)}`);
  }

  #items(value: object, shape: Shape, level: number): string[] {
    if (value instanceof Map) {
      return Array.from(
        value,
        ([key, item]) => `${this.format(key, level)} => ${this.format(item, level)}`,
      )
        .slice(0, MAXIMUM_ITEMS)
        .concat(moreItems(value.size));
    }
    if (value instanceof Set) {
      return Array.from(value, (item) => this.format(item, level))
        .slice(0, MAXIMUM_ITEMS)
        .concat(moreItems(value.size));
    }
    if (shape.note !== undefined) return [shape.note];
    if (!shape.isList) return [];
    const list = value as ArrayLike<unknown>;
    const entries: string[] = [];
    let index = 0;
    while (index < list.length && entries.length < MAXIMUM_ITEMS) {
      if (Object.hasOwn(list, index)) {
        entries.push(this.#property(value, String(index++), level, true));
      } else {
        const from = index;
        while (index < list.length && !Object.hasOwn(list, index)) index++;
        entries.push(`<${index - from} empty item${index - from > 1 ? 's' : ''}>`);
      }
    }
    return entries.concat(moreItems(list.length, index));
  }

  #property(value: object, key: string | symbol, level: number, inList: boolean): string {
    const property = Object.getOwnPropertyDescriptor(value, key);
    const isItem = inList && typeof key === 'string' && /^\d+$/.test(key);
    let text: string;
    if (property?.get) text = property.set ? '[Getter/Setter]' : '[Getter]';
    else if (property?.set) text = '[Setter]';
    else {
      this.#indentation += 2;
      text = this.format(
        property ? property.value : (value as Record<PropertyKey, unknown>)[key],
        level,
      );
      this.#indentation -= 2;
    }
    return isItem ? text : `${keyText(key, property?.enumerable ?? true)}: ${text}`;
  }

  #join(
    entries: readonly string[],
    base: string,
    open: string,
    shape: Shape,
    level: number,
    value: object,
  ): string {
    const start = base ? `${base} ${open}` : open;
    const rows =
      shape.isList && entries.length > 6
        ? groupInColumns(entries, this.#indentation, this.#breakLength, value as ArrayLike<unknown>)
        : entries;
    if (this.#currentDepth - level < COMPACT_LEVELS && rows.length === entries.length) {
      const room = rows.length + this.#indentation + open.length + base.length + 10;
      const length = rows.reduce((sum, row) => sum + row.length, rows.length + room);
      const line = rows.join(', ');
      if (length <= this.#breakLength && !base.includes('\n') && !line.includes('\n')) {
        return `${start} ${line} ${shape.close}`;
      }
    }
    const indentation = `\n${' '.repeat(this.#indentation)}`;
    return `${start}${indentation}  ${rows.join(`,${indentation}  `)}${indentation}${shape.close}`;
  }
}

function isEmpty(value: object, shape: Shape): boolean {
  if (shape.keys.length > 0 || shape.note !== undefined) return false;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return !shape.isList || (value as ArrayLike<unknown>).length === 0;
}

function moreItems(size: number, shown = MAXIMUM_ITEMS): string[] {
  const rest = size - shown;
  return rest > 0 ? [`... ${rest} more item${rest > 1 ? 's' : ''}`] : [];
}
