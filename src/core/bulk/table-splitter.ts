import { ByteWindow } from './byte-window.ts';
import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './bytes.ts';
import type { EventReader, Reading } from './event-reader.ts';
import type { ProblemCode } from './problem.ts';
import { EXCERPT_BYTES, LONGEST_RECORD, type RecordSource, type Split } from './record-source.ts';
import { Skipper } from './skipper.ts';
import type { TableFormat } from './table-format.ts';

/**
 * Cuts a table (CSV, RFC 4180) into the cells of one column: what CloudWatch Logs Insights and the
 * console's log viewer save. A cell in quotes may go over several lines.
 */
export class TableSplitter implements RecordSource {
  readonly window = new ByteWindow();
  start = 0;
  end = 0;
  problem: ProblemCode = 'not-json';
  readonly isCutOff = false;
  readonly #format: TableFormat;
  readonly #skipper = new Skipper();
  #at = 0;
  #cell: readonly [from: number, to: number] = [0, 0];
  #isHeader = true;

  constructor(format: TableFormat) {
    this.#format = format;
  }

  push(chunk: Uint8Array): void {
    this.window.push(chunk, this.#at);
    this.#at = 0;
  }

  finish(): void {
    this.window.isFinal = true;
  }

  next(): Split {
    const { window } = this;
    for (;;) {
      if (this.#skipper.isActive) this.#at = this.#skipper.pass(window, this.#at);
      let at = this.#at;
      while (window.bytes[at] === LINE_FEED || window.bytes[at] === CARRIAGE_RETURN) at++;
      this.#at = at;
      if (at >= window.length) return window.isFinal ? 'end' : 'more';
      const end = this.#readRow(at);
      const isOpen = end >= window.length && !window.isFinal;
      if (end - at > LONGEST_RECORD) return this.#fail('too-long', at);
      if (isOpen) return 'more';
      if (!this.#isHeader && this.#cell[0] < 0) return this.#fail('no-event', at);
      this.#at = end;
      this.start = at;
      this.end = end;
      if (!this.#isHeader) return 'record';
      this.#isHeader = false;
    }
  }

  read(reader: EventReader): Reading {
    return reader.readText(unquote(this.window.bytes, ...this.#cell), 'log-event');
  }

  /** Finds the wanted cell of a row; returns where the row ends, which is the window's end if it is open. */
  #readRow(from: number): number {
    const { bytes, length } = this.window;
    this.#cell = [-1, -1];
    let at = from;
    for (let column = 0; ; column++) {
      const cell = at;
      if (bytes[at] === QUOTE) at = endOfQuoted(bytes, at, length);
      while (at < length && bytes[at] !== this.#format.separator && bytes[at] !== LINE_FEED) at++;
      if (column === this.#format.column) this.#cell = [cell, at];
      if (at >= length || bytes[at] === LINE_FEED) return at;
      at++;
    }
  }

  #fail(problem: ProblemCode, at: number): Split {
    if (!this.window.reaches(at + EXCERPT_BYTES)) return 'more';
    this.problem = problem;
    this.start = at;
    this.end = at;
    this.#at = at;
    this.#skipper.begin('line');
    return 'problem';
  }
}

/** Behind the closing quote, or at the end of the bytes. */
function endOfQuoted(bytes: Uint8Array, from: number, length: number): number {
  let at = from + 1;
  for (;;) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote < 0 || quote >= length) return length;
    if (bytes[quote + 1] !== QUOTE) return quote + 1;
    at = quote + 2;
  }
}

/** A cell's content, with a zero byte behind it. */
function unquote(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const content = new Uint8Array(to - from + 1);
  let length = 0;
  let isQuoted = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== QUOTE) content[length++] = byte;
    else if (!isQuoted) isQuoted = true;
    else if (bytes[at + 1] === QUOTE && at + 1 < to) content[length++] = bytes[at++] ?? 0;
    else isQuoted = false;
  }
  return content.subarray(0, length + 1);
}
