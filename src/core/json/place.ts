import type { Span } from '../model/span.ts';
import { LooseScanner, looseValue } from './loose-scanner.ts';

/** An object or a list that a place is in. */
export interface JsonLevel {
  readonly type: '{' | '[';
  /** Of its opening bracket. */
  readonly from: number;
  /** In an object: the key of the member that the place belongs to, `null` before there is one. */
  readonly key: string | null;
  /** In a list: which element the place belongs to. */
  readonly index: number;
}

/** Where an offset is in a text that may be half typed. */
export interface JsonPlace {
  /** From the outermost inwards. */
  readonly levels: readonly JsonLevel[];
  /** What stands there, or could; `gap` is where only punctuation can. */
  readonly role: 'key' | 'value' | 'gap';
  /** The string or word that the offset is in or at the end of. */
  readonly token: (Span & { readonly type: 'string' | 'word'; readonly isClosed: boolean }) | null;
  /** The end of a value that a comma is missing behind. */
  readonly commaAt: number | null;
}

/** What comes next in an object or a list. */
type Expected = 'key' | 'colon' | 'value' | 'comma';

interface OpenLevel {
  readonly type: '{' | '[';
  readonly from: number;
  expected: Expected;
  keyFrom: number;
  keyTo: number;
  index: number;
}

/** Reads a text up to an offset and says where that is. */
export function placeAt(text: string, offset: number): JsonPlace {
  const scanner = new LooseScanner(text);
  const open: OpenLevel[] = [];
  let end = 0;
  while (scanner.next() && scanner.from < offset) {
    const { type, from, to } = scanner;
    if ((type === 'string' || type === 'word') && offset <= to) {
      return placeOf(text, open, end, { from, to, type, isClosed: isClosed(scanner) });
    }
    take(scanner, open);
    end = to;
  }
  return placeOf(text, open, end, null);
}

function isClosed(scanner: LooseScanner): boolean {
  return scanner.type !== 'string' || scanner.isClosed;
}

/** Goes on behind a token. */
function take({ type, from, to }: LooseScanner, open: OpenLevel[]): void {
  const level = open.at(-1);
  switch (type) {
    case '{':
    case '[': {
      if (level) level.expected = 'comma';
      const expected = type === '{' ? 'key' : 'value';
      open.push({ type, from, expected, keyFrom: -1, keyTo: -1, index: 0 });
      return;
    }
    case '}':
    case ']':
      open.pop();
      return;
    case ',':
      if (!level) return;
      level.expected = level.type === '{' ? 'key' : 'value';
      level.index++;
      level.keyFrom = -1;
      return;
    case ':':
      if (level?.type === '{') level.expected = 'value';
      return;
    default:
      if (!level) return;
      if (isKey(level)) {
        level.keyFrom = from;
        level.keyTo = to;
        level.expected = 'colon';
      } else {
        if (level.type === '[' && level.expected === 'comma') level.index++;
        level.expected = 'comma';
      }
  }
}

/** Whether a string or word is a key: where one is due, and where only the comma before it is missing. */
function isKey({ type, expected }: OpenLevel): boolean {
  return type === '{' && (expected === 'key' || expected === 'comma');
}

function placeOf(
  text: string,
  open: readonly OpenLevel[],
  end: number,
  token: JsonPlace['token'],
): JsonPlace {
  const last = open.at(-1);
  const role = roleOf(last, token !== null);
  const commaAt = last?.expected === 'comma' ? end : null;
  const levels = open.map((level): JsonLevel => {
    const { type, from, keyFrom, keyTo } = level;
    const isAtKey = level === last && role === 'key';
    const key = isAtKey ? token : keyFrom < 0 ? null : { from: keyFrom, to: keyTo };
    const isNext = level === last && type === '[' && token !== null && commaAt !== null;
    return {
      type,
      from,
      key: key && looseValue(text.slice(key.from, key.to)),
      index: level.index + (isNext ? 1 : 0),
    };
  });
  return { levels, role, token, commaAt };
}

function roleOf(level: OpenLevel | undefined, isToken: boolean): JsonPlace['role'] {
  if (!level || level.expected === 'value') return 'value';
  if (level.expected === 'key') return 'key';
  if (!isToken || level.expected === 'colon') return 'gap';
  return level.type === '{' ? 'key' : 'value';
}

/** The keys that an object has, before a place and behind it, as far as it can be read. */
export function keysOf(
  text: string,
  from: number,
): readonly { readonly key: string; readonly span: Span }[] {
  const scanner = new LooseScanner(text, from);
  const open: OpenLevel[] = [];
  const keys: { key: string; span: Span }[] = [];
  while (scanner.next()) {
    const level = open.at(-1);
    if (open.length === 1 && level && isKey(level) && scanner.type === 'string') {
      keys.push({ key: scanner.value, span: { from: scanner.from, to: scanner.to } });
    }
    take(scanner, open);
    if (open.length === 0) break;
  }
  return keys;
}

/** The strings and words that are elements of a list, as far as it can be read. */
export function scalarsOf(text: string, from: number): readonly Span[] {
  const scanner = new LooseScanner(text, from);
  const scalars: Span[] = [];
  let depth = 0;
  while (scanner.next()) {
    const { type } = scanner;
    if (type === '{' || type === '[') depth++;
    else if (type === '}' || type === ']') depth--;
    else if (depth === 1 && (type === 'string' || type === 'word')) {
      scalars.push({ from: scanner.from, to: scanner.to });
    }
    if (depth <= 0) break;
  }
  return scalars;
}

/** Whether the next thing behind an offset is a colon: then a key has its value already. */
export function isBeforeColon(text: string, offset: number): boolean {
  return /^\s*:/.test(text.slice(offset, offset + 200));
}
