import { MAXIMUM_DEPTH } from '../../json/tokenizer.ts';
import { comparableText } from '../comparable-text.ts';
import type { FieldNode, FieldTree } from './field-tree.ts';
import { FALSE, type LeafList, NO_CONTEXT, NULL, NUMBER, STRING, TRUE } from './leaf-list.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** What stands for a place where none is left: the text is not JSON, or nothing more is wanted. */
const BROKEN = -1;
const OVER = -2;
const FEW_NAMES = 4;
const NEVER = 2 ** 30;
const OBJECT = 0;
const LIST = 1;
/** `[` and `{` differ in this bit only, and so do `]` and `}`. */
const EITHER = 0xdf;

/**
 * Reads an event's text and takes down the values of the fields that rules name. Everything else is
 * passed over with as little looking as possible: from quote to quote by `indexOf`, which searches
 * many characters at a time, and by brackets between the strings.
 *
 * It reads JSON and does not check it: what is not JSON is noticed only where it is in the way.
 */
export class TextScanner {
  #text = '';
  #leaves: LeafList;
  /** The first backslash that has not been passed: a string that ends before it has no escapes. */
  #backslash = 0;
  #wellFormed = true;
  /** For each kind of bracket, the next opening one behind what was passed over last. */
  readonly #opening = [0, 0];
  #depth = 0;
  #names: readonly string[] = [];
  /** How many fields have to be met before it is worth looking if anything is to come. */
  #wanted = 0;
  /** How many lists are being read, one in the other. */
  #lists = 0;

  constructor(leaves: LeafList) {
    this.#leaves = leaves;
  }

  /** Whether the text could be read. */
  scan(text: string, fields: FieldTree): boolean {
    this.#names = fields.names;
    this.#wanted = this.#names.length > FEW_NAMES ? NEVER : fields.wanted;
    this.#lists = 0;
    this.#text = text;
    this.#backslash = indexOrEnd(text, '\\', 0);
    this.#wellFormed = isWellFormed(text);
    this.#depth = 0;
    this.#opening.fill(0);
    let start = 0;
    while (start < text.length && text.charCodeAt(start) <= 0x20) start++;
    if (start === text.length || text.charCodeAt(start) !== OPEN_OBJECT) return false;
    return this.#object(start + 1, fields.root, NO_CONTEXT) !== BROKEN;
  }

