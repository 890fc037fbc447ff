import { isBeforeColon, type JsonPlace, keysOf, placeAt, scalarsOf } from '../json/place.ts';
import type { KnownFields } from './known-fields.ts';
import { hintsOf, operatorNames } from './operators.ts';
import { type PatternPlace, patternPlaceOf } from './pattern-place.ts';
import { keySuggestions } from './suggest-keys.ts';
import { fieldSuggestions, memberSuggestions, operandSuggestions } from './suggest-values.ts';
import { type Suggestion, type Suggestions, stop } from './suggestion.ts';

/** What could stand at an offset of a pattern that may be half typed; `null` where nothing could. */
export function suggestInPattern(
  text: string,
  offset: number,
  fields: KnownFields,
): Suggestions | null {
  const json = placeAt(text, offset);
  const { token, commaAt } = json;
  // Behind its closing quote a string is done.
  if (token?.type === 'string' && token.isClosed && token.to === offset) return null;
  const place = patternPlaceOf(json);
  if (!place) return null;
  const from = token?.from ?? offset;
  const to = token?.isClosed ? token.to : offset;
  const list = suggestionsAt(place, { text, json, to }, fields);
  const needsComma = isBeforeMember(text, to);
  return {
    from,
    to,
    commaAt,
    list: needsComma
      ? list.map((suggestion) => ({ ...suggestion, insert: [...suggestion.insert, ','] }))
      : list,
  };
}

interface Context {
  readonly text: string;
  readonly json: JsonPlace;
  /** The end of what is replaced. */
  readonly to: number;
}

function suggestionsAt(
  place: PatternPlace,
  { text, json, to }: Context,
  fields: KnownFields,
): readonly Suggestion[] {
  const hasValue = isBeforeColon(text, to);
  switch (place.type) {
    case 'pattern':
      return [wholePattern(fields)];
    case 'key': {
      const taken = takenKeys(text, json);
      return keySuggestions({ path: place.path, taken, hasValue }, fields);
    }
    case 'field':
      return fieldSuggestions(place.path, fields);
    case 'member':
      return memberSuggestions(fields.at(place.path), takenValues(text, json));
    case 'operator': {
      // An operator stands alone in its braces.
      if (takenKeys(text, json).size > 0) return [];
      const values = fields.at(place.path)?.values ?? [];
      return operatorNames(hintsOf(values.map((value) => value.text)), place.within, hasValue);
    }
    case 'operand':
      return operandSuggestions(place, fields.at(place.path));
    case 'or':
      return [
        {
          label: '[ ]',
          kind: 'alternative',
          insert: ['[\n  { ', stop(), ' },\n  { ', stop(), ' }\n]'],
          detail: 'two alternatives',
          article: '$or',
          goesOn: true,
        },
      ];
    case 'alternative':
      return [
        {
          label: '{ }',
          kind: 'alternative',
          insert: ['{ ', stop(), ' }'],
          detail: 'another alternative',
          article: '$or',
          goesOn: true,
        },
      ];
  }
}

/** A first pattern, for events such as the one at hand. */
function wholePattern(fields: KnownFields): Suggestion {
  const source = fields.at(['source'])?.values[0]?.text;
  return {
    label: '{ }',
    kind: 'object',
    insert: ['{\n  "source": [', stop(source ?? ''), ']\n}'],
    detail: 'an event pattern',
    goesOn: source === undefined,
  };
}

function takenKeys(text: string, { levels, token }: JsonPlace): ReadonlySet<string> {
  const level = levels.at(-1);
  if (!level) return new Set();
  const keys = keysOf(text, level.from).filter(({ span }) => span.from !== token?.from);
  return new Set(keys.map(({ key }) => key));
}

function takenValues(text: string, { levels, token }: JsonPlace): ReadonlySet<string> {
  const level = levels.at(-1);
  if (!level) return new Set();
  const others = scalarsOf(text, level.from).filter(({ from }) => from !== token?.from);
  return new Set(others.map(({ from, to }) => text.slice(from, to)));
}

/** Whether what is inserted is followed by another member, with no comma in between. */
function isBeforeMember(text: string, offset: number): boolean {
  return /^\s*["{[\w-]/.test(text.slice(offset, offset + 200));
}
