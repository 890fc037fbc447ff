/** As many lines are remembered. */
export const MOST_LINES = 200;

/** The lines that were entered, the latest last, and where among them one is. */
export interface LineHistory {
  readonly lines: readonly string[];
  /** Index into the lines; their number: at the new line below them. */
  readonly place: number;
  /** What stood in the field when one began to go back. */
  readonly draft: string;
}

export const NO_LINES: LineHistory = { lines: [], place: 0, draft: '' };

/** Remembers a line, once if it is entered again and again, and goes to the new line below. */
export function entered({ lines }: LineHistory, line: string): LineHistory {
  const all = line.trim() === '' || lines.at(-1) === line ? lines : [...lines, line];
  const kept = all.slice(-MOST_LINES);
  return { lines: kept, place: kept.length, draft: '' };
}

/**
 * Goes to an earlier line (-1) or a later one (1); `null` if there is none.
 *
 * @param current what stands in the field
 */
export function moved(
  history: LineHistory,
  by: -1 | 1,
  current: string,
): { readonly history: LineHistory; readonly line: string } | null {
  const { lines, place } = history;
  const next = place + by;
  if (next < 0 || next > lines.length) return null;
  const draft = place === lines.length ? current : history.draft;
  return { history: { lines, place: next, draft }, line: lines[next] ?? draft };
}
