import type { Span } from '../model/span.ts';

/**
 * Reads JSON text token by token, in the manner of the streaming reader behind EventBridge, so that
 * a mistake is noticed at the same place and in the same order as there:
 *
 * - with a key, its colon and the start of its value are read as well;
 * - of a string value only the opening quote is read until someone wants its text or moves on.
 *
 * `consumed` is therefore the offset that AWS's line and column are made from.
 */
export interface JsonSyntaxError {
  readonly span: Span;
  /** The reader's own words; the service's, where it was seen to use them. */
  readonly message: string;
  /** How far the text was read. */
  readonly consumed: number;
  /** Whether the service is known to use these words. */
  readonly confirmed: boolean;
}

export type JsonToken =
  | { readonly type: '{' | '}' | '[' | ']'; readonly span: Span }
  | { readonly type: 'key'; readonly span: Span; readonly value: string }
  | { readonly type: 'string'; readonly span: Span; readonly value: string }
  | { readonly type: 'number'; readonly span: Span; readonly text: string }
  | { readonly type: 'boolean'; readonly span: Span; readonly value: boolean }
  | { readonly type: 'null'; readonly span: Span }
  | { readonly type: 'end'; readonly span: Span };

export const MAXIMUM_DEPTH = 1_000;

/** Thrown inside this folder only; `parseJson` and `parsePattern` turn it into a value. */
export class JsonSyntaxProblem extends Error {
  readonly error: JsonSyntaxError;

  constructor(error: JsonSyntaxError) {
    super(error.message);
    this.error = error;
  }
}

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

interface Level {
  readonly type: '{' | '[';
  readonly start: number;
  /** No member or element has been read yet. */
  empty: boolean;
}

export class JsonTokenizer {
  readonly text: string;
  #position = 0;
  readonly #levels: Level[] = [];
  #started = false;
  /** The value that was begun together with its key. */
  #ahead: JsonToken | null = null;
  /** Where the content of a string value that was begun but not yet read starts. */
  #unread: number | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** How far the text has been read. */
  get consumed(): number {
    return this.#position;
  }

