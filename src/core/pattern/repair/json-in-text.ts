import { parseJson } from '../../json/parse.ts';
import type { Miss, Step } from './step.ts';

/** An object that was written as a string: a rule never looks inside a string. */
export function unfoldText({ field, leaves, view }: Miss): readonly Step[] {
  if (leaves.length > 0) return [];
  const keys = field.path.split('.');
  return keys.flatMap((_, depth): readonly Step[] => {
    const path = keys.slice(0, depth).join('.');
    const [leaf] = view.leaves.get(path) ?? [];
    if (leaf?.node.type !== 'string') return [];
    const content = parseJson(leaf.node.value);
    if (!content.ok || content.value.type !== 'object') return [];
    return [
      {
        title: `Write ${path} as an object and not as a text`,
        cost: 1,
        edits: [{ ...leaf.node.span, insert: leaf.node.value.trim() }],
      },
    ];
  });
}
