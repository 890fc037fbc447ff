import type { LoopStep, TraceEntry } from '../model/trace.ts';

/** An event that is passed on more often than this, and comes round again, is taken for a loop. */
export const MOST_HOPS = 10;
/** However new the way is each time. */
export const MOST_HOPS_WITHOUT_CYCLE = 100;

/**
 * The deliveries that led to an entry of the trace, from the latest time that the way came to the same
 * target: what an event goes round in. Empty if it has not come to any target twice.
 */
export function cycleBefore(
  trace: readonly TraceEntry[],
  cause: number | null,
): readonly LoopStep[] {
  const steps: LoopStep[] = [];
  const seen = new Set<string>();
  for (let at = cause; at !== null; ) {
    const entry = trace[at];
    if (!entry) break;
    if (entry.type === 'INVOCATION_START') {
      const { eventBus, rule, targetId, resource } = entry;
      const key = `${eventBus}\n${rule}\n${targetId}`;
      if (seen.has(key)) return steps.reverse();
      seen.add(key);
      steps.push({ eventBus, rule, targetId, resource });
    }
    at = entry.cause;
  }
  return [];
}
