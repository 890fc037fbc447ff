import * as v from 'valibot';
import type { NumberLimit } from './limits.ts';

/** The kinds of fields that the parts of a scenario's schema are made of. */

/** In characters: more than an editor handles, so that whatever was saved can be opened again. */
const MAXIMUM_TEXT = 50_000_000;

export const text = v.pipe(v.string(), v.maxLength(MAXIMUM_TEXT));
export const label = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'Not an identifier'));
/** Names of rules and resources: `[\.\-_A-Za-z0-9]+` (put-events-api.md §5). */
export const resourceName = v.pipe(
  v.string(),
  v.maxLength(140),
  v.regex(/^[.\-_A-Za-z0-9]+$/, 'Names use letters, digits, ".", "-" and "_" only'),
);
/** Names of event buses also have slashes. */
export const busName = v.pipe(
  v.string(),
  v.regex(/^[/.\-_A-Za-z0-9]{1,256}$/, 'Not an event bus name'),
);

export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const within = ({ least, most }: NumberLimit) => wholeNumber(least, most);

/** Names identify within their list. */
export const unique = <T>(what: string, key: (item: T) => string) =>
  v.check<T[], string>(
    (items) => new Set(items.map(key)).size === items.length,
    `Each ${what} needs a name of its own`,
  );

/** A list that may be left out, of things with names. */
export const named = <T extends { readonly name: string }, Input>(
  what: string,
  schema: v.GenericSchema<Input, T>,
) =>
  v.optional(
    v.pipe(
      v.array(schema),
      v.maxLength(200),
      unique(what, (item) => item.name),
    ),
    [],
  );

/** Like `record`, which would drop members called `constructor` or `prototype`. */
export const stringMap = v.custom<Record<string, string>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((member) => typeof member === 'string'),
  'Expected an object of texts',
);
