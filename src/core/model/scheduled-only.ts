import type { Rule } from './rule.ts';

/** Whether a rule fires by the clock alone, and no event is asked of. */
export function isScheduledOnly({
  pattern,
  schedule,
}: Pick<Rule, 'pattern' | 'schedule'>): boolean {
  return schedule !== undefined && pattern.trim() === '';
}
