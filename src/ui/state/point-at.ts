import type { Span } from '../../core/model/span.ts';
import type { FieldExplanation } from '../../core/pattern/explanation.ts';
import type { Editors } from './editors.svelte.ts';
import { fieldsOf } from './marks.ts';
import type { Session } from './session.svelte.ts';

/** Selects what a leaf of the pattern is about, in the pattern and in the event. */
export function pointAt(editors: Editors, field: FieldExplanation): void {
  const value = field.values.find(({ accepted }) => !accepted) ?? field.values[0];
  selectPlaces(editors, { event: value?.span ?? field.near?.span ?? null, pattern: field.span });
}

/** Selects a place in each of the editors that are on screen. */
export function selectPlaces(
  editors: Editors,
  { event, pattern }: { readonly event: Span | null; readonly pattern: Span | null },
): void {
  if (event && event.to > event.from) editors.event?.select(event, { flash: true });
  if (pattern) editors.pattern?.select(pattern, { flash: true });
}

export function pointAtField(session: Session, editors: Editors, index: number): void {
  const root = session.ruleEvaluation?.explanation?.root;
  const field = root && fieldsOf(root)[index];
  if (field) pointAt(editors, field);
}
