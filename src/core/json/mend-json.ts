import { applyEdits, type Edit } from '../model/edit.ts';
import { mendNumber } from './mend-number.ts';
import { mendString } from './mend-string.ts';
import { parseJson } from './parse.ts';

/** What has to be done to make JSON of a text that was meant to be. */
export interface JsonMend {
  readonly edits: readonly Edit[];
  /** In words, each once: `Remove the comma after the last member`. */
  readonly titles: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  NULL: 'null',
  Null: 'null',
  nil: 'null',
  undefined: 'null',
  NaN: 'null',
};

const OPENING = { '{': '}', '[': ']' } as const;
/** Quotes that word processors make of plain ones are taken for them. */
const QUOTES = `"'\`“”„‘’`;

/**
 * The edits that make strict JSON of a text with the liberties of its cousins (JavaScript, Python,
 * JSON with comments) and the usual slips: commas too many or too few, quotes of another kind or
 * none, brackets that were not closed. `null` if that does not make it JSON.
 */
export function mendJson(text: string): JsonMend | null {
  const mender = new JsonMender(text);
  mender.mend();
  const { edits } = mender;
  if (edits.length === 0) return null;
  const mended = parseJson(applyEdits(text, edits));
  // Neither an event nor a pattern is anything else, so nothing else was meant.
  const isMeant = mended.ok && (mended.value.type === 'object' || mended.value.type === 'array');
  return isMeant ? { edits, titles: [...mender.titles] } : null;
}

class JsonMender {
  readonly edits: Edit[] = [];
  readonly titles = new Set<string>();
  readonly #text: string;
  #position = 0;
  readonly #open: ('{' | '[')[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  mend(): void {
    this.#skipSpace();
    // The inside of an object, copied without its braces.
    if (/^("[^"\n]*"|'[^'\n]*'|[\w$-]+)\s*:/.test(this.#rest(300))) {
      this.#edit(this.#position, this.#position, '{', 'Put braces around it');
      this.#enter('{');
    } else this.#scalarOrOpen();
    while (this.#open.length > 0) this.#item();
    this.#skipSpace();
    if (this.#position < this.#text.length) {
      this.#edit(this.#position, this.#text.length, '', 'Remove what stands behind the end');
    }
  }

  /** Reads the next member or element of what is open, or its end. */
  #item(): void {
    const kind = this.#open.at(-1) ?? '{';
    const end = this.#end;
    this.#skipSpace();
    let commas = 0;
    const firstComma = this.#position;
    while (this.#peek() === ',' || this.#peek() === ';') {
      if (commas > 0 || this.#isFirst) {
        this.#edit(this.#position, this.#position + 1, '', 'Remove the comma too many');
      } else if (this.#peek() === ';') {
        this.#edit(this.#position, this.#position + 1, ',', 'Write a comma for a semicolon');
      }
      commas++;
      this.#position++;
      this.#skipSpace();
    }
    const next = this.#peek();
    if (next === undefined || next === '}' || next === ']') {
      if (commas > 0 && !this.#isFirst) this.#dropComma(firstComma);
      this.#close(kind, next, end);
      return;
    }
    if (commas === 0 && !this.#isFirst) {
      this.#edit(end, end, ',', 'Add the comma that is missing');
    }
    this.#isFirst = false;
    if (kind === '{') this.#key();
    this.#scalarOrOpen();
  }

  /** Whether nothing has been read of what was opened last. */
  #isFirst = false;
  /** Behind the last thing that was read, spaces and comments apart. */
  #end = 0;

