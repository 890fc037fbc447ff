import { childrenOf, type JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { sourceLocation } from '../json/source-location.ts';
import type { Span } from '../model/span.ts';

/**
 * An input template, taken apart (EventBridge User Guide, *Input transformation*). A template that
 * begins with `{` is one JSON value in which placeholders stand; one that begins with a quotation
 * mark is text, a quoted string or several of them.
 */
export interface Template {
  readonly kind: 'json' | 'text';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = { readonly type: 'literal'; readonly text: string } | Placeholder;

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
  | { readonly ok: false; readonly span: Span; readonly location: string };

export function readTemplate(text: string): TemplateReading {
  const first = /\S/.exec(text);
  const kind = first?.[0] === '{' || first?.[0] === '[' ? 'json' : 'text';
  if (!first || (kind === 'text' && first[0] !== '"')) {
    const at = first?.index ?? 0;
    const word = /^[^\s<]*/.exec(text.slice(at))?.[0] ?? '';
    return refused(text, { from: at, to: at + Math.max(1, word.length) }, at + word.length);
  }
  const parts = splitTemplate(text);
  const problem = shapeProblem(text, kind, parts);
  return problem ?? { ok: true, template: { kind, parts } };
}

/** Literals and placeholders, by reading the text as JSON from its start. */
function splitTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let insideString = false;
  let literalFrom = 0;
  let index = 0;
  while (index < text.length) {
    const character = text[index];
    if (character === '<') {
      const end = text.indexOf('>', index);
      if (end >= 0) {
        if (index > literalFrom)
          parts.push({ type: 'literal', text: text.slice(literalFrom, index) });
        const span = { from: index, to: end + 1 };
        parts.push({ type: 'placeholder', name: text.slice(index + 1, end), span, insideString });
        index = literalFrom = end + 1;
        continue;
      }
    }
    if (insideString && character === '\\') index++;
    else if (character === '"') insideString = !insideString;
    index++;
  }
  if (literalFrom < text.length) parts.push({ type: 'literal', text: text.slice(literalFrom) });
  return parts;
}

/** With harmless values in the placeholders' places the template has to be JSON, or quoted strings. */
function shapeProblem(
  text: string,
  kind: Template['kind'],
  parts: readonly TemplatePart[],
): Extract<TemplateReading, { ok: false }> | null {
  // As long as the placeholder, so that places stay the same. A bare one becomes a number of that
  // length, since two in a row are allowed where they make one number.
  const filled = parts
    .map((part) => {
      if (part.type === 'literal') return part.text;
      const length = part.span.to - part.span.from;
      return part.insideString ? 'x'.repeat(length) : '1'.repeat(length);
    })
    .join('');
  if (kind === 'json') {
    const parsed = parseJson(filled);
    if (!parsed.ok) return refused(text, parsed.error.span, parsed.error.consumed);
    const asName = keySpansOf(parsed.value).find((key) =>
      parts.some((part) => part.type === 'placeholder' && isWithin(part.span, key)),
    );
    return asName ? refused(text, asName, asName.to) : null;
  }
  const string = /\s*("(?:[^"\\\n\r]|\\.)*")\s*/y;
  while (string.lastIndex < filled.length) {
    const from = string.lastIndex;
    if (!string.test(filled)) return refused(text, { from, to: filled.length }, from);
  }
  return null;
}

function refused(
  text: string,
  span: Span,
  consumed: number,
): Extract<TemplateReading, { ok: false }> {
  return { ok: false, span, location: sourceLocation(text, consumed) };
}

/** A placeholder cannot be the name of a member, quoted or not (User Guide). */
function keySpansOf(node: JsonNode): readonly Span[] {
  const own = node.type === 'object' ? node.members.map(({ keySpan }) => keySpan) : [];
  return [...own, ...childrenOf(node).flatMap(keySpansOf)];
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
