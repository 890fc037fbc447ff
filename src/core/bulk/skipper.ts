import type { ByteWindow } from './byte-window.ts';
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  TAB,
} from './bytes.ts';

/** How far what is broken is taken to reach; a logged value has the rest of its last line with it. */
export type Extent = 'line' | 'element' | 'value' | 'logged-value';

/**
 * Passes over what cannot be read, in as many pieces as it comes in.
 *
 * A broken value ends where its brackets balance. If they never do, because its end is missing, it
 * must not take all others with it: it ends before a line that is indented no more than its own first
 * line. So in a file with one record a line, only that line is lost.
 */
export class Skipper {
  #extent: Extent | null = null;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** How far the first line of a value is indented. */
  #indent = 0;
  /** How far the present line is indented as yet; -1 behind its first character. */
  #indentHere = -1;

  get isActive(): boolean {
    return this.#extent !== null;
  }

  begin(extent: Extent, indent = 0): void {
    this.#extent = extent;
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#indent = indent;
    this.#indentHere = -1;
  }

  /** Goes on from there; returns where it came to, and is no longer active if that is the end. */
  pass({ bytes, length }: ByteWindow, from: number): number {
    for (let at = from; at < length; at++) {
      const byte = bytes[at] ?? 0;
      switch (this.#extent) {
        case 'line':
          if (byte === LINE_FEED) return this.#end(at);
          break;
        case 'element':
          if (byte === LINE_FEED || byte === COMMA || byte === CLOSE_BRACKET) return this.#end(at);
          break;
        case 'value':
        case 'logged-value': {
          const end = this.#passInValue(byte, at);
          if (end < 0) break;
          if (this.#extent === 'value' || this.#indentHere >= 0) return this.#end(end);
          this.#extent = 'line';
          break;
        }
        case null:
          return at;
      }
    }
    return length;
  }

  #end(at: number): number {
    this.#extent = null;
    return at;
  }

  /** Where the value ends, or -1. */
  #passInValue(byte: number, at: number): number {
    if (byte === LINE_FEED) {
      // No string goes on in another line.
      this.#inString = false;
      this.#indentHere = 0;
      return -1;
    }
    if (this.#indentHere >= 0) {
      if (byte === SPACE || byte === TAB) {
        this.#indentHere++;
        return -1;
      }
      if (byte === CARRIAGE_RETURN) return -1;
      if (this.#indentHere <= this.#indent) {
        const isItsOwn =
          this.#indentHere === this.#indent && (byte === CLOSE_BRACE || byte === CLOSE_BRACKET);
        return isItsOwn ? at + 1 : at;
      }
      this.#indentHere = -1;
    }
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) {
        this.#inString = false;
        if (this.#depth === 0) return at + 1;
      }
    } else if (byte === QUOTE) {
      this.#inString = true;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.#depth++;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (--this.#depth <= 0) return at + 1;
    }
    return -1;
  }
}
