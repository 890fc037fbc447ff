import type { Span } from '../model/span.ts';
import { describeCharacter } from './source-location.ts';

/** A mistake in JSON text, in the words of the streaming reader behind EventBridge (Jackson 2.17). */
export interface JsonSyntaxError {
  readonly span: Span;
  readonly message: string;
  /** The offset that the line and the column of AWS's message are made from. */
  readonly consumed: number;
  /** How many columns further the reader stood, which shows where a message gives its place twice. */
  readonly overshoot: number;
  /** False for what is not wrong but too much, whose message gives no place. */
  readonly isLocated: boolean;
}

/** Thrown inside this folder only; `parseJson` and `parsePattern` turn it into a value. */
export class JsonSyntaxProblem extends Error {
  readonly error: JsonSyntaxError;

  constructor(error: JsonSyntaxError) {
    super(error.message);
    this.error = error;
  }
}

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
export const EXPECTED_VALUE = `expected a valid value ${VALUES}`;

/** The text is right up to `offset`, where something else should stand. */
export function unexpected(text: string, offset: number, what: string): never {
  const character = describeCharacter(text[offset] ?? '');
  return failAtCharacter(text, offset, `Unexpected character (${character}): ${what}`);
}

/** The problem is the character at `offset`, which the reader has read already. */
export function failAtCharacter(text: string, offset: number, message: string): never {
  throw new JsonSyntaxProblem({
    span: { from: offset, to: Math.min(offset + 1, text.length) },
    message,
    consumed: offset,
    overshoot: 1,
    isLocated: true,
  });
}

export function failAt(span: Span, message: string, consumed = span.to): never {
  throw new JsonSyntaxProblem({ span, message, consumed, overshoot: 0, isLocated: true });
}

export function endOfInput(text: string, rest: string): never {
  const span = { from: text.length, to: text.length };
  return failAt(span, `Unexpected end-of-input${rest}`);
}

export function tooMuch(span: Span, message: string): never {
  throw new JsonSyntaxProblem({
    span,
    message,
    consumed: span.to,
    overshoot: 0,
    isLocated: false,
  });
}

export function unrecognizedToken(span: Span, token: string): never {
  return failAt(span, `Unrecognized token '${token}': was expecting ${VALUES}`);
}
