import type { Instant } from '../model/brand.ts';
import type { BatchFacts } from '../model/lambda-fact.ts';
import type { LambdaFunction } from '../model/scenario.ts';
import type { TraceEntry } from '../model/trace.ts';
import type { Fold } from './checkpoints.ts';
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
  const fold = new FunctionFold();
  for (const entry of trace) {
    if (entry.at > until) break;
    fold.apply(entry);
  }
  return functions.map(({ name }) => fold.report(name));
}

interface Held {
  readonly invocations: LoggedInvocation[];
  throttles: number;
}

export class FunctionFold implements Fold<FunctionFold> {
  readonly #logs: Map<string, Held>;
  /** By request: where the latest invocation for it stands in the list. */
  readonly #places: Map<string, number>;

  constructor(logs = new Map<string, Held>(), places = new Map<string, number>()) {
    this.#logs = logs;
    this.#places = places;
  }

  get size(): number {
    return 2 * this.#places.size;
  }

  copy(): FunctionFold {
    const logs = new Map<string, Held>();
    for (const [name, { invocations, throttles }] of this.#logs) {
      logs.set(name, { invocations: [...invocations], throttles });
    }
    return new FunctionFold(logs, new Map(this.#places));
  }

  apply(entry: TraceEntry): void {
    switch (entry.type) {
      case 'lambda-invocation-started': {
        const { requestId, eventId, deliveryId, batch = null } = entry;
        const { invocations } = this.#of(entry.function);
        this.#places.set(requestId, invocations.length);
        invocations.push({ ...newInvocation(entry), requestId, eventId, deliveryId, batch });
        return;
      }
      case 'lambda-invocation-succeeded':
      case 'lambda-invocation-failed': {
        const { invocations } = this.#of(entry.function);
        const place = this.#places.get(entry.requestId) ?? -1;
        const invocation = invocations[place];
        if (invocation) invocations[place] = endInvocation(invocation, entry);
        return;
      }
      case 'lambda-invocation-throttled':
        this.#of(entry.function).throttles++;
        return;
    }
  }

  report(name: string): FunctionLog {
    const { invocations = [], throttles = 0 } = this.#logs.get(name) ?? {};
    return {
      name,
      invocations: [...invocations],
      running: invocations.filter(({ outcome }) => outcome === null).length,
      throttles,
    };
  }

  #of(name: string): Held {
    const held = this.#logs.get(name) ?? { invocations: [], throttles: 0 };
    this.#logs.set(name, held);
    return held;
  }
}
