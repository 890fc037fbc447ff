import {
  ALIVE_MILLISECONDS,
  PROGRESS_MILLISECONDS,
  REAL_MILLISECONDS,
  SILENT_MILLISECONDS,
} from './limits.ts';

/** What a runtime may take of real time, and whom it tells that it is at it. */
export interface RealTimeOptions {
  /** Without a sign of life. */
  readonly silentMilliseconds?: number;
  /** In all of a step. */
  readonly realMilliseconds?: number;
  readonly onalive?: () => void;
}

/**
 * The real time of one step of an invocation. Virtual time is what ends a handler, and the same on every
 * machine; this is for what virtual time hardly sees, such as a built-in that takes long. A sign of life
 * is that virtual time moves, or that a library is read: on a machine that is slow or busy a handler
 * that means well gives them as well, only later.
 */
export class RealTime {
  readonly #silent: number;
  readonly #all: number;
  readonly #onalive: () => void;
  #end = 0;
  #silentEnd = 0;
  #toldAt = 0;
  /** Virtual milliseconds of computation at the last sign of life. */
  #computed = 0;

  constructor({
    silentMilliseconds = SILENT_MILLISECONDS,
    realMilliseconds = REAL_MILLISECONDS,
    onalive = () => {},
  }: RealTimeOptions) {
    this.#silent = silentMilliseconds;
    this.#all = realMilliseconds;
    this.#onalive = onalive;
  }

  start(computed: number): void {
    const now = performance.now();
    this.#end = now + this.#all;
    this.#live(now);
    this.#computed = computed;
  }

  /** @param computed virtual milliseconds of computation so far */
  isOver(computed: number): boolean {
    const now = performance.now();
    if (computed - this.#computed >= PROGRESS_MILLISECONDS) {
      this.#computed = computed;
      this.#live(now);
    }
    return now > this.#end || now > this.#silentEnd;
  }

  noteLife(): void {
    this.#live(performance.now());
  }

  #live(now: number): void {
    this.#silentEnd = now + this.#silent;
    if (now - this.#toldAt < ALIVE_MILLISECONDS) return;
    this.#toldAt = now;
    this.#onalive();
  }
}
