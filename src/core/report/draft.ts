/** Mutable while it is being put together. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** Changes the last of a list, if there is one. */
export function replaceLast<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const last = list.at(-1);
  return last === undefined ? list : [...list.slice(0, -1), change(last)];
}
