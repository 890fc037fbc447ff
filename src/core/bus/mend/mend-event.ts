import { mendJson } from '../../json/mend-json.ts';
import { applyEdits, areApart, composeEdits, type Edit } from '../../model/edit.ts';
import type { QuickFix } from '../../model/quick-fix.ts';
import { saidOf } from '../../pattern/repair/words.ts';
import { checkWritten, readEventInput } from '../event-input.ts';
import { checkRequest } from '../put-events.ts';
import { correctionsOf, type EventCorrection, FIRST_EVENT } from './event-corrections.ts';

/** A correction, with the place of the mistake it stands with. */
export interface EventMend {
  readonly at: number;
  readonly fix: QuickFix;
}

/** Longer texts are pasted and not typed, and would be read again with every key. */
const LONGEST_MENDED = 100_000;
const MOST_OFFERED = 12;
/** So many mistakes are mended in one go. */
const MOST_MISTAKES = 8;

/**
 * Corrections of what is in the event editor. Each was tried: less is refused after it, or as much
 * and less is left out of what is sent.
 */
export function mendEvent(text: string): readonly EventMend[] {
  if (text.length > LONGEST_MENDED) return [];
  const before = burdenOf(text);
  return candidates(text)
    .slice(0, MOST_OFFERED)
    .flatMap((correction) => {
      const fix = mendAll(text, correction, before);
      return fix ? [{ at: correction.at, fix }] : [];
    });
}

/** How much is refused, and how much of the rest is not taken as it is written. */
interface Burden {
  readonly refused: number;
  readonly notes: number;
}

function isLess(a: Burden, b: Burden): boolean {
  return a.refused < b.refused || (a.refused === b.refused && a.notes < b.notes);
}

function burdenOf(text: string): Burden {
  const input = readEventInput(text);
  if (!input.ok) return { refused: Number.POSITIVE_INFINITY, notes: 0 };
  const { entries, notes } = input.value;
  const asked = entries.filter(({ sender }) => sender === null).map(({ entry }) => entry);
  const isRefused = asked.length > 0 && checkRequest(asked) !== null;
  const refused = entries.filter((written) => checkWritten(written) !== null).length;
  return { refused: refused + (isRefused ? entries.length : 0), notes: notes.length };
}

/** Goes on from one correction to the next as long as something is refused. */
function mendAll(text: string, first: EventCorrection, before: Burden): QuickFix | null {
  let edits: readonly Edit[] = first.edits;
  const titles = [...(first.titles ?? [first.title])];
  let best: QuickFix | null = null;
  let least = before;
  for (let count = 0; count < MOST_MISTAKES; count++) {
    const now = applyEdits(text, edits);
    const burden = burdenOf(now);
    if (!isLess(burden, least)) break;
    least = burden;
    best = { side: 'event', ...saidOf(titles), edits };
    const [next] = burden.refused > 0 ? candidates(now) : [];
    if (!next) break;
    edits = composeEdits(edits, next.edits);
    titles.push(...(next.titles ?? [next.title]));
  }
  return best;
}

function candidates(text: string): readonly EventCorrection[] {
  const input = readEventInput(text);
  if (!input.ok) {
    if (text.trim() === '') {
      const edits = [{ from: 0, to: text.length, insert: FIRST_EVENT }];
      return [{ at: input.error.span.from, title: 'Begin with an event', edits }];
    }
    const mend = mendJson(text);
    if (!mend) return [];
    return [{ at: input.error.span.from, title: mend.titles.join(', '), ...mend }];
  }
  return input.value.entries
    .flatMap((written) => correctionsOf(text, written))
    .filter(({ edits }) => areApart(edits));
}
