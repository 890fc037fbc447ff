import type { Instant } from '../model/brand.ts';
import type { Queue } from '../model/scenario.ts';
import type { TraceEntry } from '../model/trace.ts';

export interface QueueReport {
  readonly name: string;
  /** In the order of arrival; deleted ones are left out. */
  readonly messages: readonly MessageReport[];
  readonly visible: number;
  readonly inFlight: number;
  /** How often messages were received, deleted ones included. */
  readonly received: number;
}

export interface MessageReport {
  readonly messageId: string;
  readonly sentAt: Instant;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly receiveCount: number;
  readonly inFlight: boolean;
  readonly eventId: string | null;
}

/** What is in each queue at a moment, computed from the trace. */
export function reportQueues(
  trace: readonly TraceEntry[],
  queues: readonly Pick<Queue, 'name'>[],
  until: Instant = Number.POSITIVE_INFINITY as Instant,
): readonly QueueReport[] {
  const messages = new Map<string, Map<string, MessageReport>>();
  const received = new Map<string, number>();
  const change = (queue: string, id: string, change: Partial<MessageReport>) => {
    const message = messages.get(queue)?.get(id);
    if (message) messages.get(queue)?.set(id, { ...message, ...change });
  };
  for (const entry of trace) {
    if (entry.at > until) break;
    switch (entry.type) {
      case 'sqs-message-sent': {
        const { queue, messageId, body, messageAttributes: attributes, eventId, at } = entry;
        const inQueue = messages.get(queue) ?? new Map<string, MessageReport>();
        messages.set(queue, inQueue);
        inQueue.set(messageId, {
          ...{ messageId, body, attributes, eventId },
          sentAt: at,
          receiveCount: 0,
          inFlight: false,
        });
        break;
      }
      case 'sqs-message-received':
        received.set(entry.queue, (received.get(entry.queue) ?? 0) + 1);
        change(entry.queue, entry.messageId, { inFlight: true, receiveCount: entry.receiveCount });
        break;
      case 'sqs-message-visible':
        change(entry.queue, entry.messageId, { inFlight: false });
        break;
      case 'sqs-message-deleted':
        messages.get(entry.queue)?.delete(entry.messageId);
        break;
    }
  }
  return queues.map(({ name }) => {
    const here = [...(messages.get(name)?.values() ?? [])];
    const inFlight = here.filter((message) => message.inFlight).length;
    return {
      name,
      messages: here,
      visible: here.length - inFlight,
      inFlight,
      received: received.get(name) ?? 0,
    };
  });
}
