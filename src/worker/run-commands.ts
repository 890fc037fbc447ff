import { runScript, type ScriptHost } from '../core/cli/script.ts';
import { LATEST_ACTION } from '../core/model/action.ts';
import { instant } from '../core/model/brand.ts';
import type { ServiceCall } from '../core/model/invocation.ts';
import { success } from '../core/model/result.ts';
import type { SimulationOptions } from '../core/simulation.ts';
import type { CommandsRun, ProducerRequest } from './api.ts';
import { callApi } from './call-api.ts';

/** Our choice: as long takes a command, from its start to the next one. */
const COMMAND_MILLISECONDS = 1_000;

/** In characters: what tables are drawn for. */
const WIDTH = 80;

/**
 * Runs command lines of the AWS CLI, one after another, from a moment of a scenario's run on. Each finds
 * what the ones before it have done.
 */
export async function runCommands(
  { scenario, at, producer }: ProducerRequest,
  options: SimulationOptions = {},
): Promise<CommandsRun> {
  let now = scenario;
  let elapsed = at;
  const calls: ServiceCall[] = [];
  const actions: (number | null)[] = [];
  const files = new Map<string, string>();
  const host: ScriptHost = {
    region: scenario.region,
    width: WIDTH,
    files,
    get elapsed() {
      return elapsed;
    },
    writeFile: (name, text) => files.set(name, text),
    sleep(milliseconds) {
      elapsed = Math.min(elapsed + milliseconds, LATEST_ACTION);
    },
    async call(call) {
      const environmentPrefix = `${options.environmentPrefix ?? 'commands'}/${calls.length}`;
      const request = { scenario: now, at: elapsed, call };
      const answer = await callApi(request, { ...options, environmentPrefix });
      const { service, operation, input } = call;
      const { result } = answer;
      calls.push({
        at: instant(Date.parse(scenario.startsAt) + elapsed),
        ...{ service, operation, input },
        output: result.ok
          ? result.value
          : { __type: result.error.code, message: result.error.message },
      });
      const made = answer.scenario ?? now;
      actions.push(made.actions.length > now.actions.length ? made.actions.length - 1 : null);
      now = made;
      elapsed = Math.max(elapsed + COMMAND_MILLISECONDS, answer.answeredAt);
      elapsed = Math.min(elapsed, LATEST_ACTION);
      return success(result);
    },
  };
  const steps = await runScript(producer.code, host);
  return { type: 'commands', steps, calls, actions, scenario: now === scenario ? null : now };
}
