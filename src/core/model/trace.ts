import type { ApiFact } from './api-fact.ts';
import type { ArchiveFact } from './archive-fact.ts';
import type { Instant } from './brand.ts';
import type { DeliveryFact } from './delivery-fact.ts';
import type { LambdaFact } from './lambda-fact.ts';
import type { RecorderFact } from './recorder-fact.ts';
import type { ResourceReference } from './resource.ts';
import type { SnsFact } from './sns-fact.ts';
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

export type TraceFact =
  | DeliveryFact
  | LambdaFact
  | SqsFact
  | SnsFact
  | ApiFact
  | RecorderFact
  | ArchiveFact
  | SimulationFact;

/** Where something that a service holds came from. */
export interface Lineage {
  /** The event behind it; `null` if there is none, as behind what a person sends to a queue. */
  readonly eventId: string | null;
  /** The delivery that brought it here. */
  readonly deliveryId: string | null;
  /** How many deliveries led here. */
  readonly hops: number;
}

/** One delivery on the way of an event that comes round again. */
export interface LoopStep {
  readonly eventBus: string;
  readonly rule: string;
  readonly targetId: string;
  readonly resource: ResourceReference;
}

/** What happens to the simulation itself. */
export type SimulationFact =
  /** Time has passed because a person wanted it to; `action` is an index into the scenario's actions. */
  | { readonly type: 'waited'; readonly action: number }
  /**
   * Somebody outside calls the API of a service whose own facts do not say so; what the call does has
   * this for its cause.
   */
  | {
      readonly type: 'api-called';
      readonly service: string;
      readonly operation: string;
      /** Index into the scenario's actions; `null` if it is none of them. */
      readonly action: number | null;
    }
  /** So much has happened that it looks endless: nothing more does. */
  | { readonly type: 'simulation-stopped'; readonly reason: 'step-limit'; readonly limit: number }
  /** An event has been passed on so often that it looks like a loop: it goes no further. */
  | {
      readonly type: 'simulation-stopped';
      readonly reason: 'hop-limit';
      readonly limit: number;
      /** Each leads to the next, and the last to the first; empty if no cycle was found. */
      readonly cycle: readonly LoopStep[];
    };

export type TraceEntryOf<Type extends TraceFact['type']> = Extract<TraceEntry, { type: Type }>;
