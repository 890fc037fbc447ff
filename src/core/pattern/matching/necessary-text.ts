import type { ValueMatcher } from '../syntax.ts';
import { literalParts } from './access.ts';
import type { Condition } from './condition.ts';

/** In every event, so that looking for them says nothing. */
const ENVELOPE = new Set([
  'version',
  'id',
  'detail-type',
  'source',
  'account',
  'time',
  'region',
  'resources',
  'detail',
]);
const MOST_TEXTS = 3;
const SHORTEST = 3;
/** Beyond this many it is most unlikely that a few texts tell anything. */
const MOST_ALTERNATIVES = 2_000;
const WINDOW = 256;
const PAUSE = 4_096;

/**
 * Texts of which an event has to hold at least one, or no rule can match: a key or a value that a
 * rule names stands in the event's text letter by letter, if nothing there is escaped. Looking for
 * a few texts takes a small part of the time of reading an event.
 *
 * Whether it pays depends on the events, so it is left off for a while when it seldom does. The
 * answer never depends on that.
 */
export class NecessaryText {
  readonly #texts: readonly string[];
  #asked = 0;
  #dismissed = 0;
  #pause = 0;

  constructor(alternatives: readonly (readonly Condition[])[]) {
    this.#texts = alternatives.length > MOST_ALTERNATIVES ? [] : covering(alternatives);
  }

  /** Whether no rule can match the event. */
  dismisses(event: string): boolean {
    if (this.#texts.length === 0) return false;
    if (this.#pause > 0) {
      this.#pause--;
      return false;
    }
    if (++this.#asked === WINDOW) {
      if (this.#dismissed * 6 < this.#asked) this.#pause = PAUSE;
      this.#asked = 0;
      this.#dismissed = 0;
    }
    for (const text of this.#texts) if (event.includes(text)) return false;
    if (event.includes('\\')) return false;
    this.#dismissed++;
    return true;
  }
}

/** The fewest texts that every alternative has one of; none if it takes too many. */
function covering(alternatives: readonly (readonly Condition[])[]): readonly string[] {
  let left = alternatives.map(necessaryFor);
  const chosen: string[] = [];
  while (left.length > 0) {
    const uses = new Map<string, number>();
    for (const texts of left) {
      for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
    }
    let best = '';
    for (const [text, count] of uses) {
      const most = uses.get(best) ?? 0;
      if (count > most || (count === most && text.length > best.length)) best = text;
    }
    if (best === '' || chosen.length === MOST_TEXTS) return [];
    chosen.push(best);
    left = left.filter((texts) => !texts.has(best));
  }
  return chosen;
}

function necessaryFor(conditions: readonly Condition[]): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const { path, matchers, wantsAbsence } of conditions) {
    if (wantsAbsence) continue;
    for (const segment of path.split('.')) if (!ENVELOPE.has(segment)) texts.add(segment);
    const [only, ...others] = matchers;
    if (only && others.length === 0) for (const text of literalsOf(only)) texts.add(text);
  }
  // What may be escaped in the event, or stand for half a surrogate pair, is not looked for.
  return new Set(
    [...texts].filter((text) => text.length >= SHORTEST && /^[ !#->@-[\]-~]*$/.test(text)),
  );
}

function literalsOf(matcher: ValueMatcher): readonly string[] {
  switch (matcher.type) {
    case 'string':
      return matcher.address === null ? [matcher.value] : [];
    case 'exactly':
      return [matcher.value];
    case 'text': {
      const { text, ignoreCase, wildcard } = matcher.value;
      if (ignoreCase) return [];
      return matcher.operator === 'wildcard' ? literalParts(wildcard ?? []) : [text];
    }
    default:
      return [];
  }
}
