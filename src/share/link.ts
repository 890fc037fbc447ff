import { failure, type Result, success } from '../core/model/result.ts';
import { parseScenario, type Scenario, type ScenarioProblem } from '../core/model/scenario.ts';
import { leaveOutDefaults } from './leave-out-defaults.ts';
import { canBePacked, describePackedProblem, type PackedProblem, pack, unpack } from './packed.ts';

/** A scenario as the fragment of a link: `#s=` and the scenario, packed. */
const PREFIX = '#s=';

export type LinkProblem =
  | PackedProblem
  | {
      readonly code: 'not-a-scenario';
      readonly problems: readonly ScenarioProblem[];
      readonly payload: string;
    };

/** Whether a scenario is small enough for a link that opens again. */
export function linkCarries(scenario: Scenario): boolean {
  return canBePacked(leaveOutDefaults(scenario));
}

export async function encodeScenario(scenario: Scenario): Promise<string> {
  return PREFIX + (await pack(leaveOutDefaults(scenario)));
}

/** Whether a fragment is to be a scenario, readable or not. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** `null` if the fragment carries no scenario at all. */
export async function decodeLink(fragment: string): Promise<Result<Scenario, LinkProblem> | null> {
  if (!isLink(fragment)) return null;
  const unpacked = await unpack(fragment.slice(PREFIX.length));
  if (!unpacked.ok) return unpacked;
  const { value, text: payload } = unpacked.value;
  const scenario = parseScenario(value);
  if (scenario.ok) return success(scenario.value);
  return failure({ code: 'not-a-scenario', problems: scenario.error, payload });
}

/** In plain words, for the page. */
export function describeLinkProblem(problem: LinkProblem): string {
  if (problem.code !== 'not-a-scenario') return describePackedProblem(problem, 'a scenario');
  const [first] = problem.problems;
  const where = first?.path ? ` at ${first.path}` : '';
  return `What this link carries is not a scenario that this version can open${where}: ${first?.message ?? 'unknown reason'}.`;
}
