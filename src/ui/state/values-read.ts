import type { Span } from '../../core/model/span.ts';
import type { PathValues } from '../../worker/api.ts';

/** A value of the event that rules look at, and by which paths they reach it. */
export interface ValueRead {
  readonly span: Span;
  /** Several where one text holds them all, as the detail of an entry does. */
  readonly paths: readonly string[];
}

/** The value at a place in the event, if a rule looks at it; the place behind its end counts as well. */
export function valueAt(valuesRead: readonly PathValues[], offset: number): ValueRead | null {
  let found: { span: Span; paths: string[] } | null = null;
  for (const { path, spans } of valuesRead) {
    const span = spanAt(spans, offset);
    if (!span) continue;
    if (found && found.span.from === span.from) found.paths.push(path);
    else if (!found || span.from > found.span.from) found = { span, paths: [path] };
  }
  return found;
}

/** Of spans in the order in which they stand, the one around a place; found in few steps. */
export function spanAt(spans: Uint32Array, offset: number): Span | null {
  let below = 0;
  let above = spans.length / 2;
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((spans[2 * middle] ?? 0) <= offset) below = middle + 1;
    else above = middle;
  }
  const from = spans[2 * below - 2];
  const to = spans[2 * below - 1];
  return from !== undefined && to !== undefined && offset <= to ? { from, to } : null;
}

export function spansOf(valuesRead: readonly PathValues[], path: string): Uint32Array | null {
  return valuesRead.find((values) => values.path === path)?.spans ?? null;
}
