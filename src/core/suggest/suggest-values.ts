import type { KnownField, KnownFields, KnownValue, Origin } from './known-fields.ts';
import { hintsOf, networkOf, operatorSuggestions } from './operators.ts';
import type { PatternOperand } from './pattern-place.ts';
import { type Insertion, type Suggestion, stop } from './suggestion.ts';
import { beginningsOf, endingsOf } from './text-parts.ts';

const LITERALS = ['true', 'false', 'null'];
const SIGNS = ['>=', '>', '<', '<=', '='];

export function originWords(origin: Origin): string {
  switch (origin) {
    case 'event':
      return 'in this event';
    case 'saved':
      return 'in another event';
    case 'sample':
      return 'in a sample';
  }
}

/** So many values of samples come before the operators; of events of the scenario all do. */
const MOST_SAMPLES_FIRST = 3;

/** A member of a field's list, in which some values are already. */
export function memberSuggestions(
  field: KnownField | undefined,
  taken: ReadonlySet<string> = new Set(),
): readonly Suggestion[] {
  const values = field?.values ?? [];
  const literals = LITERALS.filter((literal) => !values.some(({ text }) => text === literal)).map(
    (text): OfferedValue => ({ text, origin: null }),
  );
  const offered = [...values, ...literals].filter(({ text }) => !taken.has(text));
  const samples = offered.filter(({ origin }) => origin === 'sample');
  const first = [
    ...offered.filter(({ origin }) => origin === 'event' || origin === 'saved'),
    ...samples.slice(0, MOST_SAMPLES_FIRST),
  ];
  return [
    ...first.map(valueSuggestion),
    ...operatorSuggestions(hintsOf(textsOf(values))),
    ...offered.filter((value) => !first.includes(value)).map(valueSuggestion),
  ];
}

/** What comes directly behind a field: an object of fields, or the list of its values. */
export function fieldSuggestions(
  path: readonly string[],
  fields: KnownFields,
): readonly Suggestion[] {
  const field = fields.at(path);
  const inList = memberSuggestions(field).map(
    (suggestion): Suggestion => ({
      ...suggestion,
      insert: ['[', ...suggestion.insert, ']'],
      detail: suggestion.detail ?? 'in its list',
    }),
  );
  if (field?.kind !== 'object' && fields.below(path).length === 0) return inList;
  const object: Suggestion = {
    label: '{ }',
    kind: 'object',
    insert: ['{\n  ', stop(), '\n}'],
    detail: 'the fields in it',
    goesOn: true,
  };
  return [object, ...inList];
}

interface OfferedValue {
  readonly text: string;
  /** `null` for a literal that no event has. */
  readonly origin: Origin | null;
}

export function valueSuggestion({ text, origin }: OfferedValue): Suggestion {
  return {
    label: text.replace(/^"|"$/g, ''),
    shown: text,
    kind: 'value',
    insert: [text],
    ...(origin && { detail: originWords(origin) }),
  };
}

/** What an operator is given. */
export function operandSuggestions(
  { operator, within, index }: PatternOperand,
  field: KnownField | undefined,
): readonly Suggestion[] {
  const values = field?.values ?? [];
  const strings = values.filter(({ text }) => text.startsWith('"'));
  const parts = (partsOf: (text: string) => readonly string[]) =>
    strings.flatMap(({ text, origin }) =>
      partsOf(text.slice(1, -1)).map((part) => valueSuggestion({ text: `"${part}"`, origin })),
    );
  switch (operator) {
    case 'prefix':
      return [...parts((text) => [...beginningsOf(text), text]), ...ignoringCase(within, index)];
    case 'suffix':
      return [...parts((text) => [...endingsOf(text), text]), ...ignoringCase(within, index)];
    case 'equals-ignore-case':
    case 'exactly':
      return strings.map(valueSuggestion);
    case 'wildcard':
      return parts((text) => [...beginningsOf(text).map((part) => `${part}*`), text]);
    case 'exists':
      return index === null ? literals(['true', 'false']) : [];
    case 'cidr':
      return strings
        .filter(({ text }) => /^"\d+\.\d+\.\d+\.\d+"$/.test(text))
        .map(({ text, origin }) =>
          valueSuggestion({ text: `"${networkOf(text.slice(1, -1))}"`, origin }),
        );
    case 'numeric':
      return numericSuggestions(index, numbersOf(values));
    case 'anything-but':
      return excludedSuggestions(values, index);
    default:
      return [];
  }
}

function ignoringCase(within: string | null, index: number | null): readonly Suggestion[] {
  // The nested forms of anything-but do not take it, and a list is no place for it.
  if (within !== null || index !== null) return [];
  return [
    {
      label: 'equals-ignore-case',
      kind: 'operator',
      insert: ['{ "equals-ignore-case": "', stop(), '" }'],
      article: 'equals-ignore-case',
      goesOn: true,
    },
  ];
}

function numericSuggestions(
  index: number | null,
  numbers: readonly KnownValue[],
): readonly Suggestion[] {
  const bound = numbers[0]?.text ?? '0';
  if (index === null) {
    const list = (label: string, insert: Insertion): Suggestion => ({
      label,
      kind: 'operator',
      insert,
      article: 'numeric',
    });
    return [
      ...SIGNS.map((sign) => list(`["${sign}", ${bound}]`, [`["${sign}", `, stop(bound), ']'])),
      list('[">=", 0, "<", 100]', ['[">=", ', stop('0'), ', "<", ', stop('100'), ']']),
    ];
  }
  // A sign and its number, and once more for the upper bound.
  if (index === 0 || index === 2) {
    const signs = index === 0 ? SIGNS : ['<', '<='];
    return signs.map((sign) => valueSuggestion({ text: `"${sign}"`, origin: null }));
  }
  return index < 4 ? numbers.map(valueSuggestion) : [];
}

function excludedSuggestions(
  values: readonly KnownValue[],
  index: number | null,
): readonly Suggestion[] {
  const listed = values.filter(({ text }) => !LITERALS.includes(text)).map(valueSuggestion);
  if (index !== null) return listed;
  const nested = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].map(
    (name): Suggestion => ({
      label: name,
      kind: 'operator',
      insert: [`{ "${name}": "`, stop(), '" }'],
      article: name,
      goesOn: true,
    }),
  );
  const list: Suggestion = {
    label: '[ ]',
    kind: 'operator',
    insert: ['[', stop(), ']'],
    detail: 'several values',
    article: 'anything-but',
    goesOn: true,
  };
  return [...listed, list, ...nested];
}

function literals(texts: readonly string[]): readonly Suggestion[] {
  return texts.map((text) => valueSuggestion({ text, origin: null }));
}

function numbersOf(values: readonly KnownValue[]): readonly KnownValue[] {
  return values.filter(({ text }) => /^-?\d/.test(text));
}

function textsOf(values: readonly KnownValue[]): readonly string[] {
  return values.map(({ text }) => text);
}
