import type { SettingProblem } from '../settings/scope.ts';
import type { RuleReference } from '../state/edits.ts';
import type { Session } from '../state/session.svelte.ts';

/** What is wrong with a target, its input left out, by the names of its settings. */
export function targetProblems(
  { setup }: { readonly setup: Pick<Session['setup'], 'problems' | 'resourceProblems'> },
  { bus, name }: RuleReference,
  id: string,
): ReadonlyMap<string, readonly SettingProblem[]> {
  const found = new Map<string, SettingProblem[]>();
  const add = (field: string, problem: SettingProblem) => {
    found.set(field, [...(found.get(field) ?? []), problem]);
  };
  for (const { bus: of, rule, target, field, message } of setup.problems) {
    if (of === bus && rule === name && target === id && field !== null) {
      add(field, { severity: 'error', message });
    }
  }
  for (const { place, severity, message } of setup.resourceProblems) {
    if (place.type !== 'target' || place.field === null) continue;
    if (place.bus === bus && place.rule === name && place.target === id) {
      add(place.field, { severity, message });
    }
  }
  return found;
}