  /** Reads to the end of the string value that `next` returned last. */
  finishString(): void {
    if (this.#unread === null) return;
    const start = this.#unread;
    this.#unread = null;
    this.#position = start;
    this.#readString();
  }

  next(): JsonToken {
    this.finishString();
    if (this.#ahead) {
      const token = this.#ahead;
      this.#ahead = null;
      if (token.type === 'string') this.#unread = token.span.from + 1;
      return token;
    }
    this.#skipSpace();
    const level = this.#levels.at(-1);
    if (!level) {
      if (this.#started) return { type: 'end', span: this.#here() };
      this.#started = true;
      if (this.#position >= this.text.length) return { type: 'end', span: this.#here() };
      return this.#value();
    }
    const character = this.text[this.#position];
    if (character === undefined) this.#endOfInput(level);
    if (character === (level.type === '{' ? '}' : ']') && (level.empty || !this.#afterComma)) {
      const span = { from: this.#position, to: ++this.#position };
      this.#levels.pop();
      this.#afterComma = false;
      return { type: level.type === '{' ? '}' : ']', span };
    }
    if (!level.empty && !this.#afterComma) {
      if (character !== ',') {
        this.#unexpected(
          `was expecting comma to separate ${level.type === '{' ? 'Object' : 'Array'} entries`,
        );
      }
      this.#position++;
      this.#afterComma = true;
      return this.next();
    }
    this.#afterComma = false;
    level.empty = false;
    return level.type === '{' ? this.#key() : this.#value();
  }

  #afterComma = false;

  #key(): JsonToken {
    const from = this.#position;
    if (this.text[from] !== '"') this.#unexpected('was expecting double-quote to start field name');
    this.#position++;
    const value = this.#readString('for a field name');
    const token: JsonToken = { type: 'key', span: { from, to: this.#position }, value };
    this.#skipSpace();
    if (this.#position >= this.text.length) {
      this.#fail('Unexpected end-of-input within/between Object entries', this.#position, false);
    }
    if (this.text[this.#position] !== ':') {
      this.#unexpected('was expecting a colon to separate field name and value');
    }
    this.#position++;
    this.#skipSpace();
    if (this.#position >= this.text.length) {
      this.#fail('Unexpected end-of-input within/between Object entries', this.#position, false);
    }
    this.#ahead = this.#value();
    this.#unread = null;
    return token;
  }

  #value(): JsonToken {
    const from = this.#position;
    const character = this.text[from];
    switch (character) {
      case '{':
      case '[':
        if (this.#levels.length >= MAXIMUM_DEPTH) {
          this.#fail(
            `Document nesting depth (${MAXIMUM_DEPTH + 1}) exceeds the maximum allowed (${MAXIMUM_DEPTH}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`,
            from + 1,
            false,
          );
        }
        this.#levels.push({ type: character, start: from, empty: true });
        this.#position++;
        return { type: character, span: { from, to: from + 1 } };
      case '"': {
        // The whole span and value are known at once to whoever wants them; for the reading position
        // only the quote counts.
        this.#position++;
        const peek = this.#peekString(from + 1);
        this.#position = from + 1;
        this.#unread = from + 1;
        return { type: 'string', span: { from, to: peek.to }, value: peek.value };
      }
      default:
        if (character !== undefined && /[-0-9]/.test(character)) return this.#number();
        return this.#literal();
    }
  }

  /** The string that starts here if it is well formed; its problems are reported when it is read. */
  #peekString(from: number): { to: number; value: string } {
    try {
      const value = this.#readString();
      return { to: this.#position, value };
    } catch (problem) {
      if (!(problem instanceof JsonSyntaxProblem)) throw problem;
      return { to: from, value: '' };
    }
  }

  #readString(purpose?: string): string {
    let result = '';
    let from = this.#position;
    for (;;) {
      const code = this.text.charCodeAt(this.#position);
      if (Number.isNaN(code)) {
        this.#fail(
          purpose
            ? 'Unexpected end-of-input in field name'
            : 'Unexpected end-of-input: was expecting closing quote for a string value',
          this.#position,
          !purpose,
        );
      }
      if (code === 0x22) {
        result += this.text.slice(from, this.#position);
        this.#position++;
        return result;
      }
      if (code === 0x5c) {
        result += this.text.slice(from, this.#position) + this.#readEscape();
        from = this.#position;
        continue;
      }
      if (code < 0x20) {
        this.#position++;
        this.#fail(
          `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in ${purpose ? 'name' : 'string value'}`,
          this.#position,
          false,
        );
      }
      this.#position++;
    }
  }

  #readEscape(): string {
    const letter = this.text[this.#position + 1];
    if (letter === undefined) {
      this.#position++;
      this.#fail('Unexpected end-of-input in character escape sequence', this.#position, false);
    }
    if (letter === 'u') {
      const digits = this.text.slice(this.#position + 2, this.#position + 6);
      if (/^[0-9a-fA-F]{4}$/.test(digits)) {
        this.#position += 6;
        return String.fromCharCode(Number.parseInt(digits, 16));
      }
      const good = /^[0-9a-fA-F]*/.exec(digits)?.[0].length ?? 0;
      this.#position += 2 + good;
      if (this.#position >= this.text.length) {
        this.#fail('Unexpected end-of-input in character escape sequence', this.#position, false);
      }
      this.#unexpected('expected a hex-digit for character escape sequence');
    }
    const character = ESCAPES[letter];
    if (character === undefined || !Object.hasOwn(ESCAPES, letter)) {
      this.#position++;
      this.#fail(
        `Unrecognized character escape ${describeCharacter(letter)}`,
        this.#position,
        true,
        1,
      );
    }
    this.#position += 2;
    return character;
  }

  #number(): JsonToken {
    const from = this.#position;
    const at = (offset: number) => this.text[offset];
    const isDigit = (character: string | undefined) =>
      character !== undefined && character >= '0' && character <= '9';
    let position = from;
    if (at(position) === '-') position++;
    if (!isDigit(at(position))) {
      this.#position = position;
      this.#invalidNumber('expected digit (0-9) to follow minus sign, for valid numeric value');
    }
    if (at(position) === '0' && isDigit(at(position + 1))) {
      this.#position = position + 1;
      this.#fail('Invalid numeric value: Leading zeroes not allowed', this.#position, true, 1);
    }
    while (isDigit(at(position))) position++;
    if (at(position) === '.') {
      position++;
      if (!isDigit(at(position))) {
        this.#position = position;
        this.#invalidNumber('Decimal point not followed by a digit');
      }
      while (isDigit(at(position))) position++;
    }
    if (at(position) === 'e' || at(position) === 'E') {
      position++;
      if (at(position) === '+' || at(position) === '-') position++;
      if (!isDigit(at(position))) {
        this.#position = position;
        this.#invalidNumber('Exponent indicator not followed by a digit');
      }
      while (isDigit(at(position))) position++;
    }
    this.#position = position;
    // At the top there is nothing to separate a number from what follows but white space.
    const follower = at(position);
    if (this.#levels.length === 0 && follower !== undefined && !/[ \t\r\n]/.test(follower)) {
      this.#unexpected('Expected space separating root-level values');
    }
    return { type: 'number', span: { from, to: position }, text: this.text.slice(from, position) };
  }

  #invalidNumber(what: string): never {
    const character = this.text[this.#position];
    if (character === undefined) {
      this.#fail('Unexpected end-of-input in a Number value', this.#position, false);
    }
    this.#fail(
      `Unexpected character (${describeCharacter(character)}) in numeric value: ${what}`,
      this.#position,
      false,
      1,
    );
  }

  #literal(): JsonToken {
    const from = this.#position;
    const word = /^[\p{L}\p{N}_$]*/u.exec(this.text.slice(from, from + 256))?.[0] ?? '';
    const span = { from, to: from + word.length };
    if (word === 'true' || word === 'false' || word === 'null') {
      this.#position = span.to;
      if (word === 'null') return { type: 'null', span };
      return { type: 'boolean', span, value: word === 'true' };
    }
    if (word === '') this.#unexpected(`expected a valid value ${VALUES}`);
    this.#position = span.to;
    throw new JsonSyntaxProblem({
      span,
      message: `Unrecognized token '${word}': was expecting ${VALUES}`,
      consumed: span.to,
      confirmed: true,
    });
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.#position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#position++;
    }
  }

  #here(): Span {
    return { from: this.#position, to: this.#position };
  }

  #unexpected(what: string): never {
    const character = this.text[this.#position] ?? '';
    this.#fail(
      `Unexpected character (${describeCharacter(character)}): ${what}`,
      this.#position,
      true,
      1,
    );
  }

