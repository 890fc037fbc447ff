import { isError } from './errors.ts';
import { primitiveText } from './inspect-layout.ts';

/** What an object looks like from outside. */
export interface Shape {
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

export function describe(value: object): Shape {
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
  return `[${kind}: ${primitiveText(primitive)}]`;
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
