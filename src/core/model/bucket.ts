import type { Instant } from './brand.ts';

/** A bucket of tokens as it is at a moment, from which it can go on elsewhere. */
export interface BucketState {
  readonly perSecond: number;
  /** In thousandths of a token, so that every sum is exact; below zero after a debt. */
  readonly level: number;
  /** Since when the level is that. */
  readonly at: Instant;
}
