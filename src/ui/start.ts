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

/**
 * The moment that an address asks for (`t=`), in milliseconds of virtual time; `null` if it names none,
 * or none that can be.
 */
export function positionOf({ search }: Pick<Location, 'search'>): number | null {
  const text = new URLSearchParams(search).get('t') ?? '';
  return /^\d{1,11}$/.test(text) ? Number(text) : null;
}

/** The address without what a link says of a scenario: once that is changed, it says nothing of it. */
export function addressWithoutLink({ pathname, search }: Pick<Location, 'pathname' | 'search'>) {
  const parameters = new URLSearchParams(search);
  parameters.delete('t');
  const rest = parameters.toString();
  return `${pathname}${rest && `?${rest}`}`;
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
