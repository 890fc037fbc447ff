import { failure, type Result, success } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import { isScheduledOnly } from '../model/scheduled-only.ts';
import { readRulePattern } from '../pattern/rule-pattern.ts';
import type { EventPattern } from '../pattern/syntax.ts';
import { awsScheduleMessage } from '../schedule/diagnostic.ts';
import { parseSchedule } from '../schedule/parse.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** Recorded from the service: other buses have no rules that fire by the clock. */
export const DEFAULT_BUS_ONLY = 'ScheduleExpression is supported only on the default event bus.';

/** When a rule fires: on events, by the clock, or both. */
export interface Occasion {
  readonly pattern: EventPattern | null;
  readonly schedule: Schedule | null;
}

/** Reads what makes a rule fire, as `PutRule` does; a mistake is AWS's own message. */
export function readRule(rule: Rule, bus: string): Result<Occasion, string> {
  const schedule = rule.schedule === undefined ? null : parseSchedule(rule.schedule);
  if (schedule && bus !== 'default') return failure(DEFAULT_BUS_ONLY);
  if (schedule && !schedule.ok) {
    return failure(awsScheduleMessage(schedule.error, rule.schedule ?? ''));
  }
  const pattern = isScheduledOnly(rule) ? null : readRulePattern(rule.name, rule.pattern);
  if (pattern && !pattern.ok) return failure(pattern.error.message);
  return success({ pattern: pattern?.value ?? null, schedule: schedule?.value ?? null });
}
