import { ByteWindow } from './byte-window.ts';
import {
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isSpace,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  TAB,
} from './bytes.ts';
import type { EventReader, Reading } from './event-reader.ts';
import { endOfString, JsonScanner } from './json-scanner.ts';
import type { ProblemCode } from './problem.ts';
import { KEY_LIST, keyBits } from './record-keys.ts';
import { EXCERPT_BYTES, LONGEST_RECORD, type RecordSource, type Split } from './record-source.ts';
import { type Extent, Skipper } from './skipper.ts';

/** Between the values of a sequence: RFC 7464 puts this before each. */
const RECORD_SEPARATOR = 0x1e;
/** A log line says when and where before it says what; a brace further on begins no event. */
const LONGEST_PREFIX = 4_096;
const DEEPEST_CONTAINER = 64;
/** What lies before the place that has been reached tells how far its line is indented. */
const KEPT_BEHIND = 4_096;
const BEGINS_RECORDS = new Set([OPEN_BRACE, OPEN_BRACKET, CLOSE_BRACKET, QUOTE]);

/** Inside a list, or among the members of an object that wraps one. */
type Container = 'list' | 'members';

/**
 * Cuts JSON into records, however it is put together: a value a line, values one after another with or
 * without anything between them, lists of values, objects that wrap a list of values, log lines with
 * JSON at their end. A record is an object or a string; lists and wrapping objects are gone through
 * and never held, so a file may consist of one list.
 *
 * What separates records is taken as it comes. Records themselves are checked to the letter.
 */
export class RecordSplitter implements RecordSource {
  readonly window = new ByteWindow();
  start = 0;
  end = 0;
  keys = 0;
  problem: ProblemCode = 'not-json';
  readonly #scanner = new JsonScanner();
  readonly #skipper = new Skipper();
  readonly #containers: Container[] = [];
  #at = 0;

  get isCutOff(): boolean {
    return this.window.isFinal && this.#at >= this.window.length && this.#containers.length > 0;
  }

  push(chunk: Uint8Array): void {
    const from = Math.max(0, this.#at - KEPT_BEHIND);
    this.window.push(chunk, from);
    this.#at -= from;
  }

  finish(): void {
    this.window.isFinal = true;
  }

  next(): Split {
    const { window } = this;
    for (;;) {
      if (this.#skipper.isActive) this.#at = this.#skipper.pass(window, this.#at);
      const { bytes, length } = window;
      let at = this.#at;
      while (isSpace(bytes[at]) || bytes[at] === COMMA || bytes[at] === RECORD_SEPARATOR) at++;
      this.#at = at;
      if (at >= length) return window.isFinal ? 'end' : 'more';
      const split = this.#step(bytes[at] ?? 0, at);
      if (split !== null) return split;
    }
  }

  read(reader: EventReader): Reading {
    return reader.readValue(this.window.bytes, this.start, this.end, this.keys);
  }

  /** `null`: something was passed that is no record. */
  #step(byte: number, at: number): Split | null {
    const container = this.#containers.at(-1);
    if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) {
      if (container === (byte === CLOSE_BRACKET ? 'list' : 'members')) this.#containers.pop();
      this.#at = at + 1;
      return null;
    }
    if (container === 'members') return this.#passMember(byte, at);
    if (byte === OPEN_BRACKET) return this.#openList(at);
    if (byte === OPEN_BRACE || byte === QUOTE) return this.#readValue(at);
    return container === 'list' ? this.#readScalar(at) : this.#readLogLine(at);
  }

