import { envelopeOf } from '../core/bus/envelope.ts';
import { Random } from '../core/clock/random.ts';
import { coverageOf } from '../core/generate/coverage.ts';
import { type GeneratedEvent, generateEvents } from '../core/generate/generate-events.ts';
import type { Span } from '../core/model/span.ts';
import { explainMatch } from '../core/pattern/explain.ts';
import type { ExplanationNode, FieldExplanation } from '../core/pattern/explanation.ts';
import { parsePattern } from '../core/pattern/parse.ts';
import type { EventPattern } from '../core/pattern/syntax.ts';
import type { CoverageRequest, GeneratedForField, Generation } from './api.ts';
import { envelopesOf } from './coverage.ts';
import { prepareEvent, previewFacts } from './prepare-event.ts';

/** Events for a pattern, each with the verdict of the evaluator; `null` if the pattern is not valid. */
export function generateForPattern(request: CoverageRequest): Generation | null {
  const parsed = parsePattern(request.pattern);
  if (!parsed.ok) return null;
  const pattern = parsed.value;
  const { scenario } = request;
  const envelopes = envelopesOf(request);
  const entry = { Source: 'my.app', DetailType: 'My event', Detail: '{}' };
  const id = new Random(scenario.seed).fork('generated').uuid();
  const blank = envelopeOf(entry, { ...previewFacts(scenario), id });
  const { match, problem, nearMisses } = generateEvents(pattern, blank, envelopes);
  const events = match && [
    {
      field: null,
      sentence: 'Every field has a value that the pattern accepts.',
      event: { ...match, whenSent: whenSent(match, pattern, scenario) },
    },
    ...nearMisses.map(({ field, span, event }): GeneratedForField => {
      if (!event) {
        return { field, sentence: 'No event was found that fails at this field alone.', event };
      }
      const sentence = sentenceOf(pattern, event, span);
      return { field, sentence, event: { ...event, whenSent: whenSent(event, pattern, scenario) } };
    }),
  ];
  return { problem, events: events ?? [], coverage: coverageOf(pattern, envelopes) };
}

function sentenceOf(pattern: EventPattern, { text }: GeneratedEvent, span: Span): string {
  const fields = leavesOf(explainMatch(pattern, text).root);
  return fields.find((field) => field.span.from === span.from)?.sentence ?? '';
}

function leavesOf(node: ExplanationNode): readonly FieldExplanation[] {
  return node.kind === 'field' ? [node] : node.children.flatMap(leavesOf);
}

/** PutEvents sets some of an event itself, and takes nothing but what it knows. */
function whenSent(
  { text }: GeneratedEvent,
  pattern: EventPattern,
  scenario: CoverageRequest['scenario'],
): string | null {
  const { diagnostics, envelope } = prepareEvent(text, scenario);
  if (envelope === null) {
    const problem = diagnostics.find(({ severity }) => severity === 'error');
    return problem?.message ?? 'PutEvents does not take it.';
  }
  if (explainMatch(pattern, envelope).matched === explainMatch(pattern, text).matched) return null;
  return 'PutEvents sets id, account, region and version itself, and takes no other members at the top: an event that you put has another verdict.';
}
