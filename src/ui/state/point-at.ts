import type { FieldExplanation } from '../../core/pattern/explanation.ts';
import type { Editors } from './editors.svelte.ts';
import { fieldsOf } from './marks.ts';
import type { Session } from './session.svelte.ts';

/** Selects what a leaf of the pattern is about, in the pattern and in the event. */
export function pointAt(editors: Editors, field: FieldExplanation): void {
  const value = field.values.find(({ accepted }) => !accepted) ?? field.values[0];
  const inEvent = value?.span ?? field.near?.span;
  if (inEvent && inEvent.to > inEvent.from) editors.event?.select(inEvent, { flash: true });
  editors.pattern?.select(field.span, { flash: true });
}

export function pointAtField(session: Session, editors: Editors, index: number): void {
  const root = session.ruleEvaluation?.explanation?.root;
  const field = root && fieldsOf(root)[index];
  if (field) pointAt(editors, field);
}
