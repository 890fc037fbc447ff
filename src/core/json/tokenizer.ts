import type { Span } from '../model/span.ts';
import { endOfNumber, isDigit, refusePlus } from './number-token.ts';
import { describeCharacter, sourceLocation } from './source-location.ts';
import {
  endOfInput,
  failAt,
  failAtCharacter,
  JsonSyntaxProblem,
  tooMuch,
  unexpected,
} from './syntax-problem.ts';
import { readLiteral } from './word-token.ts';

export type JsonToken =
  | { readonly type: '{' | '}' | '[' | ']'; readonly span: Span }
  | { readonly type: 'key'; readonly span: Span; readonly value: string }
  | { readonly type: 'string'; readonly span: Span; readonly value: string }
  | { readonly type: 'number'; readonly span: Span; readonly text: string }
  | { readonly type: 'boolean'; readonly span: Span; readonly value: boolean }
  | { readonly type: 'null'; readonly span: Span }
  | { readonly type: 'end'; readonly span: Span };

export const MAXIMUM_DEPTH = 1_000;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

interface Level {
  readonly type: '{' | '[';
  readonly start: number;
  /** No member or element has been read yet. */
  empty: boolean;
}

/**
 * Reads JSON text token by token, in the manner of the streaming reader behind EventBridge, so that
 * a mistake is noticed at the same place and in the same order as there:
 *
 * - with a key, its colon and the start of its value are read as well;
 * - of a string value only the opening quote is read until someone wants its text or moves on.
 *
 * `consumed` is therefore the offset that AWS's line and column are made from.
 */
