import { PREFILL_PARAMETERS } from '../../share/prefill-parameters.ts';
import { VIEW_PARAMETERS } from '../../share/view.ts';

/**
 * Which scenario an entry of the browser's history is about. The address alone does not say: what was
 * opened from a link and then changed is a stored scenario from then on, under the same address.
 */

interface EntryState {
  readonly scenario: string;
}

function isEntryState(value: unknown): value is EntryState {
  return typeof value === 'object' && value !== null && 'scenario' in value
    ? typeof value.scenario === 'string'
    : false;
}

/** The key of the stored scenario that the present entry is about; `null`: the address says. */
export function keptInEntry(): string | null {
  const state: unknown = history.state;
  return isEntryState(state) ? state.scenario : null;
}

/** What is shown now is a stored scenario. */
export function rememberKept(id: string): void {
  if (keptInEntry() !== id) history.replaceState({ scenario: id } satisfies EntryState, '');
}

/**
 * Begins an entry for another scenario, so that going back shows the present one again.
 *
 * @param fragment of the new address, such as `#example/order-system`
 * @param kept the key of the stored scenario, if it is one
 */
export function beginEntry(fragment: string, kept: string | null): void {
  const query = new URLSearchParams(location.search);
  for (const name of ABOUT_A_SCENARIO) query.delete(name);
  const search = query.size > 0 ? `?${query}` : '';
  const state = kept === null ? null : ({ scenario: kept } satisfies EntryState);
  history.pushState(state, '', location.pathname + search + fragment);
}

/** The same for entries that show the same. */
export function entryKey(): string {
  const query = new URLSearchParams(location.search);
  return keptInEntry() ?? `${query} ${location.hash}`;
}

const ABOUT_A_SCENARIO = [...VIEW_PARAMETERS, ...PREFILL_PARAMETERS];
