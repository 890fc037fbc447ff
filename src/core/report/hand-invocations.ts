import type { Instant } from '../model/brand.ts';
import type { DeliveryError, TraceEntry } from '../model/trace.ts';
import type { FunctionReport } from './delivery-report.ts';
import { applyToFunction, newFunctionReport } from './function-report.ts';

/** An invocation that a person has asked for, and what came of it by a moment. */
export interface HandInvocation {
  /** Index into the scenario's actions. */
  readonly action: number;
  readonly function: string;
  readonly at: Instant;
  /** Why Lambda did not take it. */
  readonly error: DeliveryError | null;
  /** `null` until it is taken. */
  readonly report: FunctionReport | null;
}

type Draft = { -readonly [Key in keyof HandInvocation]: HandInvocation[Key] };

/** In the order in which they were asked for. */
export function reportHandInvocations(
  trace: readonly TraceEntry[],
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly HandInvocation[] {
  const bySequence = new Map<number, Draft>();
  const byRequest = new Map<string, Draft>();
  for (const entry of trace) {
    if (entry.at > until) break;
    if (entry.type === 'lambda-invoke-requested') {
      const { action, function: name, at, sequence } = entry;
      bySequence.set(sequence, { action, function: name, at, error: null, report: null });
      continue;
    }
    const asked = entry.cause === null ? undefined : bySequence.get(entry.cause);
    if (asked && entry.type === 'lambda-invoke-refused') asked.error = entry.error;
    if (asked && entry.type === 'lambda-accepted') {
      asked.report = newFunctionReport(entry);
      byRequest.set(entry.requestId, asked);
    } else if ('requestId' in entry) {
      const invocation = byRequest.get(entry.requestId);
      if (invocation?.report) invocation.report = applyToFunction(invocation.report, entry);
    }
  }
  return [...bySequence.values()];
}
