/** `structuredClone` for what handlers pass around: plain data, dates, maps, sets, errors, bytes. */
export function structuredClone<T>(value: T): T {
  return clone(value, new Map()) as T;
}

function clone(value: unknown, copies: Map<object, object>): unknown {
  if (typeof value === 'symbol' || typeof value === 'function') {
    throw new DOMException(`${String(value)} could not be cloned.`, 'DataCloneError');
  }
  if (typeof value !== 'object' || value === null) return value;
  const existing = copies.get(value);
  if (existing) return existing;
  const keep = <T extends object>(copy: T): T => {
    copies.set(value, copy);
    return copy;
  };

  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return keep((value as Uint8Array).slice());
  }
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, item] of value) copy.set(clone(key, copies), clone(item, copies));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const item of value) copy.add(clone(item, copies));
    return copy;
  }
  if (value instanceof Error) {
    const copy = keep(new Error(value.message));
    copy.name = value.name;
    copy.stack = value.stack ?? '';
    return copy;
  }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
    throw new DOMException('#<Promise> could not be cloned.', 'DataCloneError');
  }
  const copy: object = keep(Array.isArray(value) ? new Array(value.length) : {});
  for (const key of Object.keys(value)) {
    Object.defineProperty(copy, key, {
      value: clone((value as Record<string, unknown>)[key], copies),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}
