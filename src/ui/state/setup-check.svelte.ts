import type { Cycle, ResourceProblem } from '../../core/model/problem.ts';
import type { Scenario } from '../../core/model/scenario.ts';
import type { RunProblem, SetupReport, SetupRequest } from '../../worker/api.ts';

/**
 * What the worker says of rules, targets and resources as they are now. One question at a time; of
 * the scenarios that wait, the latest is asked about, and what happens in it alone is no question.
 */
export class SetupCheck {
  problems = $state.raw<readonly RunProblem[]>([]);
  resourceProblems = $state.raw<readonly ResourceProblem[]>([]);
  cycles = $state.raw<readonly Cycle[]>([]);

  readonly #check: (request: SetupRequest) => Promise<SetupReport | null>;
  #isAsking = false;
  #next: Scenario | null = null;
  #asked: Scenario | null = null;

  constructor(check: (request: SetupRequest) => Promise<SetupReport | null>) {
    this.#check = check;
  }

  ask(scenario: Scenario): void {
    this.#next = scenario;
    if (!this.#isAsking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#next) {
        const scenario = this.#next;
        this.#next = null;
        if (this.#asked && isSameSetup(scenario, this.#asked)) continue;
        const { events: _, actions: __, ...request } = scenario;
        const report = await this.#check(request);
        if (!report) continue;
        this.#asked = scenario;
        this.problems = report.problems;
        this.resourceProblems = report.resourceProblems;
        this.cycles = report.cycles;
      }
    } finally {
      this.#isAsking = false;
    }
  }
}

/** Documents are replaced and never changed, so what is the same object is the same. */
function isSameSetup(one: Scenario, other: Scenario): boolean {
  return (Object.keys({ ...one, ...other }) as (keyof Scenario)[]).every(
    (key) => key === 'events' || key === 'actions' || one[key] === other[key],
  );
}
