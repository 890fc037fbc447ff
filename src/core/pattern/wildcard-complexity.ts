import type { Alternative, ValueMatcher } from './syntax.ts';
import type { WildcardToken } from './wildcard.ts';
import { WildcardAutomaton } from './wildcard-automaton.ts';

/** Above this the service refuses a rule. 9 was seen accepted and 11 refused; the bound between is our choice. */
export const MAXIMUM_COMPLEXITY = 10;

/** Bounds the work on hostile patterns, whose lists share values so that each way multiplies the next. */
const MOST_STEPS = 10_000;

/** What is wanted of one field, given the values of the fields before it. */
interface FieldMachine {
  readonly wildcards: WildcardAutomaton;
  /** What each value or operator leads to, and the alternative that wanted it first. */
  readonly known: Map<string, { readonly follower: number; readonly alternative: number }>;
  /** Everything that some value leads to. */
  readonly reached: Set<number>;
  /** What the absence of the field leads to. */
  absence: number | null;
}

/**
 * How many wildcards of one field can be under way at once, at worst: what aws/event-ruler calls the
 * complexity of a rule. Counting ends when `most` is exceeded.
 *
 * The library looks at the fields of a rule in the order of their paths, and keeps what it wants of a
 * field apart for each way in which those before it can match. So the alternatives of `$or` add up in
 * a field if they agree on all before it, and what stands behind an absent field is not counted. An
 * operator that several alternatives have in common counts once; in the library it may count for each
 * of them, which would punish what is written beside `$or` for the number of its alternatives.
 */
export function wildcardComplexity(
  alternatives: readonly Alternative[],
  most = Number.POSITIVE_INFINITY,
): number {
  const states: Map<string, FieldMachine>[] = [new Map()];
  let steps = 0;
  const add = (state: number, alternative: number, index: number): void => {
    const field = alternatives[alternative]?.[index];
    const machines = states[state];
    if (!field || !machines || ++steps > MOST_STEPS) return;
    const machine = machines.get(field.path) ?? createMachine();
    machines.set(field.path, machine);
    const reached = new Set<number>();
    let follower: number | null = null;
    for (const matcher of field.matchers) {
      if (follower === null) follower = states.push(new Map()) - 1;
      follower = addMatcher(machine, matcher, follower, alternative);
      reached.add(follower);
    }
    for (const next of reached) add(next, alternative, index + 1);
  };
  const isConcerned = alternatives.flat().some(({ matchers }) => matchers.some(hasWildcard));
  if (!isConcerned) return 0;
  for (const alternative of alternatives.keys()) add(0, alternative, 0);

  let worst = 0;
  const reachable = new Set([0]);
  for (const state of reachable) {
    for (const { wildcards, reached } of states[state]?.values() ?? []) {
      worst = Math.max(worst, wildcards.worst(most));
      if (worst > most) return worst;
      for (const next of reached) reachable.add(next);
    }
  }
  return worst;
}

function createMachine(): FieldMachine {
  return {
    wildcards: new WildcardAutomaton(),
    known: new Map(),
    reached: new Set(),
    absence: null,
  };
}

/** Returns what the matcher leads to: `follower`, if it is new here. */
function addMatcher(
  machine: FieldMachine,
  matcher: ValueMatcher,
  follower: number,
  alternative: number,
): number {
  if (matcher.type === 'exists' && !matcher.value) {
    machine.absence ??= follower;
    return machine.absence;
  }
  const wildcards = wildcardsOf(matcher);
  // A number is looked for by its value and by its text.
  const isComparable = matcher.type === 'number' && matcher.value !== null;
  const keys = isComparable ? [`=${matcher.value}`, matcher.text] : [identityOf(matcher)];
  let last = follower;
  for (const key of keys) {
    const known = machine.known.get(key);
    if (known && (wildcards.length === 0 || known.alternative !== alternative)) {
      last = known.follower;
    } else {
      for (const wildcard of wildcards) last = machine.wildcards.add(wildcard, key, last);
      machine.known.set(key, { follower: last, alternative });
    }
    machine.reached.add(last);
  }
  return last;
}

/** Equal for equal operators, wherever they stand and in whatever order they list their values. */
function identityOf(matcher: ValueMatcher): string {
  return JSON.stringify(matcher, (name, value) => {
    if (name === 'span') return undefined;
    if (name !== 'values' || !Array.isArray(value)) return value;
    return [...new Set(value.map((one) => JSON.stringify(one)))].sort();
  });
}

function hasWildcard(matcher: ValueMatcher): boolean {
  return wildcardsOf(matcher).length > 0;
}

function wildcardsOf(matcher: ValueMatcher): readonly (readonly WildcardToken[])[] {
  if (matcher.type === 'text' && matcher.operator === 'wildcard') {
    return [matcher.value.wildcard ?? []];
  }
  if (matcher.type === 'anything-but' && matcher.excluded.type === 'text') {
    const { operator, values } = matcher.excluded;
    if (operator !== 'wildcard') return [];
    return [...new Map(values.map(({ text, wildcard }) => [text, wildcard ?? []])).values()];
  }
  return [];
}
