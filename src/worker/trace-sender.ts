import type { TraceEntry } from '../core/model/trace.ts';

/** Taken by the page in a few milliseconds. */
const MOST_ENTRIES_AT_ONCE = 500;

export interface TraceSenderOptions {
  /** Grows while the run goes on. */
  readonly trace: readonly TraceEntry[];
  /** Resolves when the receiver wants more. The last batch, and only that one, may be empty. */
  readonly send: (entries: readonly TraceEntry[], isLast: boolean) => Promise<void>;
  /** Whether somebody still wants the trace. */
  readonly isWanted: () => boolean;
}

/**
 * Hands a growing trace over in batches, as fast as the receiver takes them: the run goes on
 * meanwhile.
 */
export class TraceSender {
  readonly #options: TraceSenderOptions;
  #sent = 0;
  #hasEnded = false;
  #isOver = false;
  #work: Promise<void> | null = null;

  constructor(options: TraceSenderOptions) {
    this.#options = options;
  }

  /** Begins to send what is new, unless that is under way. */
  flush(): void {
    this.#work ??= this.#sendAll().finally(() => {
      this.#work = null;
    });
  }

  /** The trace will not grow any more. Resolves when all of it has been taken, or nobody wants it. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    if (this.#work !== null) await this.#work;
    await this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    const { trace, send, isWanted } = this.#options;
    while (isWanted() && !this.#isOver && (this.#hasEnded || this.#sent < trace.length)) {
      const entries = trace.slice(this.#sent, this.#sent + MOST_ENTRIES_AT_ONCE);
      this.#sent += entries.length;
      this.#isOver = this.#hasEnded && this.#sent === trace.length;
      await send(entries, this.#isOver);
    }
  }
}
