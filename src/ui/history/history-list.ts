import type { StoredPoint } from '../../storage/database.ts';
import type { DocumentHistory } from '../state/document-history.svelte.ts';

/** A state of the scenario, as the list shows it. */
export interface HistoryEntry {
  readonly number: number;
  readonly at: number;
  readonly summary: string;
  readonly isPresent: boolean;
}

export interface HistoryDay {
  readonly day: string;
  readonly entries: readonly HistoryEntry[];
}

/** All states that can be shown, the latest first: stored ones, and those of this page. */
export function historyEntries(
  points: readonly StoredPoint[],
  history: DocumentHistory,
): readonly HistoryEntry[] {
  const { present } = history;
  const known = new Map<number, Omit<HistoryEntry, 'isPresent'>>();
  for (const point of [...points, ...history.unsavedSteps]) known.set(point.number, point);
  known.set(present.number, present);
  return [...known.values()]
    .map(({ number, at, summary }) => ({
      ...{ number, at, summary },
      isPresent: number === present.number,
    }))
    .sort((a, b) => b.number - a.number);
}

/** Under the day on which they came to be. */
export function byDay(entries: readonly HistoryEntry[], now: number): readonly HistoryDay[] {
  const days: { day: string; entries: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at, now);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

function dayOf(at: number, now: number): string {
  const [date, today] = [new Date(at), new Date(now)];
  if (date.toDateString() === today.toDateString()) return 'Today';
  return date.toLocaleDateString(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
}

export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, {
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  });
}
