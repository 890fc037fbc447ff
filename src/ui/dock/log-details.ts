import type { LoopStep, TraceEntry } from '../../core/model/trace.ts';
import { adviceOn } from '../../core/report/refused-entry.ts';
import { formatDuration } from '../format/format-time.ts';

/** What a row of the log says beside its type. */
export function detailsOf(entry: TraceEntry): string {
  switch (entry.type) {
    case 'EVENT_RECEIPT':
      return `bus ${entry.eventBus}, entry ${entry.entryIndex + 1}${entry.hops > 0 ? `, published by a handler` : ''}${entry.replay === undefined ? '' : `, by replay ${entry.replay}`}`;
    case 'EVENT_INGEST_SUCCESS':
      return `event ${entry.eventId}${entry.unknownBus ? `, but there is no bus ${entry.eventBus}` : ''}`;
    case 'EVENT_INGEST_FAILURE':
      return [`${entry.errorCode}: ${entry.errorMessage}`, adviceOn(entry.errorCode) ?? []]
        .flat()
        .join('. ');
    case 'RULE_MATCH_START':
    case 'NO_STANDARD_RULES_MATCHED':
      return `bus ${entry.eventBus}`;
    case 'RULE_MATCH':
      return entry.rule;
    case 'event-archived':
      return `event ${entry.eventId}, in ${entry.archive} within ${formatDuration(entry.availableAt - entry.at)}`;
    case 'replay-started':
      return `${entry.replay}: STARTING, from ${entry.archive} to bus ${entry.eventBus}`;
    case 'replay-state-changed':
      return `${entry.replay}: ${entry.state}, ${entry.replayed} ${entry.replayed === 1 ? 'event' : 'events'} replayed`;
    case 'replay-request-refused':
      return `${entry.operation}, ${entry.replay}: ${entry.errorCode} ${entry.errorMessage}`;
    case 'schedule-fired':
      return `${entry.rule}, event ${entry.eventId}`;
    case 'INVOCATION_START':
      return `${entry.rule} → ${entry.resource.name}`;
    case 'INVOCATION_ATTEMPT_START':
    case 'INVOCATION_ATTEMPT_SUCCESS':
      return `${entry.rule} → ${entry.resource.name}, attempt ${entry.attempt}`;
    case 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE':
    case 'INVOCATION_ATTEMPT_THROTTLE': {
      const next =
        entry.nextAttemptAt === null
          ? 'no retry left'
          : `next try in ${formatDuration(entry.nextAttemptAt - entry.at)}`;
      return `${entry.resource.name}, attempt ${entry.attempt}: ${entry.error.code}, ${next}`;
    }
    case 'INVOCATION_ATTEMPT_PERMANENT_FAILURE':
      return `${entry.resource.name}, attempt ${entry.attempt}: ${entry.error.code} ${entry.error.message}`;
    case 'INVOCATION_SUCCESS':
      return `${entry.rule} → ${entry.resource.name} after ${entry.totalAttempts} ${entry.totalAttempts === 1 ? 'attempt' : 'attempts'}`;
    case 'INVOCATION_FAILURE':
      return `${entry.rule} → ${entry.resource.name}: ${entry.exhausted ?? entry.error.code}${entry.dropped ? ', the event is dropped' : ''}`;
    case 'INVOCATION_DLQ':
      return entry.error
        ? `${entry.queue} refused it: ${entry.error.code}`
        : `to ${entry.queue}, ${entry.messageAttributes.ERROR_CODE}`;
    case 'lambda-invoke-requested':
      return `${entry.function}, by hand`;
    case 'lambda-invoke-refused':
      return `${entry.function}: ${entry.error.code} ${entry.error.message}`;
    case 'lambda-accepted':
      return `${entry.function}: accepted (202), EventBridge is done`;
    case 'lambda-invocation-started':
      return `${entry.function}, try ${entry.attempt}${entry.coldStart ? ', cold start' : ''}`;
    case 'lambda-invocation-succeeded':
      return `${entry.function}, try ${entry.attempt}, ${formatDuration(entry.durationMilliseconds)}`;
    case 'lambda-invocation-failed':
      return `${entry.function}, try ${entry.attempt}: ${entry.error.errorType} ${entry.error.errorMessage}`;
    case 'lambda-invocation-throttled':
      return `${entry.function}: TooManyRequestsException`;
    case 'lambda-event-discarded':
      return `${entry.function}: ${entry.condition}${entry.dropped ? ', the event is gone' : ''}`;
    case 'lambda-destination-invoked':
      return `${entry.function}, ${entry.role}: ${entry.error ? `${entry.destination.name} refused it, ${entry.error.code}` : `to ${entry.destination.name}`}`;
    case 'lambda-message-filtered':
      return `${entry.queue} → ${entry.function}, message ${entry.messageId.slice(0, 8)}: no filter matches, deleted`;
    case 'lambda-batch-ended':
      return `${entry.batch.queue} → ${entry.function}: ${entry.batch.messageIds.length - entry.failed.length} of ${entry.batch.messageIds.length} messages dealt with${entry.problem === null ? '' : `. ${entry.problem}`}`;
    case 'sns-message-published':
      return `${entry.topic}, message ${entry.messageId.slice(0, 8)}`;
    case 'sns-notification-delivered':
      return `${entry.topic} → ${entry.endpoint.name}, try ${entry.attempt}`;
    case 'sns-notification-failed':
      return `${entry.topic} → ${entry.endpoint.name}, try ${entry.attempt}: ${entry.error.code}`;
    case 'sns-notification-discarded':
      return `${entry.topic} → ${entry.endpoint.name}: ${entry.deadLetterQueue !== null && !entry.error ? `to ${entry.deadLetterQueue}` : 'lost'}`;
    case 'states-execution-started':
      return `${entry.stateMachine}, ${entry.executionArn.slice(entry.executionArn.lastIndexOf(':') + 1)}`;
    case 'kinesis-record-put':
      return `${entry.stream}, ${entry.shardId}, partition key ${entry.partitionKey}`;
    case 'logs-event-put':
      return `${entry.logGroup}`;
    case 'sqs-request':
      return `${entry.operation}, ${entry.queue}`;
    case 'sqs-request-refused':
      return `${entry.operation}, ${entry.queue}: ${entry.errorCode} ${entry.errorMessage}`;
    case 'sqs-message-deduplicated':
      return `${entry.queue}, as message ${entry.messageId.slice(0, 8)}: sent again within five minutes, not kept`;
    case 'sqs-visibility-changed':
      return `${entry.queue}, message ${entry.messageId.slice(0, 8)}, visible again in ${formatDuration(entry.visibleAgainAt - entry.at)}`;
    case 'sqs-message-moved':
      return `message ${entry.messageId.slice(0, 8)}, ${entry.queue} → ${entry.destination}, ${entry.reason === 'redrive' ? 'sent back' : `received ${entry.receiveCount} times`}`;
    case 'sqs-queue-purged':
      return `${entry.queue}, ${entry.messages} messages deleted`;
    case 'sqs-redrive-ended':
      return `${entry.queue}, ${entry.moved} messages moved${entry.failureReason === null ? '' : `, then ${entry.failureReason}`}`;
    case 'sqs-message-sent':
    case 'sqs-message-visible':
    case 'sqs-message-deleted':
    case 'sqs-message-expired':
      return `${entry.queue}, message ${entry.messageId.slice(0, 8)}`;
    case 'sqs-message-received':
      return `${entry.queue}, message ${entry.messageId.slice(0, 8)}, receive ${entry.receiveCount}`;
    case 'INVOCATION_THROTTLE_START':
      return `${entry.resource.name}, attempt ${entry.attempt}: more calls a second than the account may make, waits ${formatDuration(entry.until - entry.at)}`;
    case 'api-call-queued':
      return `${entry.resource.name}, attempt ${entry.attempt}: above the rate limit, waits ${formatDuration(entry.until - entry.at)}`;
    case 'api-token-request':
      return `${entry.method} ${entry.url}, for a token of ${entry.connection}`;
    case 'api-token-response':
      return entry.status === null
        ? `no answer within ${formatDuration(entry.latencyMilliseconds)}`
        : `status ${entry.status} after ${formatDuration(entry.latencyMilliseconds)}`;
    case 'api-request':
      return `${entry.method} ${entry.url}, attempt ${entry.attempt}`;
    case 'api-response':
      return entry.status === null
        ? `no answer within ${formatDuration(entry.latencyMilliseconds)}`
        : `status ${entry.status} after ${formatDuration(entry.latencyMilliseconds)}`;
    case 'api-called':
      return `${entry.service}, ${entry.operation}`;
    case 'waited':
      return 'until here, since time was let pass';
    case 'simulation-stopped':
      return entry.reason === 'step-limit'
        ? `after ${entry.limit.toLocaleString('en')} steps: it looks endless`
        : `an event was passed on ${entry.limit} times: it looks like a loop${loopWords(entry.cycle)}`;
  }
}

function loopWords(cycle: readonly LoopStep[]): string {
  const steps = cycle.map(({ rule, resource }) => `${rule} → ${resource.name}`);
  return steps.length === 0 ? '' : ` (${steps.join(', ')})`;
}
