import type { TraceEntry, TraceEntryOf, TraceFact } from '../../src/core/model/trace.ts';

export const typesOf = (trace: readonly TraceEntry[]) => trace.map(({ type }) => type);

export function all<T extends TraceFact['type']>(
  trace: readonly TraceEntry[],
  type: T,
): readonly TraceEntryOf<T>[] {
  return trace.filter((entry): entry is TraceEntryOf<T> => entry.type === type);
}

/** The one entry of a type. */
export function only<T extends TraceFact['type']>(
  trace: readonly TraceEntry[],
  type: T,
): TraceEntryOf<T> {
  const [found, ...rest] = all(trace, type);
  if (!found) throw new Error(`There is no ${type}`);
  if (rest.length > 0) throw new Error(`There are ${rest.length + 1} of ${type}`);
  return found;
}
