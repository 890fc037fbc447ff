import type { Instant } from '../model/brand.ts';
import type { BucketState } from '../model/bucket.ts';

const TOKEN = 1_000;

/** Full, as one is that has been left alone for a second. */
export function fullBucket(perSecond: number, at: Instant): BucketState {
  return { perSecond, level: perSecond * TOKEN, at };
}

/**
 * So many of something a second: what comes above is refused, and not made to wait (`RateLimit`). A
 * second's worth is there at once, and comes again at an even rate.
 */
export class TokenBucket {
  #state: BucketState;

  constructor(state: BucketState) {
    this.#state = state;
  }

  get state(): BucketState {
    return this.#state;
  }

  /** Takes a token, if there is one. */
  take(now: Instant): boolean {
    const level = this.#levelAt(now);
    if (level < TOKEN) return false;
    this.#set(level - TOKEN, now);
    return true;
  }

  /** Takes one that somebody was promised, even on credit. */
  owe(now: Instant): void {
    this.#set(this.#levelAt(now) - TOKEN, now);
  }

  /** A millisecond brings a thousandth of a second's worth. */
  #levelAt(now: Instant): number {
    const { perSecond, level, at } = this.#state;
    return Math.min(perSecond * TOKEN, level + Math.max(0, now - at) * perSecond);
  }

  #set(level: number, now: Instant): void {
    const { perSecond, at } = this.#state;
    this.#state = { perSecond, level, at: now > at ? now : at };
  }
}
