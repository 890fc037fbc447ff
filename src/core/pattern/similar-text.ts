/** A name without the marks by which spellings of one name differ: `detail-type` and `DetailType`. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[-_. ]/g, '');
}

/** Unequal, but equal but for case and separators, or a typing slip or two apart. */
export function isSimilar(a: string, b: string): boolean {
  if (a === b) return false;
  const [left, right] = [plainName(a), plainName(b)];
  if (left === right) return left !== '';
  const shorter = Math.min(left.length, right.length);
  if (shorter < 4 || Math.abs(left.length - right.length) > 2) return false;
  return slipsBetween(left, right) <= (shorter > 7 ? 2 : 1);
}

/** Letters to insert, drop, replace or swap with their neighbour to make one text of the other. */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let slips = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = slips;
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
