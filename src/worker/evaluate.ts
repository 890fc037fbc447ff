import { editorSpans, secondsText } from '../core/bus/envelope.ts';
import { scheduledEvent } from '../core/bus/scheduled-event.ts';
import { utf8Length } from '../core/json/utf8.ts';
import { ruleArn } from '../core/model/arn.ts';
import { articleSlug } from '../core/model/article-slug.ts';
import { instant } from '../core/model/brand.ts';
import { isScheduledOnly } from '../core/model/scheduled-only.ts';
import { doubtsAbout } from '../core/pattern/doubts/doubts-about.ts';
import { EventReading, explainEvent } from '../core/pattern/explain.ts';
import { readRulePattern } from '../core/pattern/rule-pattern.ts';
import { checkInput } from '../core/transform/check-input.ts';
import { describeTransformFailure, transformInput } from '../core/transform/transform.ts';
import type {
  Diagnostic,
  Evaluation,
  EvaluationRequest,
  InspectionRequest,
  RuleEvaluation,
  TargetEvaluation,
} from './api.ts';
import type { Corrections } from './corrections.ts';
import { valuesRead } from './event-values.ts';
import { inEditor, type ToEditor } from './in-editor.ts';
import { PREVIEW_ID, prepareEvent } from './prepare-event.ts';
import { scheduleDiagnostics } from './schedule-diagnostics.ts';

/** In characters: nobody reads on, and with every key there is one for each target. */
const LONGEST_PREVIEW = 20_000;

interface Prepared {
  readonly envelope: string | null;
  readonly reading: EventReading | null;
  readonly toEditor: ToEditor;
  readonly corrections: Corrections | null;
}

/**
 * What every rule thinks of an event as it is being typed: the engine that also delivers, asked
 * without sending.
 *
 * @param corrections `null`: mistakes are told, and no fixes for them
 */
export function evaluate(request: EvaluationRequest, corrections: Corrections | null): Evaluation {
  const { diagnostics, first, envelope } = prepareEvent(request.event.text, request.scenario);
  const prepared: Prepared = {
    envelope,
    reading: envelope === null ? null : new EventReading(envelope),
    toEditor: first && envelope !== null ? editorSpans(envelope, first) : () => null,
    corrections,
  };
  const rules = request.rules.map((rule) => evaluateRule(rule, request, prepared));
  const { reading, toEditor } = prepared;
  return {
    eventDiagnostics: withFixes(diagnostics, request.event.text, corrections),
    eventBytes: utf8Length(request.event.text),
    envelope,
    valuesRead: reading ? valuesRead(rules, reading, toEditor) : [],
    rules,
  };
}

/** Whether something is wrong that could be corrected. */
export function isFaulty({ eventDiagnostics, rules }: Evaluation): boolean {
  return (
    eventDiagnostics.length > 0 ||
    rules.some(({ patternDiagnostics }) => patternDiagnostics.length > 0)
  );
}

/** The corrections of an event, each beside the mistake it is for. */
function withFixes(
  diagnostics: readonly Diagnostic[],
  text: string,
  corrections: Corrections | null,
): readonly Diagnostic[] {
  if (diagnostics.length === 0 || !corrections) return diagnostics;
  const mends = corrections.mendEvent(text);
  return diagnostics.map((diagnostic) => {
    const here = mends.filter(({ at }) => at === diagnostic.span.from);
    return here.length === 0 ? diagnostic : { ...diagnostic, fixes: here.map(({ fix }) => fix) };
  });
}

function evaluateRule(
  rule: EvaluationRequest['rules'][number],
  request: EvaluationRequest,
  { envelope, reading, toEditor, corrections }: Prepared,
): RuleEvaluation {
  const { name } = rule;
  const { scenario } = request;
  const place = { rule: name, bus: request.event.bus };
  const isScheduled = isScheduledOnly(rule);
  const input = isScheduled ? sampleOfSchedule(scenario, place) : envelope;
  const targets = rule.targets.map((target, index) =>
    evaluateTarget(target, index + 1, place, scenario, input),
  );
  const scheduled =
    rule.schedule === undefined ? [] : scheduleDiagnostics(rule.schedule, request.event.bus);
  const common = { name, scheduleDiagnostics: scheduled, targets };
  if (isScheduled) return { ...common, patternDiagnostics: [], explanation: null };
  const parsed = readRulePattern(name, rule.pattern);
  if (!parsed.ok) {
    const fixes = corrections?.mendPattern(rule.pattern) ?? [];
    const diagnostic = { severity: 'error', ...parsed.error, fixes } as const;
    return { ...common, patternDiagnostics: [diagnostic], explanation: null };
  }
  const patternDiagnostics = doubtsAbout(parsed.value, corrections?.mendPattern ?? null);
  if (envelope === null || reading === null) {
    return { ...common, patternDiagnostics, explanation: null };
  }
  const explanation = explainEvent(parsed.value, reading);
  return {
    ...common,
    patternDiagnostics,
    explanation: { ...explanation, root: inEditor(explanation.root, toEditor) },
  };
}

/** What the targets of a rule are sent that fires by the clock alone. */
export function sampleOfSchedule(
  scenario: InspectionRequest['scenario'],
  { rule, bus }: { readonly rule: string; readonly bus: string },
): string {
  const moment = instant(Date.parse(scenario.startsAt));
  return scheduledEvent(scenario, ruleArn(scenario, bus, rule), PREVIEW_ID, moment);
}

function shortened(text: string): string {
  return text.length > LONGEST_PREVIEW ? `${text.slice(0, LONGEST_PREVIEW)}…` : text;
}

/** @param position of the target in its rule, from 1 */
export function evaluateTarget(
  { id, input, resource }: EvaluationRequest['rules'][number]['targets'][number],
  position: number,
  { rule, bus }: { readonly rule: string; readonly bus: string },
  scenario: InspectionRequest['scenario'],
  envelope: string | null,
): TargetEvaluation {
  const diagnostics = checkInput(input, id, position, resource.type).map((diagnostic) => ({
    ...diagnostic,
    article: articleSlug.inputError(diagnostic.code),
  }));
  const isRefused = diagnostics.some(({ severity }) => severity === 'error');
  if (isRefused || envelope === null) return { id, diagnostics, preview: null };
  const transformed = transformInput(input, envelope, {
    ruleName: rule,
    ruleArn: ruleArn(scenario, bus, rule),
    ingestionTime: secondsText(Date.parse(scenario.startsAt)),
  });
  const preview = transformed.ok
    ? ({ ok: true, text: shortened(transformed.value.text) } as const)
    : ({ ok: false, problem: describeTransformFailure(transformed.error) } as const);
  return { id, diagnostics, preview };
}
