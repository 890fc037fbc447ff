import type { Producer, Scenario } from '../../core/model/scenario.ts';
import { freeName } from './edits.ts';

export function addProducer(
  scenario: Scenario,
  { name, language, code }: Omit<Producer, 'id'>,
): [Scenario, string] {
  const { producers } = scenario;
  const base = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 50) || 'producer';
  const ids = producers.map((existing) => existing.id);
  const names = producers.map((existing) => existing.name);
  const added = { id: freeName(base, ids, '-'), name: freeName(name, names), language, code };
  return [{ ...scenario, producers: [...producers, added] }, added.id];
}

export function changeProducer(
  scenario: Scenario,
  id: string,
  change: Partial<Omit<Producer, 'id'>>,
): Scenario {
  const producers = scenario.producers.map((producer) =>
    producer.id === id ? { ...producer, ...change } : producer,
  );
  return { ...scenario, producers };
}

export function removeProducer(scenario: Scenario, id: string): Scenario {
  return { ...scenario, producers: scenario.producers.filter((producer) => producer.id !== id) };
}

/**
 * What a producer has made of a scenario, in the scenario as it is now: somebody may have gone on typing
 * while it ran.
 */
export function withRun(before: Scenario, made: Scenario, now: Scenario): Scenario {
  const actions = [...now.actions, ...made.actions.slice(before.actions.length)];
  const isSame = (key: 'buses' | 'queues' | 'archives') =>
    JSON.stringify(before[key]) === JSON.stringify(made[key]);
  return {
    ...now,
    buses: isSame('buses') ? now.buses : made.buses,
    queues: isSame('queues') ? now.queues : made.queues,
    archives: isSame('archives') ? now.archives : made.archives,
    actions,
  };
}
