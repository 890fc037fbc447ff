import {
  EXPECTED_VALUE,
  endOfInput,
  failAt,
  unexpected,
  unrecognizedToken,
} from './syntax-problem.ts';

/** Java's idea of the letters that a name begins with and goes on with, code unit by code unit. */
const BEGINS_NAME = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u;
const IN_NAME = /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}\p{Cc}]/u;
/** The control characters that do not go on with a name. */
const SEPARATORS = '\t\n\v\f\r\u001c\u001d\u001e\u001f';

const LONGEST_SHOWN = 256;

/** The literal that begins at `from`. Throws a `JsonSyntaxProblem`. */
export function readLiteral(text: string, from: number): 'true' | 'false' | 'null' {
  switch (text[from]) {
    case 't':
      return isWord(text, from, 'true') ? 'true' : unrecognized(text, from);
    case 'f':
      return isWord(text, from, 'false') ? 'false' : unrecognized(text, from);
    case 'n':
      return isWord(text, from, 'null') ? 'null' : unrecognized(text, from);
    case 'N':
      return refuseWord(text, from, 'NaN');
    case 'I':
      return refuseWord(text, from, 'Infinity');
    default:
      if (BEGINS_NAME.test(text[from] ?? '')) return unrecognized(text, from);
      return unexpected(text, from, EXPECTED_VALUE);
  }
}

/**
 * What stands after a sign where a digit should: refuses `-INF` and `-Infinity` and their like, and
 * returns the offset at which anything else is noticed.
 */
export function readWordOfNumber(text: string, offset: number): number {
  if (text[offset] !== 'I') return offset;
  const next = text[offset + 1];
  if (next === undefined) endOfInput(text, ' in a Number value');
  if (next === 'N') refuseWord(text, offset - 1, `${text[offset - 1]}INF`);
  if (next === 'n') refuseWord(text, offset - 1, `${text[offset - 1]}Infinity`);
  return offset + 1;
}

/** Refuses a word that is a number elsewhere, as well as what only begins like it. */
function refuseWord(text: string, from: number, word: string): never {
  if (!isWord(text, from, word)) return unrecognized(text, from);
  return failAt(
    { from, to: from + word.length },
    `Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`,
  );
}

/** Characters below `0` end a word even if they belong to names. */
function isWord(text: string, from: number, word: string): boolean {
  if (!text.startsWith(word, from)) return false;
  const next = text[from + word.length];
  return next === undefined || next < '0' || !goesOn(next);
}

function unrecognized(text: string, from: number): never {
  let to = from + 1;
  while (to - from < LONGEST_SHOWN && goesOn(text[to] ?? '')) to++;
  const shown = text.slice(from, to) + (to - from === LONGEST_SHOWN ? '...' : '');
  return unrecognizedToken({ from, to }, shown);
}

function goesOn(character: string): boolean {
  return IN_NAME.test(character) && !SEPARATORS.includes(character);
}
