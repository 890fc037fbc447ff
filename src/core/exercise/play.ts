import type { InvocationOutcome } from '../model/invocation.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { Scenario } from '../model/scenario.ts';
import { reportDeliveries } from '../report/deliveries.ts';
import type { DeliveryReport } from '../report/delivery-report.ts';
import { Simulation } from '../simulation.ts';
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

/**
 * What happens in a scenario. One in which nothing is done yet begins with its first event, as it does
 * when it is opened.
 */
export async function tellStory({ scenario }: { readonly scenario: Scenario }): Promise<Story> {
  const played = await play(withFirstEvent(scenario));
  const startsAt = Date.parse(scenario.startsAt);
  return storyOf(played.ok ? played.value : [], startsAt);
}

function withFirstEvent(scenario: Scenario): Scenario {
  const [first] = scenario.events;
  if (scenario.actions.length > 0 || !first) return scenario;
  const { id: event, bus, text } = first;
  return { ...scenario, actions: [{ type: 'put-events', at: 0, event, bus, text }] };
}
