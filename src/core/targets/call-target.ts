import type { AttemptOutcome } from '../bus/delivery.ts';
import type { Random } from '../clock/random.ts';
import { type Millis, millis } from '../model/brand.ts';
import type { ApiDestination, ResourceReference } from '../model/scenario.ts';
import type { DeliveryError } from '../model/trace.ts';
import { callApiDestination, type HttpExchange } from './api-destination.ts';
import { noResource } from './target-errors.ts';

/** What EventBridge sees of a target when it calls it. */
export interface TargetCall {
  readonly outcome: AttemptOutcome;
  readonly latency: Millis;
  /** The request that left EventBridge, and its answer; API destinations only. */
  readonly exchange: Pick<HttpExchange, 'request' | 'response'> | null;
}

export interface CallableTargets {
  readonly functionRefusal: (name: string, payload: string) => DeliveryError | null;
  readonly queueRefusal: (name: string, body: string) => DeliveryError | null;
  readonly apiDestinations: readonly ApiDestination[];
}

const TIMEOUT_MILLISECONDS = 5_000;

/** Calls a target with its input. Latencies of AWS's own services are a small choice of ours. */
export function callTarget(
  { type, name }: ResourceReference,
  input: string,
  targets: CallableTargets,
  chance: Random,
): TargetCall {
  switch (type) {
    case 'lambda-function': {
      const error = targets.functionRefusal(name, input);
      return answered(error && { type: 'permanent', error }, chance.between(12, 40));
    }
    case 'sqs-queue': {
      const error = targets.queueRefusal(name, input);
      const latency = error?.code === 'TIMEOUT' ? TIMEOUT_MILLISECONDS : chance.between(8, 30);
      return answered(error && { type: retryOf(error), error }, latency);
    }
    case 'api-destination': {
      const destination = targets.apiDestinations.find((item) => item.name === name);
      if (!destination) {
        const error = noResource(`ApiDestination ${name} does not exist.`);
        return answered({ type: 'permanent', error }, 5);
      }
      const { outcome, latency, request, response } = callApiDestination(destination, input);
      return { outcome, latency, exchange: request && { request, response } };
    }
  }
}

function answered(failure: AttemptOutcome | null, latency: number): TargetCall {
  return { outcome: failure ?? { type: 'accepted' }, latency: millis(latency), exchange: null };
}

function retryOf({ code }: DeliveryError): 'throttled' | 'retryable' | 'permanent' {
  if (code === 'THROTTLING') return 'throttled';
  return code === 'TIMEOUT' ? 'retryable' : 'permanent';
}
