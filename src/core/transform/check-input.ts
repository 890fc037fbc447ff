import { parseJson } from '../json/parse.ts';
import { sourceLocation } from '../json/source-location.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Span } from '../model/span.ts';
import { readInputPath } from './input-path.ts';
import { readTemplate, type Template } from './template.ts';

/** A part of a target's input: `text`, `path`, `template`, or `paths.<key>` for a mapped path. */
export type InputField = 'text' | 'path' | 'template' | 'paths' | `paths.${string}`;

/** What `PutTargets` says of an input, with the place of it in the field concerned. */
export interface InputDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly field: InputField;
  readonly span: Span;
  /** AWS's text for an error; ours for a warning. */
  readonly message: string;
  readonly explanation: string;
}

/** EventBridge API Reference, *Target* and *InputTransformer*. */
const LONGEST_INPUT = 8_192;
const LONGEST_PATH = 256;
const MOST_PATHS = 100;
const KEY = /^[A-Za-z0-9_-]{1,256}$/;

export const PREDEFINED_VARIABLES = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
] as const;
const JSON_ONLY: readonly string[] = ['aws.events.event', 'aws.events.event.json'];

/**
 * Everything `PutTargets` would refuse, in its order of checks, and then what would go wrong later.
 * Errors come first; with one of them the whole call fails.
 */
