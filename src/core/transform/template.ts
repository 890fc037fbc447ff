import { childrenOf, type JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { sourceLocation } from '../json/source-location.ts';
import type { Span } from '../model/span.ts';

/**
 * An input template, taken apart (EventBridge User Guide, *Input transformation*). A template that
 * begins with `{` is one JSON object in which placeholders stand, and one that begins with `[` is
 * taken for a list of that sort; one that begins with a quotation mark is text, a quoted string or
 * several of them.
 */
export interface Template {
  readonly kind: 'object' | 'list' | 'text';
  readonly parts: readonly TemplatePart[];
  /** The names of an object's own members. */
  readonly names: readonly string[];
}

export type TemplatePart =
  | { readonly type: 'literal'; readonly text: string; readonly from: number }
  | Placeholder;

export interface Placeholder {
  readonly type: 'placeholder';
  readonly name: string;
  /** With the angle brackets. */
  readonly span: Span;
  readonly insideString: boolean;
}

export type TemplateReading =
  | { readonly ok: true; readonly template: Template }
  /** `location` is the place in AWS's words. */
  | {
      readonly ok: false;
      readonly reason:
        | 'neither-json-nor-quoted'
        | 'not-json'
        | 'not-strings'
        | 'placeholder-as-name';
      readonly span: Span;
      readonly location: string;
      /** What the JSON reader says, if it is one that gave up. */
      readonly detail?: string;
    };
type Refusal = Extract<TemplateReading, { ok: false }>;

export function readTemplate(text: string): TemplateReading {
  const first = /[^ \t\n\r]/.exec(text);
  const kind = first && kindOf(first[0]);
  if (!kind) {
    const at = first?.index ?? 0;
    const word = /^[^\s<]*/.exec(text.slice(at))?.[0] ?? '';
    const span = { from: at, to: Math.min(text.length, at + Math.max(1, word.length)) };
    return refused('neither-json-nor-quoted', text, span, at + word.length);
  }
  const parts = splitTemplate(text);
  const shape = readShape(text, kind, parts);
  return 'ok' in shape ? shape : { ok: true, template: { kind, parts, ...shape } };
}

function kindOf(character: string): Template['kind'] | null {
  switch (character) {
    case '{':
      return 'object';
    case '[':
      return 'list';
    case '"':
      return 'text';
    default:
      return null;
  }
}

/**
 * Literals and placeholders, by reading the text as JSON from its start. A `<` and the next `>` are
 * always a placeholder, behind a backslash too; a `<` that no `>` follows is plain text.
 */
export function splitTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let insideString = false;
  let literalFrom = 0;
  let index = 0;
  const endLiteral = (to: number) => {
    if (to > literalFrom) {
      parts.push({ type: 'literal', text: text.slice(literalFrom, to), from: literalFrom });
    }
  };
  const lastEnd = text.lastIndexOf('>');
  while (index < text.length) {
    const character = text[index];
    if (character === '<' && index < lastEnd) {
      const end = text.indexOf('>', index) + 1;
      endLiteral(index);
      const name = text.slice(index + 1, end - 1);
      parts.push({ type: 'placeholder', name, span: { from: index, to: end }, insideString });
      index = literalFrom = end;
      continue;
    }
    const isEscape = insideString && character === '\\' && text[index + 1] !== '<';
    if (character === '"') insideString = !insideString;
    index += isEscape ? 2 : 1;
  }
  endLiteral(text.length);
  return parts;
}

/** A template with harmless values in the placeholders' places, and the way back to its own places. */
class Stand {
  readonly text: string;
  readonly #pieces: readonly { from: number; to: number; origin: Span; isLiteral: boolean }[];
  readonly placeholders: readonly Span[];

  /** `null` stands outside strings, one for placeholders that follow each other, and `x` inside. */
  constructor(parts: readonly TemplatePart[]) {
    const pieces: { from: number; to: number; origin: Span; isLiteral: boolean }[] = [];
    let text = '';
    let previous: TemplatePart | undefined;
    for (const part of parts) {
      const from = text.length;
      if (part.type === 'literal') text += part.text;
      else if (part.insideString) text += 'x';
      else if (previous?.type !== 'placeholder') text += 'null';
      const isLiteral = part.type === 'literal';
      const origin = isLiteral ? { from: part.from, to: part.from + part.text.length } : part.span;
      pieces.push({ from, to: text.length, origin, isLiteral });
      previous = part;
    }
    this.text = text;
    this.#pieces = pieces;
    this.placeholders = pieces.filter(({ isLiteral }) => !isLiteral);
  }

  origin(offset: number, side: 'from' | 'to'): number {
    const piece =
      side === 'from'
        ? this.#pieces.find(({ to }) => offset < to)
        : this.#pieces.findLast(({ from }) => from < offset);
    if (!piece) return side === 'from' ? (this.#pieces.at(-1)?.origin.to ?? 0) : 0;
    return piece.isLiteral ? piece.origin.from + (offset - piece.from) : piece.origin[side];
  }

  span({ from, to }: Span): Span {
    const start = this.origin(from, 'from');
    return { from: start, to: Math.max(start, this.origin(to, 'to')) };
  }
}

/** As far as its closing quotation mark; whether it is JSON is another question. */
const STRING = /"(?:[^"\\]|\\[\s\S])*"/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * With harmless values in the placeholders' places the template has to be one JSON object or list, or
 * quoted strings with white space between them. The exact check of the service is not documented.
 */
function readShape(
  text: string,
  kind: Template['kind'],
  parts: readonly TemplatePart[],
): Refusal | Pick<Template, 'names'> {
  const stand = new Stand(parts);
  if (kind === 'text') return textProblem(text, stand) ?? { names: [] };
  const parsed = parseJson(stand.text);
  if (!parsed.ok) {
    const { span, consumed, message } = parsed.error;
    const place = stand.span(span);
    const refusal = refused('not-json', text, place, stand.origin(consumed, 'to'));
    return { ...refusal, detail: message };
  }
  const asName = keySpansOf(parsed.value).find((key) =>
    stand.placeholders.some((span) => key.from <= span.from && span.to <= key.to),
  );
  const { value } = parsed;
  if (!asName) return { names: value.type === 'object' ? value.members.map(({ key }) => key) : [] };
  return refused('placeholder-as-name', text, stand.span(asName), stand.origin(asName.to, 'to'));
}

function textProblem(text: string, stand: Stand): Refusal | null {
  let position = matchLength(SPACE, stand.text, 0);
  while (position < stand.text.length) {
    const end = position + matchLength(STRING, stand.text, position);
    const isString = end > position && parseJson(stand.text.slice(position, end)).ok;
    const next = end + matchLength(SPACE, stand.text, end);
    if (!isString || (next === end && next < stand.text.length)) {
      const from = isString ? end : position;
      const span = stand.span({ from, to: isString || end === from ? stand.text.length : end });
      return refused('not-strings', text, span, span.from);
    }
    position = next;
  }
  return null;
}

function matchLength(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}

function refused(reason: Refusal['reason'], text: string, span: Span, consumed: number): Refusal {
  return { ok: false, reason, span, location: sourceLocation(text, consumed) };
}

/** A placeholder cannot be the name of a member, quoted or not (User Guide). */
function keySpansOf(node: JsonNode): readonly Span[] {
  const own = node.type === 'object' ? node.members.map(({ keySpan }) => keySpan) : [];
  return [...own, ...childrenOf(node).flatMap(keySpansOf)];
}
