import type { NewExpectation } from './expectation.ts';

/**
 * What is expected, as one sentence without an end: `OrderCreated matches fraud-check`.
 *
 * @param event the name of the event that it is about
 */
export function expectationWords(expectation: NewExpectation, event: string): string {
  switch (expectation.type) {
    case 'exact-matches': {
      const { rules } = expectation;
      if (rules.length === 0) return `${event} matches no rule`;
      return `${event} matches ${listed(rules)} and no other rule`;
    }
    case 'match':
      return `${event} ${expectation.matches ? 'matches' : 'does not match'} ${expectation.rule}`;
    case 'payload':
      return `${event} is sent to ${targetWords(expectation)} as written`;
    case 'ending': {
      const { how, where, afterSeconds } = expectation;
      const moment = afterSeconds === undefined ? '' : `, ${secondsWords(afterSeconds)} later`;
      return `${event} at ${targetWords(expectation)}: ${endingWords({ how, where })}${moment}`;
    }
  }
}

/** What became of an event at a target, in a few fixed words: `dead-lettered in order-dlq`. */
export function endingWords({
  how,
  where,
}: {
  readonly how: string;
  readonly where?: string | undefined;
}): string {
  if (where === undefined) return how;
  const word = how === 'discarded' ? 'to' : how === 'on' ? 'at' : 'in';
  return `${how} ${word} ${where}`;
}

function targetWords({ rule, target }: { readonly rule: string; readonly target: string }): string {
  return `target ${target} of ${rule}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}, ${last}`;
}

function secondsWords(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  if (seconds > 0 && seconds % 60 === 0) return `${seconds / 60} min`;
  return `${seconds} s`;
}
