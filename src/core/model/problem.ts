import type { ResourceReference } from './resource.ts';

/** Something about a resource that AWS would refuse, or that cannot go well. */
export interface ResourceProblem {
  /** AWS refuses an error. */
  readonly severity: 'error' | 'warning';
  readonly place:
    | { readonly type: 'resource'; readonly resource: ResourceReference }
    | {
        readonly type: 'event-source-mapping';
        readonly queue: string;
        readonly function: string;
      };
  /** AWS's own words where they are known. */
  readonly message: string;
}

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
