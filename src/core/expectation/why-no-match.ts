import type { SampleEvent, Scenario } from '../model/scenario.ts';
import { isScheduledOnly } from '../model/scheduled-only.ts';
import { explainMatch } from '../pattern/explain.ts';
import type { ExplanationNode, FieldExplanation } from '../pattern/explanation.ts';
import { parsePattern } from '../pattern/parse.ts';
import type { LoneRun } from './lone-run.ts';

/** Why a rule has not matched the event of a run, in one sentence. */
export function whyNoMatch(
  { buses }: Pick<Scenario, 'buses'>,
  event: SampleEvent,
  run: LoneRun,
  { bus, name }: { readonly bus: string; readonly name: string },
): string {
  if (bus !== event.bus) return `The event is put on ${event.bus}, and the rule is on ${bus}.`;
  const rule = buses
    .find((one) => one.name === bus)
    ?.rules.find((candidate) => candidate.name === name);
  const refusal = run.refusalOf(bus, name);
  if (refusal !== null) return `AWS refuses the rule: ${refusal}`;
  if (rule?.state === 'DISABLED') return 'The rule is disabled.';
  if (!rule || isScheduledOnly(rule)) return 'The rule fires by the clock alone.';
  const pattern = parsePattern(rule.pattern);
  const text = run.ingested?.event;
  if (!pattern.ok || text === undefined) return 'The rule was not asked.';
  const failed = firstFailed(explainMatch(pattern.value, text).root);
  return failed ? sentence(failed.sentence) : 'The rule does not match.';
}

function firstFailed(node: ExplanationNode): FieldExplanation | undefined {
  if (node.kind === 'field') return node.verdict === 'failed' ? node : undefined;
  for (const child of node.children) {
    const found = firstFailed(child);
    if (found) return found;
  }
  return undefined;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
