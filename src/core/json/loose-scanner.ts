/** What a text is made of that is JSON, wants to become JSON, or is something else altogether. */
export type LooseTokenType = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Takes any text apart into the tokens of JSON. It never refuses: a string without its closing quote
 * ends with its line, and whatever is nothing else is a word (numbers and literals are, too). So it
 * serves where a person is in the middle of typing; what counts as an event or a pattern is for the
 * strict reader to say.
 *
 * It hands out no objects, since it also runs over texts of a megabyte between two key strokes.
 */
export class LooseScanner {
  readonly text: string;
  /** Of the token that `next` has found, in UTF-16 code units. */
  from = 0;
  to = 0;
  type: LooseTokenType = 'word';

  constructor(text: string, from = 0) {
    this.text = text;
    this.to = from;
  }

  /** Moves on to the next token; `false` at the end of the text. */
  next(): boolean {
    const { text } = this;
    let position = this.to;
    while (isSpace(text.charCodeAt(position))) position++;
    this.from = position;
    if (position >= text.length) {
      this.to = position;
      return false;
    }
    const punctuation = punctuationOf(text.charCodeAt(position));
    if (punctuation) {
      this.type = punctuation;
      this.to = position + 1;
    } else if (text.charCodeAt(position) === QUOTE) {
      this.type = 'string';
      this.to = endOfString(text, position);
    } else {
      this.type = 'word';
      this.to = endOfWord(text, position);
    }
    return true;
  }

  /** Whether the string that was found has its closing quote. */
  get isClosed(): boolean {
    const { text, from, to } = this;
    if (to - from < 2 || text.charCodeAt(to - 1) !== QUOTE) return false;
    let backslashes = 0;
    while (text.charCodeAt(to - 2 - backslashes) === BACKSLASH) backslashes++;
    return backslashes % 2 === 0;
  }

  /** The characters that the string means; one that JSON does not allow is taken as it is written. */
  get value(): string {
    return looseValue(this.text.slice(this.from, this.to));
  }
}

/** The characters that a string means, from its quotes and what is between them. */
export function looseValue(literal: string): string {
  try {
    const value: unknown = JSON.parse(literal);
    if (typeof value === 'string') return value;
  } catch {
    // Not finished yet, or wrong.
  }
  return literal.replace(/^"|"$/g, '');
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function punctuationOf(code: number): LooseTokenType | null {
  switch (code) {
    case 0x7b:
      return '{';
    case 0x7d:
      return '}';
    case 0x5b:
      return '[';
    case 0x5d:
      return ']';
    case 0x2c:
      return ',';
    case 0x3a:
      return ':';
    default:
      return null;
  }
}

function endOfString(text: string, from: number): number {
  for (let position = from + 1; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === BACKSLASH && text.charCodeAt(position + 1) !== 0x0a) position++;
    else if (code === QUOTE) return position + 1;
    else if (code === 0x0a || code === 0x0d) return position;
  }
  return text.length;
}

function endOfWord(text: string, from: number): number {
  let position = from + 1;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (isSpace(code) || code === QUOTE || punctuationOf(code)) break;
    position++;
  }
  return position;
}
