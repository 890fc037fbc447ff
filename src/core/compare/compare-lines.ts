export interface DifferenceLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts that differ in more lines are shown as one replaced by the other: the search is quadratic. */
const MOST_DIFFERENCES = 1_000;

/** The fewest lines to take out and put in that make one text of the other (Myers, 1986). */
export function compareLines(before: string, after: string): readonly DifferenceLine[] {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end++;
  }
  return [
    ...old.slice(0, start).map(same),
    ...compareMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ];
}

function same(text: string): DifferenceLine {
  return { kind: 'same', text };
}

function compareMiddle(old: readonly string[], now: readonly string[]): readonly DifferenceLine[] {
  const trace = searchWay(old, now);
  if (!trace) {
    return [
      ...old.map((text): DifferenceLine => ({ kind: 'removed', text })),
      ...now.map((text): DifferenceLine => ({ kind: 'added', text })),
    ];
  }
  const lines: DifferenceLine[] = [];
  let [x, y] = [old.length, now.length];
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reached = trace[steps] ?? new Map<number, number>();
    const k = x - y;
    const isAdded =
      k === -steps || (k !== steps && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));
    const previousX = reached.get(isAdded ? k + 1 : k - 1) ?? 0;
    const previousY = previousX - (isAdded ? k + 1 : k - 1);
    while (x > previousX && y > previousY) {
      lines.push(same(old[--x] ?? ''));
      y--;
    }
    if (steps === 0) break;
    if (isAdded) lines.push({ kind: 'added', text: now[--y] ?? '' });
    else lines.push({ kind: 'removed', text: old[--x] ?? '' });
  }
  return lines.reverse();
}

/** For each number of steps, how far each diagonal had been reached before it; `null`: too many steps. */
function searchWay(
  old: readonly string[],
  now: readonly string[],
): readonly ReadonlyMap<number, number>[] | null {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  const most = Math.min(MOST_DIFFERENCES, old.length + now.length);
  for (let steps = 0; steps <= most; steps++) {
    trace.push(new Map(reached));
    for (let k = -steps; k <= steps; k += 2) {
      const isAdded =
        k === -steps || (k !== steps && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));
      let x = isAdded ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
      reached.set(k, x);
      if (x >= old.length && x - k >= now.length) return trace;
    }
  }
  return null;
}

/** A stretch of lines to show; `skipped` lines that are the same stand before it. */
export interface Hunk {
  readonly skipped: number;
  readonly lines: readonly DifferenceLine[];
}

/** The changed lines, with so many lines that are the same around them. */
export function withContext(lines: readonly DifferenceLine[], context = 3): readonly Hunk[] {
  const isShown = new Uint8Array(lines.length);
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same') isShown.fill(1, Math.max(0, index - context), index + context + 1);
  });
  const hunks: { skipped: number; lines: DifferenceLine[] }[] = [];
  let skipped = 0;
  lines.forEach((line, index) => {
    if (!isShown[index]) {
      skipped++;
      return;
    }
    const last = hunks.at(-1);
    if (last && skipped === 0) last.lines.push(line);
    else hunks.push({ skipped, lines: [line] });
    skipped = 0;
  });
  return hunks;
}
