import { secondsText } from '../core/bus/envelope.ts';
import { parseJson } from '../core/json/parse.ts';
import { ruleArn } from '../core/model/arn.ts';
import { eventPaths } from '../core/transform/event-paths.ts';
import { proposeInputFixes } from '../core/transform/repair/propose.ts';
import { type InputXray, xrayInput } from '../core/transform/x-ray.ts';
import type { InputInspection, InspectionRequest } from './api.ts';
import { evaluateTarget, sampleOfSchedule } from './evaluate.ts';

/** Every fix is proven by filling the template again, which takes too long for a huge event. */
const LARGEST_REPAIRED = 200_000;
/** More is neither read nor laid out in reasonable time. */
const LONGEST_VALUE = 400;
const LONGEST_OUTPUT = 60_000;

/** Sees through the input of one target for the event that is being typed. */
export function inspectInput(request: InspectionRequest): InputInspection {
  const { scenario, bus, rule, target, position } = request;
  const envelope =
    typeof request.envelope === 'object' && request.envelope !== null
      ? sampleOfSchedule(scenario, { rule, bus })
      : request.envelope;
  const parsed = envelope === null ? null : parseJson(envelope);
  const event = parsed?.ok ? parsed.value : null;
  const context = {
    ruleName: rule,
    ruleArn: ruleArn(scenario, bus, rule),
    ingestionTime: secondsText(Date.parse(scenario.startsAt)),
  };
  const { input, id, resource } = target;
  const isHuge = (envelope?.length ?? 0) > LARGEST_REPAIRED;
  const evaluation = evaluateTarget(target, position, { rule, bus }, scenario, envelope);
  return {
    diagnostics: evaluation.diagnostics,
    preview: shortenedPreview(evaluation.preview),
    xray: input.type === 'transformer' ? shortened(xrayInput(input, event, context)) : null,
    fixes: isHuge
      ? []
      : proposeInputFixes(input, { targetId: id, resource: resource.type, event, context }),
    paths: event ? eventPaths(event) : [],
  };
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function shortenedPreview(preview: InputInspection['preview']): InputInspection['preview'] {
  return preview?.ok ? { ...preview, text: cut(preview.text, LONGEST_OUTPUT) } : preview;
}

function shortened({ variables, placeholders, output }: InputXray): InputXray {
  return {
    variables: variables.map((variable) => ({
      ...variable,
      value: variable.value === null ? null : cut(variable.value, LONGEST_VALUE),
    })),
    placeholders: placeholders.map((placeholder) => {
      const isShown = (placeholder.outputSpan?.to ?? 0) <= LONGEST_OUTPUT;
      return isShown ? placeholder : { ...placeholder, outputSpan: null };
    }),
    output: output && { ...output, text: cut(output.text, LONGEST_OUTPUT) },
  };
}
