import type { Instant } from '../model/brand.ts';
import type { TraceEntry, TraceEntryOf } from '../model/trace.ts';
import {
  type DeliveryReport,
  endpointKey,
  type NotificationTry,
  type QueueMessageReport,
  type QueueStepReport,
  type TopicReport,
} from './delivery-report.ts';
import type { Draft } from './draft.ts';
import { applyToFunction, newFunctionReport } from './function-report.ts';

type Report = Draft<DeliveryReport>;
type NotificationEntry = TraceEntryOf<
  'sns-notification-delivered' | 'sns-notification-failed' | 'sns-notification-discarded'
>;
/** The report of a delivery, to be changed. */
type ReportOf = (deliveryId: string) => Report | undefined;

/**
 * What targets do with deliveries after they have accepted them. Entries about messages in queues name
 * the message and not the delivery, so it is kept which message came of which delivery.
 */
export class Afterwards {
  /** The delivery of each message. */
  readonly #byMessage: Map<string, string>;

  constructor(byMessage = new Map<string, string>()) {
    this.#byMessage = byMessage;
  }

  get size(): number {
    return this.#byMessage.size;
  }

  copy(): Afterwards {
    return new Afterwards(new Map(this.#byMessage));
  }

  /** `report` is that of the delivery which the entry names, if it names one. */
  apply(entry: TraceEntry, report: Report | undefined, reportOf: ReportOf): void {
    switch (entry.type) {
      case 'sqs-message-sent':
      case 'sqs-message-deduplicated':
        if (report) this.#sent(entry, report);
        return;
      case 'sqs-message-received':
        this.#step(reportOf, entry, 'received', {
          ...{ status: 'in-flight', receiveCount: entry.receiveCount },
        });
        return;
      case 'sqs-message-visible':
        this.#step(reportOf, entry, 'visible', { status: 'waiting' });
        return;
      case 'sqs-message-deleted':
        this.#step(reportOf, entry, 'deleted', { status: 'deleted' });
        return;
      case 'sqs-message-expired':
        this.#step(reportOf, entry, 'expired', { status: 'expired' });
        return;
      case 'sqs-message-moved':
        this.#moved(reportOf, entry);
        return;
      case 'INVOCATION_SUCCESS':
        if (report?.resource.type === 'event-bus') {
          report.afterwards = { type: 'bus', bus: report.resource.name };
        }
        return;
      case 'lambda-invocation-started':
        for (const messageId of entry.batch?.messageIds ?? []) {
          this.#change(reportOf, messageId, () => ({ function: entry.function }));
        }
        break;
    }
    if (!report) return;
    if (entry.type === 'lambda-accepted' && isOwn(report, 'lambda-function', entry.function)) {
      report.afterwards = newFunctionReport(entry);
      if (report.status !== 'delivered') report.acceptances++;
    } else if (entry.type === 'lambda-accepted' && report.afterwards?.type === 'topic') {
      noteGiven(report, { type: 'lambda-function', name: entry.function }, entry.payload);
    } else if (entry.type.startsWith('lambda-')) {
      const before = report.afterwards;
      if (before?.type === 'function') report.afterwards = applyToFunction(before, entry);
    } else if (entry.type.startsWith('sns-')) {
      applyToTopic(report, entry);
    } else {
      applyRecording(report, entry);
    }
  }

  #sent(
    entry: TraceEntryOf<'sqs-message-sent' | 'sqs-message-deduplicated'>,
    report: Report,
  ): void {
    if (entry.type === 'sqs-message-sent') {
      noteGiven(report, { type: 'sqs-queue', name: entry.queue }, entry.body);
    }
    // Not what ends in a dead-letter queue that is the target as well.
    if (report.failure || !isOwn(report, 'sqs-queue', entry.queue)) return;
    if (report.status !== 'delivered') report.acceptances++;
    const { queue, messageId, at: acceptedAt } = entry;
    report.afterwards = {
      ...{ type: 'queue', queue, messageId, status: 'waiting', receiveCount: 0, function: null },
      ...{ acceptedAt, steps: [] },
      deduplicated: entry.type === 'sqs-message-deduplicated',
    };
    this.#byMessage.set(messageId, report.deliveryId);
  }

  #step(
    reportOf: ReportOf,
    { messageId, at, queue }: { messageId: string; at: Instant; queue: string },
    type: QueueStepReport['type'],
    change: Partial<QueueMessageReport>,
  ): void {
    this.#change(reportOf, messageId, ({ steps }) => {
      return { ...change, steps: [...steps, { at, type, queue }] };
    });
  }

  #change(
    reportOf: ReportOf,
    messageId: string,
    change: (before: QueueMessageReport) => Partial<QueueMessageReport>,
  ): void {
    const deliveryId = this.#byMessage.get(messageId);
    const report = deliveryId === undefined ? undefined : reportOf(deliveryId);
    const before = report?.afterwards;
    if (report && before?.type === 'queue' && before.messageId === messageId) {
      report.afterwards = { ...before, ...change(before) };
    }
  }

  #moved(reportOf: ReportOf, entry: TraceEntryOf<'sqs-message-moved'>): void {
    const { messageId, newMessageId, destination: queue, reason, receiveCount } = entry;
    const status = reason === 'redrive' ? 'waiting' : 'dead-lettered';
    const type = reason === 'redrive' ? 'redriven' : 'dead-lettered';
    this.#step(reportOf, { ...entry, queue }, type, {
      ...{ queue, messageId: newMessageId, status, receiveCount },
    });
    const deliveryId = this.#byMessage.get(messageId);
    if (deliveryId !== undefined) this.#byMessage.set(newMessageId, deliveryId);
  }
}

