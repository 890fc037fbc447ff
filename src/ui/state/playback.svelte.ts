import { type Instant, instant } from '../../core/model/brand.ts';
import { placeAfter } from '../../core/report/moments.ts';

/** Virtual milliseconds a real one. */
export const SPEEDS = [0.5, 1, 2, 10, 60, 1_000] as const;

/** When idle time is skipped, a longer wait is crossed in one short hop. */
const LONGEST_WAIT_MILLISECONDS = 1_500;
const HOP_MILLISECONDS = 450;

/**
 * Where on the trace the page looks. The simulation has already run; playing only moves the place,
 * so stepping back costs nothing.
 */
export class Playback {
  readonly #instants: () => readonly Instant[];
  /** `null`: at the end, with everything that has happened in view. */
  place = $state<Instant | null>(null);
  playing = $state(false);
  speed = $state<number>(1);
  /** Waits in which nothing happens are crossed in a moment, so that a day of retries can be watched. */
  skipsIdleTime = $state(true);

  /** The moments at which something happens, ascending. */
  readonly instants = $derived.by(() => this.#instants());
  readonly end = $derived(this.instants.at(-1) ?? null);
  readonly now = $derived(this.place ?? this.end);
  /** Of the moments, the latest that has come; -1 before the first. */
  readonly index = $derived(
    this.place === null ? this.instants.length - 1 : placeAfter(this.instants, this.place) - 1,
  );
  readonly canStepBack = $derived(this.#before() !== undefined);
  readonly canStepForward = $derived(this.place !== null);

  #frame = 0;

  constructor(instants: () => readonly Instant[]) {
    this.#instants = instants;
  }

  /** Plays on from a place; past `settleAfter` everything that is left is shown at once. */
  play(from?: Instant, settleAfter = Number.POSITIVE_INFINITY): void {
    const start = from ?? this.place ?? this.instants[0];
    if (start === undefined) return;
    this.place = start;
    this.playing = true;
    let last = performance.now();
    let hop: { from: Instant; to: Instant; started: number } | null = null;
    const tick = (now: number) => {
      if (!this.playing || this.place === null) return;
      const elapsed = (now - last) * this.speed;
      last = now;
      const place = this.place;
      const next = this.instants[this.index + 1];
      if (next === undefined || next > settleAfter) return this.toEnd();
      if (hop && hop.to === next) {
        const share = Math.min(
          1,
          ((now - hop.started) * Math.max(1, this.speed)) / HOP_MILLISECONDS,
        );
        this.place = share === 1 ? next : instant(hop.from + (next - hop.from) * share);
      } else if (this.skipsIdleTime && next - place > LONGEST_WAIT_MILLISECONDS * this.speed) {
        hop = { from: place, to: next, started: now };
      } else {
        this.place = instant(Math.min(place + elapsed, this.end ?? place));
      }
      this.#frame = requestAnimationFrame(tick);
    };
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(tick);
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play(this.place === null ? this.instants[0] : undefined);
  }

  toStart(): void {
    this.pause();
    this.place = this.instants[0] ?? null;
  }

  toEnd(): void {
    this.pause();
    this.place = null;
  }

  goTo(place: Instant): void {
    this.pause();
    const first = this.instants[0] ?? place;
    this.place = this.end !== null && place >= this.end ? null : instant(Math.max(first, place));
  }

  /** Stays at a moment, also if more is about to happen after it. */
  stayAt(place: Instant): void {
    this.pause();
    this.place = place;
  }

  stepBack(): void {
    const before = this.#before();
    if (before !== undefined) this.goTo(before);
  }

  /** To the next moment at which something happens. */
  stepForward(): void {
    if (this.place === null) return;
    const next = this.instants[this.index + 1];
    if (next === undefined) this.toEnd();
    else this.goTo(next);
  }

  /** The moment at which something happens before now. */
  #before(): Instant | undefined {
    const latest = this.instants[this.index];
    return latest !== undefined && this.place !== null && latest < this.place
      ? latest
      : this.instants[this.index - 1];
  }
}
