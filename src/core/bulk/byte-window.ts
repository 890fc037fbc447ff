import { LINE_FEED } from './bytes.ts';

/**
 * The part of a stream of bytes that is still needed: what arrived, without what has been dealt with.
 * A zero byte stands behind the content, where a scanner stops.
 */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(1);
  length = 0;
  /** Nothing will follow. */
  isFinal = false;
  /** How much of the stream lies before the window. */
  #passed = 0;
  #countedTo = 0;
  #linesCounted = 0;

  /** Adds what arrived, and forgets what lies before `from`. */
  push(chunk: Uint8Array, from: number): void {
    this.#countLines(from);
    const kept = this.length - from;
    const needed = kept + chunk.length + 1;
    const old = this.bytes;
    const fits = needed <= old.length && needed * 8 > old.length;
    const bytes = fits ? old : new Uint8Array(needed);
    bytes.set(old.subarray(from, this.length));
    bytes.set(chunk, kept);
    bytes[needed - 1] = 0;
    this.bytes = bytes;
    this.length = needed - 1;
    this.#passed += from;
    this.#countedTo -= from;
  }

  /** Whether the window reaches as far as that, or the stream does not. */
  reaches(at: number): boolean {
    return this.isFinal || at <= this.length;
  }

  /** The place in the whole stream. */
  offsetOf(at: number): number {
    return this.#passed + at;
  }

  /** The line of the stream, from 1. What has been counted is not counted again. */
  lineOf(at: number): number {
    this.#countLines(at);
    return this.#linesCounted + 1 - this.#linesBetween(at, this.#countedTo);
  }

  #countLines(to: number): void {
    this.#linesCounted += this.#linesBetween(this.#countedTo, to);
    this.#countedTo = Math.max(this.#countedTo, to);
  }

  #linesBetween(from: number, to: number): number {
    let lines = 0;
    for (let at = from; at < to; at++) {
      at = this.bytes.indexOf(LINE_FEED, at);
      if (at < 0 || at >= to) break;
      lines++;
    }
    return lines;
  }
}
