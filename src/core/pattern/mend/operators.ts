import type { JsonMember, JsonNode, JsonObject } from '../../json/node.ts';
import { comparisonMeantBy, numericList, signMeantBy } from './comparison.ts';
import type { Correction, Corrector } from './correction.ts';
import { isOperatorName, operatorMeantBy } from './operator-names.ts';
import { type Place, sourceOf } from './place.ts';
import { replaced, withoutItem } from './replace.ts';

/** Braces without an operator in them. */
export const fillOperator: Corrector = (place) => [
  ...withoutItem('Remove the empty braces', place),
  ...(place.list ? [replaced('Accept any value', place.list.item, '{ "exists": true }')] : []),
];

/** A name that is no operator: misspelt, from another language, or really a field's. */
export const nameOperator: Corrector = (place) => {
  const { list, links } = place;
  const own = links.at(-1);
  if (!list || !own || own.object !== list.item) return [];
  return [
    ...asComparison(list.item, own.object, own.member),
    ...asPlainValue(place, list.item, own.member),
    ...asOperator(list.item, own.member),
    ...asFields(place, own.object),
  ];
};

/** An object that describes an element of a list in the event: fields, which stand in no list. */
function asFields(place: Place, object: JsonObject): readonly Correction[] {
  const { list } = place;
  const isFields = object.members.every(
    ({ key, value }) =>
      (value.type === 'array' || value.type === 'object') && operatorMeantBy(key) === null,
  );
  if (!list || !isFields || list.array.elements.length !== 1) return [];
  const title = `Ask for the fields inside ${JSON.stringify(list.field)}, without a list around them`;
  return [replaced(title, list.array, sourceOf(place, object))];
}

function asComparison(
  item: JsonNode,
  object: JsonObject,
  { key }: JsonMember,
): readonly Correction[] {
  if (signMeantBy(key) === null) return [];
  const comparison = comparisonMeantBy(object);
  if (!comparison) return [];
  const list = numericList(comparison);
  const insert =
    list === null ? `{ "anything-but": ${comparison.unequal} }` : `{ "numeric": ${list} }`;
  return [replaced(`Write it as ${insert}`, item, insert)];
}

function asPlainValue(
  place: Place,
  item: JsonNode,
  { key, value }: JsonMember,
): readonly Correction[] {
  if (!/^(=+|eq|equals?|is|in|one-?of|any-?of|stringequals|matches-?exactly)$/i.test(key))
    return [];
  const source = sourceOf(place, value);
  const insert = value.type === 'array' ? source.slice(1, -1).trim() : source;
  return insert === '' ? [] : [replaced(`Write ${insert} by itself`, item, insert)];
}

function asOperator(item: JsonNode, { key, keySpan, value }: JsonMember): readonly Correction[] {
  if (/^(not-?exists?|absent|missing|is-?absent|is-?null)$/i.test(key)) {
    return [replaced('Write it as { "exists": false }', item, '{ "exists": false }')];
  }
  if (/^contains?$/i.test(key) && value.type === 'string') {
    const wildcard = `*${value.value.replace(/[\\*]/g, '\\$&')}*`;
    const insert = `{ "wildcard": ${JSON.stringify(wildcard)} }`;
    return [replaced(`Write it as ${insert}`, item, insert)];
  }
  const operator = operatorMeantBy(key);
  if (operator === null) return [];
  const title = `Use the operator "${operator}"`;
  if (operator === 'wildcard' && value.type === 'string') {
    // What a regular expression has most often, and a wildcard writes with the asterisk alone.
    const wildcard = value.value.replace(/^\^|\$$/g, '').replace(/\.[*+]|%/g, '*');
    const insert = `{ "wildcard": ${JSON.stringify(wildcard)} }`;
    if (wildcard !== value.value) return [replaced(`Write it as ${insert}`, item, insert)];
  }
  return [{ title, edits: [{ ...keySpan, insert: `"${operator}"` }] }];
}

/** Two operators in one pair of braces. */
export const splitOperators: Corrector = (place) => {
  const { list } = place;
  if (list?.item.type !== 'object') return [];
  const { members } = list.item;
  if (members.length < 2 || !members.every(({ key }) => isOperatorName(key))) return [];
  const each = members.map(
    ({ key, value }) => `{ ${JSON.stringify(key)}: ${sourceOf(place, value)} }`,
  );
  return [
    ...asWildcard(list.item, members),
    replaced('Give each operator braces of its own: either may match', list.item, each.join(', ')),
  ];
};

/** A beginning and an end together are a wildcard. */
function asWildcard(item: JsonNode, members: readonly JsonMember[]): readonly Correction[] {
  const textOf = (name: string) => {
    const value = members.find(({ key }) => key === name)?.value;
    return value?.type === 'string' ? value.value.replace(/[\\*]/g, '\\$&') : null;
  };
  const [prefix, suffix] = [textOf('prefix'), textOf('suffix')];
  if (members.length !== 2 || prefix === null || suffix === null) return [];
  const insert = `{ "wildcard": ${JSON.stringify(`${prefix}*${suffix}`)} }`;
  return [replaced(`Ask for both with ${insert}`, item, insert)];
}

/** `prefix` and `suffix` take one operator inside, under its own name only. */
export const nameInnerOperator: Corrector = ({ links, node }) => {
  const own = links.at(-1);
  if (!own || node.type !== 'string') return [];
  const edits = [{ ...own.member.keySpan, insert: '"equals-ignore-case"' }];
  return [{ title: 'Use the operator "equals-ignore-case"', edits }];
};

/** `exists` with something else than true or false. */
export const mendExists: Corrector = (place) => {
  const { node } = place;
  const source = sourceOf(place, node);
  const isFalse = /^(\[\s*)?(["']?\s*(false|no|never|absent)\s*["']?|0|null)(\s*\])?$/i.test(
    source,
  );
  const insert = isFalse ? 'false' : 'true';
  return [replaced(`Write ${insert} for ${source}`, node, insert)];
};
