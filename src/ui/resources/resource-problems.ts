import type { ConfiguredReference } from '../../core/model/resource.ts';
import type { SettingProblem } from '../settings/scope.ts';
import { mappingSetting } from '../state/problems.ts';
import type { Session } from '../state/session.svelte.ts';

/** What is wrong with a resource and its event source mappings, by the names of their settings. */
export function resourceProblems(
  { setup }: { readonly setup: Pick<Session['setup'], 'resourceProblems'> },
  { type, name }: ConfiguredReference,
): ReadonlyMap<string, readonly SettingProblem[]> {
  const found = new Map<string, SettingProblem[]>();
  const add = (setting: string, problem: SettingProblem) => {
    found.set(setting, [...(found.get(setting) ?? []), problem]);
  };
  for (const { place, severity, message } of setup.resourceProblems) {
    if (place.type === 'resource') {
      const { resource, field } = place;
      if (resource.type === type && resource.name === name) {
        add(field ?? 'name', { severity, message });
      }
    } else if (place.type === 'event-source-mapping') {
      const isQueue = type === 'sqs-queue' && place.queue === name;
      const isFunction = type === 'lambda-function' && place.function === name;
      if (!isQueue && !isFunction) continue;
      // Of the two ends a form only has the other one.
      const end = isQueue ? 'function' : 'queue';
      const field = place.field === 'queue' || place.field === 'function' ? end : place.field;
      add(mappingSetting(place, field ?? 'batchSize'), { severity, message });
    }
  }
  return found;
}
