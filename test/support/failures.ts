import type { FailureRule } from '../../src/core/model/failure.ts';
import { type FailingType, failureNamesOf } from '../../src/core/model/failure-facts.ts';

/** Every position of a failure switch that is always on one error, and the one on none. */
export function switchesOf<Type extends FailingType>(type: Type) {
  return [[], ...failureNamesOf(type).map((error) => [always(error)])];
}

/** The same without the one that delivers an event again and again. */
export function switchesWithoutDuplicates<Type extends FailingType>(type: Type) {
  return switchesOf(type).filter((rules) =>
    rules.every(({ error }) => error !== 'TimeoutAfterAcceptance'),
  );
}

export function always<Name extends string>(error: Name): FailureRule<Name> {
  return { error, when: { type: 'always' } };
}