/** Whether a thing that a delivery is named for was done by the delivery's own target. */
function isOwn({ resource }: Report, type: string, name: string): boolean {
  return resource.type === type && resource.name === name;
}

/** The first counts: what follows under the same names is the work of what was subscribed. */
function noteGiven(
  report: Report,
  endpoint: TopicReport['notifications'][number]['endpoint'],
  text: string,
): void {
  const before = report.afterwards;
  if (before?.type !== 'topic') return;
  const key = endpointKey(endpoint);
  report.afterwards = { ...before, given: { [key]: text, ...before.given } };
}

function applyToTopic(report: Report, entry: TraceEntry): void {
  if (entry.type === 'sns-message-published') {
    const { topic, messageId, message } = entry;
    if (!isOwn(report, 'sns-topic', topic)) return;
    const acceptedAt = entry.at;
    report.afterwards = {
      ...{ type: 'topic', topic, messageId, message, acceptedAt },
      ...{ given: {}, tries: [], notifications: [] },
    };
    if (report.status !== 'delivered') report.acceptances++;
    return;
  }
  const before = report.afterwards;
  if (before?.type !== 'topic' || !('endpoint' in entry)) return;
  if (before.messageId !== entry.messageId) return;
  const { endpoint } = entry;
  const earlier = before.notifications.find(
    (one) => one.endpoint.type === endpoint.type && one.endpoint.name === endpoint.name,
  );
  const notification: TopicReport['notifications'][number] = {
    endpoint,
    status: notificationStatus(entry),
    attempts: 'attempt' in entry ? entry.attempt : (earlier?.attempts ?? 0),
    error: entry.type === 'sns-notification-failed' ? entry.error : (earlier?.error ?? null),
  };
  const others = before.notifications.filter((one) => one !== earlier);
  // The last try and what is done about its failure are one.
  const isSettled = (one: NotificationTry) =>
    entry.type === 'sns-notification-discarded' &&
    one.at === entry.at &&
    one.endpoint === endpoint.name;
  report.afterwards = {
    ...before,
    tries: [...before.tries.filter((one) => !isSettled(one)), tryOf(entry, notification)],
    notifications: [...others, notification],
  };
}

function tryOf(
  { at, endpoint }: NotificationEntry,
  { status, attempts, error }: TopicReport['notifications'][number],
): NotificationTry {
  const outcome = status === 'waiting-to-retry' ? 'failed' : status;
  return { at, attempt: attempts, endpoint: endpoint.name, outcome, error };
}

function notificationStatus(
  entry: NotificationEntry,
): TopicReport['notifications'][number]['status'] {
  switch (entry.type) {
    case 'sns-notification-delivered':
      return 'delivered';
    case 'sns-notification-failed':
      return entry.nextAttemptAt === null ? 'lost' : 'waiting-to-retry';
    case 'sns-notification-discarded':
      return entry.deadLetterQueue !== null && entry.error === null ? 'dead-lettered' : 'lost';
  }
}

function applyRecording(report: Report, entry: TraceEntry): void {
  switch (entry.type) {
    case 'states-execution-started':
      report.afterwards = {
        ...{ type: 'recording', what: 'execution', where: entry.executionArn },
        recording: entry,
      };
      return;
    case 'kinesis-record-put':
      report.afterwards = {
        ...{ type: 'recording', what: 'record', where: entry.shardId },
        recording: entry,
      };
      return;
    case 'logs-event-put':
      report.afterwards = {
        ...{ type: 'recording', what: 'log-event', where: entry.logStream },
        recording: entry,
      };
      return;
  }
}
