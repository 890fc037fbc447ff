import type { Span } from '../model/span.ts';
import { EventReading, isDecidedBy } from '../pattern/explain.ts';
import type { EventPattern, PatternField } from '../pattern/syntax.ts';

export interface FieldCoverage {
  readonly field: string;
  readonly span: Span;
  /** Whether one of the events does not match because of this field alone. */
  readonly isDecisive: boolean;
}

/**
 * Which fields of a pattern some events exercise. A field that is never the only reason for a no could
 * be taken out, and none of the events would show it.
 *
 * @param events envelopes
 */
export function coverageOf(
  pattern: EventPattern,
  events: readonly string[],
): readonly FieldCoverage[] {
  const readings = events.map((text) => new EventReading(text));
  return fieldsOf(pattern).map((field) => ({
    field: field.path,
    span: field.span,
    isDecisive: readings.some((reading) => isDecidedBy(pattern, field, reading)),
  }));
}

/** Those that count: of two lists for one path the last. In the order of the text. */
export function fieldsOf({ alternatives }: EventPattern): readonly PatternField[] {
  return [...new Set(alternatives.flat())].sort((a, b) => a.span.from - b.span.from);
}
