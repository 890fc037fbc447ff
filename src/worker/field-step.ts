import { addressOf, member, nodeAt } from '../core/json/node.ts';
import { failure, type Result } from '../core/model/result.ts';
import { EventReading } from '../core/pattern/explain.ts';
import { addFromEvent, type FieldStep } from '../core/suggest/add-from-event.ts';
import { fieldAt } from '../core/suggest/field-of-event.ts';
import type { FieldStepRequest } from './api.ts';
import { prepareEvent } from './prepare-event.ts';

/** What a pattern is asked next about the field at a place of the event editor. */
export function fieldStep(request: FieldStepRequest): Result<FieldStep, string> {
  const { scenario, event, pattern, offset } = request;
  const { first, envelope } = prepareEvent(event.text, scenario);
  if (!first || envelope === null) return failure('The event cannot be read yet.');
  const at = first.node.members.find(
    ({ keySpan, value }) => keySpan.from <= offset && offset <= value.span.to,
  );
  const [key, written] = [...first.origins].find(([, node]) => node === at?.value) ?? [];
  if (at && (key === undefined || written === undefined)) {
    return failure(`${at.key} as it is written here is not part of the event that is put.`);
  }
  if (key === 'detail' && written?.type === 'string') {
    return failure('Detail is written as a string here; write it as an object to add its fields.');
  }
  const members = at && key !== undefined ? [{ ...at, key }] : [];
  const field = fieldAt({ ...first.node, members }, offset);
  if (!field.ok) return field;
  const reading = new EventReading(envelope);
  // The two hold the same values in the same order, so the way down the tree is the same.
  const address = written && addressOf(written, field.value.node.span);
  const top = member(reading.root ?? undefined, key ?? '');
  const node = address && top && nodeAt(top, address);
  if (!node) return failure(`Rules cannot see this ${field.value.path}.`);
  return addFromEvent(pattern, reading, node.span.from);
}
