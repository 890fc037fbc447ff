import type { Instant } from '../../core/model/brand.ts';
import { assertNever } from '../../core/model/result.ts';
import type { ResourceType } from '../../core/model/scenario.ts';
import type {
  AttemptReport,
  DeliveryReport,
  FunctionReport,
  InvocationReport,
  TargetReport,
} from '../../core/report/delivery-report.ts';
import { formatDuration } from '../format/format-time.ts';
import { queueTrack, topicTrack } from './message-tracks.ts';
import { spansOf } from './spans.ts';

export type MarkState = 'delivered' | 'waiting' | 'dead-lettered' | 'lost' | 'running';

/** One try, where it ended. */
export interface Mark {
  readonly at: Instant;
  readonly state: MarkState;
  /** 1 for the first try. */
  readonly attempt: number;
  /** `attempt 2 throttled (THROTTLING); EventBridge tries again` */
  readonly words: string;
}

/** What goes on between two moments: on the way, at work, or waiting for the next try. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly kind: 'way' | 'work' | 'wait';
}

/** Who goes on after EventBridge has handed over. */
export type Afterwards = 'Lambda' | 'SQS' | 'SNS';

/** The part of a delivery that one side is answerable for. */
export interface Track {
  readonly owner: 'EventBridge' | Afterwards;
  readonly marks: readonly Mark[];
  readonly spans: readonly Span[];
  /** How it ended, in a few words; `null` while it goes on. */
  readonly end: { readonly state: MarkState; readonly words: string } | null;
}

/** One delivery: what EventBridge does, and below it what the target does after the hand-over. */
export interface Lane {
  readonly id: string;
  readonly rule: string;
  readonly target: string;
  readonly kind: ResourceType;
  readonly delivery: Track;
  readonly afterwards: Track | null;
  /** Where EventBridge's part ends and the target's begins. */
  readonly handOver: Instant | null;
}

export function lanesOf(deliveries: readonly DeliveryReport[]): readonly Lane[] {
  return deliveries.map((report): Lane => {
    const { afterwards } = report;
    const track = afterwards && afterwardsTrack(afterwards);
    return {
      id: report.deliveryId,
      rule: report.rule,
      target: report.resource.name,
      kind: report.resource.type,
      delivery: deliveryTrack(report),
      afterwards: track,
      handOver: track && afterwards && 'acceptedAt' in afterwards ? afterwards.acceptedAt : null,
    };
  });
}

/** `null` where nothing more happens that could be drawn: in a queue that nobody reads, in a stream. */
function afterwardsTrack(afterwards: TargetReport): Track | null {
  switch (afterwards.type) {
    case 'function':
      return functionTrack(afterwards);
    case 'queue':
      return afterwards.steps.length > 0 ? queueTrack(afterwards) : null;
    case 'topic':
      return afterwards.tries.length > 0 ? topicTrack(afterwards) : null;
    case 'bus':
    case 'recording':
      return null;
    default:
      return assertNever(afterwards);
  }
}

function deliveryTrack(report: DeliveryReport): Track {
  const { attempts, startedAt } = report;
  const end = endOfDelivery(report);
  const gaveUp = end !== null && end.state !== 'delivered';
  return {
    owner: 'EventBridge',
    marks: attempts.map((attempt): Mark => {
      const isEnd = gaveUp && attempt === attempts.at(-1);
      const words = `attempt ${attempt.attempt} ${outcomeWords(attempt)}`;
      return {
        at: attempt.endedAt ?? attempt.startedAt,
        state: isEnd ? end.state : stateOf(attempt),
        attempt: attempt.attempt,
        words: isEnd ? `${words}; EventBridge gave up: the event is ${end.words}` : words,
      };
    }),
    spans: spansOf(startedAt, attempts),
    end,
  };
}

function endOfDelivery(report: DeliveryReport): Track['end'] {
  switch (report.status) {
    case 'delivered':
      return { state: 'delivered', words: acceptedBy(report) };
    case 'dead-lettered':
      return { state: 'dead-lettered', words: `in ${report.deadLetter?.queue}` };
    case 'dropped':
    case 'lost':
      return { state: 'lost', words: 'lost' };
    default:
      return null;
  }
}

function acceptedBy({ resource, requests }: DeliveryReport): string {
  switch (resource.type) {
    case 'lambda-function':
      return 'accepted by Lambda';
    case 'sqs-queue':
      return 'in the queue';
    case 'api-destination':
      return `answered ${requests.at(-1)?.response?.status ?? ''}`.trim();
    case 'event-bus':
      return 'on the bus';
    case 'sns-topic':
      return 'accepted by SNS';
    case 'state-machine':
      return 'execution started';
    case 'kinesis-stream':
      return 'in the stream';
    case 'log-group':
      return 'in the log';
  }
}

function stateOf({ outcome }: AttemptReport): MarkState {
  switch (outcome) {
    case 'under-way':
      return 'running';
    case 'accepted':
      return 'delivered';
    case 'retryable':
    case 'throttled':
      return 'waiting';
    case 'permanent':
      return 'lost';
  }
}

function outcomeWords({ outcome, error }: AttemptReport): string {
  const code = error ? ` (${error.code})` : '';
  switch (outcome) {
    case 'under-way':
      return 'is under way';
    case 'accepted':
      return 'was accepted';
    case 'retryable':
      return `failed${code}`;
    case 'throttled':
      return `was throttled${code}`;
    case 'permanent':
      return `failed for good${code}`;
  }
}

function functionTrack(report: FunctionReport): Track {
  const { invocations, acceptedAt, discarded } = report;
  const end = endOfFunction(report);
  return {
    owner: 'Lambda',
    marks: invocations.map((invocation): Mark => {
      const isEnd = discarded !== null && invocation === invocations.at(-1);
      const words = `try ${invocation.attempt} ${invocationWords(invocation)}`;
      return {
        at: invocation.endedAt ?? invocation.startedAt,
        state: isEnd && end ? end.state : invocationState(invocation),
        attempt: invocation.attempt,
        words: isEnd
          ? `${words}; Lambda gave up: the event is ${whereDiscarded(discarded)}`
          : words,
      };
    }),
    spans: spansOf(acceptedAt, invocations),
    end,
  };
}

function endOfFunction({ status, discarded, throttles }: FunctionReport): Track['end'] {
  const throttled = throttles > 0 ? `throttled ${throttles}×` : '';
  switch (status) {
    case 'succeeded':
      return { state: 'delivered', words: throttled ? `${throttled}, then returned` : 'returned' };
    case 'throttled':
      return { state: 'waiting', words: throttled };
    case 'discarded': {
      const where = whereDiscarded(discarded);
      return {
        state: where === 'lost' ? 'lost' : 'dead-lettered',
        words: throttled ? `${throttled}, then ${where}` : where,
      };
    }
    default:
      return null;
  }
}

function whereDiscarded(discarded: FunctionReport['discarded']): string {
  return discarded?.sentTo && !discarded.error ? `in ${discarded.sentTo}` : 'lost';
}

function invocationState({ outcome }: InvocationReport): MarkState {
  if (!outcome) return 'running';
  return outcome.ok ? 'delivered' : 'waiting';
}

function invocationWords({ outcome, durationMilliseconds, coldStart }: InvocationReport): string {
  const start = coldStart ? ', cold start' : '';
  if (!outcome) return `is running${start}`;
  const took = formatDuration(durationMilliseconds ?? 0);
  return outcome.ok
    ? `returned after ${took}${start}`
    : `failed after ${took}${start} (${outcome.error.errorType})`;
}
