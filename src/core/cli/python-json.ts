import { failure, type Result, success } from '../model/result.ts';

/**
 * Reads JSON as the AWS CLI does, which is as Python does: the same is accepted, and what is wrong is
 * said with the same words and places.
 */
export function readPythonJson(text: string): Result<unknown, string> {
  try {
    const reader = new Reader(text);
    const value = reader.value(skipSpace(text, 0));
    const end = skipSpace(text, reader.at);
    if (end < text.length) throw new Misreading('Extra data', end);
    return success(value);
  } catch (problem) {
    if (problem instanceof Misreading) return failure(problem.in(text));
    throw problem;
  }
}

/** Python's own limit lies near. */
const DEEPEST = 900;

class Misreading extends Error {
  readonly place: number;

  constructor(message: string, place: number) {
    super(message);
    this.place = place;
  }

  in(text: string): string {
    // Python counts characters, not their halves.
    const before = [...text.slice(0, this.place)];
    const line = before.filter((character) => character === '\n').length + 1;
    const column = before.length - before.lastIndexOf('\n');
    return `${this.message}: line ${line} column ${column} (char ${before.length})`;
  }
}

class Reader {
  readonly #text: string;
  #depth = 0;
  /** Where reading goes on. */
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(from: number): unknown {
    const text = this.#text;
    const first = text[from];
    if (first === '"') return this.#string(from + 1);
    if (first === '{' || first === '[') {
      if (++this.#depth > DEEPEST) throw new Misreading('Too deeply nested', from);
      const value = first === '{' ? this.#object(from + 1) : this.#array(from + 1);
      this.#depth--;
      return value;
    }
    const word = /(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/y;
    word.lastIndex = from;
    const found = word.exec(text)?.[0];
    if (found === undefined) throw new Misreading('Expecting value', from);
    this.at = from + found.length;
    return JSON.parse(found);
  }

  #object(from: number): object {
    const text = this.#text;
    const members: [string, unknown][] = [];
    let at = skipSpace(text, from);
    if (text[at] === '}') {
      this.at = at + 1;
      return {};
    }
    const noName = 'Expecting property name enclosed in double quotes';
    if (text[at] !== '"') throw new Misreading(noName, at);
    for (;;) {
      const key = this.#string(at + 1);
      at = skipSpace(text, this.at);
      if (text[at] !== ':') throw new Misreading("Expecting ':' delimiter", at);
      members.push([key, this.value(skipSpace(text, at + 1))]);
      at = skipSpace(text, this.at);
      if (text[at] === '}') {
        this.at = at + 1;
        return Object.fromEntries(members);
      }
      if (text[at] !== ',') throw new Misreading("Expecting ',' delimiter", at);
      const comma = at;
      at = skipSpace(text, at + 1);
      if (text[at] === '"') continue;
      if (text[at] === '}') {
        throw new Misreading('Illegal trailing comma before end of object', comma);
      }
      throw new Misreading(noName, at);
    }
  }

  #array(from: number): unknown[] {
    const text = this.#text;
    const items: unknown[] = [];
    let at = skipSpace(text, from);
    if (text[at] === ']') {
      this.at = at + 1;
      return items;
    }
    for (;;) {
      items.push(this.value(at));
      at = skipSpace(text, this.at);
      if (text[at] === ']') {
        this.at = at + 1;
        return items;
      }
      if (text[at] !== ',') throw new Misreading("Expecting ',' delimiter", at);
      const comma = at;
      at = skipSpace(text, at + 1);
      if (text[at] === ']') {
        throw new Misreading('Illegal trailing comma before end of array', comma);
      }
    }
  }

  #string(from: number): string {
    const text = this.#text;
    let result = '';
    for (let at = from; ; ) {
      const sign = text[at];
      if (sign === undefined) throw new Misreading('Unterminated string starting at', from - 1);
      if (sign === '"') {
        this.at = at + 1;
        return result;
      }
      if (sign < ' ') throw new Misreading('Invalid control character at', at);
      if (sign !== '\\') {
        result += sign;
        at++;
        continue;
      }
      const escaped = text[at + 1];
      if (escaped === undefined) throw new Misreading('Unterminated string starting at', from - 1);
      if (escaped === 'u') {
        const digits = text.slice(at + 2, at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(digits))
          throw new Misreading('Invalid \\uXXXX escape', at + 1);
        result += String.fromCharCode(Number.parseInt(digits, 16));
        at += 6;
        continue;
      }
      const plain = ESCAPES[escaped];
      if (plain === undefined) throw new Misreading('Invalid \\escape', at);
      result += plain;
      at += 2;
    }
  }
}

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

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/^[ \t\n\r]$/.test(text[at] ?? '')) at++;
  return at;
}
