import { isBeforeColon, type JsonPlace, keysOf, placeAt } from '../json/place.ts';
import type { KnownFields } from './known-fields.ts';
import { valueSuggestion } from './suggest-values.ts';
import { type Insertion, type Suggestion, type Suggestions, stop } from './suggestion.ts';

/** What a person writes of an event, and what the service adds unless it is an event of its own. */
const WRITTEN: readonly { readonly key: string; readonly value: Insertion }[] = [
  { key: 'source', value: ['"', stop(), '"'] },
  { key: 'detail-type', value: ['"', stop(), '"'] },
  { key: 'detail', value: ['{\n  ', stop(), '\n}'] },
  { key: 'resources', value: ['["', stop(), '"]'] },
  { key: 'time', value: ['"', stop('2026-01-15T09:00:00Z'), '"'] },
];
const SET_BY_SERVICE: readonly { readonly key: string; readonly value: Insertion }[] = [
  { key: 'account', value: ['"', stop('123456789012'), '"'] },
  { key: 'region', value: ['"', stop('us-east-1'), '"'] },
  { key: 'id', value: ['"', stop('00000000-0000-4000-8000-000000000000'), '"'] },
  { key: 'version', value: ['"', stop('0'), '"'] },
];
/** The members of an entry of `PutEvents`, with the name that each has in the event. */
const ENTRY: readonly {
  readonly key: string;
  readonly field: string;
  readonly value: Insertion;
}[] = [
  { key: 'Source', field: 'source', value: ['"', stop(), '"'] },
  { key: 'DetailType', field: 'detail-type', value: ['"', stop(), '"'] },
  { key: 'Detail', field: 'detail', value: ['"{', stop(), '}"'] },
  { key: 'EventBusName', field: '', value: ['"', stop('default'), '"'] },
  { key: 'Time', field: 'time', value: ['"', stop('2026-01-15T09:00:00Z'), '"'] },
  { key: 'Resources', field: 'resources', value: ['["', stop(), '"]'] },
];

/**
 * What could stand at an offset of an event that may be half typed, or of an entry of `PutEvents`.
 * `fields` are those of other events: what is here has been typed already.
 */
export function suggestInEvent(
  text: string,
  offset: number,
  fields: KnownFields,
): Suggestions | null {
  const place = placeAt(text, offset);
  const { token, commaAt, role, levels } = place;
  if (token?.type === 'string' && token.isClosed && token.to === offset) return null;
  if (levels[0]?.type !== '{' || (role === 'gap' && commaAt === null)) return null;
  const from = token?.from ?? offset;
  const to = token?.isClosed ? token.to : offset;
  const isKey = role === 'key' || (role === 'gap' && levels.at(-1)?.type === '{');
  const list = isKey ? keysAt(text, place, to, fields) : valuesAt(place, fields);
  return { from, to, commaAt, list };
}

function keysAt(
  text: string,
  { levels, token }: JsonPlace,
  to: number,
  fields: KnownFields,
): readonly Suggestion[] {
  const level = levels.at(-1);
  const path = pathOf(levels.slice(0, -1));
  if (!level || !path) return [];
  const keys = keysOf(text, level.from).filter(({ span }) => span.from !== token?.from);
  const taken = new Set(keys.map(({ key }) => key));
  const hasValue = isBeforeColon(text, to);
  const comma = !hasValue && /^\s*"/.test(text.slice(to, to + 200)) ? ',' : '';
  const member = (key: string, value: Insertion): Insertion =>
    hasValue ? [JSON.stringify(key)] : [`${JSON.stringify(key)}: `, ...value, comma];
  const free = ({ key }: { readonly key: string }) => !taken.has(key);
  if (path.length === 0) {
    const isEntry = ENTRY.some(({ key }) => taken.has(key));
    const entry = ENTRY.filter(free).map(
      ({ key, field, value }): Suggestion => ({
        label: key,
        kind: 'field',
        insert: member(key, value),
        ...(field !== '' && { article: field }),
        goesOn: true,
      }),
    );
    if (isEntry) return entry;
    const own =
      (detail: string | null) =>
      ({ key, value }: (typeof WRITTEN)[number]): Suggestion => ({
        label: key,
        kind: key === 'detail' ? 'object' : 'field',
        insert: member(key, value),
        ...(detail !== null && { detail }),
        article: key,
        goesOn: detail === null,
      });
    return [
      ...WRITTEN.filter(free).map(own(null)),
      ...SET_BY_SERVICE.filter(free).map(own('set by EventBridge')),
      ...(taken.size === 0 ? entry.map((e) => ({ ...e, detail: 'of a PutEvents entry' })) : []),
    ];
  }
  return fields
    .below(path)
    .filter((field) => field.path.length === path.length + 1)
    .map((field) => ({ key: field.path.at(-1) ?? '', field }))
    .filter(free)
    .map(({ key, field }): Suggestion => {
      const isObject = field.kind === 'object';
      const value = field.values[0]?.text ?? '""';
      return {
        label: key,
        kind: isObject ? 'object' : 'field',
        insert: member(key, isObject ? ['{\n  ', stop(), '\n}'] : typedOver(value)),
        detail: isObject ? '{ … }' : value,
        goesOn: isObject,
      };
    });
}

/** A value to type over; of a string what is between its quotes. */
function typedOver(text: string): Insertion {
  return text.startsWith('"') ? ['"', stop(text.slice(1, -1)), '"'] : [stop(text)];
}

function valuesAt({ levels }: JsonPlace, fields: KnownFields): readonly Suggestion[] {
  const path = pathOf(levels);
  if (!path) return [];
  const values = fields.at(path)?.values ?? [];
  const literals = ['true', 'false', 'null'].filter(
    (literal) => path[0] === 'detail' && !values.some(({ text }) => text === literal),
  );
  return [
    ...values.map(valueSuggestion),
    ...literals.map((text) => valueSuggestion({ text, origin: null })),
  ];
}

/** The path of a place in the event, also where it is an entry of `PutEvents`; lists add nothing. */
function pathOf(levels: JsonPlace['levels']): readonly string[] | null {
  const path: string[] = [];
  for (const { type, key } of levels) {
    if (type === '[') continue;
    if (key === null) return null;
    path.push(key);
  }
  const entryField = ENTRY.find(({ key }) => key === path[0])?.field;
  return entryField ? [entryField, ...path.slice(1)] : path;
}
