import type { InvokeAction, QueueAction, ReplayAction } from '../../core/model/action.ts';
import type { FailureRule } from '../../core/model/failure.ts';
import { RESOURCE_LISTS } from '../../core/model/resource.ts';
import type { ResourceReference, Scenario } from '../../core/model/scenario.ts';

type Action = QueueAction | InvokeAction | ReplayAction;

/** Something that a person does with a queue, a function or a replay, whenever that is. */
export type Step = Action extends infer Each
  ? Each extends Action
    ? Omit<Each, 'at'>
    : never
  : never;

/** The scenario's own bound. */
export const MOST_STEPS = 1_000;

/**
 * Does something `at` milliseconds after the start of virtual time. It is written behind what there
 * is, whenever it happens: the others keep their places, by which they are known.
 */
export function addStep(scenario: Scenario, step: Step, at: number): Scenario {
  return { ...scenario, actions: [...scenario.actions, { ...step, at }] };
}

/** Takes an action back that is known by its place. */
export function removeAction(scenario: Scenario, index: number): Scenario {
  return { ...scenario, actions: scenario.actions.filter((_, place) => place !== index) };
}

/** Whether the failure switch of a resource makes it fail always. */
export function failsAlways(scenario: Scenario, resource: ResourceReference): boolean {
  return failuresOf(scenario, resource).some(({ when }) => when.type === 'always');
}

/**
 * A resource that fails always does so no longer than for its first so many seconds of virtual time:
 * what has failed before stays as it was. Time is let pass until then.
 */
export function mendFrom(
  scenario: Scenario,
  { type, name }: ResourceReference,
  seconds: number,
): Scenario {
  const list = RESOURCE_LISTS[type];
  const until = { type: 'period', fromSeconds: 0, lengthSeconds: seconds } as const;
  const mended = scenario[list].map((one) =>
    one.name === name
      ? {
          ...one,
          failures: one.failures.map((rule: FailureRule) =>
            rule.when.type === 'always' ? { ...rule, when: until } : rule,
          ),
        }
      : one,
  );
  const actions = [...scenario.actions, { type: 'wait' as const, at: seconds * 1_000 }];
  return { ...scenario, [list]: mended, actions };
}

function failuresOf(scenario: Scenario, { type, name }: ResourceReference): readonly FailureRule[] {
  const list: readonly { readonly name: string; readonly failures: readonly FailureRule[] }[] =
    scenario[RESOURCE_LISTS[type]];
  return list.find((one) => one.name === name)?.failures ?? [];
}
