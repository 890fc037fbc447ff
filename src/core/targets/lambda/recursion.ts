import type { TraceEntry } from '../../model/trace.ts';

/** Lambda Developer Guide, *Recursive loop detection*: about so many invocations in one chain. */
const MOST_IN_CHAIN = 16;

/** Of the errors of `Invoke` (Lambda API Reference). */
export const RECURSION = {
  code: 'RecursiveInvocationException',
  message:
    "Lambda has detected your function being invoked in a recursive loop with other AWS resources and stopped your function's invocation.",
} as const;

/** Whether a function was invoked so often on the way to an entry that Lambda invokes it no more. */
export function isRecursion(
  trace: readonly TraceEntry[],
  name: string,
  cause: number | null,
): boolean {
  let count = 0;
  for (let at = cause; at !== null; ) {
    const entry = trace[at];
    if (entry?.type === 'lambda-invocation-started' && entry.function === name) count++;
    at = entry?.cause ?? null;
  }
  return count >= MOST_IN_CHAIN;
}
