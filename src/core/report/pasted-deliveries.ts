import { resourceOfArn, ruleOfArn } from '../model/arn.ts';
import { type Instant, instant } from '../model/brand.ts';
import type { DeliveryError, DeliveryIdentity } from '../model/delivery-fact.ts';
import type { TraceEntry, TraceFact } from '../model/trace.ts';
import { reportDeliveries } from './deliveries.ts';
import type { DeliveryReport } from './delivery-report.ts';
import type { LogRecord } from './log-record.ts';

/**
 * The deliveries that a real bus's log tells of, as far as its level lets it, for the timeline. What is
 * called is known by its ARN; deliveries to what is not simulated here are left out.
 *
 * @param shift what is added to the records' own times
 */
export function deliveriesOfLog(
  records: readonly LogRecord[],
  shift: number,
): readonly DeliveryReport[] {
  const entries: TraceEntry[] = [];
  const begun = new Set<string>();
  const byDelivery = new Map<string | null, LogRecord[]>();
  for (const record of records) {
    const known = byDelivery.get(record.invocation_id);
    if (known) known.push(record);
    else byDelivery.set(record.invocation_id, [record]);
  }
  for (const record of records) {
    const identity = identityOf(record);
    if (!identity) continue;
    const at = instant(record.message_timestamp_ms + shift);
    const add = (fact: TraceFact) =>
      entries.push({ sequence: entries.length, at, cause: null, ...fact });
    if (!begun.has(identity.deliveryId)) {
      begun.add(identity.deliveryId);
      const targetArn = textOf(record, 'target_arn') ?? '';
      const input = textOf(record, 'target_input');
      add({ type: 'INVOCATION_START', input, targetArn, ...identity });
    }
    const own = byDelivery.get(identity.deliveryId) ?? [];
    const fact = factOf(record, identity, own.slice(own.indexOf(record) + 1), shift);
    if (fact) add(fact);
  }
  return reportDeliveries(entries);
}

function identityOf(record: LogRecord): DeliveryIdentity | null {
  const resource = resourceOfArn(textOf(record, 'target_arn') ?? '');
  const { invocation_id: deliveryId, event_id: eventId } = record;
  if (!resource || deliveryId === null || !record.message_type.startsWith('INVOCATION_'))
    return null;
  const rule = ruleOfArn(textOf(record, 'rule_arn') ?? '');
  return {
    deliveryId,
    eventId: eventId ?? '',
    eventBus: rule?.bus ?? record.resource_arn?.replace(/^.*:event-bus\//, '') ?? 'default',
    rule: `${rule?.name ?? 'rule'} (pasted)`,
    targetId: resource.name,
    resource,
  };
}

function factOf(
  record: LogRecord,
  identity: DeliveryIdentity,
  later: readonly LogRecord[],
  shift: number,
): TraceFact | null {
  const attempt = numberOf(record, 'attempt_count') ?? 1;
  const own = (type: LogRecord['message_type']) => later.find((one) => one.message_type === type);
  switch (record.message_type) {
    case 'INVOCATION_ATTEMPT_START':
    case 'INVOCATION_ATTEMPT_SUCCESS':
      return { type: record.message_type, attempt, ...identity };
    case 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE':
    case 'INVOCATION_ATTEMPT_THROTTLE': {
      const next = own('INVOCATION_ATTEMPT_START');
      const nextAttemptAt: Instant | null = next
        ? instant(next.message_timestamp_ms + shift)
        : null;
      const { message_type: type } = record;
      return { type, attempt, error: errorOf(record), nextAttemptAt, ...identity };
    }
    case 'INVOCATION_ATTEMPT_PERMANENT_FAILURE':
      return { type: record.message_type, attempt, error: errorOf(record), ...identity };
    case 'INVOCATION_SUCCESS': {
      const totalAttempts = numberOf(record, 'total_attempts') ?? 1;
      return { type: 'INVOCATION_SUCCESS', totalAttempts, ...identity };
    }
    case 'INVOCATION_FAILURE':
      return {
        type: 'INVOCATION_FAILURE',
        totalAttempts: numberOf(record, 'total_attempts') ?? 1,
        error: errorOf(record),
        exhausted: null,
        dropped: own('INVOCATION_DLQ') === undefined,
        ...identity,
      };
    case 'INVOCATION_DLQ': {
      const queueArn = textOf(record, 'dlq_arn') ?? '';
      const queue = resourceOfArn(queueArn)?.name ?? 'a dead-letter queue';
      const error = record.error ? errorOf(record) : null;
      return { type: 'INVOCATION_DLQ', queue, queueArn, messageAttributes: {}, error, ...identity };
    }
    default:
      return null;
  }
}

function errorOf(record: LogRecord): DeliveryError {
  const status = record.error?.http_status_code;
  return {
    code:
      textOf(record, 'invocation_status') ?? textOf(record, 'final_invocation_status') ?? 'ERROR',
    message: record.error?.error_message ?? '',
    ...(typeof status === 'number' && { httpStatus: status }),
  };
}

function textOf(record: LogRecord, name: string): string | null {
  const value = record.details[name];
  return typeof value === 'string' ? value : null;
}

function numberOf(record: LogRecord, name: string): number | null {
  const value = record.details[name];
  return typeof value === 'number' ? value : null;
}
