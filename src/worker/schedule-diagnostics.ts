import { DEFAULT_BUS_ONLY } from '../core/bus/read-rule.ts';
import { articleSlug } from '../core/model/article-slug.ts';
import { awsScheduleMessage, describeSchedule } from '../core/schedule/diagnostic.ts';
import { parseSchedule } from '../core/schedule/parse.ts';
import type { Diagnostic } from './api.ts';

/** What AWS would say to a schedule expression of a rule, and where in it the mistake is. */
export function scheduleDiagnostics(expression: string, bus: string): readonly Diagnostic[] {
  const whole = { from: 0, to: Math.max(1, expression.length) };
  if (bus !== 'default') {
    const article = 'schedule-default-bus';
    const explanation = `Move the rule to the default bus, or send from there to ${bus}.`;
    return [{ severity: 'error', span: whole, message: DEFAULT_BUS_ONLY, explanation, article }];
  }
  const parsed = parseSchedule(expression);
  if (parsed.ok) return [];
  const { error } = parsed;
  return [
    {
      severity: 'error',
      span: error.span,
      message: awsScheduleMessage(error, expression),
      explanation: describeSchedule(error),
      article: articleSlug.scheduleError(error.code),
    },
  ];
}
