import type { Span } from '../../core/model/span.ts';
import type { FieldExplanation } from '../../core/pattern/explanation.ts';
import type { Editors } from './editors.svelte.ts';
import { fieldsOf } from './marks.ts';
import type { Session } from './session.svelte.ts';

/** Selects what a leaf of the pattern is about, in the pattern and in the event. */
export function pointAt(session: Session, editors: Editors, field: FieldExplanation): void {
  const value = field.values.find(({ accepted }) => !accepted) ?? field.values[0];
  const event = value?.span ?? field.near?.span ?? null;
  selectPlaces(session, editors, { event, pattern: field.span });
}

/** Selects a place in each of the editors; if neither is on screen, goes to one of them. */
export function selectPlaces(
  { selection }: Session,
  editors: Editors,
  { event, pattern }: { readonly event: Span | null; readonly pattern: Span | null },
): void {
  const inEvent = event && event.to > event.from ? event : null;
  if (!editors.event && !editors.pattern && (inEvent || pattern)) {
    selection.pane = inEvent ? 'event' : 'rules';
    selection.ruleTab = 'pattern';
    const [side, span] = inEvent ? (['event', inEvent] as const) : (['pattern', pattern] as const);
    if (span) editors.whenThere(side, (editor) => editor.select(span, { flash: true }));
    return;
  }
  if (inEvent) editors.event?.select(inEvent, { flash: true });
  if (pattern) editors.pattern?.select(pattern, { flash: true });
}

export function pointAtField(session: Session, editors: Editors, index: number): void {
  const root = session.ruleEvaluation?.explanation?.root;
  const field = root && fieldsOf(root)[index];
  if (field) pointAt(session, editors, field);
}
