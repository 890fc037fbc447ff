import { type EnvelopeFacts, editorSpans, envelopeOf, secondsText } from '../core/bus/envelope.ts';
import { checkWritten, type EventNote, readEventInput } from '../core/bus/event-input.ts';
import { checkRequest, entrySize, FORMER_LARGEST_REQUEST_BYTES } from '../core/bus/put-events.ts';
import { utf8Length } from '../core/json/utf8.ts';
import { ruleArn } from '../core/model/arn.ts';
import { instant } from '../core/model/brand.ts';
import type { Span } from '../core/model/span.ts';
import { awsMessage, describe } from '../core/pattern/diagnostic.ts';
import { EventReading, explainEvent } from '../core/pattern/explain.ts';
import { parsePattern } from '../core/pattern/parse.ts';
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
import { inEditor } from './in-editor.ts';

/** Ids that the service would draw, in previews of what has not been sent. */
const PREVIEW_ID = '00000000-0000-4000-8000-000000000000';

const HOW_SERVICES_SEND =
  'Only AWS services use sources that begin with aws. Write such an event as it arrives, with its id, account, time and region, and it is put as its service would put it.';

/** In characters: nobody reads on, and with every key there is one for each target. */
const LONGEST_PREVIEW = 20_000;

interface Prepared {
  readonly envelope: string | null;
  readonly reading: EventReading | null;
  readonly toEditor: (span: Span) => Span | null;
}

/** What every rule thinks of an event as it is being typed: the engine that also delivers, asked without sending. */
export function evaluate(request: EvaluationRequest): Evaluation {
  const { diagnostics, prepared } = prepareEvent(request);
  return {
    eventDiagnostics: diagnostics,
    eventBytes: utf8Length(request.event.text),
    envelope: prepared.envelope,
    rules: request.rules.map((rule) => evaluateRule(rule, request, prepared)),
  };
}

function prepareEvent({ event, scenario }: EvaluationRequest): {
  diagnostics: readonly Diagnostic[];
  prepared: Prepared;
} {
  const nothing: Prepared = { envelope: null, reading: null, toEditor: () => null };
  const input = readEventInput(event.text);
  if (!input.ok) return { diagnostics: [diagnosticOf(input.error)], prepared: nothing };
  const { entries, notes } = input.value;
  const diagnostics = notes.map(diagnosticOf);
  const asked = entries.filter(({ sender }) => sender === null).map(({ entry }) => entry);
  const isAsked = asked.length > 0 || entries.length === 0;
  const refusal = isAsked ? checkRequest(asked) : null;
  if (refusal) {
    const span = { from: 0, to: event.text.length };
    const explanation = 'PutEvents refuses the whole request, and nothing is put.';
    diagnostics.push({ severity: 'error', span, message: refusal.message, explanation });
    return { diagnostics, prepared: nothing };
  }
  for (const written of entries) {
    const { entry, span } = written;
    const problem = checkWritten(written);
    const place = { from: span.from, to: span.from + 1 };
    if (problem) {
      const answer = `PutEvents answers with ${problem.ErrorCode} for this entry, and the event is not put.`;
      const isReserved = problem.ErrorCode === 'NotAuthorizedForSourceException';
      const explanation = isReserved ? `${answer} ${HOW_SERVICES_SEND}` : answer;
      diagnostics.push({
        severity: 'error',
        span: place,
        message: problem.ErrorMessage,
        explanation,
      });
    } else if (entrySize(entry) > FORMER_LARGEST_REQUEST_BYTES) {
      const message =
        'Larger than 256 KB, the limit until January 2026; older pages still name it.';
      diagnostics.push({ severity: 'info', span: place, message });
    }
  }
  const first = entries.find((written) => checkWritten(written) === null);
  if (!first) return { diagnostics, prepared: nothing };
  const envelope = envelopeOf(first.entry, { ...previewFacts(scenario), ...first.sender });
  return {
    diagnostics,
    prepared: {
      envelope,
      reading: new EventReading(envelope),
      toEditor: editorSpans(envelope, first),
    },
  };
}

/** What the service would add to an event that is only looked at. */
export function previewFacts({
  account,
  region,
  startsAt,
}: EvaluationRequest['scenario']): EnvelopeFacts {
  return { id: PREVIEW_ID, account, region, receivedAt: instant(Date.parse(startsAt)) };
}

function diagnosticOf({ severity, span, message }: EventNote): Diagnostic {
  return { severity, span, message };
}

function evaluateRule(
  rule: EvaluationRequest['rules'][number],
  request: EvaluationRequest,
  { envelope, reading, toEditor }: Prepared,
): RuleEvaluation {
  const { name } = rule;
  const place = { rule: name, bus: request.event.bus };
  const targets = rule.targets.map((target, index) =>
    evaluateTarget(target, index + 1, place, request.scenario, envelope),
  );
  const parsed = parsePattern(rule.pattern);
  if (!parsed.ok) {
    const { error } = parsed;
    const message = `Event pattern is not valid. Reason: ${awsMessage(error, rule.pattern)}`;
    const diagnostic = {
      severity: 'error',
      span: error.span,
      message,
      explanation: describe(error),
    } as const;
    return { name, patternDiagnostics: [diagnostic], explanation: null, targets };
  }
  if (envelope === null || reading === null) {
    return { name, patternDiagnostics: [], explanation: null, targets };
  }
  const explanation = explainEvent(parsed.value, reading);
  return {
    name,
    patternDiagnostics: [],
    explanation: { ...explanation, root: inEditor(explanation.root, toEditor) },
    targets,
  };
}

function shortened(text: string): string {
  return text.length > LONGEST_PREVIEW ? `${text.slice(0, LONGEST_PREVIEW)}…` : text;
}

/** @param position of the target in its rule, from 1 */
export function evaluateTarget(
  { id, input }: EvaluationRequest['rules'][number]['targets'][number],
  position: number,
  { rule, bus }: { readonly rule: string; readonly bus: string },
  scenario: InspectionRequest['scenario'],
  envelope: string | null,
): TargetEvaluation {
  const diagnostics = checkInput(input, id, position);
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
