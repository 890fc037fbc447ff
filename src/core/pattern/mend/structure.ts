import { removeItem } from '../../json/member-edits.ts';
import { parseJson } from '../../json/parse.ts';
import type { Corrector } from './correction.ts';
import { isOperatorName } from './operator-names.ts';
import { sourceOf } from './place.ts';
import { replaced, withoutItem, withoutMember } from './replace.ts';

/** The shortest pattern that matches every event. */
export const EVERY_EVENT = '{"source": [{"prefix": ""}]}';

/** Something else than an object in the place of the pattern. */
export const unwrapPattern: Corrector = (place) => {
  const { root, text } = place;
  if (root.type === 'array' && root.elements.length === 1 && root.elements[0]?.type === 'object') {
    const insert = sourceOf(place, root.elements[0]);
    return [replaced('Remove the brackets around the pattern', root, insert)];
  }
  if (root.type !== 'string') return [];
  const content = parseJson(root.value);
  if (!content.ok || content.value.type !== 'object') return [];
  const edits = [{ from: 0, to: text.length, insert: root.value }];
  return [{ title: 'Write the pattern itself and not a text', edits }];
};

/** An object without members. */
export const fillObject: Corrector = (place) => {
  const { node, links, root } = place;
  const own = links.at(-1);
  const isBranch = own?.member.key === '$or' && own.member.value !== node;
  if (isBranch && own.member.value.type === 'array') {
    const branches = own.member.value.elements;
    if (branches.length < 2) return [];
    const spans = branches.map(({ span }) => span);
    const edits = [removeItem(spans, branches.indexOf(node))];
    return [{ title: 'Remove the empty alternative', edits }];
  }
  const name = own?.member.key ?? '';
  const removed = withoutMember(`Remove ${JSON.stringify(name)}`, place);
  if (removed.length > 0) return removed;
  const isAlone = links.every(({ object }) => object.members.length === 1);
  return isAlone ? [replaced('Match every event', root, EVERY_EVENT)] : [];
};

/** A list without values. */
export const fillList: Corrector = (place) => {
  const name = JSON.stringify(place.links.at(-1)?.member.key ?? '');
  return [
    replaced(`Accept any value of ${name}`, place.node, '[{ "exists": true }]'),
    ...withoutMember(`Remove ${name}`, place),
  ];
};

/** A field with a value where there has to be a list of values. */
export const wrapValue: Corrector = (place) => {
  const { node, links } = place;
  const own = links.at(-1);
  const source = sourceOf(place, node);
  const wrapped = replaced(`Wrap ${source} in a list`, node, `[${source}]`);
  const isOperator = own?.object.members.every(({ key }) => isOperatorName(key));
  if (!own || !isOperator || links.length < 2) return [wrapped];
  const field = JSON.stringify(links.at(-2)?.member.key ?? '');
  const title = `Put the operator of ${field} in a list`;
  return [replaced(title, own.object, `[${sourceOf(place, own.object)}]`), wrapped];
};

/** A list in a list of values. */
export const flattenList: Corrector = (place) => {
  const { node } = place;
  if (node.type !== 'array') return [];
  if (node.elements.length === 0) return withoutItem('Remove the empty list', place);
  const inside = place.text.slice(node.span.from + 1, node.span.to - 1).trim();
  return [replaced('Put the values side by side', node, inside)];
};

/** A `$or` with one alternative. */
export const dropOr: Corrector = (place) => {
  const own = place.links.at(-1);
  if (place.node.type !== 'array' || !own) return [];
  const [only] = place.node.elements;
  if (only?.type !== 'object' || only.members.length === 0) return [];
  const inside = place.text.slice(only.span.from + 1, only.span.to - 1).trim();
  const { keySpan, value } = own.member;
  const edits = [{ from: keySpan.from, to: value.span.to, insert: inside }];
  return [{ title: 'Write the one alternative without $or', edits }];
};
