import type { AttemptOutcome, Delivery } from '../bus/delivery.ts';
import type { Random } from '../clock/random.ts';
import type { ApiFact } from '../model/api-fact.ts';
import { type Instant, type Millis, millis } from '../model/brand.ts';
import { type FailingType, failureFacts } from '../model/failure-facts.ts';
import type { DeliveryError } from '../model/trace.ts';

/** What EventBridge sees of a target when it calls it. */
export interface TargetCall {
  readonly outcome: AttemptOutcome;
  readonly latency: Millis;
  /**
   * The target accepts although EventBridge does not hear of it: it tries again, and the target gets
   * the event once more.
   */
  readonly acceptsUnheard?: boolean;
  /** What goes back and forth meanwhile, where that is on record: the last step ends the call. */
  readonly steps?: readonly ExchangeStep[];
}

/** A fact of a call, so long after the call has begun. */
export interface ExchangeStep {
  readonly after: Millis;
  readonly fact: ApiFact;
}

/** One try of EventBridge at a target. */
export interface TargetAttempt {
  readonly delivery: Delivery;
  /** What the target is sent. */
  readonly input: string;
  /** From 1. */
  readonly attempt: number;
  readonly chance: Random;
}

/** A kind of target: how it answers EventBridge, and what it does with what it has accepted. */
export interface TargetService {
  /** When the target can be called, if it is called only so often; the turn is then taken. */
  admit?(delivery: Delivery): Instant;
  call(attempt: TargetAttempt): TargetCall;
  /** The target has accepted the event, and its own part begins. */
  accept(delivery: Delivery, cause: number): void;
}

/** How long EventBridge waits for an answer. For AWS's own services the figure is our choice. */
export const CALL_TIMEOUT = millis(5_000);

export function accepted(latency: number): TargetCall {
  return { outcome: { type: 'accepted' }, latency: millis(latency) };
}

export function refused(error: DeliveryError, latency: number): TargetCall {
  return { outcome: { type: 'permanent', error }, latency: millis(latency) };
}

/** A call that the failure switch spoils. */
export function failedCall(
  type: FailingType,
  failure: string,
  message: string,
  latency: number,
): TargetCall {
  const { outcome, code, httpStatus } = failureFacts(type, failure);
  const error = { code, message, ...(httpStatus !== undefined && { httpStatus }) };
  return {
    outcome: { type: outcome, error },
    latency: code === 'TIMEOUT' ? CALL_TIMEOUT : millis(latency),
    ...(failure === 'TimeoutAfterAcceptance' && { acceptsUnheard: true }),
  };
}

/** Why a call was not accepted; `null` if it was. */
export function errorOf({ outcome }: TargetCall): DeliveryError | null {
  return outcome.type === 'accepted' ? null : outcome.error;
}
