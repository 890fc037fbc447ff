import { type Instant, instant } from '../../core/model/brand.ts';

/** Waits longer than this are crossed in one short hop, so that a day of retries can be watched. */
const LONGEST_WAIT_MILLISECONDS = 1_500;
const HOP_MILLISECONDS = 450;

/**
 * Where on the trace the page looks. The simulation has already run; playing only moves the place,
 * so stepping back costs nothing.
 */
export class Playback {
  /** The moments at which something happens, ascending. */
  instants = $state.raw<readonly Instant[]>([]);
  /** `null`: at the end, with everything that has happened in view. */
  place = $state<Instant | null>(null);
  playing = $state(false);
  /** Virtual milliseconds a real one. */
  speed = $state(1);

  readonly end = $derived(this.instants.at(-1) ?? null);
  readonly now = $derived(this.place ?? this.end);
  readonly canStepBack = $derived(this.#before() !== undefined);
  readonly canStepForward = $derived(this.place !== null);

  #frame = 0;

  /** Plays on from a place; past `settleAfter` everything that is left is shown at once. */
  play(from?: Instant, settleAfter = Number.POSITIVE_INFINITY): void {
    const first = this.instants[0];
    const start = from ?? this.place ?? first;
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
      const next = this.instants.find((candidate) => candidate > place);
      if (next === undefined || next > settleAfter) return this.toEnd();
      if (hop && hop.to === next) {
        const share = Math.min(1, ((now - hop.started) * this.speed) / HOP_MILLISECONDS);
        this.place = share === 1 ? next : instant(hop.from + (next - hop.from) * share);
      } else if (next - place > LONGEST_WAIT_MILLISECONDS) {
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
    this.place = this.end !== null && place >= this.end ? null : place;
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
    const place = this.place;
    if (place === null) return;
    const next = this.instants.find((candidate) => candidate > place);
    if (next === undefined) this.toEnd();
    else this.goTo(next);
  }

  #before(): Instant | undefined {
    const now = this.place ?? this.instants.at(-1);
    return now === undefined ? undefined : this.instants.findLast((candidate) => candidate < now);
  }
}
