import { catalogue } from './catalogue.ts';
import type { AwsText, ReferenceEntry } from './entry.ts';

export interface FoundText {
  readonly entry: ReferenceEntry;
  readonly text: AwsText;
}

/** What varies in a text, as it is written in articles. */
const VARYING = /<[a-z][a-z -]*>/;
/** What stands there is a text of its own, which says more than the text around it. */
const WHOLE_TEXT = /<(?:reason|constraint)>/;
/** In characters: of a piece that short there are too many. */
const SHORTEST_PIECE = 10;

interface Sought extends FoundText {
  /** What stands between the varying parts, in small letters. */
  readonly parts: readonly string[];
  /** As it is, in small letters. */
  readonly whole: string;
  /** How many characters are certain: the more, the surer. */
  readonly weight: number;
}

const sought: readonly Sought[] = catalogue
  .flatMap(({ entries }) => entries)
  .flatMap((entry) => entry.texts.map((text) => ({ entry, text })))
  // A name alone is found as a word is.
  .filter(({ text }) => text.text.includes(' '))
  .map(({ entry, text }) => {
    const whole = plain(text.text);
    const parts = whole.split(VARYING).filter((part) => part.trim() !== '');
    const { length } = parts.join('');
    return { entry, text, parts, whole, weight: WHOLE_TEXT.test(whole) ? length / 100 : length };
  })
  .sort((a, b) => b.weight - a.weight);

/**
 * The texts of AWS that stand in what was pasted, or that it is a piece of, the surest first: whatever
 * is around them, and whatever fields, names and numbers stand in them.
 */
export function findTexts(pasted: string): readonly FoundText[] {
  const text = plain(pasted).trim();
  const isPiece = text.length >= SHORTEST_PIECE;
  return sought.filter(
    ({ parts, whole }) => standsIn(parts, text) || (isPiece && whole.includes(text)),
  );
}

function standsIn(parts: readonly string[], whole: string): boolean {
  let from = 0;
  for (const part of parts) {
    const at = whole.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}
