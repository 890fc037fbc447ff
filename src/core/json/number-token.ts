import { describeCharacter } from './source-location.ts';
import {
  EXPECTED_VALUE,
  endOfInput,
  failAt,
  failAtCharacter,
  JsonSyntaxProblem,
  tooMuch,
  unexpected,
} from './syntax-problem.ts';
import { readWordOfNumber } from './word-token.ts';

export const MAXIMUM_NUMBER_LENGTH = 1_000;

/** The end of the number that begins at `from` with a digit or a minus sign. Throws a `JsonSyntaxProblem`. */
export function endOfNumber(text: string, from: number): number {
  const isNegative = text[from] === '-';
  const first = isNegative ? from + 1 : from;
  if (!isDigit(text, first)) return notANumber(text, first);
  if (text[first] === '0' && isDigit(text, first + 1)) {
    failAt(
      { from: first + 1, to: first + 2 },
      'Invalid numeric value: Leading zeroes not allowed',
      first + 1,
    );
  }
  const endOfWhole = skipDigits(text, first);
  let end = endOfWhole;
  let digits = end - first;
  if (text[end] === '.') {
    const start = end + 1;
    end = skipDigits(text, start);
    if (end === start) missingDigit(text, first, endOfWhole, end, 'Decimal point');
    digits += end - start;
  }
  if (text[end] === 'e' || text[end] === 'E') {
    const start = text[end + 1] === '+' || text[end + 1] === '-' ? end + 2 : end + 1;
    end = skipDigits(text, start);
    if (end === start) {
      if (end >= text.length) endOfInput(text, 'expected a digit for number exponent');
      missingDigit(text, first, endOfWhole, end, 'Exponent indicator');
    }
    digits += end - start;
  }
  if (digits > MAXIMUM_NUMBER_LENGTH) {
    tooMuch(
      { from, to: end },
      `Number value length (${digits}) exceeds the maximum allowed (${MAXIMUM_NUMBER_LENGTH}, from \`StreamReadConstraints.getMaxNumberLength()\`)`,
    );
  }
  return end;
}

/**
 * The service's reader hurries over numbers that do not begin with a zero, and then names the place
 * where it began to, the end of the whole part.
 */
function missingDigit(
  text: string,
  first: number,
  endOfWhole: number,
  offset: number,
  what: string,
): never {
  // Where the text ends, the last thing it saw is the point itself.
  const at = Math.min(offset, text.length - 1);
  const isHurried = text[first] !== '0' && offset < text.length;
  const message = inNumericValue(text[at] ?? '', `${what} not followed by a digit`);
  throw new JsonSyntaxProblem({
    span: { from: at, to: at + 1 },
    message,
    consumed: isHurried ? endOfWhole : at,
    overshoot: 1,
    isLocated: true,
  });
}

/** What stands after a minus sign is no digit. */
function notANumber(text: string, offset: number): never {
  const character = text[offset];
  if (character === undefined) endOfInput(text, 'No digit following sign');
  if (character === '.') unexpected(text, offset, EXPECTED_VALUE);
  const at = readWordOfNumber(text, offset);
  return failAtCharacter(
    text,
    at,
    inNumericValue(
      text[at] ?? '',
      'expected digit (0-9) to follow minus sign, for valid numeric value',
    ),
  );
}

/** JSON has no plus sign before a number. */
export function refusePlus(text: string, offset: number): never {
  const next = offset + 1;
  if (next >= text.length) endOfInput(text, ' in a Number value');
  return failAtCharacter(
    text,
    readWordOfNumber(text, next),
    inNumericValue(
      '+',
      'JSON spec does not allow numbers to have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow',
    ),
  );
}

function inNumericValue(character: string, what: string): string {
  return `Unexpected character (${describeCharacter(character)}) in numeric value: ${what}`;
}

export function isDigit(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0x30 && code <= 0x39;
}

function skipDigits(text: string, from: number): number {
  let offset = from;
  while (isDigit(text, offset)) offset++;
  return offset;
}
