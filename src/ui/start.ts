import { parseScenario, type Scenario, type ScenarioSource } from '../core/model/scenario.ts';
import { defaultSample } from '../samples/samples.ts';
import { decodeLink, describeLinkProblem, isLink } from '../share/link.ts';
import { PREFILL_PARAMETERS, type PrefillProblem, prefillOf } from '../share/prefill.ts';
import { readView, type SharedView } from '../share/view.ts';
import type { KnownPast } from './state/document-history.svelte.ts';
import type { Library } from './state/library.svelte.ts';

export interface Start {
  readonly scenario: Scenario;
  /** Of a scenario that was stored. */
  readonly past: KnownPast | null;
  readonly view: SharedView;
  /** The address carried something that could not be opened. */
  readonly problem: AddressProblem | null;
  /** It is from the address, and nothing that this browser keeps. */
  readonly isUnkept: boolean;
}

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

const EXAMPLE = '#example/';

export function exampleAddress(id: string): string {
  return `${EXAMPLE}${id}`;
}

/** Whether an address says what to open. */
export function saysWhatToOpen({ hash, search }: Pick<Location, 'hash' | 'search'>): boolean {
  if (isLink(hash) || hash.startsWith(EXAMPLE)) return true;
  const query = new URLSearchParams(search);
  return PREFILL_PARAMETERS.some((name) => query.has(name));
}

/**
 * What to open: the stored scenario that the entry of the history is about, else what the address
 * carries, else what was open last, else the default.
 *
 * @param kept the key of that stored scenario
 */
export async function chooseStart(
  address: Pick<Location, 'hash' | 'search'>,
  kept: string | null,
  library: Library,
): Promise<Start> {
  const query = new URLSearchParams(address.search);
  const view = readView(query);
  const stored = kept === null ? null : await library.open(kept);
  if (stored) return { ...stored, view, problem: null, isUnkept: false };
  const carried = await carriedBy(address.hash, query);
  if (carried && 'scenario' in carried) {
    return { scenario: carried.scenario, past: null, view, problem: null, isUnkept: true };
  }
  const last = await library.lastOpen();
  const opened = last ?? { scenario: scenarioOf(defaultSample.scenario), past: null };
  return { ...opened, view, problem: carried, isUnkept: last === null };
}

/** `null` if it carries nothing. */
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
