/** How Node.js lays out the parts of `util.inspect`: quotes, keys, and numbers in columns. */

const MAXIMUM_STRING = 10_000;

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** In single quotes, or in others if that saves escaping. */
function quote(text: string): string {
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped
  const escaped = text.replace(/[\x00-\x1f\x7f-\x9f\\']|[\ud800-\udfff]/gu, (character) => {
    if (character === "'") return mark === "'" ? "\\'" : "'";
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`;
  });
  return `${mark}${escaped}${mark}`;
}

/** A long text with line breaks is shown line by line, joined by `+`. */
function quoteInLines(text: string, indentation: number, breakLength: number): string {
  if (text.length <= 16 || text.length <= breakLength - indentation - 4) return quote(text);
  const lines = text.split(/(?<=\n)/);
  return lines.map(quote).join(` +\n${' '.repeat(indentation + 2)}`);
}

export function primitiveText(value: unknown, indentation = 0, breakLength = 80): string {
  switch (typeof value) {
    case 'string': {
      const rest = value.length - MAXIMUM_STRING;
      const trailer = rest > 0 ? `... ${rest} more character${rest > 1 ? 's' : ''}` : '';
      return quoteInLines(value.slice(0, MAXIMUM_STRING), indentation, breakLength) + trailer;
    }
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    default:
      return String(value);
  }
}

export function keyText(key: string | symbol, enumerable: boolean): string {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  if (key === '__proto__') return "['__proto__']";
  if (!enumerable) return `[${key}]`;
  return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quote(key);
}

/**
 * Puts the items of a long array into columns, about as wide as high, if they are of similar
 * length. Numbers are aligned right, anything else left.
 */
export function groupInColumns(
  items: readonly string[],
  indentation: number,
  breakLength: number,
  values: ArrayLike<unknown>,
): readonly string[] {
  const hasMore = values.length > 100 && items.length > 100;
  const count = hasMore ? items.length - 1 : items.length;
  const lengths = items.slice(0, count).map((item) => item.length);
  const separator = 2;
  const total = lengths.reduce((sum, length) => sum + length + separator, 0);
  const longest = Math.max(0, ...lengths);
  const cell = longest + separator;
  const fitsThree = cell * 3 + indentation < breakLength;
  if (!fitsThree || !(total / cell > 5 || longest <= 6)) return items;

  const bias = Math.max(cell - 3 - Math.sqrt(cell - total / items.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * bias * count) / bias),
    Math.floor((breakLength - indentation) / cell),
    12,
  );
  if (columns <= 1) return items;

  const widths = Array.from({ length: columns }, (_, column) => {
    const inColumn = lengths.filter((_, index) => index % columns === column);
    return Math.max(0, ...inColumn) + separator;
  });
  const numeric = items.every(
    (_, i) => typeof values[i] === 'number' || typeof values[i] === 'bigint',
  );
  const rows: string[] = [];
  for (let first = 0; first < count; first += columns) {
    const last = Math.min(first + columns, count) - 1;
    let row = '';
    for (let i = first; i <= last; i++) {
      const width = widths[i - first] ?? 0;
      const item = items[i] ?? '';
      if (numeric) row += i < last ? `${item}, `.padStart(width) : item.padStart(width - separator);
      else row += i < last ? `${item}, `.padEnd(width) : item;
    }
    rows.push(row);
  }
  return hasMore ? [...rows, items[count] ?? ''] : rows;
}
