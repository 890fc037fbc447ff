import type { FailureRule } from '../../core/model/failure.ts';
import { FAILURES, type FailingType, failureNamesOf } from '../../core/model/failure-facts.ts';
import type { ResourceReference, Scenario } from '../../core/model/scenario.ts';
import { changeResource, resourcesOf } from './resource-edits.ts';

/** The rules of a target's failure switch; none for a target that is not there. */
export function failuresOf(
  scenario: Scenario,
  { type, name }: ResourceReference,
): readonly FailureRule[] {
  const list: readonly { readonly name: string; readonly failures: readonly FailureRule[] }[] =
    resourcesOf(scenario, type);
  return list.find((item) => item.name === name)?.failures ?? [];
}

/** Errors that the kind of target does not know are left out. */
export function setFailures(
  scenario: Scenario,
  { type, name }: ResourceReference,
  rules: readonly FailureRule[],
): Scenario {
  const known: readonly string[] = failureNamesOf(type);
  const failures = rules.filter(({ error }) => known.includes(error));
  // What is left has names of this kind, which the compiler cannot see.
  return changeResource(scenario, type, name, { failures } as never);
}

/** The error that a target fails with; `none` if it works, `rules` if that depends. */
export function failureOf(scenario: Scenario, resource: ResourceReference): string {
  const [first, ...others] = failuresOf(scenario, resource);
  if (!first) return 'none';
  return others.length === 0 && first.when.type === 'always' ? first.error : 'rules';
}

/** Makes a target fail always, with an error that its kind knows, or never. */
export function setFailure(
  scenario: Scenario,
  resource: ResourceReference,
  error: string,
): Scenario {
  return setFailures(scenario, resource, [{ error, when: { type: 'always' } }]);
}

/** The error with which a kind of target refuses whoever has no permission. */
export function permissionErrorOf(type: FailingType): string {
  const facts: Readonly<Record<string, { readonly code: string }>> = FAILURES[type];
  const [error] = Object.entries(facts).find(([, { code }]) => code === 'NO_PERMISSIONS') ?? [];
  if (error === undefined) throw new Error(`${type} cannot lack a permission`);
  return error;
}

function isMissingPermission({ error, when }: FailureRule, type: FailingType): boolean {
  return when.type === 'always' && error === permissionErrorOf(type);
}

/** Whether EventBridge may call the target, as far as the switch has its say. */
export function hasPermission(scenario: Scenario, resource: ResourceReference): boolean {
  return !failuresOf(scenario, resource).some((rule) => isMissingPermission(rule, resource.type));
}

/** A missing permission comes before whatever else may go wrong. */
export function setPermission(
  scenario: Scenario,
  resource: ResourceReference,
  isGiven: boolean,
): Scenario {
  const others = failuresOf(scenario, resource).filter(
    (rule) => !isMissingPermission(rule, resource.type),
  );
  const missing: FailureRule = {
    error: permissionErrorOf(resource.type),
    when: { type: 'always' },
  };
  return setFailures(scenario, resource, isGiven ? others : [missing, ...others]);
}
