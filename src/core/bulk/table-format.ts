/** Which column of a table holds the records. */
export interface TableFormat {
  /** As a byte. */
  readonly separator: number;
  /** From 0. */
  readonly column: number;
}

/** Columns that hold what was logged or sent, the likeliest first, without regard to case. */
const COLUMNS = ['@message', 'message', 'body', 'event'];
const SEPARATORS = [',', '\t', ';'];

/** Recognises a table by its first line; `null` if the file is none. */
export function tableFormatOf(beginning: string): TableFormat | null {
  const [line = ''] = beginning.split(/\r?\n/, 1);
  if (/[{[]/.test(line)) return null;
  for (const separator of SEPARATORS) {
    const names = line.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    const wanted = COLUMNS.find((column) => names.some((name) => name.toLowerCase() === column));
    // A log may have a line of one word; a table of one column is known by a name that is no word.
    if (wanted === undefined || (names.length === 1 && wanted !== '@message')) continue;
    return {
      separator: separator.charCodeAt(0),
      column: names.findIndex((name) => name.toLowerCase() === wanted),
    };
  }
  return null;
}
