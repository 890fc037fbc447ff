import type { KnownField, KnownFields } from './known-fields.ts';
import { originWords } from './suggest-values.ts';
import { type Insertion, type Suggestion, stop } from './suggestion.ts';

/** At the top of every event, in the order in which they are most asked for. */
const ENVELOPE = [
  ...['source', 'detail-type', 'detail', 'resources', 'account', 'region', 'time', 'id'],
  ...['version', 'replay-name'],
];
/** Paths that go several levels down are offered up to so many. */
const MOST_DEEP = 200;

export interface KeyContext {
  /** Of the object that the key is in. */
  readonly path: readonly string[];
  /** The keys that are there already, without the one that is being written. */
  readonly taken: ReadonlySet<string>;
  /** The key has its colon, so that only the key itself is to be replaced. */
  readonly hasValue: boolean;
}

/** Fields of a pattern's object: those that events have there, and `$or`. */
export function keySuggestions(context: KeyContext, fields: KnownFields): readonly Suggestion[] {
  const { path, taken, hasValue } = context;
  const below = fields.below(path);
  const next = below.filter((field) => field.path.length === path.length + 1);
  const known = next.map((field) => keySuggestion(field, path.length, hasValue, path.length === 0));
  const own = new Set(known.map(({ label }) => label));
  const envelope = path.length > 0 ? [] : ENVELOPE.filter((key) => !own.has(key));
  const others = envelope.map(
    (key): Suggestion => ({
      label: key,
      kind: key === 'detail' ? 'object' : 'field',
      insert: insertionOf([key], key === 'detail', hasValue),
      article: key,
      goesOn: true,
    }),
  );
  const deep = hasValue
    ? []
    : below
        .filter((field) => field.path.length > path.length + 1 && field.kind === 'value')
        // An object that is there already is better gone into than written twice.
        .filter((field) => !taken.has(field.path[path.length] ?? ''))
        .slice(0, MOST_DEEP)
        .map((field) => keySuggestion(field, path.length, false, false));
  const or: Suggestion = {
    label: '$or',
    kind: 'alternative',
    insert: hasValue ? ['"$or"'] : ['"$or": [\n  { ', stop(), ' },\n  { ', stop(), ' }\n]'],
    article: '$or',
    goesOn: true,
  };
  const free = [...known, ...others].filter(({ label }) => !taken.has(label));
  return [...free, ...deep, or];
}

function keySuggestion(
  field: KnownField,
  depth: number,
  hasValue: boolean,
  isTop: boolean,
): Suggestion {
  const keys = field.path.slice(depth);
  const label = keys.join('.');
  const [value] = field.values;
  const isObject = field.kind === 'object';
  return {
    label,
    kind: isObject ? 'object' : 'field',
    insert: insertionOf(keys, isObject, hasValue),
    detail: isObject ? '{ … }' : (value?.text ?? originWords(field.origin)),
    ...(isTop && ENVELOPE.includes(label) && { article: label }),
    goesOn: true,
  };
}

/** `"a": {` … `"c": [` and all that closes them, with a place for what is inside. */
function insertionOf(keys: readonly string[], isObject: boolean, hasValue: boolean): Insertion {
  const [key = '', ...rest] = keys;
  const name = JSON.stringify(key);
  if (hasValue) return [name];
  const indent = (text: string | { readonly stop: string }) =>
    typeof text === 'string' ? text.replaceAll('\n', '\n  ') : text;
  if (rest.length > 0) {
    const inner = insertionOf(rest, isObject, false).map(indent);
    return [`${name}: {\n  `, ...inner, '\n}'];
  }
  return isObject ? [`${name}: {\n  `, stop(), '\n}'] : [`${name}: [`, stop(), ']'];
}