  /** Reads the members of an object from behind its `{`; the place behind its `}`, or why there is none. */
  #object(start: number, node: FieldNode, context: number): number {
    const text = this.#text;
    // Looking behind the end of a text, just once, makes every later look slow.
    const last = text.length - 1;
    if (++this.#depth > MAXIMUM_DEPTH) return BROKEN;
    let at = start;
    for (;;) {
      if (at > last) return BROKEN;
      let code = text.charCodeAt(at);
      while ((code === COMMA || code <= 0x20) && at < last) code = text.charCodeAt(++at);
      if (code === CLOSE_OBJECT) {
        this.#depth--;
        return at + 1;
      }
      if (code !== QUOTE) return BROKEN;
      const from = at + 1;
      let to = text.indexOf('"', from);
      if (to < 0) return BROKEN;
      let child: FieldNode | null = null;
      if (to < this.#backslash) {
        child = node.child(text, from, to);
      } else {
        to = this.#stringEnd(from);
        if (to < 0) return BROKEN;
        const key = decoded(text, from, to);
        if (key !== null) child = node.child(key, 0, key.length);
      }
      at = to + 1;
      if (at >= last) return BROKEN;
      code = text.charCodeAt(at);
      while (code <= 0x20 && at < last) code = text.charCodeAt(++at);
      if (code !== COLON || at === last) return BROKEN;
      code = text.charCodeAt(++at);
      while (code <= 0x20 && at < last) code = text.charCodeAt(++at);
      if (child !== null) {
        at = this.#value(at, code, child, context);
        if (this.#leaves.fields.length >= this.#wanted && at >= 0 && this.#isOver(at)) return OVER;
      } else if (code === QUOTE) {
        at = text.indexOf('"', at + 1) + 1;
        if (at > this.#backslash) at = this.#stringEnd(this.#backslash) + 1;
        if (at === 0) return BROKEN;
      } else {
        at = this.#skip(at, code);
      }
      if (at < 0) return at;
    }
  }

  /**
   * Whether no field can come again, now that every one has been met: no name of one stands in what
   * is left. Looked at once an event, since where names are common it costs more than it saves.
   */
  #isOver(at: number): boolean {
    if (this.#lists > 0) return false;
    this.#wanted = NEVER;
    if (this.#backslash < this.#text.length) return false;
    for (const name of this.#names) if (this.#text.indexOf(name, at) >= 0) return false;
    return true;
  }

  /** Takes down a value, whose first character is `code`; the place behind it, or why there is none. */
  #value(at: number, code: number, node: FieldNode, context: number): number {
    const text = this.#text;
    if (code === QUOTE) {
      const from = at + 1;
      let to = text.indexOf('"', from);
      if (to < 0) return BROKEN;
      if (to < this.#backslash) {
        if (node.field >= 0) this.#addString(node.field, text, from, to, context);
        return to + 1;
      }
      to = this.#stringEnd(from);
      if (to < 0) return BROKEN;
      const value = node.field < 0 ? null : decoded(text, from, to);
      if (value !== null) this.#addString(node.field, value, 0, value.length, context);
      return to + 1;
    }
    if (code === OPEN_OBJECT) {
      return node.hasChildren ? this.#object(at + 1, node, context) : this.#skip(at, code);
    }
    if (code === OPEN_LIST) return this.#list(at + 1, node, context);
    const to = this.#scalarEnd(at);
    if (to === at) return BROKEN;
    if (node.field >= 0) this.#leaves.add(node.field, typeOf(code), text, at, to, context);
    return to;
  }

  #addString(field: number, source: string, from: number, to: number, context: number): void {
    // A text that was cut out of the event's was escaped there, so that it may be anything.
    if (this.#wellFormed && source === this.#text) {
      this.#leaves.add(field, STRING, source, from, to, context);
    } else {
      const value = comparableText(source.slice(from, to));
      this.#leaves.add(field, STRING, value, 0, value.length, context);
    }
  }

  /** Reads the elements of a list from behind its `[`. They stand at the path of the list itself. */
  #list(start: number, node: FieldNode, context: number): number {
    const text = this.#text;
    const leaves = this.#leaves;
    const array = leaves.newArray();
    this.#lists++;
    const last = text.length - 1;
    if (++this.#depth > MAXIMUM_DEPTH) return BROKEN;
    let at = start;
    for (let index = 0; ; index++) {
      if (at > last) return BROKEN;
      let code = text.charCodeAt(at);
      while ((code === COMMA || code <= 0x20) && at < last) code = text.charCodeAt(++at);
      if (code === CLOSE_LIST) {
        this.#depth--;
        this.#lists--;
        return at + 1;
      }
      const nests = (code & EITHER) === OPEN_LIST;
      at = this.#value(at, code, node, nests ? leaves.enter(context, array, index) : context);
      if (at < 0) return BROKEN;
    }
  }

  /** Passes over a value; the place behind it, or why there is none. */
  #skip(start: number, first: number): number {
    switch (first) {
      case OPEN_OBJECT:
        return this.#skipBrackets(start + 1, OBJECT);
      case OPEN_LIST:
        return this.#skipBrackets(start + 1, LIST);
      default: {
        const to = this.#scalarEnd(start);
        return to === start ? BROKEN : to;
      }
    }
  }

  /**
   * Passes over an object or a list from behind its opening bracket: only brackets of its own kind
   * count, and those in strings do not. So it is enough to go from bracket to bracket and over the
   * strings between, whatever else there is.
   */
  #skipBrackets(start: number, kind: typeof OBJECT | typeof LIST): number {
    const text = this.#text;
    const { length } = text;
    const open = kind === OBJECT ? '{' : '[';
    const close = kind === OBJECT ? '}' : ']';
    let at = start;
    let depth = 1;
    let quote = indexOrEnd(text, '"', at);
    // Kept from one call to the next: where there is none for long it is not searched again.
    let opening = this.#opening[kind] ?? 0;
    if (opening < at) opening = indexOrEnd(text, open, at);
    let closing = indexOrEnd(text, close, at);
    while (closing < length) {
      const bracket = opening < closing ? opening : closing;
      while (quote < bracket) {
        at = text.indexOf('"', quote + 1) + 1;
        if (at > this.#backslash) at = this.#stringEnd(quote + 1) + 1;
        if (at === 0) return BROKEN;
        quote = indexOrEnd(text, '"', at);
      }
      if (bracket === opening) {
        if (bracket >= at) depth++;
        opening = indexOrEnd(text, open, Math.max(at, bracket + 1));
      } else {
        if (bracket >= at && --depth === 0) {
          this.#opening[kind] = opening;
          return bracket + 1;
        }
        closing = indexOrEnd(text, close, Math.max(at, bracket + 1));
      }
    }
    return BROKEN;
  }

  /** The closing quote of the string whose content goes on at `from`, or `BROKEN`. */
  #stringEnd(from: number): number {
    const text = this.#text;
    let at = from;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return BROKEN;
      if (this.#backslash < at) this.#backslash = indexOrEnd(text, '\\', at);
      if (quote < this.#backslash) return quote;
      // The character behind a backslash belongs to it.
      at = this.#backslash + 2;
      this.#backslash = indexOrEnd(text, '\\', at);
    }
  }

  /** Where a number or a literal ends. */
  #scalarEnd(start: number): number {
    const text = this.#text;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code <= 0x20 || code === COMMA || (code & EITHER) === CLOSE_LIST || code === QUOTE) break;
    }
    return at;
  }
}

function typeOf(code: number): number {
  switch (code) {
    case 0x74:
      return TRUE;
    case 0x66:
      return FALSE;
    case 0x6e:
      return NULL;
    default:
      return NUMBER;
  }
}

function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index < 0 ? text.length : index;
}

const HALF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Newer engines answer at once for a text without wide characters. */
function isWellFormed(text: string & { isWellFormed?: () => boolean }): boolean {
  return text.isWellFormed?.() ?? !HALF_A_PAIR.test(text);
}

/** The characters that a string's text stands for, or `null` if it is not written as JSON wants it. */
function decoded(text: string, from: number, to: number): string | null {
  const written = text.slice(from, to);
  if (written.indexOf('\\') < 0) return written;
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return null;
  }
}
