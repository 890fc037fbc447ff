import type { QueueAction } from '../../core/model/action.ts';
import type { Scenario } from '../../core/model/scenario.ts';

/** Something to do with a queue, whenever that is. */
export type QueueStep = QueueAction extends infer Each
  ? Each extends QueueAction
    ? Omit<Each, 'at'>
    : never
  : never;

/** The scenario's own bound. */
export const MOST_STEPS = 1_000;

/**
 * Does something with a queue, `at` milliseconds after the start of virtual time. It is written behind
 * what there is, whenever it happens: the others keep their places, by which they are known.
 */
export function addQueueStep(scenario: Scenario, step: QueueStep, at: number): Scenario {
  return { ...scenario, actions: [...scenario.actions, { ...step, at }] };
}

/** Takes an action back that is known by its place. */
export function removeAction(scenario: Scenario, index: number): Scenario {
  return { ...scenario, actions: scenario.actions.filter((_, place) => place !== index) };
}
