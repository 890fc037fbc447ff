import { type Instant, instant } from '../core/model/brand.ts';

/**
 * What code costs in virtual time. Counted in steps of the engine and never in real time, so that an
 * outcome does not depend on the machine. Our choice, near what a function with 128 MB shows.
 */
const COST = {
  /** Between two questions of the engine whether to go on: 10,000 calls, or 5,000 turns of a loop. */
  poll: 0.5,
  /** One reaction of a promise. */
  job: 0.005,
  /** One turn of the event loop: a timer, and what follows from it. */
  turn: 0.05,
  hostCall: 0.02,
  perCharacter: 1 / 50_000,
  /** Python's loop asks once in 50 jumps and calls. */
  pythonLoop: 0.005,
  /**
   * Something built-in asks: `str` each time, a regular expression only once in 4,096 steps. Such an
   * expression, if it is hopeless, is ended by the limit in real time.
   */
  pythonBuiltIn: 0.001,
} as const;

/** What an invocation and an initialisation take besides the handler's own code. Our choice. */
export const INVOCATION_MILLISECONDS = 1;
export const ENVIRONMENT_START_MILLISECONDS = 120;

/**
 * Of computation in one invocation. Code that has used so much is taken to run until its time-out,
 * so that an endless loop in a function with a time-out of 15 minutes ends in a second or two.
 */
const MAXIMUM_COMPUTATION_MILLISECONDS = 5_000;

/** The clock of one environment: it moves while the handler computes, and from timer to timer. */
export class VirtualTime {
  #now = 0;
  #deadline = 0;
  #computed = 0;

  /** A whole number, as clocks in a handler show it. */
  get now(): Instant {
    return instant(Math.floor(this.#now));
  }

  /** The same with its fraction, in milliseconds since the epoch. */
  get exact(): number {
    return this.#now;
  }

  /** Milliseconds of this invocation in which something was computed, and not waited for. */
  get computed(): number {
    return this.#computed;
  }

  get deadline(): Instant {
    return instant(Math.floor(this.#deadline));
  }

  startAt(now: Instant): void {
    this.#now = now;
    this.#computed = 0;
  }

  allow(milliseconds: number): void {
    this.#deadline = this.#now + milliseconds;
  }

  isOver(): boolean {
    return this.#now >= this.#deadline || this.#computed >= MAXIMUM_COMPUTATION_MILLISECONDS;
  }

  /** Moves on to a moment at which something is due. */
  sleepUntil(milliseconds: number): void {
    this.#now = Math.max(this.#now, milliseconds);
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  chargePoll(): void {
    this.#compute(COST.poll);
  }

  chargePythonLoop(): void {
    this.#compute(COST.pythonLoop);
  }

  chargePythonBuiltIn(): void {
    this.#compute(COST.pythonBuiltIn);
  }

  chargeJob(): void {
    this.#compute(COST.job);
  }

  chargeTurn(): void {
    this.#compute(COST.turn);
  }

  chargeHostCall(characters: number): void {
    this.#compute(COST.hostCall + characters * COST.perCharacter);
  }

  #compute(milliseconds: number): void {
    this.#now += milliseconds;
    this.#computed += milliseconds;
  }
}
