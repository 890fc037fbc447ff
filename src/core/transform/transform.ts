import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Span } from '../model/span.ts';
import { type FilledTemplate, fillTemplate } from './fill.ts';
import { readInputPath, selectJson } from './input-path.ts';
import { isPredefined, predefinedJson, type TransformContext } from './predefined-variables.ts';
import { readTemplate, type Template } from './template.ts';

export type TransformFailure =
  /** The filled template is no longer JSON, and EventBridge delivers nothing. */
  | { readonly code: 'not-json'; readonly filled: FilledTemplate; readonly span: Span }
  /** The input path selects nothing. What the service does then is not known: our choice. */
  | { readonly code: 'nothing-selected'; readonly path: string }
  | { readonly code: 'event-not-json' }
  /** `PutTargets` would have refused it. */
  | { readonly code: 'invalid-input' };

/**
 * What a target is sent for an event (EventBridge User Guide, *Input transformation*): the text, and
 * each placeholder of a template with its place in it. The event is the envelope's JSON text.
 */
export function transformInput(
  input: TargetInput,
  eventText: string,
  context: TransformContext,
): Result<FilledTemplate, TransformFailure> {
  switch (input.type) {
    case 'matched-event':
      return success({ text: eventText, placeholders: [] });
    case 'constant':
      return success({ text: input.text, placeholders: [] });
    case 'path':
    case 'transformer':
      break;
  }
  const event = parseJson(eventText);
  if (!event.ok) return failure({ code: 'event-not-json' });
  if (input.type === 'path') {
    const reading = readInputPath(input.path);
    if (reading.type === 'refused') return failure({ code: 'invalid-input' });
    const text = reading.type === 'path' ? selectJson(reading.path, event.value) : null;
    if (text === null) return failure({ code: 'nothing-selected', path: input.path });
    return success({ text, placeholders: [] });
  }
  const reading = readTemplate(input.template);
  if (!reading.ok) return failure({ code: 'invalid-input' });
  return fillAndCheck(reading.template, (name) =>
    variableJson(name, input.paths, event.value, context),
  );
}

/** A text template is sent as it comes out; anything else has to be JSON still. */
export function fillAndCheck(
  template: Template,
  jsonOf: (name: string) => string | null,
): Result<FilledTemplate, Extract<TransformFailure, { code: 'not-json' }>> {
  const filled = fillTemplate(template, jsonOf);
  if (template.kind === 'text') return success(filled);
  const parsed = parseJson(filled.text);
  return parsed.ok
    ? success(filled)
    : failure({ code: 'not-json', filled, span: parsed.error.span });
}

/** In plain words, for the page and for the log. */
export function describeTransformFailure(problem: TransformFailure): string {
  switch (problem.code) {
    case 'not-json':
      return 'The filled template is not valid JSON, so EventBridge delivers nothing. A value inside quotation marks broke the string: remove the quotation marks around its placeholder.';
    case 'nothing-selected':
      return `The input path ${problem.path} selects nothing in this event. (What AWS does then is not confirmed; here nothing is delivered.)`;
    case 'event-not-json':
      return 'The event is not JSON.';
    case 'invalid-input':
      return 'PutTargets refuses this input.';
  }
}

/** The value of a variable as JSON text, or `null` if its path selects nothing or there is no such variable. */
export function variableJson(
  name: string,
  paths: Readonly<Record<string, string>>,
  event: JsonNode,
  context: TransformContext,
): string | null {
  if (isPredefined(name)) return predefinedJson(name, event, context);
  const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
  const reading = path === undefined ? undefined : readInputPath(path);
  return reading?.type === 'path' ? selectJson(reading.path, event) : null;
}
