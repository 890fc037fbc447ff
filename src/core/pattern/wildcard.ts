import { failure, type Result, success } from '../model/result.ts';
import { comparableText } from './comparable-text.ts';

/** `null` is a `*`: any run of characters, also none. A string is one character to be met. */
export type WildcardToken = string | null;

export interface WildcardProblem {
  readonly code: 'wildcard-consecutive' | 'wildcard-escape';
  /** In UTF-8 bytes of the quoted string, as AWS counts: its first character is at 1. */
  readonly position: number;
}

/** Reads a wildcard string: `\*` is an asterisk, `\\` a backslash, and nothing else is escaped. */
export function parseWildcard(text: string): Result<readonly WildcardToken[], WildcardProblem> {
  const tokens: WildcardToken[] = [];
  const comparable = comparableText(text);
  let position = 1;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === '\\') {
      const next = text[index + 1];
      if (next !== '*' && next !== '\\') return failure({ code: 'wildcard-escape', position });
      tokens.push(next);
      index++;
      position += 2;
      continue;
    }
    if (character === '*') {
      if (text[index + 1] === '*') return failure({ code: 'wildcard-consecutive', position });
      tokens.push(null);
    } else {
      tokens.push(comparable[index] ?? '');
    }
    position += utf8Length(text, index);
  }
  return success(tokens);
}

/** The bytes that the code unit at `index` adds: a surrogate pair has four, counted at its start. */
function utf8Length(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (code >= 0xd800 && code <= 0xdbff) {
    const next = text.charCodeAt(index + 1);
    return next >= 0xdc00 && next <= 0xdfff ? 4 : 1;
  }
  if (code >= 0xdc00 && code <= 0xdfff) {
    const before = text.charCodeAt(index - 1);
    return before >= 0xd800 && before <= 0xdbff ? 0 : 1;
  }
  return 3;
}

/** Whether the whole text is of the wildcard's shape. Never more than tokens × characters steps. */
export function matchesWildcard(tokens: readonly WildcardToken[], text: string): boolean {
  let token = 0;
  let character = 0;
  let star = -1;
  let resume = 0;
  while (character < text.length) {
    if (token < tokens.length && tokens[token] === null) {
      star = token++;
      resume = character;
    } else if (token < tokens.length && tokens[token] === text[character]) {
      token++;
      character++;
    } else if (star >= 0) {
      // The last star takes one character more. An earlier one never has to: what lies between them
      // was matched as far to the left as it can be.
      token = star + 1;
      character = ++resume;
    } else {
      return false;
    }
  }
  while (tokens[token] === null && token < tokens.length) token++;
  return token === tokens.length;
}
