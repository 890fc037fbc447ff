import type { Instant } from '../../core/model/brand.ts';
import type { DeliveryReport } from '../../core/report/deliveries.ts';
import { formatDuration } from '../format/format-time.ts';
import type { TimeScale } from './time-scale.ts';

export type MarkState =
  | 'delivered'
  | 'waiting'
  | 'failed'
  | 'dead-lettered'
  | 'running'
  | 'succeeded'
  | 'scheduled';

export interface Mark {
  readonly at: Instant;
  readonly x: number;
  readonly state: MarkState;
  readonly sign: string;
  /** What happened, in words. */
  readonly label: string;
  /** How many marks too close together stand here as one. */
  readonly count: number;
}

/** One delivery: what EventBridge does, and below it what the target does after the hand-over. */
export interface Lane {
  readonly id: string;
  readonly rule: string;
  readonly target: string;
  readonly delivery: readonly Mark[];
  readonly afterwards: readonly Mark[];
  /** Where EventBridge's part ends and the target's begins. */
  readonly handOver: { readonly at: Instant; readonly x: number } | null;
}

const SIGNS: Readonly<Record<MarkState, string>> = {
  delivered: '✓',
  succeeded: '✓',
  waiting: '↻',
  failed: '✗',
  'dead-lettered': '⊗',
  running: '…',
  scheduled: '·',
};

/** Marks nearer than this become one. */
const CLUSTER_PIXELS = 22;

export function lanesOf(deliveries: readonly DeliveryReport[], scale: TimeScale): readonly Lane[] {
  return deliveries.map((report) => ({
    id: report.deliveryId,
    rule: report.rule,
    target: report.resource.name,
    delivery: cluster(deliveryMarks(report, scale)),
    afterwards: cluster(afterwardsMarks(report, scale)),
    handOver: handOverOf(report, scale),
  }));
}

type Bare = Omit<Mark, 'count' | 'sign'>;

function deliveryMarks(report: DeliveryReport, scale: TimeScale): readonly Bare[] {
  const marks = report.attempts.map((attempt): Bare => {
    const at = attempt.endedAt ?? attempt.startedAt;
    const name = `EventBridge, attempt ${attempt.attempt}`;
    const reason = attempt.error ? `: ${attempt.error.code}` : '';
    const states = {
      'under-way': ['running', 'under way'],
      accepted: ['delivered', 'accepted'],
      retryable: ['waiting', 'failed, retried'],
      throttled: ['waiting', 'throttled, retried'],
      permanent: ['failed', 'failed for good'],
    } as const;
    const [state, words] = states[attempt.outcome];
    return { at, x: scale.x(at), state, label: `${name} ${words}${reason}` };
  });
  const last = marks.at(-1);
  if (!last || !report.failure) return marks;
  const isKept = report.status === 'dead-lettered';
  const end: Bare = {
    ...last,
    state: isKept ? 'dead-lettered' : 'failed',
    label: isKept
      ? `${last.label}; EventBridge gave up: the event is in ${report.deadLetter?.queue}`
      : `${last.label}; EventBridge gave up: the event is gone`,
  };
  return [...marks.slice(0, -1), end];
}

function afterwardsMarks({ afterwards }: DeliveryReport, scale: TimeScale): readonly Bare[] {
  if (afterwards?.type !== 'function') return [];
  return afterwards.invocations.map((invocation): Bare => {
    const at = invocation.endedAt ?? invocation.startedAt;
    const name = `${afterwards.function}, try ${invocation.attempt}`;
    if (!invocation.outcome)
      return { at, x: scale.x(at), state: 'running', label: `${name} is running` };
    const took = formatDuration(invocation.durationMilliseconds ?? 0);
    if (invocation.outcome.ok) {
      return { at, x: scale.x(at), state: 'succeeded', label: `${name} succeeded in ${took}` };
    }
    const isLast = invocation === afterwards.invocations.at(-1) && afterwards.discarded !== null;
    const state = !isLast ? 'waiting' : afterwards.discarded?.sentTo ? 'dead-lettered' : 'failed';
    const end = !isLast
      ? 'Lambda tries again'
      : afterwards.discarded?.sentTo
        ? `Lambda sent its record to ${afterwards.discarded.sentTo}`
        : 'Lambda gave up: the event is gone';
    return { at, x: scale.x(at), state, label: `${name} failed after ${took}; ${end}` };
  });
}

function handOverOf(report: DeliveryReport, scale: TimeScale): Lane['handOver'] {
  if (report.afterwards?.type !== 'function') return null;
  const at = report.afterwards.acceptedAt;
  return { at, x: scale.x(at) };
}

function cluster(marks: readonly Bare[]): readonly Mark[] {
  const result: Mark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    // What ends a lane stays to be seen by itself.
    if (last && mark.x - last.x < CLUSTER_PIXELS && last.state === mark.state) {
      const count = last.count + 1;
      const label = `${count} of them, the last: ${mark.label}`;
      result[result.length - 1] = { ...last, count, label, sign: String(count) };
    } else {
      result.push({ ...mark, count: 1, sign: SIGNS[mark.state] });
    }
  }
  return result;
}