  #dropComma(at: number): void {
    const existing = this.edits.findIndex((edit) => edit.from === at && edit.to === at + 1);
    if (existing >= 0) this.edits.splice(existing, 1);
    this.#edit(at, at + 1, '', 'Remove the comma after the last value');
  }

  #close(kind: '{' | '[', next: string | undefined, end: number): void {
    const wanted = OPENING[kind];
    const isWanted = next === wanted;
    const title = kind === '{' ? 'Close the object' : 'Close the list';
    if (isWanted) this.#position++;
    else if (
      next !== undefined &&
      !this.#open.slice(0, -1).some((open) => OPENING[open] === next)
    ) {
      this.#edit(this.#position, this.#position + 1, wanted, `Write ${wanted} for ${next}`);
      this.#position++;
    } else this.#edit(end, end, wanted, title);
    if (isWanted) this.#end = this.#position;
    this.#open.pop();
    this.#isFirst = false;
  }

  #enter(kind: '{' | '['): void {
    this.#open.push(kind);
    this.#isFirst = true;
    this.#end = this.#position;
  }

  #key(): void {
    const from = this.#position;
    if (QUOTES.includes(this.#text[from] ?? ' ')) this.#string();
    else {
      const word = /^[^\s:,{}[\]"'=]+/.exec(this.#rest(300))?.[0] ?? '';
      this.#edit(from, from + word.length, JSON.stringify(word), 'Put keys in double quotes');
      this.#position += word.length;
    }
    const end = this.#position;
    this.#skipSpace();
    const colon = /^(:|=>|=)/.exec(this.#rest(2))?.[0] ?? '';
    if (colon === '') this.#edit(end, end, ':', 'Add the colon that is missing');
    else if (colon !== ':') {
      this.#edit(this.#position, this.#position + colon.length, ':', `Write a colon for ${colon}`);
    }
    this.#position += colon.length;
    this.#skipSpace();
  }

  #scalarOrOpen(): void {
    const character = this.#peek();
    if (character === '{' || character === '[') {
      this.#position++;
      this.#enter(character);
    } else if (character !== undefined && QUOTES.includes(character)) this.#string();
    else this.#word();
    this.#end = this.#position;
  }

  #string(): void {
    const { end, json, title } = mendString(this.#text, this.#position);
    if (title !== null) this.#edit(this.#position, end, json, title);
    this.#position = end;
  }

  /** A number, a literal, or a text without quotes. */
  #word(): void {
    const from = this.#position;
    const word = /^[^\s,;:{}[\]"']+/.exec(this.#rest(300))?.[0] ?? '';
    this.#position += word.length;
    if (word === '') {
      // Nothing at all where a value has to be: skipped, so that reading goes on.
      if (this.#position < this.#text.length && !/[\]}]/.test(this.#text[from] ?? '')) {
        this.#position++;
      }
      this.#edit(from, this.#position, 'null', 'Write null where there is no value');
      return;
    }
    if (word === 'true' || word === 'false' || word === 'null') return;
    const literal = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (literal !== undefined) {
      this.#edit(from, this.#position, literal, `Write ${literal} for ${word}`);
      return;
    }
    const number = mendNumber(word);
    if (number === word) return;
    if (number === null) {
      this.#edit(from, this.#position, JSON.stringify(word), 'Put texts in double quotes');
    } else this.#edit(from, this.#position, number, `Write ${number} for ${word}`);
  }

  #skipSpace(): void {
    for (;;) {
      const rest = this.#rest(2);
      const character = rest[0];
      if (character === undefined) return;
      if (character === ' ' || character === '\n' || character === '\r' || character === '\t') {
        this.#position++;
      } else if (/^[\s\ufeff\u200b]/.test(character)) {
        this.#edit(this.#position, this.#position + 1, ' ', 'Write plain spaces');
        this.#position++;
      } else if (rest === '//' || character === '#') {
        const end = this.#text.indexOf('\n', this.#position);
        this.#dropTo(end < 0 ? this.#text.length : end, 'Remove the comments');
      } else if (rest === '/*') {
        const end = this.#text.indexOf('*/', this.#position + 2);
        this.#dropTo(end < 0 ? this.#text.length : end + 2, 'Remove the comments');
      } else return;
    }
  }

  #dropTo(end: number, title: string): void {
    this.#edit(this.#position, end, '', title);
    this.#position = end;
  }

  #peek(): string | undefined {
    return this.#text[this.#position];
  }

  #rest(length: number): string {
    return this.#text.slice(this.#position, this.#position + length);
  }

  #edit(from: number, to: number, insert: string, title: string): void {
    this.edits.push({ from, to, insert });
    this.titles.add(title);
  }
}
