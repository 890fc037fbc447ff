import type { Scenario } from '../core/model/scenario.ts';
import { defaultSample } from '../samples/samples.ts';
import { isLink } from '../share/link.ts';
import { isPrefilled } from '../share/prefill-parameters.ts';
import { readView, type SharedView } from '../share/view.ts';
import { type AddressProblem, carriedBy, EXAMPLE, scenarioOf } from './carried.ts';
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

/** Whether an address says what to open. */
export function saysWhatToOpen({ hash, search }: Pick<Location, 'hash' | 'search'>): boolean {
  if (isLink(hash) || hash.startsWith(EXAMPLE)) return true;
  return isPrefilled(new URLSearchParams(search));
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
