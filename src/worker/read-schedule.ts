import { DEFAULT_BUS_ONLY } from '../core/bus/read-rule.ts';
import { scheduledEvent } from '../core/bus/scheduled-event.ts';
import { ruleArn } from '../core/model/arn.ts';
import { instant } from '../core/model/brand.ts';
import { correctSchedule } from '../core/schedule/correct.ts';
import { awsScheduleMessage, describeSchedule } from '../core/schedule/diagnostic.ts';
import { fireTimes } from '../core/schedule/fire-times.ts';
import { scheduleInWords } from '../core/schedule/in-words.ts';
import { parseSchedule } from '../core/schedule/parse.ts';
import type { Diagnostic, ScheduleReading, ScheduleRequest } from './api.ts';
import { PREVIEW_ID } from './prepare-event.ts';

const TIMES = 10;

/** What a schedule expression means, and when it fires next. */
export function readSchedule(request: ScheduleRequest): ScheduleReading {
  const { scenario, bus, rule, expression, now } = request;
  const diagnostics = scheduleDiagnostics(expression, bus);
  const parsed = parseSchedule(expression);
  if (!parsed.ok || diagnostics.some(({ severity }) => severity === 'error')) {
    return { diagnostics, correction: correctSchedule(expression), schedule: null };
  }
  const times = fireTimes(parsed.value, instant(Date.parse(scenario.startsAt)), now, TIMES);
  const [next] = times;
  const arn = ruleArn(scenario, bus, rule);
  const never: Diagnostic = {
    severity: 'warning',
    span: { from: 0, to: expression.length },
    message: 'AWS takes this schedule, and it never fires again.',
  };
  return {
    diagnostics: next === undefined ? [...diagnostics, never] : diagnostics,
    correction: null,
    schedule: {
      words: scheduleInWords(parsed.value),
      times,
      event: next === undefined ? null : scheduledEvent(scenario, arn, PREVIEW_ID, next),
    },
  };
}

/** What AWS would say to a schedule expression of a rule, and where in it the mistake is. */
export function scheduleDiagnostics(expression: string, bus: string): readonly Diagnostic[] {
  const whole = { from: 0, to: Math.max(1, expression.length) };
  if (bus !== 'default') {
    const explanation = `Move the rule to the default bus, or send from there to ${bus}.`;
    return [{ severity: 'error', span: whole, message: DEFAULT_BUS_ONLY, explanation }];
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
    },
  ];
}
