import { writtenEvent } from '../core/bus/written-event.ts';
import type { QuickFix } from '../core/model/quick-fix.ts';
import { proposeQuickFixes } from '../core/pattern/repair/propose.ts';
import { readRulePattern } from '../core/pattern/rule-pattern.ts';
import type { FixRequest } from './api.ts';
import { previewFacts } from './prepare-event.ts';

/** Searches step by step, so that the worker can answer something else in between. */
export function* proposeFixes(request: FixRequest): Generator<void, readonly QuickFix[]> {
  const { scenario, event, pattern } = request;
  const parsed = readRulePattern('', pattern);
  const written = parsed.ok ? writtenEvent(event.text, previewFacts(scenario)) : null;
  if (!parsed.ok || !written) return [];
  yield;
  return yield* proposeQuickFixes(parsed.value, written);
}
