import type { Rule } from '../../core/model/scenario.ts';
import { isScheduledOnly } from '../../core/model/scheduled-only.ts';

/** What makes a rule fire. */
export type RuleOccasion = 'events' | 'schedule' | 'both';

export const OCCASIONS: readonly { readonly value: RuleOccasion; readonly label: string }[] = [
  { value: 'events', label: 'On events' },
  { value: 'schedule', label: 'Scheduled' },
  { value: 'both', label: 'Both' },
];

const NEW_SCHEDULE = 'rate(5 minutes)';
const NEW_PATTERN = '{\n  "source": ["my.app"]\n}';

export function occasionOf(rule: Rule): RuleOccasion {
  if (rule.schedule === undefined) return 'events';
  return isScheduledOnly(rule) ? 'schedule' : 'both';
}

/** What of a rule is to change so that it fires on something else; a part that it needs is made up. */
export function changeOfOccasion(
  rule: Rule,
  occasion: RuleOccasion,
): Pick<Rule, 'pattern' | 'schedule'> {
  const pattern = rule.pattern.trim() === '' ? NEW_PATTERN : rule.pattern;
  const schedule = rule.schedule ?? NEW_SCHEDULE;
  switch (occasion) {
    case 'events':
      return { pattern, schedule: undefined };
    case 'schedule':
      return { pattern: '', schedule };
    case 'both':
      return { pattern, schedule };
  }
}
