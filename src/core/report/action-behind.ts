import type { TraceEntry } from '../model/trace.ts';

/**
 * The action of the scenario that an entry of the trace follows from, as an index; `null` if nobody
 * has done anything for it, as for what a schedule makes.
 */
export function actionBehind(trace: readonly TraceEntry[], sequence: number): number | null {
  for (let entry = trace[sequence]; entry; entry = trace[entry.cause ?? -1]) {
    if ('action' in entry && entry.action !== null) return entry.action;
  }
  return null;
}
