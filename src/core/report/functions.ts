import type { Instant } from '../model/brand.ts';
import type { BatchFacts } from '../model/lambda-fact.ts';
import type { LambdaFunction } from '../model/scenario.ts';
import type { TraceEntry } from '../model/trace.ts';
import type { InvocationReport } from './delivery-report.ts';
import { endInvocation, newInvocation } from './function-report.ts';

/** What a function has done, whoever invoked it: what its log group holds. */
export interface FunctionLog {
  readonly name: string;
  /** In the order in which they began. */
  readonly invocations: readonly LoggedInvocation[];
  readonly running: number;
  readonly throttles: number;
}

export interface LoggedInvocation extends InvocationReport {
  readonly requestId: string;
  readonly eventId: string | null;
  readonly deliveryId: string | null;
  /** The messages that Lambda read from a queue for it. */
  readonly batch: BatchFacts | null;
}

/** The functions of a scenario as they were at a moment, computed from the trace. */
export function reportFunctions(
  trace: readonly TraceEntry[],
  functions: readonly Pick<LambdaFunction, 'name'>[],
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly FunctionLog[] {
  const logs = new Map(
    functions.map(({ name }) => [name, { invocations: [] as LoggedInvocation[], throttles: 0 }]),
  );
  /** By request: where the latest invocation for it stands in the list. */
  const places = new Map<string, number>();
  for (const entry of trace) {
    if (entry.at > until) break;
    const log = 'function' in entry ? logs.get(entry.function) : undefined;
    if (!log) continue;
    switch (entry.type) {
      case 'lambda-invocation-started': {
        const { requestId, eventId, deliveryId, batch = null } = entry;
        places.set(requestId, log.invocations.length);
        log.invocations.push({ ...newInvocation(entry), requestId, eventId, deliveryId, batch });
        break;
      }
      case 'lambda-invocation-succeeded':
      case 'lambda-invocation-failed': {
        const place = places.get(entry.requestId) ?? -1;
        const invocation = log.invocations[place];
        if (invocation) log.invocations[place] = endInvocation(invocation, entry);
        break;
      }
      case 'lambda-invocation-throttled':
        log.throttles++;
        break;
    }
  }
  return [...logs].map(([name, { invocations, throttles }]) => ({
    name,
    invocations,
    running: invocations.filter(({ outcome }) => outcome === null).length,
    throttles,
  }));
}
