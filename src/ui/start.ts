import { parseScenario, type Scenario, type ScenarioSource } from '../core/model/scenario.ts';
import { defaultSample } from '../samples/samples.ts';
import { decodeLink, type LinkProblem } from '../share/link.ts';
import type { Library } from './state/library.svelte.ts';

export interface Start {
  readonly scenario: Scenario;
  /** The address carried something that could not be opened. */
  readonly problem: LinkProblem | null;
}

/** A sample is part of the program: one that does not fit the schema is a bug. */
export function scenarioOf(source: ScenarioSource): Scenario {
  const parsed = parseScenario(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** What to open: a link's scenario, else the one that was open last, else the default. */
export async function chooseStart(fragment: string, library: Library): Promise<Start> {
  const link = await decodeLink(fragment);
  if (link?.ok) return { scenario: link.value, problem: null };
  const last = await library.lastOpen();
  return {
    scenario: last ?? scenarioOf(defaultSample.scenario),
    problem: link && !link.ok ? link.error : null,
  };
}
