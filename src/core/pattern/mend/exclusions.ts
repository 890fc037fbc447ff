import { removeItem } from '../../json/member-edits.ts';
import type { JsonArray, JsonNode } from '../../json/node.ts';
import { comparisonMeantBy, numericList, opposite } from './comparison.ts';
import type { Correction, Corrector } from './correction.ts';
import { operatorMeantBy } from './operator-names.ts';
import { type Place, sourceOf } from './place.ts';
import { replaced } from './replace.ts';

const ANY_VALUE = '{ "exists": true }';

/** `anything-but` with a value it does not take. */
export const mendExclusion: Corrector = (place) => {
  const { node, list } = place;
  if (!list) return [];
  if (node.type === 'boolean') {
    return [replaced(`Ask for ${!node.value}`, list.item, String(!node.value))];
  }
  if (node.type === 'null') {
    return [replaced('Accept any text', list.item, '{ "prefix": "" }')];
  }
  // What is allowed inside prefix is not allowed inside anything-but.
  const [inner] = node.type === 'object' ? node.members : [];
  if (inner?.key === 'equals-ignore-case' && inner.value.type === 'string') {
    const title = 'Leave "equals-ignore-case" out, which is not taken here';
    return [replaced(title, node, sourceOf(place, inner.value))];
  }
  return [];
};

/** An operator inside `anything-but` that it does not take: its opposite stands by itself. */
export const invertExclusion: Corrector = (place) => {
  const { node, list, links } = place;
  const own = links.at(-1);
  if (!list || !own) return [];
  const { key, keySpan } = own.member;
  if (key === 'exists' && node.type === 'boolean') {
    const insert = `{ "exists": ${!node.value} }`;
    return [replaced(`Write it as ${insert}`, list.item, insert)];
  }
  if (key === 'anything-but') {
    const insert =
      node.type === 'array' ? sourceOf(place, node).slice(1, -1).trim() : sourceOf(place, node);
    return insert === '' ? [] : [replaced(`Ask for ${insert}`, list.item, insert)];
  }
  const comparison = key === 'numeric' ? comparisonMeantBy(node) : null;
  if (comparison) return oppositeOf(comparison, list.item);
  const operator = operatorMeantBy(key);
  if (operator === null || operator === key) return [];
  return [
    { title: `Use the operator "${operator}"`, edits: [{ ...keySpan, insert: `"${operator}"` }] },
  ];
};

function oppositeOf(
  comparison: NonNullable<ReturnType<typeof comparisonMeantBy>>,
  item: JsonNode,
): readonly Correction[] {
  if (comparison.equal !== null) {
    const insert = `{ "anything-but": ${comparison.equal} }`;
    return [replaced(`Write it as ${insert}`, item, insert)];
  }
  const other = opposite(comparison);
  const list = other && numericList(other);
  if (!list) return [];
  const insert = `{ "numeric": ${list} }`;
  return [replaced(`Write it as ${insert}`, item, insert)];
}

/** Something among the texts or numbers of `anything-but` that is neither. */
export const mendExclusionMember: Corrector = (place) => {
  const { node, list } = place;
  const array = exclusionList(place);
  if (!array || !list) return [];
  const gathered = gatherOperators(place, array);
  if (gathered) return [replaced(`Write it as ${gathered}`, list.item, gathered)];
  if (node.type === 'array') {
    const inside = sourceOf(place, node).slice(1, -1).trim();
    return inside === '' ? [] : [replaced('Put the values side by side', node, inside)];
  }
  const index = array.elements.indexOf(node);
  if (index < 0 || array.elements.length < 2) return [];
  const spans = array.elements.map(({ span }) => span);
  const title = `Leave ${sourceOf(place, node)} out, which cannot be excluded`;
  return [{ title, edits: [removeItem(spans, index)] }];
};

/** `[{"prefix": "a"}, {"prefix": "b"}]` is `{"prefix": ["a", "b"]}`. */
function gatherOperators(place: Place, array: JsonArray): string | null {
  const operators = array.elements.map((element) =>
    element.type === 'object' && element.members.length === 1 ? element.members[0] : undefined,
  );
  const name = operators[0]?.key;
  if (name === undefined || !operators.every((operator) => operator?.key === name)) return null;
  const values = operators.flatMap((operator) =>
    operator ? [sourceOf(place, operator.value)] : [],
  );
  return `{ "anything-but": { ${JSON.stringify(name)}: [${values.join(', ')}] } }`;
}

/** Texts and numbers mixed, or nothing at all. */
export const unmixExclusion: Corrector = (place) => {
  const { node, list } = place;
  if (node.type !== 'array' || !list) return [];
  if (node.elements.length === 0) return [replaced('Accept any value', list.item, ANY_VALUE)];
  const edits = node.elements.flatMap((element) =>
    element.type === 'number' ? [{ ...element.span, insert: JSON.stringify(element.text) }] : [],
  );
  return [{ title: 'Write the numbers in quotes', edits }];
};

/** An empty beginning, which every text has. */
export const dropEmptyTexts: Corrector = (place) => {
  const array = exclusionList(place);
  const index = array?.elements.indexOf(place.node) ?? -1;
  if (!array || index < 0 || array.elements.length < 2) return [];
  const spans = array.elements.map(({ span }) => span);
  return [{ title: 'Leave the empty text out', edits: [removeItem(spans, index)] }];
};

/** Nothing in a nested list. */
export const dropExclusion: Corrector = ({ list }) =>
  list ? [replaced('Accept any value', list.item, ANY_VALUE)] : [];

/** The innermost list that the place is in, below the field's own. */
function exclusionList({ list, links, node }: Place): JsonArray | null {
  const value = links.at(-1)?.member.value;
  if (!list || value?.type !== 'array' || value === list.array) return null;
  return value.elements.includes(node) ? value : null;
}
