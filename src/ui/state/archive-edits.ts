import type { Archive, Scenario } from '../../core/model/scenario.ts';
import { freeName } from './edits.ts';

/** Every change a person can make to archives, as a function from one document to the next. */

export function addArchive(scenario: Scenario, bus: string): [Scenario, string] {
  const taken = scenario.archives.map(({ name }) => name);
  const name = freeName(
    `${bus.replace(/[^.\-_A-Za-z0-9]+/g, '-').slice(0, 30)}-archive`,
    taken,
    '-',
  );
  const archives = [...scenario.archives, { name, bus, retentionDays: 0 }];
  return [{ ...scenario, archives }, name];
}

/** Under a new name it still is the archive of the replays that were started from it. */
export function changeArchive(
  scenario: Scenario,
  name: string,
  change: Partial<Archive>,
): Scenario {
  const archives = scenario.archives.map((one) =>
    one.name === name ? { ...one, ...change } : one,
  );
  const actions = scenario.actions.map((action) =>
    action.type === 'start-replay' && action.archive === name
      ? { ...action, archive: change.name ?? name }
      : action,
  );
  return { ...scenario, archives, actions };
}

/** With the replays of it, which could not be started. */
export function removeArchive(scenario: Scenario, name: string): Scenario {
  const replays = new Set(
    scenario.actions.flatMap((action) =>
      action.type === 'start-replay' && action.archive === name ? [action.name] : [],
    ),
  );
  return {
    ...scenario,
    archives: scenario.archives.filter((one) => one.name !== name),
    actions: scenario.actions.filter(
      (action) =>
        (action.type !== 'start-replay' && action.type !== 'cancel-replay') ||
        !replays.has(action.name),
    ),
  };
}

/** A name that no replay has had: they are never free again. */
export function freeReplayName(scenario: Scenario): string {
  const taken = scenario.actions.flatMap((action) =>
    action.type === 'start-replay' ? [action.name] : [],
  );
  for (let count = 1; ; count++) {
    const name = `replay-${count}`;
    if (!taken.includes(name)) return name;
  }
}