export class JsonTokenizer {
  readonly text: string;
  #position = 0;
  readonly #levels: Level[] = [];
  #started = false;
  /** The value that was begun together with its key. */
  #ahead: JsonToken | null = null;
  /** The string value that was begun but not yet read. */
  #unread: Extract<JsonToken, { type: 'string' }> | null = null;

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
    const { from, to } = this.#unread.span;
    this.#unread = null;
    if (to > from + 1) this.#position = to;
    else this.#readString('string value');
  }

  next(): JsonToken {
    this.finishString();
    if (this.#ahead) {
      const token = this.#ahead;
      this.#ahead = null;
      if (token.type === 'string') this.#unread = token;
      return token;
    }
    this.#skipSpace();
    const level = this.#levels.at(-1);
    const character = this.text[this.#position];
    if (character === undefined && level) this.#missingClose(level);
    if (character === undefined || (!level && this.#started)) {
      return { type: 'end', span: { from: this.#position, to: this.#position } };
    }
    this.#started = true;
    if (character === '}' || character === ']') return this.#close(level, character);
    if (level && !level.empty) this.#readComma(level);
    if (level) level.empty = false;
    return level?.type === '{' ? this.#key() : this.#value();
  }

  #close(level: Level | undefined, character: '}' | ']'): JsonToken {
    if (level?.type !== (character === '}' ? '{' : '[')) {
      const wanted = character === '}' ? ']' : '}';
      const start = level
        ? sourceLocation(this.text, level.start)
        : sourceLocation(this.text, 0, -1);
      failAtCharacter(
        this.text,
        this.#position,
        `Unexpected close marker '${character}': expected '${wanted}' (for ${nameOf(level)} starting at ${start})`,
      );
    }
    this.#levels.pop();
    return { type: character, span: { from: this.#position, to: ++this.#position } };
  }

  #readComma(level: Level): void {
    if (this.text[this.#position] !== ',') {
      unexpected(
        this.text,
        this.#position,
        `was expecting comma to separate ${nameOf(level)} entries`,
      );
    }
    this.#position++;
    this.#skipSpaceWithin(level);
  }

  #key(): JsonToken {
    const from = this.#position;
    if (this.text[from] !== '"') {
      unexpected(this.text, from, 'was expecting double-quote to start field name');
    }
    this.#position++;
    const value = this.#readString('name');
    const token: JsonToken = { type: 'key', span: { from, to: this.#position }, value };
    const level = this.#levels.at(-1);
    this.#skipSpaceWithin(level);
    if (this.text[this.#position] !== ':') {
      unexpected(
        this.text,
        this.#position,
        'was expecting a colon to separate field name and value',
      );
    }
    this.#position++;
    this.#skipSpaceWithin(level);
    this.#ahead = this.#value();
    this.#unread = null;
    return token;
  }

  #value(): JsonToken {
    const from = this.#position;
    const character = this.text[from];
    switch (character) {
      case '{':
      case '[': {
        const span = { from, to: ++this.#position };
        if (this.#levels.length >= MAXIMUM_DEPTH) {
          tooMuch(
            span,
            `Document nesting depth (${MAXIMUM_DEPTH + 1}) exceeds the maximum allowed (${MAXIMUM_DEPTH}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`,
          );
        }
        this.#levels.push({ type: character, start: from, empty: true });
        return { type: character, span };
      }
      case '"': {
        // The whole span and value are known at once to whoever wants them; for the reading position
        // only the quote counts.
        const { to, value } = this.#peekString(from + 1);
        this.#position = from + 1;
        this.#unread = { type: 'string', span: { from, to }, value };
        return this.#unread;
      }
      case '}':
        return unexpected(this.text, from, 'expected a value');
      case '+':
        return refusePlus(this.text, from);
      default:
        if (character === '-' || isDigit(this.text, from)) return this.#number();
        return this.#literal();
    }
  }

  /** The string that starts here if it is well formed; its problems are reported when it is read. */
  #peekString(from: number): { readonly to: number; readonly value: string } {
    this.#position = from;
    try {
      const value = this.#readString('string value');
      return { to: this.#position, value };
    } catch (problem) {
      if (!(problem instanceof JsonSyntaxProblem)) throw problem;
      return { to: from, value: '' };
    }
  }

  #readString(what: 'name' | 'string value'): string {
    let result = '';
    let from = this.#position;
    for (;;) {
      const code = this.text.charCodeAt(this.#position);
      if (code === 0x22) {
        result += this.text.slice(from, this.#position);
        this.#position++;
        return result;
      }
      if (code === 0x5c) {
        result += this.text.slice(from, this.#position) + this.#readEscape();
        from = this.#position;
      } else if (code < 0x20) {
        const character = describeCharacter(String.fromCharCode(code));
        failAtCharacter(
          this.text,
          this.#position,
          `Illegal unquoted character (${character}): has to be escaped using backslash to be included in ${what}`,
        );
      } else if (Number.isNaN(code)) {
        endOfInput(
          this.text,
          what === 'name' ? ' in field name' : ': was expecting closing quote for a string value',
        );
      } else {
        this.#position++;
      }
    }
  }

  #readEscape(): string {
    const at = this.#position + 1;
    const letter = this.text[at];
    if (letter === undefined) endOfInput(this.text, ' in character escape sequence');
    if (letter === 'u') {
      const digits = /^[0-9a-fA-F]*/.exec(this.text.slice(at + 1, at + 5))?.[0] ?? '';
      const end = at + 1 + digits.length;
      if (digits.length < 4) {
        if (end >= this.text.length) endOfInput(this.text, ' in character escape sequence');
        unexpected(this.text, end, 'expected a hex-digit for character escape sequence');
      }
      this.#position = end;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = ESCAPES.get(letter);
    if (character === undefined) {
      failAtCharacter(this.text, at, `Unrecognized character escape ${describeCharacter(letter)}`);
    }
    this.#position += 2;
    return character;
  }

  #number(): JsonToken {
    const from = this.#position;
    const to = endOfNumber(this.text, from);
    this.#position = to;
    // At the top there is nothing to separate a number from what follows but white space, the first
    // character of which is read along with it.
    const follower = this.text[to];
    if (this.#levels.length === 0 && follower !== undefined && follower !== '\r') {
      if (!/[ \t\n]/.test(follower)) {
        unexpected(this.text, to, 'Expected space separating root-level values');
      }
      this.#position++;
    }
    return { type: 'number', span: { from, to }, text: this.text.slice(from, to) };
  }

  #literal(): JsonToken {
    const from = this.#position;
    const word = readLiteral(this.text, from);
    this.#position += word.length;
    const span = { from, to: this.#position };
    return word === 'null'
      ? { type: 'null', span }
      : { type: 'boolean', span, value: word === 'true' };
  }

  /** Stops before anything that is not white space, and at what looks like a comment. */
  #skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.#position);
      if (code === 0x2f) {
        unexpected(
          this.text,
          this.#position,
          "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
        );
      }
      // The end of the text has no code, and is neither.
      if (code > 0x20 || Number.isNaN(code)) return;
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
        const character = describeCharacter(String.fromCharCode(code));
        failAt(
          { from: this.#position, to: this.#position + 1 },
          `Illegal character (${character}): only regular white space (\\r, \\n, \\t) is allowed between tokens`,
        );
      }
      this.#position++;
    }
  }

  /** The same inside a member or between two, where the text cannot end. */
  #skipSpaceWithin(level: Level | undefined): void {
    this.#skipSpace();
    if (this.#position >= this.text.length) {
      endOfInput(this.text, ` within/between ${nameOf(level)} entries`);
    }
  }

  #missingClose(level: Level): never {
    const start = sourceLocation(this.text, level.start);
    return endOfInput(
      this.text,
      `: expected close marker for ${nameOf(level)} (start marker at ${start})`,
    );
  }
}

function nameOf(level: Level | undefined): string {
  if (!level) return 'root';
  return level.type === '{' ? 'Object' : 'Array';
}
