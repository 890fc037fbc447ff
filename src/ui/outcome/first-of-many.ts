/**
 * The first of many, and beyond them the first one that is wanted: it is to be seen, and what lies
 * between is not needed for that.
 */
export function firstOfMany<T>(
  all: readonly T[],
  most: number,
  isWanted: (one: T) => boolean,
): readonly T[] {
  if (all.length <= most) return all;
  const first = all.slice(0, most);
  const wanted = all.find(isWanted);
  return wanted === undefined || first.includes(wanted) ? first : [...first, wanted];
}
