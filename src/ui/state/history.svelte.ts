import type { Instant } from '../../core/model/brand.ts';
import type { LambdaFunction, Queue } from '../../core/model/scenario.ts';
import type { TraceEntry } from '../../core/model/trace.ts';
import { Checkpoints } from '../../core/report/checkpoints.ts';
import { DeliveryFold } from '../../core/report/deliveries.ts';
import type { DeliveryReport } from '../../core/report/delivery-report.ts';
import { FunctionFold, type FunctionLog } from '../../core/report/functions.ts';
import { IngestionFold, type IngestionReport } from '../../core/report/ingestion.ts';
import { QueueFold, type QueueReport } from '../../core/report/queues.ts';
import { Story } from '../../core/report/story.ts';

/** While a run goes on, what has come is shown so often at most. */
const SHOW_EVERY_MILLISECONDS = 120;
/** Showing it takes so much of the time at most, or the page would not keep up with a person. */
const SHOWING_SHARE = 0.1;

/**
 * The trace of the latest run, as far as it has come, and how everything was at any moment of it.
 * Reading an earlier moment costs as little as reading the end, so that one can scrub to and fro.
 */
export class History {
  entries = $state.raw<readonly TraceEntry[]>([]);
  /** The moments at which something happens, ascending. */
  instants = $state.raw<readonly Instant[]>([]);
  /** Those that occur among the entries, in the order of their first. */
  types = $state.raw<readonly TraceEntry['type'][]>([]);

  #collected: TraceEntry[] = [];
  #moments: Instant[] = [];
  #types = new Set<TraceEntry['type']>();
  #nextShow = 0;
  readonly #queues = new Checkpoints(() => new QueueFold());
  readonly #functions = new Checkpoints(() => new FunctionFold());
  #latestAction: ActionHistory | null = null;

  /** A new run: what is in view stays until the run has something to show in its place. */
  begin(): void {
    this.#collected = [];
    this.#moments = [];
    this.#types = new Set();
    this.#nextShow = 0;
  }

  clear(): void {
    this.begin();
    this.entries = [];
    this.instants = [];
    this.types = [];
  }

  /** Takes what has come of the run. What is in view follows at once when the run has finished. */
  add(entries: readonly TraceEntry[], finished: boolean): void {
    for (const entry of entries) {
      this.#collected.push(entry);
      this.#types.add(entry.type);
      if (entry.at !== this.#moments.at(-1)) this.#moments.push(entry.at);
    }
    if (this.#collected.length === 0 && !finished) return;
    // A little with every batch, and not much at once when it is shown.
    this.#queues.at(this.#collected);
    this.#latestAction?.take(this.#collected);
    const now = performance.now();
    if (!finished && now < this.#nextShow) return;
    this.#nextShow = Number.POSITIVE_INFINITY;
    this.entries = this.#collected.slice();
    this.instants = this.#moments.slice();
    if (this.types.join() !== [...this.#types].join()) this.types = [...this.#types];
    // All that follows from it has been drawn when the next task begins.
    setTimeout(() => {
      const cost = performance.now() - now;
      this.#nextShow = now + Math.max(SHOW_EVERY_MILLISECONDS, cost / SHOWING_SHARE);
    });
  }

  queues(queues: readonly Pick<Queue, 'name'>[], place: Instant | null): readonly QueueReport[] {
    const fold = this.#queues.at(this.entries, place ?? undefined);
    const now = place ?? this.entries.at(-1)?.at ?? (0 as Instant);
    return queues.map(({ name }) => fold.report(name, now));
  }

  functions(
    functions: readonly Pick<LambdaFunction, 'name'>[],
    place: Instant | null,
  ): readonly FunctionLog[] {
    const fold = this.#functions.at(this.entries, place ?? undefined);
    return functions.map(({ name }) => fold.report(name));
  }

  /** What became of one action of the scenario. */
  about(action: number): ActionHistory {
    this.#latestAction = new ActionHistory(this, action);
    return this.#latestAction;
  }
}

/** What events of one action have come to. */
export interface ActionRouting {
  readonly buses: ReadonlySet<string>;
  /** The rules that matched, by their bus. */
  readonly matches: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Of the whole trace, what follows from one action. */
export class ActionHistory {
  readonly #history: History;
  readonly #story: Checkpoints<Story>;
  readonly #deliveries = new Checkpoints(() => new DeliveryFold());

  constructor(history: History, action: number) {
    this.#history = history;
    this.#story = new Checkpoints(() => new Story(new IngestionFold(action)));
  }

  /** Gets ahead with what has come and is not shown yet. */
  take(collected: readonly TraceEntry[]): void {
    this.#deliveries.at(this.#story.at(collected).entries);
  }

  get ingestion(): IngestionReport {
    return this.#told.ingestion.report();
  }

  /** As they were at a moment; all that becomes of them if none is given. */
  deliveries(place: Instant | null): readonly DeliveryReport[] {
    return this.#deliveries.at(this.#told.entries, place ?? undefined).report();
  }

  /** Where its events came to rules, and which of these matched, at a moment or in the end. */
  routing(place: Instant | null): ActionRouting {
    const buses = new Set<string>();
    const matches = new Map<string, Set<string>>();
    for (const entry of this.#told.entries) {
      if (place !== null && entry.at > place) break;
      switch (entry.type) {
        case 'EVENT_INGEST_SUCCESS':
        case 'RULE_MATCH_START':
          buses.add(entry.eventBus);
          break;
        case 'RULE_MATCH':
        case 'schedule-fired': {
          const { eventBus, rule } = entry;
          matches.set(eventBus, (matches.get(eventBus) ?? new Set()).add(rule));
        }
      }
    }
    return { buses, matches };
  }

  get #told(): Story {
    return this.#story.at(this.#history.entries);
  }
}
