import { parseJson } from '../json/parse.ts';
import { assertNever } from '../model/result.ts';
import { type FilledPlaceholder, insertionOf } from './fill.ts';
import type { Template } from './template.ts';

export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/** What happens to a value at a placeholder. */
export type PlaceholderEffect =
  /** Outside quotation marks: its JSON, whatever it is. */
  | { readonly code: 'json'; readonly type: JsonType }
  /** Outside quotation marks, right beside another: together they are no JSON value. */
  | { readonly code: 'joined' }
  /** Inside quotation marks: a string's characters. */
  | { readonly code: 'characters' }
  /** Inside quotation marks: a number, `true`, `false` or `null` becomes text. */
  | { readonly code: 'becomes-text'; readonly type: JsonType }
  /** Inside quotation marks, and a backslash of the value is read as the start of an escape. */
  | { readonly code: 'becomes-escape' }
  /** Inside quotation marks, which the value ends or makes invalid. */
  | { readonly code: 'breaks-string'; readonly type: JsonType; readonly by: Breaker }
  /** In a text template: a list or an object without its quotation marks. */
  | { readonly code: 'loses-quotes'; readonly type: JsonType }
  /** In a text template: the value is sent as it is, and the text is no JSON string any more. */
  | { readonly code: 'unescaped'; readonly by: Breaker }
  /** The path selects nothing in this event; `inserted` takes its place. */
  | { readonly code: 'missing'; readonly inserted: '""' | '' }
  /** The event or the template cannot be read yet. */
  | { readonly code: 'pending'; readonly insideString: boolean }
  | { readonly code: 'unknown-name' };

export type Breaker = 'quotation mark' | 'backslash' | 'line break' | 'control character';

/** Whether the delivery may be lost by what happens at a placeholder. */
export function isHarmful({ code }: PlaceholderEffect): boolean {
  return code === 'breaks-string' || code === 'joined' || code === 'becomes-escape';
}

export function jsonTypeOf(json: string): JsonType {
  switch (json[0]) {
    case '"':
      return 'string';
    case '{':
      return 'object';
    case '[':
      return 'array';
    case 't':
    case 'f':
      return 'boolean';
    case 'n':
      return 'null';
    default:
      return 'number';
  }
}

/** @param isJoined whether it stands right beside another, bare, and together they are no JSON value */
export function effectOf(
  { value, insideString }: Pick<FilledPlaceholder, 'value' | 'insideString'>,
  kind: Template['kind'],
  isJoined: boolean,
): PlaceholderEffect {
  if (isJoined) return { code: 'joined' };
  if (value === null) return { code: 'missing', inserted: insideString ? '' : '""' };
  const type = jsonTypeOf(value);
  if (!insideString) return { code: 'json', type };
  const inserted = insertionOf(value, { insideString }, kind);
  const by = breakerOf(inserted);
  if (kind === 'text') {
    if (type === 'array' || type === 'object') return { code: 'loses-quotes', type };
    if (type === 'string') return by ? { code: 'unescaped', by } : { code: 'characters' };
    return { code: 'becomes-text', type };
  }
  if (by === 'backslash' && parseJson(`"${inserted}"`).ok) return { code: 'becomes-escape' };
  if (by) return { code: 'breaks-string', type, by };
  return type === 'string' ? { code: 'characters' } : { code: 'becomes-text', type };
}

/** What in a text cannot stand in a JSON string as it is. */
function breakerOf(text: string): Breaker | null {
  const found = [...text].find((c) => c === '"' || c === '\\' || c < ' ');
  if (found === undefined) return null;
  if (found === '"') return 'quotation mark';
  if (found === '\\') return 'backslash';
  return found === '\n' || found === '\r' ? 'line break' : 'control character';
}

const TYPE_WORDS: Readonly<Record<JsonType, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  array: 'list',
  object: 'object',
};

/** What happens at a placeholder, in one or two plain sentences. */
export function describeEffect(effect: PlaceholderEffect): string {
  switch (effect.code) {
    case 'json':
      return bareWords(effect.type);
    case 'joined':
      return 'Bare, right beside another placeholder: only numbers fit together like this, so the result is not JSON and nothing is delivered.';
    case 'characters':
      return 'Inside quotation marks: the characters of the string are put in, and nothing is added.';
    case 'becomes-text':
      return effect.type === 'array' || effect.type === 'object'
        ? `Inside quotation marks: the JSON of the ${TYPE_WORDS[effect.type]} is put in as text. This one holds no quotation mark, so the string stays whole.`
        : `Inside quotation marks: ${effect.type === 'null' ? 'null' : `the ${effect.type}`} becomes text.`;
    case 'becomes-escape':
      return 'Inside quotation marks nothing is escaped: a backslash in the value is read as the start of an escape, and other characters arrive than were sent.';
    case 'breaks-string':
      return effect.type === 'array' || effect.type === 'object'
        ? `Inside quotation marks: the ${TYPE_WORDS[effect.type]} brings quotation marks of its own, which end the string. The result is not JSON, and nothing is delivered.`
        : `Inside quotation marks nothing is escaped: the ${effect.by} in the value breaks the string. The result is not JSON, and nothing is delivered.`;
    case 'loses-quotes':
      return `In a text: the ${TYPE_WORDS[effect.type]} loses all its quotation marks, and is not JSON any more.`;
    case 'unescaped':
      return `In a text nothing is escaped: the ${effect.by} in the value is sent as it is, so what arrives is no JSON string. Targets that need JSON refuse it.`;
    case 'missing':
      return effect.inserted === ''
        ? 'Missing in this event: nothing is put in.'
        : 'Missing in this event: "" is put in, the empty string, and the member stays.';
    case 'pending':
      return effect.insideString
        ? 'Inside quotation marks: the value will be put in as text.'
        : 'Bare: the value will be put in as JSON.';
    case 'unknown-name':
      return 'No variable has this name, so PutTargets refuses the template.';
    default:
      return assertNever(effect);
  }
}

function bareWords(type: JsonType): string {
  switch (type) {
    case 'string':
      return 'Bare: put in as JSON, with quotation marks and escapes added.';
    case 'array':
    case 'object':
      return `Bare: the whole ${TYPE_WORDS[type]} is put in as JSON.`;
    case 'number':
      return 'Bare: put in as JSON, so it stays a number, spelt as in the event.';
    case 'boolean':
    case 'null':
      return `Bare: put in as JSON, so it stays ${type === 'null' ? 'null' : 'true or false'}.`;
  }
}
