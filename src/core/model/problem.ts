import type { ConfiguredReference, ResourceReference } from './resource.ts';

/**
 * Something about a resource, or about how a target uses one, that AWS would refuse or that cannot go
 * well. `field` is the member that it is about, as the scenario spells it; `null` for the whole.
 */
export interface ResourceProblem {
  /** AWS refuses an error. */
  readonly severity: 'error' | 'warning';
  readonly place: ResourcePlace;
  /** AWS's own words where they are known. */
  readonly message: string;
}

export type ResourcePlace =
  | {
      readonly type: 'resource';
      readonly resource: ConfiguredReference;
      readonly field: string | null;
    }
  | {
      readonly type: 'event-source-mapping';
      readonly queue: string;
      readonly function: string;
      readonly field: string | null;
    }
  | { readonly type: 'archive'; readonly archive: string; readonly field: string | null }
  | {
      readonly type: 'target';
      readonly bus: string;
      readonly rule: string;
      readonly target: string;
      readonly field: string | null;
    };

/** A way from one thing to the next that an event, or what comes of it, may take. */
export interface Hop {
  readonly from: ResourceReference;
  readonly to: ResourceReference;
  readonly via:
    | { readonly type: 'rule'; readonly rule: string; readonly targetId: string }
    | { readonly type: 'destination'; readonly role: 'on-success' | 'on-failure' | 'dead-letter' }
    | { readonly type: 'subscription' }
    | { readonly type: 'event-source-mapping' };
}

/** Ways that lead back to where they began: each goes on from where the one before it ends. */
export type Cycle = readonly Hop[];
