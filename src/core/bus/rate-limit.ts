import { type Instant, instant } from '../model/brand.ts';

/**
 * So many calls a second: a second's worth at once, and then one after the other. Whoever claims a
 * call is told when it may be made (the generic cell rate algorithm).
 */
export class RateLimit {
  readonly #interval: number;
  readonly #burst: number;
  /** When the bucket of unused calls is full again. */
  #fullAt = Number.NEGATIVE_INFINITY;

  constructor(callsPerSecond: number) {
    this.#interval = 1_000 / callsPerSecond;
    this.#burst = 1_000 - this.#interval;
  }

  claim(now: Instant): Instant {
    const from = Math.max(now, this.#fullAt);
    this.#fullAt = from + this.#interval;
    return instant(Math.max(now, Math.ceil(from - this.#burst)));
  }
}
