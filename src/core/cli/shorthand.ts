import { failure, type Result, success } from '../model/result.ts';

/**
 * Reads the shorthand syntax (AWS CLI User Guide, *Using shorthand syntax in the AWS CLI*):
 * `Id=1,Arn=arn:…,RetryPolicy={MaximumRetryAttempts=3},Ids=a,b`. Values are texts, lists and objects of
 * texts; the model says what they stand for.
 */
export function readShorthand(text: string): Result<Record<string, unknown>, string> {
  try {
    return success(new Shorthand(text).parameter());
  } catch (problem) {
    if (problem instanceof ShorthandProblem) return failure(problem.message);
    throw problem;
  }
}

class ShorthandProblem extends Error {}

const SPACE = /\s/;
/** A value begins with none of `"',=[]{}`, and a comma is part of it only after a backslash. */
const FIRST_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/y;
/** Of a list without brackets; an equals sign says that it was the next key. */
const NEXT_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/y;
const SINGLE_QUOTED = /'(?:\\'|[^'])*'/y;
const DOUBLE_QUOTED = /"(?:\\"|[^"])*"/y;

class Shorthand {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parameter(): Record<string, unknown> {
    const members = new Map<string, unknown>();
    for (let from = 0; ; ) {
      const key = this.#key();
      const value = this.#values();
      if (members.has(key)) {
        throw new ShorthandProblem(
          `Second instance of key "${key}" encountered for input:\n${this.#shown(from)}\nThis is often because there is a preceding "," instead of a space.`,
        );
      }
      members.set(key, value);
      from = this.#at + 1;
      if (this.#isAtEnd) return Object.fromEntries(members);
      this.#expect(',');
    }
  }

  #key(): string {
    const key = this.#take(/[A-Za-z0-9\-_.#/:]*/y) ?? '';
    this.#skipSpace();
    this.#expect('=');
    return key;
  }

  #values(): unknown {
    if (this.#isAtEnd) return '';
    if (this.#current === '[' || this.#current === '{') return this.#explicit();
    const first = this.#first();
    this.#skipSpace();
    if (this.#current !== ',') return first;
    // `a=b,c=d` is two members, and `a=b,c` one with a list: only what follows tells.
    const list = [first];
    for (;;) {
      const comma = this.#at;
      this.#expect(',');
      const item = this.#isAtEnd ? this.#refuse('<second>', '<none>') : this.#value(NEXT_VALUE);
      this.#skipSpace();
      const isList = item !== null && (this.#isAtEnd || this.#current === ',');
      if (isList) {
        list.push(item);
        if (this.#isAtEnd) break;
        continue;
      }
      this.#at = comma;
      break;
    }
    return list.length === 1 ? first : list;
  }

  #explicit(): unknown {
    if (this.#current === '[') {
      const items: unknown[] = [];
      this.#within('[', ']', () => items.push(this.#explicit()));
      return items;
    }
    if (this.#current === '{') {
      const members: [string, unknown][] = [];
      this.#within('{', '}', () => members.push([this.#key(), this.#explicit()]));
      return Object.fromEntries(members);
    }
    return this.#first();
  }

  /** Nothing at all is an empty text. */
  #first(): string {
    const quote = this.#current;
    const value = this.#value(FIRST_VALUE);
    if (value === null && quote === "'") this.#refuse('<singled quoted>', '<none>');
    if (value === null && quote === '"') this.#refuse('<double quoted>', '<none>');
    return value ?? '';
  }

  #within(open: string, close: string, readOne: () => void): void {
    this.#expect(open);
    while (this.#current !== close) {
      readOne();
      this.#skipSpace();
      if (this.#current !== close) this.#expect(',');
    }
    this.#at++;
  }

  /** `null` if none begins here. */
  #value(plain: RegExp): string | null {
    const quote = this.#current;
    if (quote === "'" || quote === '"') {
      const quoted = this.#take(quote === "'" ? SINGLE_QUOTED : DOUBLE_QUOTED);
      if (quoted === null) return null;
      return quoted.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
    }
    return this.#take(plain)?.replaceAll('\\,', ',').trimEnd() ?? null;
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  get #current(): string {
    return this.#text[this.#at] ?? '';
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  /** With the white space after it. */
  #expect(sign: string): void {
    this.#skipSpace();
    if (this.#current !== sign) this.#refuse(sign, this.#isAtEnd ? 'EOF' : this.#current);
    this.#at++;
    this.#skipSpace();
  }

  #skipSpace(): void {
    while (SPACE.test(this.#current)) this.#at++;
  }

  #refuse(expected: string, received: string): never {
    throw new ShorthandProblem(
      `Expected: '${expected}', received: '${received}' for input:\n${this.#shown(this.#at)}`,
    );
  }

  /** The text with a mark below a place in it. */
  #shown(place: number): string {
    const start = this.#text.lastIndexOf('\n', place - 1) + 1;
    const end = this.#text.indexOf('\n', place);
    const until = end < 0 ? this.#text.length : end;
    const mark = `${' '.repeat(place - (place > 0 ? start : 0))}^`;
    return `${this.#text.slice(0, until)}\n${mark}${this.#text.slice(until)}`;
  }
}
