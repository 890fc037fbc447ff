import type { TraceEntry, TraceEntryOf } from '../model/trace.ts';
import type { FunctionReport, InvocationReport } from './delivery-report.ts';
import { replaceLast } from './draft.ts';

export function newFunctionReport(entry: TraceEntryOf<'lambda-accepted'>): FunctionReport {
  return {
    type: 'function',
    function: entry.function,
    requestId: entry.requestId,
    acceptedAt: entry.at,
    status: 'queued',
    nextAttemptAt: null,
    invocations: [],
    throttles: 0,
    destinations: [],
    discarded: null,
  };
}

/** What has become of an accepted event, after one more entry; those about other requests change nothing. */
export function applyToFunction(before: FunctionReport, entry: TraceEntry): FunctionReport {
  if (!('requestId' in entry) || entry.requestId !== before.requestId) return before;
  switch (entry.type) {
    case 'lambda-invocation-started': {
      const invocations = [...before.invocations, newInvocation(entry)];
      return { ...before, status: 'running', nextAttemptAt: null, invocations };
    }
    case 'lambda-invocation-succeeded':
    case 'lambda-invocation-failed': {
      const hasFailed = entry.type === 'lambda-invocation-failed';
      return {
        ...before,
        invocations: replaceLast(before.invocations, (one) => endInvocation(one, entry)),
        status: hasFailed ? 'waiting-to-retry' : 'succeeded',
        nextAttemptAt: hasFailed ? entry.nextAttemptAt : null,
      };
    }
    case 'lambda-invocation-throttled':
      return {
        ...before,
        status: 'throttled',
        throttles: before.throttles + 1,
        nextAttemptAt: entry.nextAttemptAt,
      };
    case 'lambda-event-discarded': {
      const discarded = { condition: entry.condition, sentTo: null, error: null };
      return { ...before, status: 'discarded', nextAttemptAt: null, discarded };
    }
    case 'lambda-destination-invoked': {
      const { role, destination, error } = entry;
      const destinations = [...before.destinations, { role, destination, error }];
      const isFirst = before.discarded !== null && before.discarded.sentTo === null;
      // One that took the record counts for more than one that did not.
      const isBetter = before.discarded?.error != null && error === null;
      if (!before.discarded || !(isFirst || isBetter)) return { ...before, destinations };
      const discarded = { ...before.discarded, sentTo: destination.name, error };
      return { ...before, destinations, discarded };
    }
    default:
      return before;
  }
}

export function newInvocation(entry: TraceEntryOf<'lambda-invocation-started'>): InvocationReport {
  return {
    attempt: entry.attempt,
    startedAt: entry.at,
    endedAt: null,
    coldStart: entry.coldStart,
    outcome: null,
    logText: '',
    durationMilliseconds: null,
    sequence: entry.sequence,
  };
}

export function endInvocation<Report extends InvocationReport>(
  before: Report,
  entry: TraceEntryOf<'lambda-invocation-succeeded' | 'lambda-invocation-failed'>,
): Report {
  const { at, logText, durationMilliseconds, sequence } = entry;
  const outcome =
    entry.type === 'lambda-invocation-failed'
      ? ({ ok: false, error: entry.error } as const)
      : ({ ok: true, payload: entry.payload } as const);
  return { ...before, endedAt: at, outcome, logText, durationMilliseconds, sequence };
}
