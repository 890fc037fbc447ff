/** What the page takes in a few milliseconds of a frame; what it shows needs the rest. */
const ENTRIES_A_FRAME = 1_000;
/** A page that is hidden draws no frames, and its run goes on all the same. */
const LONGEST_FRAME_MILLISECONDS = 100;

/**
 * Says when the page wants more of a long trace: at once until a frame's share has come, and then when
 * the next frame has begun. What fits into one frame, as most runs do, never waits.
 */
export class FramePace {
  readonly #nextFrame: () => Promise<void>;
  readonly #share: number;
  #taken = 0;
  #frame: Promise<void> | null = null;

  constructor(nextFrame = untilNextFrame, share = ENTRIES_A_FRAME) {
    this.#nextFrame = nextFrame;
    this.#share = share;
  }

  /** Resolves when more is wanted after so many entries. */
  async take(entries: number): Promise<void> {
    this.#taken += entries;
    this.#frame ??= this.#nextFrame().then(() => {
      this.#frame = null;
      this.#taken = 0;
    });
    if (this.#taken >= this.#share) await this.#frame;
  }
}

function untilNextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, LONGEST_FRAME_MILLISECONDS);
    const frame = requestAnimationFrame(done);
    function done() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      resolve();
    }
  });
}
