import type { Change } from './minimal-change.ts';

/**
 * The changes that make `after` of `before`, where the two differ in white space only: one for each
 * run of it, so that selections and folded parts stay with the characters they are at.
 */
export function whitespaceChanges(before: string, after: string): readonly Change[] {
  const changes: Change[] = [];
  let [from, position] = [0, 0];
  for (;;) {
    const to = endOfSpace(before, from);
    const end = endOfSpace(after, position);
    const insert = after.slice(position, end);
    if (before.slice(from, to) !== insert) changes.push({ from, to, insert });
    if (to >= before.length) return changes;
    from = to + 1;
    position = end + 1;
  }
}

function endOfSpace(text: string, from: number): number {
  let position = from;
  while (position < text.length && /\s/.test(text.charAt(position))) position++;
  return position;
}
