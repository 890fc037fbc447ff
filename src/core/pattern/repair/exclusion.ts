import { removeItem } from '../../json/member-edits.ts';
import { type JsonNode, member } from '../../json/node.ts';
import type { Span } from '../../model/span.ts';
import { accepts } from '../accepts.ts';
import type { EventLeaf } from '../event-leaves.ts';
import type { ValueMatcher } from '../syntax.ts';
import { forPairs } from './pairs.ts';
import type { Miss, Step } from './step.ts';
import { jsonOf, shown } from './words.ts';

/** A value that `anything-but` excludes: it is excluded no longer. */
export function readmit(miss: Miss): readonly Step[] {
  return forPairs(miss, (matcher, leaf) => {
    if (matcher.type !== 'anything-but' || accepts(matcher, leaf)) return [];
    const left = withoutExclusion(matcher, leaf, miss.source.root);
    if (left) return [left];
    const insert = '{ "exists": true }';
    return [{ title: 'Accept any value', cost: 4, edits: [{ ...matcher.span, insert }] }];
  });
}

/** Takes the value out of the list of what is excluded, if something is left in it. */
function withoutExclusion(matcher: ValueMatcher, leaf: EventLeaf, root: JsonNode): Step | null {
  const operand = member(nodeWithin(root, matcher.span), 'anything-but');
  if (operand?.type !== 'array' || operand.elements.length < 2) return null;
  const index = operand.elements.findIndex((element) =>
    element.type === 'string'
      ? leaf.node.type === 'string' && element.value === leaf.node.value
      : element.type === 'number' && Number(element.text) === Number(leaf.text),
  );
  if (index < 0) return null;
  const edit = removeItem(
    operand.elements.map(({ span }) => span),
    index,
  );
  return { title: `Stop excluding ${shown(jsonOf(leaf.node))}`, cost: 3, edits: [edit] };
}

function nodeWithin(root: JsonNode, span: Span): JsonNode | undefined {
  if (root.span.from === span.from && root.span.to === span.to) return root;
  const children =
    root.type === 'object'
      ? root.members.map(({ value }) => value)
      : root.type === 'array'
        ? root.elements
        : [];
  const next = children.find((child) => child.span.from <= span.from && span.to <= child.span.to);
  return next && nodeWithin(next, span);
}
