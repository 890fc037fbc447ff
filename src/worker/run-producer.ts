import { kindOfCall } from '../core/api/dispatch.ts';
import { Random } from '../core/clock/random.ts';
import { instant } from '../core/model/brand.ts';
import type { FunctionRuntime, ServiceCall } from '../core/model/invocation.ts';
import type { Action, Scenario } from '../core/model/scenario.ts';
import { Simulation, type SimulationOptions } from '../core/simulation.ts';
import { handlerCallsOf } from '../core/targets/lambda/handler-calls.ts';
import { runScript } from '../sandbox/script.ts';
import type { ProducerEffects, ProducerRequest, ProducerRun } from './api.ts';
import { callApi, playUntil } from './call-api.ts';
import { runCommands } from './run-commands.ts';

/**
 * Runs a producer at a moment of a scenario's run. What it has asked of AWS takes effect as calls of
 * the API do (`callApi`): setting up is an edit of the document, doing something is an action at its
 * moment, with the ids that the producer was told.
 */
export async function runProducer(
  request: ProducerRequest,
  runtime: FunctionRuntime,
  options: SimulationOptions = {},
): Promise<ProducerRun> {
  const { scenario, at, producer } = request;
  const { name, language, code } = producer;
  if (language === 'shell') return runCommands(request, options);
  const { account, region, seed, startsAt, actions } = scenario;
  const simulation = new Simulation(scenario, options);
  await playUntil(simulation, scenario, at);
  const outcome = await runScript(runtime, {
    ...{ language, code, file: fileOf(name), directory: simulation.directory },
    now: instant(Date.parse(startsAt) + at),
    place: { account, region },
    // Whoever runs it again at another moment, or after something else, gets other ids.
    seed: new Random(seed).fork(`producer/${at}/${actions.length}`).uint32(),
  });
  return { type: 'program', ...outcome, ...(await takeEffect(scenario, outcome.calls)) };
}

async function takeEffect(
  scenario: Scenario,
  calls: readonly ServiceCall[],
): Promise<Pick<ProducerEffects, 'scenario' | 'actions'>> {
  let next = scenario;
  const places: (number | null)[] = [];
  for (const made of calls) {
    const [effective] = handlerCallsOf([made]);
    const kind = kindOfCall(made);
    const at = Math.ceil(made.at - Date.parse(scenario.startsAt));
    if (effective && kind === 'sets-up') {
      next = (await callApi({ scenario: next, at, call: effective.call })).scenario ?? next;
    }
    if (!effective || kind !== 'does') {
      places.push(null);
      continue;
    }
    const { service, operation, input, ids } = effective.call;
    const action: Action = {
      ...{ type: 'api-call', at, service, operation, input: JSON.stringify(input) },
      ids: { ...ids },
    };
    places.push(next.actions.length);
    next = { ...next, actions: [...next.actions, action] };
  }
  return { scenario: next === scenario ? null : next, actions: places };
}

/** The name of its module: `order_service` of `order_service.py`. */
function fileOf(name: string): string {
  const base = name.replace(/\.[a-z]+$/i, '').replace(/[^A-Za-z0-9_]+/g, '_');
  return /^[A-Za-z_]/.test(base) ? base : `producer_${base}`;
}
