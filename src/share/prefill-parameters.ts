/** What of a query is about the scenario itself; `prefill.ts` reads it. */
export const PREFILL_PARAMETERS = ['event', 'pattern', 'template', 'paths'] as const;

export function isPrefilled(query: URLSearchParams): boolean {
  return PREFILL_PARAMETERS.some((name) => query.has(name));
}
