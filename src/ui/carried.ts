import { parseScenario, type Scenario, type ScenarioSource } from '../core/model/scenario.ts';
import { decodeLink, describeLinkProblem } from '../share/link.ts';
import type { PrefillProblem } from '../share/prefill.ts';
import { isPrefilled } from '../share/prefill-parameters.ts';

export interface AddressProblem {
  /** In plain words. */
  readonly words: string;
  /** What the address carried, so that nothing is lost. */
  readonly payload: string;
}

/** A sample is part of the program: one that does not fit the schema is a bug. */
export function scenarioOf(source: ScenarioSource): Scenario {
  const parsed = parseScenario(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

export const EXAMPLE = '#example/';

export function exampleAddress(id: string): string {
  return `${EXAMPLE}${id}`;
}

/** The scenario that an address carries; `null` if it carries nothing. */
export async function carriedBy(
  hash: string,
  query: URLSearchParams,
): Promise<{ readonly scenario: Scenario } | AddressProblem | null> {
  const link = await decodeLink(hash);
  if (link?.ok) return { scenario: link.value };
  if (link) return { words: describeLinkProblem(link.error), payload: link.error.payload };
  if (hash.startsWith(EXAMPLE)) {
    const id = hash.slice(EXAMPLE.length);
    // The examples are loaded when one is asked for.
    const { examples } = await import('../samples/examples/examples.ts');
    const found = examples.find((example) => example.id === id);
    if (found) return { scenario: scenarioOf({ ...found.scenario, description: found.tells }) };
    const words = `There is no example called "${id.slice(0, 60)}". The gallery has all of them.`;
    return { words, payload: hash };
  }
  if (!isPrefilled(query)) return null;
  const { prefillOf } = await import('../share/prefill.ts');
  const filled = prefillOf(query);
  if (!filled) return null;
  if (!filled.ok) return { words: describePrefill(filled.error), payload: filled.error.payload };
  const parsed = parseScenario(filled.value);
  if (parsed.ok) return { scenario: parsed.value };
  const [first] = parsed.error;
  const words = `The address does not make a scenario: ${first?.message ?? 'unknown reason'}.`;
  return { words, payload: query.toString() };
}

function describePrefill({ parameter, reason }: PrefillProblem): string {
  switch (reason) {
    case 'too-many':
      return `The address has "${parameter}=" more often than a scenario can have it.`;
    case 'too-long':
      return `What the address has at "${parameter}=" is longer than a scenario can have it.`;
    case 'not-paths':
      return 'What the address has at "paths=" is no JSON object of input paths, like {"id":"$.detail.id"}.';
  }
}
