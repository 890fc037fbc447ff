import type { QueueAction } from '../model/action.ts';
import type { Instant } from '../model/brand.ts';
import type { SqsOperation } from '../model/sqs-fact.ts';
import type { TraceEntry } from '../model/trace.ts';

/** Something that a person did with a queue, and what came of it by a moment. */
export interface QueueRequestReport {
  readonly operation: SqsOperation;
  readonly at: Instant;
  /** Index into the scenario's actions; `null` if it is none of them. */
  readonly action: number | null;
  /** Of the request in the trace. */
  readonly sequence: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Messages that it sent, received, deleted, hid or moved so far. */
  readonly messageIds: readonly string[];
  /** Of a purge: how many messages are gone. */
  readonly purged: number;
  /** Of a send: the queue had the same message already. */
  readonly deduplicated: boolean;
  /** Of a redrive, once it has ended; `undefined` while it goes on. */
  readonly redriveEnded?: { readonly failureReason: string | null };
}

type Draft = { -readonly [Key in keyof QueueRequestReport]: QueueRequestReport[Key] };

/** What was asked of a queue by a moment, the latest first. */
export function reportQueueRequests(
  trace: readonly TraceEntry[],
  queue: string,
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly QueueRequestReport[] {
  const requests = new Map<number, Draft>();
  for (const entry of trace) {
    if (entry.at > until) break;
    if (entry.type === 'sqs-request' && entry.queue === queue) {
      const { operation, at, action, sequence } = entry;
      requests.set(sequence, {
        ...{ operation, at, action, sequence },
        ...{ error: null, messageIds: [], purged: 0, deduplicated: false },
      });
      continue;
    }
    const request = entry.cause === null ? undefined : requests.get(entry.cause);
    if (request) apply(request, entry);
  }
  return [...requests.values()].reverse();
}

function apply(request: Draft, entry: TraceEntry): void {
  switch (entry.type) {
    case 'sqs-request-refused':
      request.error = { code: entry.errorCode, message: entry.errorMessage };
      return;
    case 'sqs-message-deduplicated':
      request.deduplicated = true;
      request.messageIds = [...request.messageIds, entry.messageId];
      return;
    case 'sqs-message-moved':
      // A receive moves to the dead-letter queue what it does not give.
      if (request.operation !== 'StartMessageMoveTask') return;
      request.messageIds = [...request.messageIds, entry.messageId];
      return;
    case 'sqs-message-sent':
    case 'sqs-message-received':
    case 'sqs-message-deleted':
    case 'sqs-visibility-changed':
      request.messageIds = [...request.messageIds, entry.messageId];
      return;
    case 'sqs-queue-purged':
      request.purged = entry.messages;
      return;
    case 'sqs-redrive-ended':
      request.redriveEnded = { failureReason: entry.failureReason };
      return;
  }
}

/** In a few words: what a request asked for, and what it got. */
export function requestWords(request: QueueRequestReport, action: QueueAction | null): string {
  const { operation, messageIds, error } = request;
  if (error) return `${operation} was refused: ${error.code}.`;
  const count = messageIds.length;
  switch (operation) {
    case 'SendMessage':
      return request.deduplicated
        ? 'SendMessage: accepted and not kept, the queue had the same message within five minutes.'
        : 'SendMessage: accepted.';
    case 'ReceiveMessage': {
      if (count > 0) return `ReceiveMessage: ${messages(count)}.`;
      const wait = action?.type === 'receive-messages' ? action.waitSeconds : 0;
      return wait > 0
        ? `ReceiveMessage: nothing yet, it waits ${wait} s for a first message.`
        : 'ReceiveMessage: there was nothing to receive.';
    }
    case 'DeleteMessage':
      return count > 0
        ? 'DeleteMessage: the message is gone.'
        : 'DeleteMessage: accepted, and nothing was deleted, since the handle is that of an earlier receive or the message is gone already.';
    case 'ChangeMessageVisibility':
      return 'ChangeMessageVisibility: done.';
    case 'PurgeQueue':
      return `PurgeQueue: ${messages(request.purged)} deleted.`;
    case 'StartMessageMoveTask': {
      const { redriveEnded } = request;
      if (!redriveEnded) return `StartMessageMoveTask: under way, ${messages(count)} moved so far.`;
      const { failureReason } = redriveEnded;
      return failureReason === null
        ? `StartMessageMoveTask: ${messages(count)} moved.`
        : `StartMessageMoveTask failed after ${messages(count)}: ${failureReason}.`;
    }
  }
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}
