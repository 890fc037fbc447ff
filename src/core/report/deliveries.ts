import type { Instant } from '../model/brand.ts';
import type { DeliveryError, TraceEntry, TraceEntryOf } from '../model/trace.ts';
import { Afterwards } from './afterwards.ts';
import type { Fold } from './checkpoints.ts';
import type { AttemptReport, DeliveryReport } from './delivery-report.ts';
import { type Draft, replaceLast } from './draft.ts';

/** Every delivery of a trace, in the order in which they began, as it was at a moment. */
export function reportDeliveries(
  trace: readonly TraceEntry[],
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly DeliveryReport[] {
  const fold = new DeliveryFold();
  for (const entry of trace) {
    if (entry.at > until) break;
    fold.apply(entry);
  }
  return fold.report();
}

export class DeliveryFold implements Fold<DeliveryFold> {
  readonly #reports: Map<string, DeliveryReport>;
  readonly #afterwards: Afterwards;
  /** Those that nobody else has seen: they are changed in place. */
  readonly #own = new Set<string>();

  constructor(reports = new Map<string, DeliveryReport>(), afterwards = new Afterwards()) {
    this.#reports = reports;
    this.#afterwards = afterwards;
  }

  get size(): number {
    return this.#reports.size + this.#afterwards.size;
  }

  copy(): DeliveryFold {
    this.#own.clear();
    return new DeliveryFold(new Map(this.#reports), this.#afterwards.copy());
  }

  /** In the order in which they began. */
  report(): readonly DeliveryReport[] {
    this.#own.clear();
    return [...this.#reports.values()];
  }

  apply(entry: TraceEntry): void {
    if (entry.type === 'INVOCATION_START') {
      this.#begin(entry);
      return;
    }
    const report = 'deliveryId' in entry ? this.#draft(entry.deliveryId) : undefined;
    if (report) apply(report, entry);
    this.#afterwards.apply(entry, report, (deliveryId) => this.#draft(deliveryId));
  }

  #begin(entry: TraceEntryOf<'INVOCATION_START'>): void {
    const { deliveryId, eventId, eventBus, rule, targetId, resource, input, at } = entry;
    this.#own.add(deliveryId);
    this.#reports.set(deliveryId, {
      ...{ deliveryId, eventId, eventBus, rule, targetId, resource, input },
      startedAt: at,
      attempts: [],
      status: 'scheduled',
      nextAttemptAt: null,
      failure: null,
      deadLetter: null,
      afterwards: null,
      acceptances: 0,
      requests: [],
    });
  }

  #draft(deliveryId: string | null): Draft<DeliveryReport> | undefined {
    const report = deliveryId === null ? undefined : this.#reports.get(deliveryId);
    if (!report || this.#own.has(report.deliveryId)) return report;
    const draft = { ...report };
    this.#own.add(report.deliveryId);
    this.#reports.set(report.deliveryId, draft);
    return draft;
  }
}

function apply(report: Draft<DeliveryReport>, entry: TraceEntry): void {
  switch (entry.type) {
    case 'INVOCATION_ATTEMPT_START':
      report.status = 'under-way';
      report.nextAttemptAt = null;
      report.attempts = [
        ...report.attempts,
        {
          attempt: entry.attempt,
          startedAt: entry.at,
          endedAt: null,
          outcome: 'under-way',
          error: null,
          nextAttemptAt: null,
          sequence: entry.sequence,
        },
      ];
      return;
    case 'INVOCATION_ATTEMPT_SUCCESS':
      endAttempt(report, entry, 'accepted', null);
      return;
    case 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE':
    case 'INVOCATION_ATTEMPT_THROTTLE': {
      const isThrottle = entry.type === 'INVOCATION_ATTEMPT_THROTTLE';
      endAttempt(
        report,
        entry,
        isThrottle ? 'throttled' : 'retryable',
        entry.error,
        entry.nextAttemptAt,
      );
      report.nextAttemptAt = entry.nextAttemptAt;
      if (entry.nextAttemptAt !== null) report.status = 'waiting-to-retry';
      return;
    }
    case 'INVOCATION_ATTEMPT_PERMANENT_FAILURE':
      endAttempt(report, entry, 'permanent', entry.error);
      return;
    case 'INVOCATION_SUCCESS':
      report.status = 'delivered';
      report.acceptances++;
      return;
    case 'INVOCATION_FAILURE':
      report.failure = { error: entry.error, exhausted: entry.exhausted };
      if (entry.dropped) report.status = 'dropped';
      return;
    case 'INVOCATION_DLQ':
      report.status = entry.error ? 'lost' : 'dead-lettered';
      report.deadLetter = {
        queue: entry.queue,
        attributes: entry.messageAttributes,
        error: entry.error,
      };
      return;
    case 'api-token-request':
    case 'api-request': {
      const { attempt, method, url, headers, body, at: sentAt } = entry;
      const tokenOf = entry.type === 'api-token-request' ? entry.connection : null;
      report.requests = [
        ...report.requests,
        { tokenOf, attempt, sentAt, method, url, headers, body, response: null },
      ];
      return;
    }
    case 'api-token-response':
    case 'api-response': {
      const { status, headers, body, latencyMilliseconds, at } = entry;
      report.requests = replaceLast(report.requests, (request) => ({
        ...request,
        response: { status, headers, body, latencyMilliseconds, at },
      }));
      return;
    }
  }
}

function endAttempt(
  report: Draft<DeliveryReport>,
  { at, sequence }: TraceEntry,
  outcome: AttemptReport['outcome'],
  error: DeliveryError | null,
  nextAttemptAt: Instant | null = null,
): void {
  report.attempts = replaceLast(report.attempts, (attempt) => ({
    ...attempt,
    endedAt: at,
    outcome,
    error,
    nextAttemptAt,
    sequence,
  }));
}
