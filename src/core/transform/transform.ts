import { compactJson } from '../json/compact.ts';
import { type JsonNode, member } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Span } from '../model/span.ts';
import { readInputPath, selectJson } from './input-path.ts';
import { type Placeholder, readTemplate, type Template } from './template.ts';

/** What the predefined variables are made of. */
export interface TransformContext {
  readonly ruleName: string;
  readonly ruleArn: string;
  /** When EventBridge received the event, ISO 8601 with whole seconds (the precision is our choice). */
  readonly ingestionTime: string;
}

export interface TransformedInput {
  /** What the target is sent. */
  readonly text: string;
  /** Each placeholder of a template with its place in the output. */
  readonly placeholders: readonly FilledPlaceholder[];
}

export interface FilledPlaceholder {
  readonly name: string;
  readonly templateSpan: Span;
  readonly outputSpan: Span;
  readonly insideString: boolean;
  /** The value as JSON text; `null` if the path selected nothing. */
  readonly value: string | null;
}

export type TransformFailure =
  /** The filled template is no longer JSON, and EventBridge delivers nothing. */
  | { readonly code: 'not-json'; readonly text: string; readonly span: Span }
  /** The input path selects nothing. What the service does then is not known: our choice. */
  | { readonly code: 'nothing-selected'; readonly path: string }
  | { readonly code: 'event-not-json' }
  /** `PutTargets` would have refused it. */
  | { readonly code: 'invalid-input' };

/**
 * What a target is sent for an event (EventBridge User Guide, *Input transformation*). The event is
 * the envelope's JSON text.
 */
export function transformInput(
  input: TargetInput,
  eventText: string,
  context: TransformContext,
): Result<TransformedInput, TransformFailure> {
  if (input.type === 'matched-event') return success({ text: eventText, placeholders: [] });
  if (input.type === 'constant') return success({ text: input.text, placeholders: [] });
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
  const { template } = reading;
  const filled = fill(template, (name) => jsonOf(name, input.paths, event.value, context));
  if (template.kind === 'json') {
    const parsed = parseJson(filled.text);
    if (!parsed.ok) {
      return failure({ code: 'not-json', text: filled.text, span: parsed.error.span });
    }
  }
  return success(filled);
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

function fill(template: Template, value: (name: string) => string | null): TransformedInput {
  const placeholders: FilledPlaceholder[] = [];
  let text = '';
  for (const part of template.parts) {
    if (part.type === 'literal') {
      text += part.text;
      continue;
    }
    const json = value(part.name);
    const from = text.length;
    text += insert(json, part, template.kind);
    placeholders.push({
      name: part.name,
      templateSpan: part.span,
      outputSpan: { from, to: text.length },
      insideString: part.insideString,
      value: json,
    });
  }
  return { text, placeholders };
}

/**
 * A missing value counts as the empty text. Nothing is escaped inside quotation marks; in a text
 * template lists and objects lose all theirs.
 */
function insert(json: string | null, place: Placeholder, kind: Template['kind']): string {
  const isQuoted = kind === 'text' || place.insideString;
  if (json === null) return isQuoted ? '' : '""';
  if (!isQuoted) return json;
  if (json.startsWith('"')) {
    const parsed = parseJson(json);
    return parsed.ok && parsed.value.type === 'string' ? parsed.value.value : json;
  }
  return kind === 'text' ? json.replaceAll('"', '') : json;
}

function jsonOf(
  name: string,
  paths: Readonly<Record<string, string>>,
  event: JsonNode,
  context: TransformContext,
): string | null {
  switch (name) {
    case 'aws.events.rule-arn':
      return JSON.stringify(context.ruleArn);
    case 'aws.events.rule-name':
      return JSON.stringify(context.ruleName);
    case 'aws.events.event.ingestion-time':
      return JSON.stringify(context.ingestionTime);
    case 'aws.events.event.json':
      return compactJson(event);
    case 'aws.events.event':
      return eventWithoutDetail(event);
  }
  const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
  const reading = path === undefined ? undefined : readInputPath(path);
  return reading?.type === 'path' ? selectJson(reading.path, event) : null;
}

/**
 * Recorded from the service: other names and another order than the event's own. That `time` is in
 * milliseconds since the epoch is our choice; only that it differs from the event's is known.
 */
function eventWithoutDetail(event: JsonNode): string {
  const json = (key: string) => {
    const node = member(event, key);
    return node ? compactJson(node) : null;
  };
  const time = member(event, 'time');
  const instant = time?.type === 'string' ? Date.parse(time.value) : Number.NaN;
  const members = [
    ['id', json('id')],
    ['account', json('account')],
    ['detailType', json('detail-type')],
    ['time', Number.isNaN(instant) ? json('time') : String(instant)],
    ['source', json('source')],
    ['region', json('region')],
    ['resources', json('resources')],
    ['version', json('version')],
  ] as const;
  const written = members.filter(([, value]) => value !== null);
  return `{${written.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}
