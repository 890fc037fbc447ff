import { applyEdits } from '../../src/core/model/edit.ts';
import type { QuickFix } from '../../src/core/model/quick-fix.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { proposeQuickFixes } from '../../src/core/pattern/repair/propose.ts';
import { plainEvent } from '../../src/core/pattern/repair/written-event.ts';

/** What a search that pauses comes to in the end. */
export function resultOf<T>(search: Generator<void, T>): T {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

/** The quick fixes for a pattern and an event that is a text by itself; none if either is invalid. */
export function quickFixesFor(patternText: string, eventText: string): readonly QuickFix[] {
  const pattern = parsePattern(patternText);
  const event = plainEvent(eventText);
  return pattern.ok && event ? resultOf(proposeQuickFixes(pattern.value, event)) : [];
}

/** A fix as `title → what its text is then`, with `event:` before those of the event. */
export function told(fix: QuickFix, pattern: string, event: string): string {
  const after = applyEdits(fix.side === 'pattern' ? pattern : event, fix.edits);
  return `${fix.side === 'event' ? 'event: ' : ''}${fix.title} → ${after}`;
}