  #openList(at: number): Split | null {
    if (this.#containers.length === 0) {
      // "[INFO] …" and "[2026-01-15 …" begin a line of a log.
      let first = at + 1;
      while (isSpace(this.window.bytes[first])) first++;
      if (!this.window.reaches(first + 1)) return 'more';
      if (!BEGINS_RECORDS.has(this.window.bytes[first] ?? 0)) return this.#readLogLine(at);
    }
    if (this.#containers.length === DEEPEST_CONTAINER) {
      return this.#fail('not-json', at, at, 'value');
    }
    this.#containers.push('list');
    this.#at = at + 1;
    return null;
  }

  #readValue(at: number): Split | null {
    const { window } = this;
    const scan = this.#scanner.scan(window.bytes, at, window.length, true);
    const { position } = this.#scanner;
    if (position - at > LONGEST_RECORD) return this.#fail('too-long', at, at, 'value');
    switch (scan) {
      case 'value':
        return this.#found(at, position);
      case 'list':
        return this.#enterList(at, position);
      case 'incomplete':
        return window.isFinal ? this.#fail('cut-off', at, position, 'value') : 'more';
      case 'invalid':
        return this.#fail('not-json', at, position, 'value');
    }
  }

  #enterList(at: number, bracket: number): Split | null {
    if (this.#containers.length + 2 > DEEPEST_CONTAINER) {
      return this.#fail('not-json', at, at, 'value');
    }
    this.#containers.push('members', 'list');
    this.#at = bracket + 1;
    return null;
  }

  /** What else an object has that wraps a list: another list of records, or nothing of interest. */
  #passMember(byte: number, at: number): Split | null {
    const { bytes, length, isFinal } = this.window;
    const key = byte === QUOTE ? endOfString(bytes, at) : ~at;
    let position = key < 0 ? ~key : key;
    while (isSpace(bytes[position])) position++;
    if (key >= 0 && bytes[position] === COLON) {
      position++;
      while (isSpace(bytes[position])) position++;
      if (bytes[position] === OPEN_BRACKET && keyBits(bytes, at + 1, key - 1) === KEY_LIST) {
        this.#containers.push('list');
        this.#at = position + 1;
        return null;
      }
      const scan = this.#scanner.scan(bytes, position, length, false);
      position = this.#scanner.position;
      if (scan === 'value') {
        this.#at = position;
        return null;
      }
    }
    const isLong = position - at > LONGEST_RECORD;
    if (position >= length && !isFinal && !isLong) return 'more';
    const code = isLong ? 'too-long' : position >= length ? 'cut-off' : 'not-json';
    const split = this.#fail(code, at, position, 'line');
    if (split === 'problem') this.#containers.pop();
    return split;
  }

  /** In a list of records. */
  #readScalar(at: number): Split | null {
    const { window } = this;
    const scan = this.#scanner.scan(window.bytes, at, window.length, false);
    const { position } = this.#scanner;
    if (scan === 'incomplete') {
      return window.isFinal ? this.#fail('cut-off', at, position, 'element') : 'more';
    }
    const next = window.bytes[position];
    const isWhole = isSpace(next) || next === COMMA || next === CLOSE_BRACKET;
    const code = scan === 'value' && isWhole ? 'not-object' : 'not-json';
    return this.#fail(code, at, position, 'element');
  }

  /** Text that has JSON at its end, or none. */
  #readLogLine(at: number): Split | null {
    const { window } = this;
    const { bytes, length, isFinal } = window;
    const found = bytes.indexOf(LINE_FEED, at);
    const lineEnd = found < 0 || found >= length ? length : found;
    if (lineEnd - at > LONGEST_RECORD) return this.#fail('too-long', at, at, 'line');
    if (lineEnd === length && !isFinal) return 'more';
    const brace = bytes.indexOf(OPEN_BRACE, at);
    if (brace < 0 || brace >= lineEnd || brace - at > LONGEST_PREFIX) {
      return this.#fail('not-json', at, at, 'line');
    }
    const scan = this.#scanner.scan(bytes, brace, length, true);
    const { position } = this.#scanner;
    if (position - at > LONGEST_RECORD) return this.#fail('too-long', at, at, 'line');
    if (scan === 'list') return this.#enterList(brace, position);
    if (scan === 'incomplete' && !isFinal) return 'more';
    if (scan !== 'value') {
      const code = scan === 'incomplete' ? 'cut-off' : 'not-json';
      return this.#fail(code, brace, position, 'logged-value');
    }
    let rest = position;
    while (bytes[rest] === SPACE || bytes[rest] === TAB || bytes[rest] === CARRIAGE_RETURN) rest++;
    if (!window.reaches(rest + 1)) return 'more';
    if (rest < length && bytes[rest] !== LINE_FEED) return this.#fail('not-json', at, rest, 'line');
    return this.#found(brace, position);
  }

  #found(start: number, end: number): Split {
    this.start = start;
    this.end = end;
    this.keys = this.#scanner.keys;
    this.#at = end;
    return 'record';
  }

  #fail(problem: ProblemCode, start: number, end: number, extent: Extent): Split {
    const { window } = this;
    if (!window.reaches(Math.max(start, end) + EXCERPT_BYTES)) return 'more';
    this.problem = problem;
    this.start = start;
    this.end = end;
    this.#at = start;
    this.#skipper.begin(extent, this.#indentAt(start));
    return 'problem';
  }

  /** How far the line is indented that holds the place. */
  #indentAt(at: number): number {
    const { bytes } = this.window;
    const least = Math.max(0, at - KEPT_BEHIND);
    let lineStart = at;
    while (lineStart > least && bytes[lineStart - 1] !== LINE_FEED) lineStart--;
    let indent = lineStart;
    while (bytes[indent] === SPACE || bytes[indent] === TAB) indent++;
    return indent - lineStart;
  }
}
