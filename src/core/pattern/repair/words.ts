import type { JsonScalar } from '../../json/node.ts';
import type { QuickFix } from '../../model/quick-fix.ts';

const LONGEST = 48;
/** So much of two long texts is shown on either side of where they differ. */
const CONTEXT = 14;

/** The value as JSON. */
export function jsonOf(node: JsonScalar): string {
  switch (node.type) {
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

/** A value's JSON on a button: in the middle of a long one stands an ellipsis. */
export function shown(json: string): string {
  if (json.length <= LONGEST) return json;
  const half = (LONGEST - 1) / 2;
  return `${json.slice(0, Math.ceil(half))}…${json.slice(-Math.floor(half))}`;
}

/** `Change "a" to "b"`; of long texts only the part where they differ. */
export function changeWords(before: string, after: string): string {
  const [from, to] = [JSON.stringify(before), JSON.stringify(after)];
  if (Math.max(from.length, to.length) <= LONGEST) return `Change ${from} to ${to}`;
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const excerpt = (text: string) => {
    const from = Math.max(0, start - CONTEXT);
    const to = Math.min(text.length, text.length - end + CONTEXT);
    const part = `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
    return shown(JSON.stringify(part));
  };
  return `Change ${excerpt(before)} to ${excerpt(after)}`;
}

/** More is a list and not a sentence. */
const MOST_IN_A_SENTENCE = 3;

/**
 * `A`, `A and b`, `A, b and c`, `A, b and 2 more changes` with all of them as steps; what is done in
 * several places is said once.
 */
export function saidOf(titles: readonly string[]): Pick<QuickFix, 'title' | 'steps'> {
  const steps = [...new Set(titles)];
  const [first = '', ...rest] = steps.map((title, index) =>
    index === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1),
  );
  if (rest.length === 0) return { title: first };
  if (steps.length > MOST_IN_A_SENTENCE) {
    return { title: `${first}, ${rest[0]} and ${rest.length - 1} more changes`, steps };
  }
  const last = rest.at(-1);
  return { title: `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}` };
}
