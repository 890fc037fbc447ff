type Members = Readonly<Record<string, unknown>>;

/**
 * An answer as `--output text` shows it: tabs between the texts of a line, a line for each object, its
 * members by name, and what lies deeper below, under the name of its member.
 */
export function textOutput(value: unknown): string {
  const lines: string[] = [];
  write(value, null, null, lines);
  return lines.map((line) => `${line}\n`).join('');
}

function write(
  value: unknown,
  name: string | null,
  columns: readonly string[] | null,
  lines: string[],
): void {
  if (Array.isArray(value)) writeList(value, name, lines);
  else if (isObject(value)) writeObject(value, name, columns, lines);
  else lines.push(scalar(value));
}

function writeList(items: readonly unknown[], name: string | null, lines: string[]): void {
  if (items.length === 0) return;
  if (items.some(isObject)) {
    const columns = new Set(
      items.flatMap((item) =>
        isObject(item) ? Object.keys(item).filter((key) => !isDeep(item[key])) : [],
      ),
    );
    for (const item of items) write(item, name, [...columns].sort(), lines);
    return;
  }
  const scalars = items.filter((item) => !isDeep(item)).map(scalar);
  if (scalars.length > 0) {
    if (name === null) lines.push(scalars.join('\t'));
    else lines.push(...scalars.map((text) => `${name.toUpperCase()}\t${text}`));
  }
  for (const item of items.filter(isDeep)) write(item, name, null, lines);
}

function writeObject(
  value: Members,
  name: string | null,
  columns: readonly string[] | null,
  lines: string[],
): void {
  const keys = Object.keys(value).sort();
  const shown = columns ?? keys.filter((key) => !isDeep(value[key]));
  const cells = shown.map((key) => (Object.hasOwn(value, key) ? scalar(value[key]) : ''));
  if (cells.length > 0) {
    lines.push((name === null ? cells : [name.toUpperCase(), ...cells]).join('\t'));
  }
  for (const key of keys.filter((each) => !shown.includes(each))) {
    write(value[key], key, null, lines);
  }
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isDeep(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** As Python prints it. */
export function scalar(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}
