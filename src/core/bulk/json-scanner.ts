import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  LINE_FEED,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  spells,
  TAB,
  ZERO,
} from './bytes.ts';
import { KEY_DETAIL_TYPE, KEY_LIST, KEY_SOURCE, keyBits } from './record-keys.ts';

/**
 * How a scan ended. `incomplete`: the bytes ran out inside the value. `list`: the value is an object
 * that wraps a list of records, and the scan stopped at the list's bracket.
 */
export type Scan = 'value' | 'incomplete' | 'invalid' | 'list';

/** As deep as the reader of events goes. */
const DEEPEST = 1_000;

/** What ends the quick walk through a string: its quote, an escape, and what may not stand in it. */
const STOPS_STRING = new Uint8Array(256);
STOPS_STRING.fill(1, 0, 0x20);
STOPS_STRING[QUOTE] = 1;
STOPS_STRING[BACKSLASH] = 1;

const IS_SPACE = new Uint8Array(256);
for (const byte of [SPACE, TAB, LINE_FEED, CARRIAGE_RETURN]) IS_SPACE[byte] = 1;

/** What a list of records begins with, or an empty one ends with. */
const BEGINS_RECORDS = new Set([OPEN_BRACE, OPEN_BRACKET, CLOSE_BRACKET]);

const AFTER_BACKSLASH = new Set([...'"\\/bfnrt'].map((character) => character.charCodeAt(0)));

/**
 * Finds the end of a JSON value in UTF-8 and checks it against the whole grammar (RFC 8259) on the
 * way, without making anything of it: a gigabyte passes through here before a rule sees it. Bytes are
 * used, since reading them is several times as fast as reading the characters of a string.
 *
 * The buffer has to hold a zero byte behind its content, so that no step needs to ask for the end.
 */
export class JsonScanner {
  /** Behind the value, at what is wrong, or at the bracket of the list. */
  position = 0;
  /** Which of the names in `record-keys.ts` the outermost object has, as bits. */
  keys = 0;
  /** Whether each open container is an object. */
  readonly #isObject = new Uint8Array(DEEPEST + 1);

  /**
   * @param to where the content ends and the zero byte stands
   * @param stopsAtList whether the scan ends with `list` where an object wraps one
   */
  scan(bytes: Uint8Array, from: number, to: number, stopsAtList: boolean): Scan {
    const isObject = this.#isObject;
    let at = from;
    let depth = 0;
    let isScalar = false;
    this.keys = 0;
    for (;;) {
      // Here a value begins.
      while (IS_SPACE[bytes[at] ?? 0] === 1) at++;
      const byte = bytes[at];
      let opened = false;
      if (byte === QUOTE) {
        at = endOfString(bytes, at);
        if (at < 0) return this.#stop(~at, to);
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (depth === DEEPEST) return this.#stop(at, to);
        isObject[++depth] = byte === OPEN_BRACE ? 1 : 0;
        at++;
        opened = true;
      } else {
        // What has no end of its own may go on in bytes that are still to come.
        isScalar = depth === 0;
        at = endOfScalar(bytes, at);
        if (at < 0) return this.#stop(~at, to);
      }
      // Behind a value, or behind the bracket of a container.
      for (;;) {
        if (depth === 0) {
          this.position = at;
          return isScalar && at === to ? 'incomplete' : 'value';
        }
        while (IS_SPACE[bytes[at] ?? 0] === 1) at++;
        const next = bytes[at];
        const inObject = isObject[depth] === 1;
        if (next === (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
          depth--;
          at++;
          opened = false;
          continue;
        }
        if (opened) {
          opened = false;
        } else {
          if (next !== COMMA) return this.#stop(at, to);
          at++;
        }
        if (!inObject) break;
        while (IS_SPACE[bytes[at] ?? 0] === 1) at++;
        if (bytes[at] !== QUOTE) return this.#stop(at, to);
        const key = at;
        at = endOfString(bytes, at);
        if (at < 0) return this.#stop(~at, to);
        const bits = depth === 1 ? keyBits(bytes, key + 1, at - 1) : 0;
        while (IS_SPACE[bytes[at] ?? 0] === 1) at++;
        if (bytes[at] !== COLON) return this.#stop(at, to);
        at++;
        if (bits !== 0) {
          this.keys |= bits;
          if (stopsAtList && bits === KEY_LIST && !isEvent(this.keys)) {
            while (IS_SPACE[bytes[at] ?? 0] === 1) at++;
            let first = at + 1;
            while (IS_SPACE[bytes[first] ?? 0] === 1) first++;
            if (bytes[at] === OPEN_BRACKET) {
              if (first >= to) return this.#stop(first, to);
              if (BEGINS_RECORDS.has(bytes[first] ?? 0)) {
                this.position = at;
                return 'list';
              }
            }
          }
        }
        break;
      }
    }
  }

  #stop(at: number, to: number): Scan {
    this.position = at;
    return at >= to ? 'incomplete' : 'invalid';
  }
}

/** An object with both names is taken for an event, whatever else it has. */
export function isEvent(keys: number): boolean {
  return (keys & KEY_SOURCE) !== 0 && (keys & KEY_DETAIL_TYPE) !== 0;
}

/** Behind the closing quote; of a string that is not one, the complement of where it goes wrong. */
export function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  for (;;) {
    while (STOPS_STRING[bytes[at] ?? 0] === 0) at++;
    if (bytes[at] === QUOTE) return at + 1;
    if (bytes[at] !== BACKSLASH) return ~at;
    const escaped = bytes[at + 1] ?? 0;
    if (AFTER_BACKSLASH.has(escaped)) {
      at += 2;
    } else if (escaped === 0x75) {
      for (let digit = at + 2; digit < at + 6; digit++)
        if (!isHex(bytes[digit] ?? 0)) return ~digit;
      at += 6;
    } else {
      return ~(at + 1);
    }
  }
}

function isHex(byte: number): boolean {
  return isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 0x39;
}

function endOfScalar(bytes: Uint8Array, from: number): number {
  const byte = bytes[from];
  if (byte === MINUS || isDigit(byte)) return endOfNumber(bytes, from);
  const word = byte === 0x74 ? 'true' : byte === 0x66 ? 'false' : byte === 0x6e ? 'null' : '';
  if (word === '') return ~from;
  if (spells(bytes, from, word)) return from + word.length;
  let at = from;
  while (bytes[at] === word.charCodeAt(at - from)) at++;
  return ~at;
}

function endOfNumber(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from;
  if (!isDigit(bytes[at])) return ~at;
  if (bytes[at] === ZERO) at++;
  else while (isDigit(bytes[at])) at++;
  if (bytes[at] === 0x2e) {
    if (!isDigit(bytes[++at])) return ~at;
    while (isDigit(bytes[at])) at++;
  }
  if (((bytes[at] ?? 0) | 0x20) === 0x65) {
    at++;
    if (bytes[at] === 0x2b || bytes[at] === MINUS) at++;
    if (!isDigit(bytes[at])) return ~at;
    while (isDigit(bytes[at])) at++;
  }
  return at;
}
