import { scheduledEvent } from '../core/bus/scheduled-event.ts';
import { ruleArn } from '../core/model/arn.ts';
import { instant } from '../core/model/brand.ts';
import { correctSchedule } from '../core/schedule/correct.ts';
import { fireTimes } from '../core/schedule/fire-times.ts';
import { scheduleInWords } from '../core/schedule/in-words.ts';
import { parseSchedule } from '../core/schedule/parse.ts';
import type { Diagnostic, ScheduleReading, ScheduleRequest } from './api.ts';
import { PREVIEW_ID } from './prepare-event.ts';
import { scheduleDiagnostics } from './schedule-diagnostics.ts';

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
