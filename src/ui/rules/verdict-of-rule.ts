import type { Rule } from '../../core/model/scenario.ts';
import { isScheduledOnly } from '../../core/model/scheduled-only.ts';
import type { RuleEvaluation } from '../../worker/api.ts';
import type { VerdictSign } from '../controls/Verdict.svelte';

/** The sign a rule carries wherever it is named. */
export function verdictOfRule(rule: Rule, evaluation: RuleEvaluation | undefined): VerdictSign {
  if (rule.state === 'DISABLED') return 'disabled';
  const diagnostics = [
    ...(evaluation?.patternDiagnostics ?? []),
    ...(evaluation?.scheduleDiagnostics ?? []),
  ];
  if (diagnostics.some(({ severity }) => severity === 'error')) return 'invalid';
  if (isScheduledOnly(rule)) return 'scheduled';
  if (!evaluation?.explanation) return 'not-reached';
  return evaluation.explanation.matched ? 'matched' : 'failed';
}
