import type { Instant } from '../../core/model/brand.ts';
import type {
  NotificationTry,
  QueueMessageReport,
  QueueStepReport,
  TopicReport,
} from '../../core/report/delivery-report.ts';
import type { Mark, MarkState, Track } from './lanes.ts';
import { spansOf } from './spans.ts';

/** A receive and what came of it; `null` while the message is in flight. */
interface Receive {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly end: QueueStepReport['type'] | null;
  readonly queue: string;
}

/** What happens to a message in its queue, one mark a receive. */
export function queueTrack(report: QueueMessageReport): Track {
  const receives = receivesOf(report.steps);
  return {
    owner: 'SQS',
    marks: receives.map(
      (receive, index): Mark => ({
        at: receive.endedAt ?? receive.startedAt,
        state: stateOf(receive),
        attempt: index + 1,
        words: `receive ${index + 1}${report.function ? ` for ${report.function}` : ''} ${receiveWords(receive)}`,
      }),
    ),
    spans: spansOf(report.acceptedAt, receives),
    end: endOfMessage(report),
  };
}

function receivesOf(steps: readonly QueueStepReport[]): readonly Receive[] {
  const receives: Receive[] = [];
  for (const { at, type, queue } of steps) {
    const last = receives.at(-1);
    if (type === 'received') {
      receives.push({ startedAt: at, endedAt: null, end: null, queue });
    } else if (last && last.endedAt === null) {
      receives[receives.length - 1] = { ...last, endedAt: at, end: type, queue };
    } else if (type !== 'visible') {
      receives.push({ startedAt: at, endedAt: at, end: type, queue });
    }
  }
  return receives;
}

function stateOf({ end }: Receive): MarkState {
  switch (end) {
    case null:
      return 'running';
    case 'deleted':
      return 'delivered';
    case 'dead-lettered':
      return 'dead-lettered';
    case 'expired':
      return 'lost';
    default:
      return 'waiting';
  }
}

function receiveWords({ end, queue }: Receive): string {
  switch (end) {
    case null:
    case 'received':
      return 'is in flight';
    case 'visible':
      return 'ended without deleting it: the message can be received again';
    case 'deleted':
      return 'ended with the message deleted';
    case 'dead-lettered':
      return `was the last: the redrive policy has moved the message to ${queue}`;
    case 'redriven':
      return `ended: the message was sent back to ${queue}`;
    case 'expired':
      return 'ended: the retention period is over, and the message is gone';
  }
}

function endOfMessage({ status, queue }: QueueMessageReport): Track['end'] {
  switch (status) {
    case 'deleted':
      return { state: 'delivered', words: 'dealt with' };
    case 'dead-lettered':
      return { state: 'dead-lettered', words: `in ${queue}` };
    case 'expired':
      return { state: 'lost', words: 'expired' };
    case 'waiting':
    case 'in-flight':
      return null;
  }
}

/** What a topic does with a message: one mark for each try with each of its subscriptions. */
export function topicTrack({ acceptedAt, tries, notifications }: TopicReport): Track {
  const lost = notifications.filter(({ status }) => status === 'lost').length;
  const kept = notifications.filter(({ status }) => status === 'dead-lettered').length;
  const done = notifications.filter(({ status }) => status === 'delivered').length;
  return {
    owner: 'SNS',
    marks: tries.map(
      (one): Mark => ({
        at: one.at,
        state: NOTIFICATION_STATES[one.outcome],
        attempt: one.attempt,
        words: notificationWords(one),
      }),
    ),
    spans: spansOf(
      acceptedAt,
      tries.map(({ at }) => ({ startedAt: at, endedAt: at })),
    ),
    end:
      done + kept + lost < notifications.length
        ? null
        : lost > 0
          ? { state: 'lost', words: `lost for ${lost} of ${notifications.length}` }
          : kept > 0
            ? { state: 'dead-lettered', words: `dead-lettered for ${kept}` }
            : {
                state: 'delivered',
                words: `at ${done} ${done === 1 ? 'subscription' : 'subscriptions'}`,
              },
  };
}

const NOTIFICATION_STATES = {
  delivered: 'delivered',
  failed: 'waiting',
  'dead-lettered': 'dead-lettered',
  lost: 'lost',
} as const satisfies Readonly<Record<NotificationTry['outcome'], MarkState>>;

function notificationWords({ endpoint, attempt, outcome, error }: NotificationTry): string {
  const code = error ? ` (${error.code})` : '';
  switch (outcome) {
    case 'delivered':
      return `${endpoint} took it at try ${attempt}`;
    case 'failed':
      return `try ${attempt} with ${endpoint} failed${code}; SNS tries again`;
    case 'dead-lettered':
      return `${endpoint} did not take it${code}: it is in the dead-letter queue of the subscription`;
    case 'lost':
      return `${endpoint} did not take it${code}, and it is lost there`;
  }
}
