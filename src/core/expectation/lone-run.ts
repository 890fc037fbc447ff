import { type Instant, instant } from '../model/brand.ts';
import type { SampleEvent, Scenario } from '../model/scenario.ts';
import type { TraceEntryOf } from '../model/trace.ts';
import { DeliveryFold } from '../report/deliveries.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';
import { Simulation, type SimulationOptions } from '../simulation.ts';

/**
 * One saved event, sent alone at the moment at which the scenario begins. Of a text that holds several
 * events all are sent, and what matches is told of the first that is put, as everywhere.
 */
export class LoneRun {
  readonly #simulation: Simulation;
  readonly #horizon: Instant | null;
  /** Follows the run step by step: a message that is tried for days has a long story. */
  readonly #deliveries = new DeliveryFold();
  #followed = 0;

  /** @param afterSeconds how far to go, or `undefined` to go on until nothing more happens */
  constructor(
    scenario: Scenario,
    event: SampleEvent,
    afterSeconds: number | undefined,
    options: SimulationOptions,
  ) {
    const { id, bus, text } = event;
    const put = { type: 'put-events', at: 0, event: id, bus, text } as const;
    // Schedules fire as far as time is waited for.
    const wait =
      afterSeconds === undefined ? [] : [{ type: 'wait', at: afterSeconds * 1_000 } as const];
    this.#simulation = new Simulation({ ...scenario, actions: [put, ...wait] }, options);
    const { now } = this.#simulation;
    this.#horizon = afterSeconds === undefined ? null : instant(now + afterSeconds * 1_000);
  }

  /** Puts the event: every rule has been asked afterwards, and nothing has been delivered. */
  async send(): Promise<void> {
    await this.#simulation.perform(0);
    this.#follow();
  }

  /** Goes on to the next thing that happens; `false` if there is none before the horizon. */
  async step(): Promise<boolean> {
    const next = this.#simulation.nextAt;
    if (next === null || (this.#horizon !== null && next > this.#horizon)) return false;
    await this.#simulation.advanceToNext();
    this.#follow();
    return true;
  }

  #follow(): void {
    const { trace } = this.#simulation;
    for (const entry of trace.slice(this.#followed)) this.#deliveries.apply(entry);
    this.#followed = trace.length;
  }

  /** The event as rules see it; `null` if none was put. */
  get ingested(): TraceEntryOf<'EVENT_INGEST_SUCCESS'> | null {
    const { trace } = this.#simulation;
    return trace.find((entry) => entry.type === 'EVENT_INGEST_SUCCESS') ?? null;
  }

  /** Why the event was not put; `null` if it was. */
  get refusal(): string | null {
    if (this.ingested) return null;
    const { trace } = this.#simulation;
    const failed = trace.find((entry) => entry.type === 'EVENT_INGEST_FAILURE');
    return failed?.errorMessage ?? 'There is no event in it.';
  }

  /** Rules of the event's own bus that matched it, in their order. */
  get matches(): readonly string[] {
    const { ingested } = this;
    const names = this.#simulation.trace.flatMap((entry) =>
      entry.type === 'RULE_MATCH' &&
      entry.eventId === ingested?.eventId &&
      entry.eventBus === ingested.eventBus
        ? entry.rule
        : [],
    );
    // What comes round to its bus again is matched again.
    return [...new Set(names)];
  }

  /** What AWS would refuse of a rule; `null` if it takes the rule. */
  refusalOf(bus: string, rule: string): string | null {
    const found = this.#simulation.problems.find(
      (problem) => problem.bus === bus && problem.rule === rule && problem.target === null,
    );
    return found?.message ?? null;
  }

  /** To one target, in the order in which they began, as they are now. */
  deliveriesTo(bus: string, rule: string, target: string): readonly DeliveryReport[] {
    return this.deliveries.filter(
      (one) => one.eventBus === bus && one.rule === rule && one.targetId === target,
    );
  }

  /** As they are now. */
  get deliveries(): readonly DeliveryReport[] {
    return this.#deliveries.report();
  }
}
