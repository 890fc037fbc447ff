import type { Random } from '../clock/random.ts';
import { type Instant, type Millis, millis } from '../model/brand.ts';
import type { Target } from '../model/scenario.ts';
import type {
  DeliveryError,
  DeliveryIdentity,
  ExhaustedRetryCondition,
  Lineage,
} from '../model/trace.ts';
import type { Recorder } from './recorder.ts';
import { decideRetry, retryDelay } from './retry-policy.ts';

/**
 * One event on its way to one target, from the first attempt to its end (EventBridge User Guide,
 * *Event retry policy and dead-letter queues*):
 *
 *     INVOCATION_START ─ attempt ─┬─ accepted ──────────────────────────── SUCCESS
 *                          ▲      ├─ retryable, allowed by the policy ─┐
 *                          └──────┼────────────── waits ───────────────┘
 *                                 └─ permanent or exhausted ── FAILURE ─── dead-letter queue
 *
 * "Accepted" ends EventBridge's part; what the target does afterwards is the target's business.
 */
export interface Delivery {
  readonly identity: DeliveryIdentity;
  readonly target: Target;
  readonly ruleArn: string;
  readonly targetArn: string;
  /** The matched event. */
  readonly event: string;
  /** What the target is sent; `null` if it could not be made. */
  readonly input: string | null;
  readonly inputProblem: DeliveryError | null;
  /** When EventBridge received the event: its age counts from here. */
  readonly receivedAt: Instant;
  /** How many deliveries led to the event. */
  readonly hops: number;
  /** The entry that what happens next follows from. */
  cause: number;
}

export type AttemptOutcome =
  /** `handOver` runs when the acceptance is recorded: the target's own part begins. */
  | { readonly type: 'accepted' }
  | { readonly type: 'permanent'; readonly error: DeliveryError }
  | {
      readonly type: 'retryable' | 'throttled';
      readonly error: DeliveryError;
      /** What the target asks for with `Retry-After`. */
      readonly retryAfter?: Millis;
    };

/** What a delivery asks of the simulation. */
export interface DeliveryPorts {
  readonly record: Recorder;
  readonly now: () => Instant;
  /** A stream of its own for each delivery. */
  readonly random: (deliveryId: string) => Random;
  readonly scheduleAttempt: (delivery: Delivery, attempt: number, at: Instant) => void;
  /** Puts a message into a queue, or says why the queue refuses it. */
  readonly sendToQueue: (
    queue: string,
    body: string,
    attributes: Readonly<Record<string, string>>,
    lineage: Lineage,
    cause: number,
  ) => DeliveryError | null;
  readonly queueArn: (queue: string) => string;
  /** The target has accepted the event and does its part. */
  readonly handOver: (delivery: Delivery, cause: number) => void;
}

/** Records the start of an attempt. */
export function beginAttempt(delivery: Delivery, attempt: number, ports: DeliveryPorts): void {
  delivery.cause = ports.record(
    { type: 'INVOCATION_ATTEMPT_START', attempt, ...delivery.identity },
    delivery.cause,
  );
}

/** Takes an attempt's outcome and decides what follows from it. */
export function endAttempt(
  delivery: Delivery,
  attempt: number,
  outcome: AttemptOutcome,
  ports: DeliveryPorts,
): void {
  const { identity } = delivery;
  switch (outcome.type) {
    case 'accepted': {
      const cause = ports.record(
        { type: 'INVOCATION_ATTEMPT_SUCCESS', attempt, ...identity },
        delivery.cause,
      );
      delivery.cause = ports.record(
        { type: 'INVOCATION_SUCCESS', totalAttempts: attempt, ...identity },
        cause,
      );
      ports.handOver(delivery, delivery.cause);
      return;
    }
    case 'permanent': {
      const { error } = outcome;
      delivery.cause = ports.record(
        { type: 'INVOCATION_ATTEMPT_PERMANENT_FAILURE', attempt, error, ...identity },
        delivery.cause,
      );
      giveUp(delivery, { attempts: attempt, error, exhausted: null }, ports);
      return;
    }
    case 'retryable':
    case 'throttled': {
      const { error, retryAfter } = outcome;
      const own = retryDelay(attempt, ports.random(identity.deliveryId).fork(`retry/${attempt}`));
      const delay = millis(Math.max(own, retryAfter ?? 0));
      const decision = decideRetry(
        delivery.target.retryPolicy,
        attempt,
        ports.now(),
        delivery.receivedAt,
        delay,
      );
      const type =
        outcome.type === 'throttled'
          ? 'INVOCATION_ATTEMPT_THROTTLE'
          : 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE';
      const nextAttemptAt = decision.type === 'retry' ? decision.at : null;
      delivery.cause = ports.record(
        { type, attempt, error, nextAttemptAt, ...identity },
        delivery.cause,
      );
      if (decision.type === 'retry') ports.scheduleAttempt(delivery, attempt + 1, decision.at);
      else giveUp(delivery, { attempts: attempt, error, exhausted: decision.condition }, ports);
      return;
    }
  }
}

/** Ends a delivery that has failed: the event goes to the dead-letter queue, or is gone. */
export function giveUp(
  delivery: Delivery,
  end: {
    readonly attempts: number;
    readonly error: DeliveryError;
    readonly exhausted: ExhaustedRetryCondition | null;
  },
  ports: DeliveryPorts,
): void {
  const { attempts: totalAttempts, error, exhausted } = end;
  const { identity, target, event } = delivery;
  const queue = target.deadLetterQueue;
  delivery.cause = ports.record(
    {
      type: 'INVOCATION_FAILURE',
      totalAttempts,
      error,
      exhausted,
      dropped: queue === undefined,
      ...identity,
    },
    delivery.cause,
  );
  if (queue === undefined) return;
  const messageAttributes: Record<string, string> = {
    RULE_ARN: delivery.ruleArn,
    TARGET_ARN: delivery.targetArn,
    ERROR_CODE: error.code,
    ERROR_MESSAGE: error.message,
    ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
    RETRY_ATTEMPTS: String(Math.max(0, totalAttempts - 1)),
  };
  const { eventId, deliveryId } = identity;
  const lineage = { eventId, deliveryId, hops: delivery.hops };
  const refused = ports.sendToQueue(queue, event, messageAttributes, lineage, delivery.cause);
  delivery.cause = ports.record(
    {
      type: 'INVOCATION_DLQ',
      queue,
      queueArn: ports.queueArn(queue),
      messageAttributes,
      error: refused,
      ...identity,
    },
    delivery.cause,
  );
}
