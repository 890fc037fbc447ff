import type { Instant } from '../model/brand.ts';
import type { TraceEntry } from '../model/trace.ts';

/** How many entries of a trace have happened by a moment; all of them if none is given. */
export function countUntil(trace: readonly Pick<TraceEntry, 'at'>[], until?: Instant): number {
  if (until === undefined) return trace.length;
  let low = 0;
  let high = trace.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trace[middle]?.at ?? until) <= until) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first moment after another, in an ascending list; its length if there is none. */
export function placeAfter(moments: readonly Instant[], moment: Instant): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? moment) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
