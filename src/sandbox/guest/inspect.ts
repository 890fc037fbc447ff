import { isError } from './errors.ts';
import { groupInColumns, keyText, quote, quoteInLines } from './inspect-layout.ts';

/**
 * `util.inspect` of Node.js for what a handler logs, with Node's defaults. Checked against the
 * original in the tests. Left out: proxies shown as such, the state of promises, private fields.
 */

const MAXIMUM_ITEMS = 100;
const MAXIMUM_STRING = 10_000;
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
      return this.#primitive(value);
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

  #primitive(value: unknown): string {
    switch (typeof value) {
      case 'string': {
        const cut = value.length > MAXIMUM_STRING;
        const rest = value.length - MAXIMUM_STRING;
        const trailer = cut ? `... ${rest} more character${rest > 1 ? 's' : ''}` : '';
        const shown = cut ? value.slice(0, MAXIMUM_STRING) : value;
        return quoteInLines(shown, this.#indentation, this.#breakLength) + trailer;
      }
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      case 'bigint':
        return `${value}n`;
      default:
        return String(value);
    }
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

/** What an object looks like from outside. */
interface Shape {
  /** Shown in brackets where the depth is exceeded. */
  readonly tag: string;
  /** Stands before the brackets, or alone if they would be empty. */
  readonly base?: string;
  readonly open: string;
  readonly close: string;
  /** Stands for contents that cannot be looked at. */
  readonly note?: string;
  readonly isList: boolean;
  readonly indent: boolean;
  readonly keys: readonly (string | symbol)[];
}

function describe(value: object): Shape {
  const name = constructorName(value);
  const tag = toStringTag(value, name);
  const keys = visibleKeys(value);
  const plain = { isList: false, indent: false, keys, open: '{', close: '}' };
  const prefix = (fallback: string, size?: number) => {
    const sized = size === undefined ? '' : `(${size})`;
    if (name === null) return `[${fallback}${sized}: null prototype] ${tag}`;
    return `${name}${sized} ${tag}`;
  };
  /** Shown without brackets, unless a handler has put members of its own on it. */
  const leaf = (text: string): Shape => ({ ...plain, tag: text, base: text });

  if (Array.isArray(value)) {
    const start = name === 'Array' && tag === '' ? '' : prefix('Array', value.length);
    return {
      ...plain,
      tag: name === 'Array' ? 'Array' : prefix('Array').trim(),
      open: `${start}[`,
      close: ']',
      isList: true,
      keys: keys.filter((key) => !isIndex(key)),
    };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const { length } = value as Uint8Array;
    return {
      ...plain,
      tag: prefix('TypedArray', length).trim(),
      open: `${prefix('TypedArray', length)}[`,
      close: ']',
      isList: true,
      keys: keys.filter((key) => !isIndex(key)),
    };
  }
  if (value instanceof Map || value instanceof Set) {
    const kind = value instanceof Map ? 'Map' : 'Set';
    const start = prefix(kind, value.size);
    return { ...plain, tag: prefix(kind).trim(), open: `${start}{`, indent: true };
  }
  if (typeof value === 'function') return leaf(functionText(value, name));
  if (value instanceof RegExp) return leaf(RegExp.prototype.toString.call(value));
  if (value instanceof Date) {
    const time = Date.prototype.getTime.call(value);
    return leaf(Number.isNaN(time) ? 'Invalid Date' : Date.prototype.toISOString.call(value));
  }
  if (isError(value)) return { ...plain, ...errorShape(value, keys) };
  for (const box of [Number, String, Boolean, BigInt, Symbol]) {
    if (!(value instanceof box)) continue;
    const keysOfBox = box === String ? keys.filter((key) => !isIndex(key)) : keys;
    return { ...leaf(boxedText(value, box.name)), keys: keysOfBox };
  }
  if (value instanceof Promise) {
    return { ...plain, tag: 'Promise', open: `${prefix('Promise')}{`, note: '<pending>' };
  }
  if (value instanceof WeakMap || value instanceof WeakSet) {
    return { ...plain, tag: name ?? '', open: `${prefix('')}{`, note: '<items unknown>' };
  }
  const start = name === 'Object' && tag === '' ? '' : prefix('Object');
  return { ...plain, tag: start.trim() || 'Object', open: `${start}{` };
}

function isIndex(key: string | symbol): boolean {
  return typeof key === 'string' && /^(?:0|[1-9]\d*)$/.test(key);
}

function visibleKeys(value: object): (string | symbol)[] {
  const symbols = Object.getOwnPropertySymbols(value).filter((symbol) =>
    Object.prototype.propertyIsEnumerable.call(value, symbol),
  );
  return [...Object.keys(value), ...symbols];
}

/** The name of the class, `null` for an object without a prototype. */
function constructorName(value: object): string | null {
  for (let each: object | null = value; each !== null; each = Object.getPrototypeOf(each)) {
    const maker = Object.getOwnPropertyDescriptor(each, 'constructor')?.value;
    if (typeof maker === 'function' && maker.name !== '') return maker.name;
  }
  return null;
}

function toStringTag(value: object, name: string | null): string {
  if (Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag)) return '';
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === 'string' && tag !== '' && tag !== name ? `[${tag}] ` : '';
}

function functionText(value: object, kind: string | null): string {
  const { name } = value as { name?: unknown };
  const text = Function.prototype.toString.call(value);
  if (/^class\b/.test(text)) {
    const parent: unknown = Object.getPrototypeOf(value);
    const parentName = typeof parent === 'function' ? parent.name : '';
    return `[class ${name || '(anonymous)'}${parentName ? ` extends ${parentName}` : ''}]`;
  }
  return `[${kind ?? 'Function'}${name ? `: ${String(name)}` : ' (anonymous)'}]`;
}

function boxedText(value: object, kind: string): string {
  const primitive: unknown = value.valueOf();
  return `[${kind}: ${typeof primitive === 'string' ? quote(primitive) : new Inspection(0, 80).format(primitive, 0)}]`;
}

function errorShape(error: Error, keys: readonly (string | symbol)[]) {
  const stack = typeof error.stack === 'string' && error.stack ? error.stack : null;
  const text = stack ?? `[${Error.prototype.toString.call(error)}]`;
  const own = keys.filter((key) => !(['name', 'message', 'stack'] as PropertyKey[]).includes(key));
  const hidden = ['cause', 'errors'].filter(
    (key) => Object.hasOwn(error, key) && !own.includes(key),
  );
  const shown = [...own, ...hidden];
  // Without frames Node puts the whole in brackets.
  const base = stack !== null && !/\n\s+at /.test(stack) ? `[${stack}]` : text;
  return { tag: base, base, keys: shown };
}
