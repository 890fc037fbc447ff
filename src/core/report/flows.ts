import type { Instant } from '../model/brand.ts';
import type { ResourceReference } from '../model/resource.ts';
import type { TraceEntry } from '../model/trace.ts';

/** Something that went from one resource to another after EventBridge had handed it over. */
export interface Flow {
  readonly from: ResourceReference;
  readonly to: ResourceReference;
  readonly outcome: 'delivered' | 'waiting' | 'lost' | 'dead-lettered';
}

/**
 * What became of events behind their targets, from resource to resource: the last that is known of
 * each pair. Messages name their event; of a batch it is those of its messages.
 */
export function reportFlows(
  trace: readonly TraceEntry[],
  eventIds: ReadonlySet<string>,
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly Flow[] {
  const flows = new Map<string, Flow>();
  const messages = new Set<string>();
  const add = (flow: Flow) => flows.set(keyOf(flow), flow);
  const isOurs = (eventId: string | null) => eventId !== null && eventIds.has(eventId);
  for (const entry of trace) {
    if (entry.at > until) break;
    switch (entry.type) {
      case 'sqs-message-sent':
        if (isOurs(entry.eventId)) messages.add(entry.messageId);
        break;
      case 'sqs-message-moved':
        if (!messages.has(entry.messageId)) break;
        messages.add(entry.newMessageId);
        add({
          from: { type: 'sqs-queue', name: entry.queue },
          to: { type: 'sqs-queue', name: entry.destination },
          outcome: entry.reason === 'redrive-policy' ? 'dead-lettered' : 'delivered',
        });
        break;
      case 'lambda-batch-ended':
        if (entry.batch.messageIds.some((id) => messages.has(id))) {
          const outcome = entry.failed.length > 0 ? 'waiting' : 'delivered';
          add({ ...batchWay(entry.batch.queue, entry.function), outcome });
        }
        break;
      case 'lambda-destination-invoked':
        if (isOurs(entry.eventId)) {
          const went = entry.role === 'on-success' ? 'delivered' : 'dead-lettered';
          add({
            from: { type: 'lambda-function', name: entry.function },
            to: entry.destination,
            outcome: entry.error === null ? went : 'lost',
          });
        }
        break;
      case 'sns-notification-delivered':
      case 'sns-notification-failed':
      case 'sns-notification-discarded':
        if (isOurs(entry.eventId)) {
          const outcome =
            entry.type === 'sns-notification-delivered'
              ? 'delivered'
              : entry.type === 'sns-notification-failed'
                ? 'waiting'
                : 'lost';
          add({ from: { type: 'sns-topic', name: entry.topic }, to: entry.endpoint, outcome });
        }
        if (
          entry.type === 'sns-notification-discarded' &&
          entry.deadLetterQueue !== null &&
          isOurs(entry.eventId)
        ) {
          add({
            from: { type: 'sns-topic', name: entry.topic },
            to: { type: 'sqs-queue', name: entry.deadLetterQueue },
            outcome: entry.error === null ? 'dead-lettered' : 'lost',
          });
        }
        break;
    }
  }
  return [...flows.values()];
}

function batchWay(queue: string, name: string): Pick<Flow, 'from' | 'to'> {
  return { from: { type: 'sqs-queue', name: queue }, to: { type: 'lambda-function', name } };
}

function keyOf({ from, to }: Flow): string {
  return `${from.type}:${from.name} ${to.type}:${to.name}`;
}
