import { inspect } from './inspect.ts';

/** `util.format` of Node.js: what `console.log` makes of its arguments. */
export function format(...values: unknown[]): string {
  const [first] = values;
  if (typeof first !== 'string') return values.map(textOf).join(' ');
  if (values.length === 1) return first;
  let next = 1;
  const head = first.replace(/%[sdifjoOc%]/g, (placeholder) => {
    if (placeholder === '%%') return '%';
    if (next >= values.length) return placeholder;
    return substitute(placeholder, values[next++]);
  });
  return [head, ...values.slice(next).map(textOf)].join(' ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value);
}

function substitute(placeholder: string, value: unknown): string {
  switch (placeholder) {
    case '%s':
      return stringText(value);
    case '%d':
      if (typeof value === 'bigint') return `${value}n`;
      return numberText(typeof value === 'symbol' ? Number.NaN : Number(value));
    case '%i':
      if (typeof value === 'bigint') return `${value}n`;
      return numberText(
        typeof value === 'symbol' ? Number.NaN : Number.parseInt(value as string, 10),
      );
    case '%f':
      return numberText(
        typeof value === 'symbol' ? Number.NaN : Number.parseFloat(value as string),
      );
    case '%j':
      return jsonText(value);
    case '%o':
      return inspect(value, { depth: 4 });
    case '%O':
      return inspect(value);
    default:
      return '';
  }
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function stringText(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return hasOwnToString(value) ? String(value) : inspect(value, { depth: 0 });
}

/** Whether the object, or a class of the handler's, says how it is to be written. */
function hasOwnToString(value: object): boolean {
  for (let each: object | null = value; each !== null; each = Object.getPrototypeOf(each)) {
    if (Object.hasOwn(each, 'toString')) return !BUILT_IN.has(each);
  }
  return false;
}

const BUILT_IN: ReadonlySet<unknown> = new Set(
  Object.getOwnPropertyNames(globalThis).map((name) => {
    const value = (globalThis as unknown as Record<string, { prototype?: unknown } | undefined>)[
      name
    ];
    return value?.prototype;
  }),
);

function jsonText(value: unknown): string {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    if (error instanceof TypeError && /circular/i.test(error.message)) return '[Circular]';
    throw error;
  }
}
