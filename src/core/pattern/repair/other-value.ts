import { satisfyingValue } from '../satisfying-value.ts';
import { forPairs } from './pairs.ts';
import type { Miss, Step } from './step.ts';
import { jsonOf, shown } from './words.ts';

/** Longer values are data, and nobody lists them in a rule. */
const LONGEST_ACCEPTED = 120;

/** The rule takes the event's value as well. */
export function acceptValue({ field, leaves }: Miss): readonly Step[] {
  const last = field.matchers.at(-1);
  if (!last) return [];
  return leaves.slice(0, 3).flatMap((leaf): readonly Step[] => {
    const json = jsonOf(leaf.node);
    if (json.length > LONGEST_ACCEPTED) return [];
    const { to } = last.span;
    const edits = [{ from: to, to, insert: `, ${json}` }];
    return [{ title: `Also accept ${shown(json)}`, cost: 4, edits }];
  });
}

/** The event gets a value that the rule takes. */
export function setValue(miss: Miss): readonly Step[] {
  const isOneOfMany = (miss.view.leaves.get(miss.field.path) ?? []).length > 1;
  return forPairs({ ...miss, leaves: miss.leaves.slice(0, 3) }, (matcher, leaf) => {
    const json = jsonOf(leaf.node);
    const wanted = satisfyingValue(matcher, json);
    if (wanted === null || wanted === json) return [];
    const { path } = miss.field;
    return [
      {
        title: isOneOfMany
          ? `Change ${shown(json)} to ${shown(wanted)} in ${path}`
          : `Set ${path} to ${shown(wanted)}`,
        cost: matcher.type === 'numeric' && leaf.node.type === 'number' ? 2 : 3.5,
        edits: [{ ...leaf.node.span, insert: wanted }],
      },
    ];
  });
}
