import { type JsonPlace, placeAt } from '../json/place.ts';
import type { Span } from '../model/span.ts';
import { patternPlaceOf } from './pattern-place.ts';

/** What an article is to be shown about. */
export interface ArticlePlace {
  /** The name of the article: an operator, `$or`, a member of the event, or `value`. */
  readonly name: string;
  readonly span: Span;
}

/**
 * What stands at an offset, as the name of an article. On request (`asked`) also what is around it:
 * the operator that a value is given to, the member of the event that a field is in.
 */
export function articleAt(
  kind: 'pattern' | 'event',
  text: string,
  offset: number,
  asked: boolean,
): ArticlePlace | null {
  let place = placeAt(text, offset);
  // In front of the first character of something one is at it as well.
  if (!place.token && offset < text.length) {
    const next = placeAt(text, offset + 1);
    if (next.token?.from === offset) place = next;
  }
  const { token } = place;
  const span = token ? { from: token.from, to: token.to } : { from: offset, to: offset };
  if (!token && !asked) return null;
  const name = kind === 'pattern' ? inPattern(place, asked) : inEvent(place, asked);
  return name === null ? null : { name, span };
}

function inPattern(json: JsonPlace, asked: boolean): string | null {
  const place = patternPlaceOf(json);
  const [top] = json.levels;
  const last = json.levels.at(-1);
  switch (place?.type) {
    case 'operator':
      return json.role === 'key' ? (last?.key ?? null) : null;
    case 'operand':
      return asked || place.operator === 'numeric' ? place.operator : null;
    case 'member':
      return asked ? 'value' : null;
    case 'or':
    case 'alternative':
      return '$or';
    case 'key':
      if (json.role !== 'key') return asked ? (place.path[0] ?? null) : null;
      if (last?.key === '$or') return '$or';
      if (place.path.length === 0) return last?.key ?? null;
      return asked ? (place.path[0] ?? null) : null;
    case 'field':
      return asked ? (top?.key ?? null) : null;
    default:
      return null;
  }
}

function inEvent({ levels, role }: JsonPlace, asked: boolean): string | null {
  const objects = levels.filter(({ type }) => type === '{');
  if (objects.length === 1 && role === 'key') return objects[0]?.key ?? null;
  return asked ? (objects[0]?.key ?? null) : null;
}
