import type { FunctionRuntime } from '../../src/core/model/invocation.ts';
import { parseScenario, type Scenario } from '../../src/core/model/scenario.ts';
import { Simulation } from '../../src/core/simulation.ts';
import type { examples } from '../../src/samples/examples/examples.ts';

/** The scenario of an example as the page opens it: with its first event sent, if it sends none. */
export function scenarioOf(source: (typeof examples)[number]['scenario']): Scenario {
  const parsed = parseScenario(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const [first] = parsed.value.events;
  if (parsed.value.actions.length > 0 || !first) return parsed.value;
  const { id, bus, text } = first;
  return { ...parsed.value, actions: [{ type: 'put-events', at: 0, event: id, bus, text }] };
}

/** Plays all that it does, until nothing is left to happen. */
export async function play(
  id: string,
  scenario: Scenario,
  runtime: FunctionRuntime,
): Promise<Simulation> {
  const simulation = new Simulation(scenario, { environmentPrefix: id, runtime });
  for (const index of scenario.actions.keys()) await simulation.perform(index);
  for (let next = simulation.nextAt; next !== null; next = simulation.nextAt) {
    await simulation.advanceTo(next);
  }
  return simulation;
}
