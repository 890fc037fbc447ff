import type { JsonNode } from '../../json/node.ts';
import { childrenOf } from '../../json/node.ts';
import { parseWildcard } from '../wildcard.ts';
import type { Corrector } from './correction.ts';
import { sourceOf } from './place.ts';
import { replaced } from './replace.ts';

/** An operator that takes one text and got something else. */
export const mendText: Corrector = (place, diagnostic) => {
  const { node, list, links } = place;
  if (node.type !== 'array' || list?.item.type !== 'object') {
    return quoteNumber(place, diagnostic);
  }
  const operator = links.at(-1)?.member.key ?? '';
  const isDirect = list.item.members.some(({ value }) => value === node);
  if (!isDirect || node.elements.length === 0) return [];
  const each = node.elements.map(
    (element) => `{ ${JSON.stringify(operator)}: ${sourceOf(place, element)} }`,
  );
  return [replaced(`Write one ${operator} for each text`, list.item, each.join(', '))];
};

/** A number among the texts of a list that takes texts only. */
export const quoteNumber: Corrector = (place) => {
  const { node } = place;
  if (node.type !== 'number' && node.type !== 'boolean') return [];
  const insert = JSON.stringify(sourceOf(place, node));
  return [replaced(`Write ${insert} in quotes`, node, insert)];
};

/** Two asterisks in a row. */
export const mendAsterisks: Corrector = ({ node }) => [
  rewritten('Write one asterisk', node, (text) => text.replace(/(?<!\\)\*{2,}/g, '*')),
];

/** A backslash that escapes nothing. */
export const mendEscapes: Corrector = ({ node }) => [
  rewritten('Double the backslash', node, (text) =>
    text.replace(/\\(\*|\\)|\\/g, (all, known) => (known ? all : '\\\\')),
  ),
];

function rewritten(title: string, node: JsonNode, change: (text: string) => string) {
  const strings = node.type === 'string' ? [node] : childrenOf(node);
  const edits = strings.flatMap((string) => {
    if (string.type !== 'string' || parseWildcard(string.value).ok) return [];
    return [{ ...string.span, insert: JSON.stringify(change(string.value)) }];
  });
  return { title, edits };
}