  #endOfInput(level: Level): never {
    this.#fail(
      `Unexpected end-of-input: expected close marker for ${level.type === '{' ? 'Object' : 'Array'} (start marker at ${sourceLocation(this.text, level.start)})`,
      this.#position,
      true,
    );
  }

  #fail(message: string, consumed: number, confirmed: boolean, length = 0): never {
    throw new JsonSyntaxProblem({
      span: { from: consumed, to: Math.min(consumed + length, this.text.length) },
      message,
      consumed,
      confirmed,
    });
  }
}

function describeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? `(CTRL-CHAR, code ${code})` : `'${character}' (code ${code})`;
}

const QUOTED_LENGTH = 500;

/** Where a reader that has consumed so much stands, in the words of AWS's messages. */
export function sourceLocation(text: string, consumed: number): string {
  // Every line feed begins a line, and so does a carriage return that none follows.
  const breaks = [...text.slice(0, consumed).matchAll(/\r\n|\r|\n/g)];
  const last = breaks.at(-1);
  const column = consumed - (last ? last.index + last[0].length : 0) + 1;
  const left = text.length - QUOTED_LENGTH;
  const truncated = left > 0 ? `[truncated ${left} chars]` : '';
  return `[Source: (String)"${quote(text)}"${truncated}; line: ${breaks.length + 1}, column: ${column}]`;
}

/** Control characters other than line breaks are written as escapes. */
function quote(text: string): string {
  let shown = '';
  for (const character of text.slice(0, QUOTED_LENGTH)) {
    const code = character.charCodeAt(0);
    const isEscaped = code < 0x20 && code !== 0x0a && code !== 0x0d;
    shown += isEscaped ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
  }
  return shown;
}
