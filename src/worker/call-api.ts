import { kindOfCall } from '../core/api/dispatch.ts';
import { instant } from '../core/model/brand.ts';
import type { Action, Scenario } from '../core/model/scenario.ts';
import { Simulation, type SimulationOptions } from '../core/simulation.ts';
import type { ApiCallAnswer, ApiCallRequest } from './api.ts';

/**
 * Calls an operation of the account's API at a moment of a scenario's run, and says what the scenario
 * is afterwards:
 *
 * - A call that only asks leaves it as it is.
 * - One that changes what is set up (rules, targets, buses, archives, queues) is an edit of the document, like one
 *   made in a panel: what is set up in a scenario is there from the start.
 * - One that does something is an action at that moment, which later runs play again with the same
 *   outcome; it is an action also if the service refuses it, since that is on record as well.
 */
export async function callApi(
  { scenario, at, call }: ApiCallRequest,
  options: SimulationOptions = {},
): Promise<ApiCallAnswer> {
  const kind = kindOfCall(call);
  if (kind === 'sets-up') {
    const simulation = new Simulation({ ...scenario, actions: [] });
    const before = simulation.configuration;
    const result = await simulation.callApi(call);
    const { buses, queues, archives } = simulation.configuration;
    const isSame = simulation.configuration === before;
    const changed = isSame ? null : { ...scenario, buses, queues, archives };
    return { result, scenario: changed, answeredAt: at };
  }
  const action: Action = {
    type: 'api-call',
    at,
    service: call.service,
    operation: call.operation,
    input: JSON.stringify(call.input ?? {}),
  };
  const next: Scenario =
    kind === 'does' ? { ...scenario, actions: [...scenario.actions, action] } : scenario;
  const simulation = new Simulation(next, options);
  // The new action comes behind all that happen at its moment.
  await playUntil(simulation, scenario, at);
  const index = kind === 'does' ? scenario.actions.length : null;
  const result = await simulation.callApi(call, index);
  const answeredAt = Math.ceil(simulation.now - Date.parse(scenario.startsAt));
  return { result, scenario: kind === 'does' ? next : null, answeredAt };
}

/** Performs what a scenario does until a moment, that moment included. */
export async function playUntil(
  simulation: Simulation,
  { actions, startsAt }: Scenario,
  at: number,
): Promise<void> {
  const places = actions.filter((one) => one.at <= at).length;
  for (let place = 0; place < places; place++) await simulation.perform(place);
  await simulation.advanceTo(instant(Date.parse(startsAt) + at));
}
