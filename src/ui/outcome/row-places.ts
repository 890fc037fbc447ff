import type { Span } from '../../core/model/span.ts';
import type { RowContent } from './tree-rows.ts';

/** What a line of the tree is about, in the two texts. */
export interface RowPlaces {
  readonly pattern: Span | null;
  /** In the event as typed; empty at 0 for what the service added. */
  readonly event: Span | null;
  /** Paths of the event, all values of which are meant. */
  readonly paths: readonly string[];
}

export function placesOf(content: RowContent): RowPlaces {
  switch (content.type) {
    case 'field':
    case 'matcher': {
      const { field } = content;
      const value = field.values.find(({ accepted }) => !accepted) ?? field.values[0];
      return {
        pattern: content.type === 'field' ? field.span : content.matcher.span,
        event: value?.span ?? field.near?.span ?? null,
        paths: [field.field],
      };
    }
    case 'value':
      return { pattern: content.field.span, event: content.value.span, paths: [] };
    case 'or':
      return { pattern: content.or.span, event: null, paths: [] };
    case 'alternative':
      return { pattern: content.object.span, event: null, paths: [] };
    case 'array':
      return { pattern: null, event: content.array.span, paths: content.array.fields };
    case 'element':
      return { pattern: null, event: content.element.span, paths: [] };
    case 'more':
      return { pattern: null, event: null, paths: [] };
  }
}
