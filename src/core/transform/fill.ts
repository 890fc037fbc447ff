import { parseJson } from '../json/parse.ts';
import type { Span } from '../model/span.ts';
import type { Placeholder, Template } from './template.ts';

/** A template with its placeholders filled: what is sent, if it is JSON where it has to be. */
export interface FilledTemplate {
  readonly text: string;
  /** In reading order. */
  readonly placeholders: readonly FilledPlaceholder[];
}

export interface FilledPlaceholder {
  readonly name: string;
  readonly templateSpan: Span;
  readonly outputSpan: Span;
  readonly insideString: boolean;
  /** The value as JSON text; `null` if there is none. */
  readonly value: string | null;
}

/** Values are not filled in turn: one that holds `<name>` stays as it is. */
export function fillTemplate(
  { parts, kind }: Template,
  jsonOf: (name: string) => string | null,
): FilledTemplate {
  const placeholders: FilledPlaceholder[] = [];
  let text = '';
  for (const part of parts) {
    if (part.type === 'literal') {
      text += part.text;
      continue;
    }
    const { name, span, insideString } = part;
    const value = jsonOf(name);
    const from = text.length;
    text += insertionOf(value, part, kind);
    const outputSpan = { from, to: text.length };
    placeholders.push({ name, templateSpan: span, outputSpan, insideString, value });
  }
  return { text, placeholders };
}

/**
 * What takes a placeholder's place. A missing value counts as the empty string. Nothing is escaped
 * inside quotation marks; in a text template lists and objects lose all theirs.
 */
export function insertionOf(
  value: string | null,
  { insideString }: Pick<Placeholder, 'insideString'>,
  kind: Template['kind'],
): string {
  if (value === null) return insideString ? '' : '""';
  if (!insideString) return value;
  if (value.startsWith('"')) return charactersOf(value);
  return kind === 'text' ? value.replaceAll('"', '') : value;
}

/** The characters of a string that is given as JSON text. */
export function charactersOf(json: string): string {
  const parsed = parseJson(json);
  return parsed.ok && parsed.value.type === 'string' ? parsed.value.value : json;
}
