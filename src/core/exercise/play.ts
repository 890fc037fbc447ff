import type { InvocationOutcome } from '../model/invocation.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { Scenario } from '../model/scenario.ts';
import { reportDeliveries } from '../report/deliveries.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';
import { Simulation } from '../simulation.ts';
import type { TaskOf } from './exercise.ts';
import { type Story, storyOf } from './story.ts';

/** What a function does in an exercise, unless its switch makes it fail: no handler code runs. */
const NOTHING: InvocationOutcome = {
  result: { ok: true, payload: 'null' },
  logs: [],
  calls: [],
  durationMilliseconds: 20,
  memoryUsedBytes: 40_000_000,
};

/** Bounds what a stranger's exercise can take: none of the course needs a tenth of it. */
const MOST_STEPS = 20_000;

/** Plays a scenario to its end; or why AWS would refuse it. */
export async function play(scenario: Scenario): Promise<Result<readonly DeliveryReport[], string>> {
  const simulation = new Simulation(scenario, {
    environmentPrefix: 'exercise',
    runtime: { invoke: async () => NOTHING },
    mostSteps: MOST_STEPS,
  });
  const [problem] = [...simulation.problems, ...simulation.resourceProblems];
  if (problem) return failure(problem.message);
  await simulation.playActions();
  return success(reportDeliveries(simulation.trace));
}

/** What happens in the scenario of a question. */
export async function tellStory({ scenario }: TaskOf<'question'>): Promise<Story> {
  const played = await play(scenario);
  const startsAt = Date.parse(scenario.startsAt);
  return storyOf(played.ok ? played.value : [], startsAt);
}
