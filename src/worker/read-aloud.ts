import { inWords, type PatternWords } from '../core/pattern/in-words.ts';
import { parsePattern } from '../core/pattern/parse.ts';

/** A pattern in plain words; `null` if it is not valid. */
export function readAloud(pattern: string): PatternWords | null {
  const parsed = parsePattern(pattern);
  return parsed.ok ? inWords(parsed.value) : null;
}
