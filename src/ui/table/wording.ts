import { assertNever } from '../../core/model/result.ts';
import type { TableEvent, TableRule, TableVerdict } from '../../worker/api.ts';
import type { VerdictSign } from '../controls/Verdict.svelte';

/** The sign of a cell, and its word. */
export function signOf(verdict: TableVerdict): {
  readonly sign: VerdictSign;
  readonly word: string;
} {
  switch (verdict) {
    case 'matched':
      return { sign: 'matched', word: 'matches' };
    case 'failed':
      return { sign: 'failed', word: 'does not match' };
    case 'invalid':
      return { sign: 'invalid', word: 'invalid rule' };
    case 'disabled':
      return { sign: 'disabled', word: 'disabled' };
    case 'unreadable':
      return { sign: 'not-reached', word: 'no event' };
    case 'other-bus':
      return { sign: 'not-reached', word: 'other bus' };
    default:
      return assertNever(verdict);
  }
}

/** What has to be said of a whole row or column. */
export interface Note {
  readonly text: string;
  /** It stands out: something may be wrong. */
  readonly isOdd: boolean;
}

/** An event that no rule matches is accepted by the bus and lost, without a word from anyone. */
export function isTakenByNobody({ problem, matches }: TableEvent): boolean {
  return problem === null && matches === 0;
}

export function isDead({ problem, isDisabled, matches }: TableRule): boolean {
  return problem === null && !isDisabled && matches === 0;
}

export function noteOfEvent(event: TableEvent): Note {
  if (event.problem !== null) return { text: 'cannot be read', isOdd: true };
  const first = event.count > 1 ? `first of ${event.count}: ` : '';
  if (event.matches === 0) return { text: `${first}nobody takes it`, isOdd: true };
  return { text: `${first}${count(event.matches, 'rule')}`, isOdd: false };
}

export function noteOfRule(rule: TableRule): Note {
  if (rule.isDisabled) return { text: 'disabled', isOdd: false };
  if (rule.problem !== null) return { text: 'invalid pattern', isOdd: true };
  if (rule.asked === 0) return { text: 'no event for it', isOdd: true };
  if (rule.matches === 0) return { text: 'never matches', isOdd: true };
  return { text: `${rule.matches} of ${count(rule.asked, 'event')}`, isOdd: false };
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
