/** What to put in place of `from` … `to`. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The one change that makes `after` of `before` and touches as little as possible, so that selections
 * and marks beside it stay where they are; `null` if the texts are equal.
 */
export function minimalChange(before: string, after: string): Change | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  // Two code units that stand for one character are replaced together.
  if (isWithinPair(before, from) || isWithinPair(after, from)) from--;
  let kept = 0;
  const most = shorter - from;
  while (kept < most && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++;
  if (isWithinPair(before, before.length - kept) || isWithinPair(after, after.length - kept)) {
    kept--;
  }
  return { from, to: before.length - kept, insert: after.slice(from, after.length - kept) };
}

function isWithinPair(text: string, offset: number): boolean {
  return (
    isBetween(text.charCodeAt(offset - 1), 0xd800, 0xdbff) &&
    isBetween(text.charCodeAt(offset), 0xdc00, 0xdfff)
  );
}

/** False for the `NaN` of a place outside a text. */
function isBetween(code: number, least: number, most: number): boolean {
  return code >= least && code <= most;
}
