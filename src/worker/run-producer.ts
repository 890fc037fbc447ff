import { Random } from '../core/clock/random.ts';
import { instant } from '../core/model/brand.ts';
import type { FunctionRuntime } from '../core/model/invocation.ts';
import { Simulation, type SimulationOptions } from '../core/simulation.ts';
import { runScript } from '../sandbox/script.ts';
import type { ProducerRequest, ProducerRun } from './api.ts';
import { playUntil } from './call-api.ts';
import { Effects } from './effects.ts';
import { runCommands } from './run-commands.ts';

/**
 * Runs a producer at a moment of a scenario's run. What it has asked of AWS takes effect as calls of
 * the API do (`callApi`): setting up is an edit of the document, doing something is an action at its
 * moment, with the ids that the producer was told. What it asks that only a simulation can answer, it
 * asks of a run in which all that it has done before has taken effect.
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
  const effects = new Effects(scenario, options);
  const script = {
    ...{ language, code, file: fileOf(name), directory: simulation.directory },
    now: instant(Date.parse(startsAt) + at),
    place: { account, region },
    // Whoever runs it again at another moment, or after something else, gets other ids.
    seed: new Random(seed).fork(`producer/${at}/${actions.length}`).uint32(),
  };
  const outcome = await runScript(runtime, script, (pause) => effects.answer(pause));
  const { calls, questions, ...rest } = outcome;
  await effects.take(calls, questions);
  return { type: 'program', ...rest, calls, ...effects.of(calls) };
}

/** The name of its module: `order_service` of `order_service.py`. */
function fileOf(name: string): string {
  const base = name.replace(/\.[a-z]+$/i, '').replace(/[^A-Za-z0-9_]+/g, '_');
  return /^[A-Za-z_]/.test(base) ? base : `producer_${base}`;
}