export function checkInput(input: TargetInput, targetId: string): readonly InputDiagnostic[] {
  switch (input.type) {
    case 'matched-event':
      return [];
    case 'constant':
      return checkConstant(input.text, targetId);
    case 'path':
      return checkPath('path', input.path, targetId, 'inputPath');
    case 'transformer':
      return [...checkPaths(input.paths, targetId), ...checkTemplate(input, targetId)].sort(
        (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
      );
  }
}

function whole(text: string): Span {
  return { from: 0, to: text.length };
}

function error(
  field: InputField,
  span: Span,
  message: string,
  explanation: string,
): InputDiagnostic {
  return { severity: 'error', field, span, message, explanation };
}

function warning(field: InputField, span: Span, message: string): InputDiagnostic {
  return { severity: 'warning', field, span, message, explanation: '' };
}

function tooLong(field: InputField, text: string, member: string, most: number): InputDiagnostic {
  const message = `1 validation error detected: Value '${text}' at 'targets.1.member.${member}' failed to satisfy constraint: Member must have length less than or equal to ${most}`;
  return error(field, whole(text), message, `At most ${most.toLocaleString('en')} characters.`);
}

function checkConstant(text: string, targetId: string): readonly InputDiagnostic[] {
  if (text.length > LONGEST_INPUT) return [tooLong('text', text, 'input', LONGEST_INPUT)];
  const parsed = parseJson(text);
  if (parsed.ok) return [];
  const place = sourceLocation(text, parsed.error.consumed);
  return [
    error(
      'text',
      parsed.error.span,
      `JSON syntax error in input for target ${targetId}: ${place}`,
      `A constant is JSON: ${parsed.error.message}. A plain text needs quotation marks around it.`,
    ),
  ];
}

function checkPath(
  field: InputField,
  path: string,
  targetId: string,
  member: string,
): readonly InputDiagnostic[] {
  if (path.length > LONGEST_PATH) return [tooLong(field, path, member, LONGEST_PATH)];
  switch (readInputPath(path).type) {
    case 'path':
      return [];
    case 'refused':
      return [
        error(
          field,
          whole(path),
          `InputPath for target ${targetId} is invalid.`,
          'A path begins with $ and goes on with .name or [0]; names have letters, digits, "_", "-" and "/", and no quotes.',
        ),
      ];
    case 'unlisted':
      return [
        warning(
          field,
          whole(path),
          'EventBridge does not document this path syntax. Here it selects nothing (not confirmed).',
        ),
      ];
  }
}

function checkPaths(
  paths: Readonly<Record<string, string>>,
  targetId: string,
): readonly InputDiagnostic[] {
  const entries = Object.entries(paths);
  if (entries.length > MOST_PATHS) {
    const message = `1 validation error detected: Value at 'targets.1.member.inputTransformer.inputPathsMap' failed to satisfy constraint: Member must have length less than or equal to ${MOST_PATHS}`;
    return [error('paths', { from: 0, to: 0 }, message, `At most ${MOST_PATHS} variables.`)];
  }
  return entries.flatMap(([key, path]) => {
    if (!KEY.test(key)) {
      const message = `1 validation error detected: Value '{${key}=${path}}' at 'targets.1.member.inputTransformer.inputPathsMap' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [A-Za-z0-9_\\-]+]`;
      const explanation = 'The name of a variable has letters, digits, "_" and "-" only.';
      return [error(`paths.${key}`, whole(path), message, explanation)];
    }
    return checkPath(`paths.${key}`, path, targetId, 'inputTransformer.inputPathsMap');
  });
}

function checkTemplate(
  { paths, template: text }: Extract<TargetInput, { type: 'transformer' }>,
  targetId: string,
): readonly InputDiagnostic[] {
  if (text.length === 0) {
    const message =
      "1 validation error detected: Value '' at 'targets.1.member.inputTransformer.inputTemplate' failed to satisfy constraint: Member must have length greater than or equal to 1";
    return [error('template', whole(text), message, 'A template cannot be empty.')];
  }
  if (text.length > LONGEST_INPUT) {
    return [tooLong('template', text, 'inputTransformer.inputTemplate', LONGEST_INPUT)];
  }
  const reading = readTemplate(text);
  if (!reading.ok) {
    return [
      error(
        'template',
        reading.span,
        `Invalid InputTemplate for target ${targetId} : ${reading.location}.`,
        "A template is a JSON object, or text in quotation marks. (The end of AWS's message is not confirmed.)",
      ),
    ];
  }
  return checkPlaceholders(reading.template, paths, targetId, text);
}

function checkPlaceholders(
  template: Template,
  paths: Readonly<Record<string, string>>,
  targetId: string,
  text: string,
): readonly InputDiagnostic[] {
  const placeholders = template.parts.filter((part) => part.type === 'placeholder');
  const known = (name: string) =>
    Object.hasOwn(paths, name) || PREDEFINED_VARIABLES.some((variable) => variable === name);
  const unknown = placeholders.find(({ name }) => !known(name));
  if (unknown) {
    const message = `InputTemplate for target ${targetId} contains invalid placeholder ${unknown.name}.`;
    const explanation = `No variable has this name. Angle brackets cannot be escaped, so that every <…> is a placeholder.`;
    return [error('template', unknown.span, message, explanation)];
  }
  const isObject = template.kind === 'json' && text.trimStart().startsWith('{');
  const misplaced = isObject
    ? undefined
    : placeholders.find(({ name }) => JSON_ONLY.includes(name));
  if (misplaced) {
    const message = `InputTemplate for target ${targetId} contains placeholder ${misplaced.name} valid only for JSON template.`;
    const explanation =
      'This variable is an object, which fits into a template that begins with { only.';
    return [error('template', misplaced.span, message, explanation)];
  }
  const warnings = placeholders
    .filter(({ name, insideString }) => insideString && isObject && JSON_ONLY.includes(name))
    .map(({ span }) =>
      warning(
        'template',
        span,
        'An object inside quotation marks breaks the JSON, and nothing is delivered. Remove the quotation marks around it.',
      ),
    );
  const escaped = /\\u003c[^\\]*\\u003e/i.exec(text);
  if (escaped) {
    const span = { from: escaped.index, to: escaped.index + escaped[0].length };
    const message =
      '\\u003c…\\u003e is not a placeholder. Some tools write < and > like this when they encode JSON.';
    warnings.push(warning('template', span, message));
  }
  return warnings;
}
