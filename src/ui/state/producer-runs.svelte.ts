import { failure, type Result } from '../../core/model/result.ts';
import type { Producer, Scenario } from '../../core/model/scenario.ts';
import type { ProducerRun } from '../../worker/api.ts';
import { withRun } from './producer-edits.ts';
import { MOST_STEPS } from './steps.ts';

/** What became of a producer when it was run last. */
export interface FinishedRun {
  /** The code that was run: it may be another by now. */
  readonly code: string;
  readonly result: Result<ProducerRun, string>;
}

/** What of a session runs of producers need. */
export interface ProducerHost {
  readonly scenario: Scenario;
  nextMoment(): number;
  runProducer(at: number, producer: Producer): Promise<Result<ProducerRun, string> | null>;
  /** Puts the scenario in place and plays what comes of an action. */
  playAction(scenario: Scenario, action: number, summary: string): void;
  change(scenario: Scenario, summary?: string): void;
}

/** The latest run of each producer; they are neither saved nor shared, what they put is. */
export class ProducerRuns {
  readonly #host: ProducerHost;
  /** The producer that runs now. */
  running = $state<string | null>(null);
  #finished = $state.raw<ReadonlyMap<string, FinishedRun>>(new Map());

  constructor(host: ProducerHost) {
    this.#host = host;
  }

  of(id: string): FinishedRun | undefined {
    return this.#finished.get(id);
  }

  clear(): void {
    this.#finished = new Map();
  }

  /** Runs a producer at the moment in view; what it puts goes its way like any event that is sent. */
  async run(producer: Producer): Promise<void> {
    if (this.running !== null) return;
    const host = this.#host;
    const before = host.scenario;
    this.running = producer.id;
    try {
      const result = await host.runProducer(host.nextMoment(), producer);
      if (!result) return;
      this.#finished = new Map(this.#finished).set(producer.id, { code: producer.code, result });
      if (!result.ok || !result.value.scenario) return;
      // Another scenario has been opened meanwhile.
      if (!host.scenario.producers.some(({ id }) => id === producer.id)) return;
      const shift = host.scenario.actions.length - before.actions.length;
      const next = withRun(before, result.value.scenario, host.scenario);
      if (next.actions.length > MOST_STEPS) {
        const text = `A scenario holds ${MOST_STEPS} actions at most. Start over to go on`;
        this.#finished = new Map(this.#finished).set(producer.id, {
          code: producer.code,
          result: failure(text),
        });
        return;
      }
      const summary = `${producer.name} run`;
      const put = result.value.calls.findIndex(({ operation }) => operation === 'PutEvents');
      const action = result.value.actions[put] ?? null;
      if (action === null) host.change(next, summary);
      else host.playAction(next, action + shift, summary);
    } finally {
      this.running = null;
    }
  }
}
