import type { ApiFact } from './api-fact.ts';
import type { Instant } from './brand.ts';
import type { DeliveryFact } from './delivery-fact.ts';
import type { LambdaFact } from './lambda-fact.ts';
import type { SqsFact } from './sqs-fact.ts';

export type { DeliveryError, DeliveryIdentity, ExhaustedRetryCondition } from './delivery-fact.ts';
export type { FunctionIdentity } from './lambda-fact.ts';

/**
 * The record of what happened: append-only, in order, each entry with its moment of virtual time and
 * the entry that caused it. Everything the page shows is computed from it.
 *
 * Types in capitals are the message types of EventBridge's own bus logs (delivery.md §5), so that
 * what is learnt here can be searched for in CloudWatch. Types in lower case are what the targets do
 * after EventBridge has handed over, which the bus never learns of.
 */
export type TraceEntry = TraceFact & {
  /** 0, 1, 2 …: the entry's place in the trace. */
  readonly sequence: number;
  readonly at: Instant;
  /** The `sequence` of the entry this one follows from; `null` for what a person did. */
  readonly cause: number | null;
};

export type TraceFact = DeliveryFact | LambdaFact | SqsFact | ApiFact | SimulationFact;

/** Where something that a service holds came from. */
export interface Lineage {
  /** The event behind it; `null` if there is none, as behind what a person sends to a queue. */
  readonly eventId: string | null;
  /** The delivery that brought it here. */
  readonly deliveryId: string | null;
  /** How many deliveries led here. */
  readonly hops: number;
}

/** What happens to the simulation itself. */
export type SimulationFact = {
  readonly type: 'simulation-stopped';
  readonly reason: 'step-limit' | 'hop-limit';
  readonly limit: number;
};

export type TraceEntryOf<Type extends TraceFact['type']> = Extract<TraceEntry, { type: Type }>;
