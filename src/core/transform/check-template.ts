import { parseJson } from '../json/parse.ts';
import type { ResourceType } from '../model/resource.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Span } from '../model/span.ts';
import { type InputDiagnostic, whole } from './input-diagnostic.ts';
import { isPredefined, needsObjectTemplate } from './predefined-variables.ts';
import { type Placeholder, readTemplate, type Template, type TemplateReading } from './template.ts';

type Transformer = Extract<TargetInput, { type: 'transformer' }>;

/** What is refused of a template and its placeholders, and what is accepted and goes wrong later. */
export function checkTemplate(
  { paths, template: text }: Transformer,
  targetId: string,
  resource: ResourceType | null,
): readonly InputDiagnostic[] {
  const reading = readTemplate(text);
  if (!reading.ok) {
    return [
      {
        severity: 'error',
        code: 'template-refused',
        field: 'template',
        span: reading.span,
        message: `Invalid InputTemplate for target ${targetId} : ${reading.location}.`,
        explanation: `${explainRefusal(reading)} (The end of AWS's message is not confirmed.)`,
      },
    ];
  }
  const { template } = reading;
  const placeholders = template.parts.filter((part) => part.type === 'placeholder');
  return [
    ...unknownPlaceholders(placeholders, paths, targetId),
    ...(template.kind === 'object' ? [] : misplacedObjects(placeholders, targetId)),
    ...(resource === 'log-group' ? noLogEvent(template, text, targetId) : []),
    ...(template.kind === 'text' ? escapedJson(text) : objectsInStrings(placeholders)),
    ...escapedPlaceholders(text),
  ];
}

function explainRefusal(refusal: Extract<TemplateReading, { ok: false }>): string {
  switch (refusal.reason) {
    case 'neither-json-nor-quoted':
      return 'A template is a JSON object, or text in quotation marks: it begins with { or with ".';
    case 'not-json':
      return `A template that begins with { or [ is JSON once its placeholders are filled, and this is not: ${refusal.detail}. A text needs quotation marks around it.`;
    case 'not-strings':
      return 'A text template is a string in quotation marks, or several, one a line. Inside, a quotation mark is written \\" and a line break \\n.';
    case 'placeholder-as-name':
      return 'A placeholder cannot be the name of a member, nor a part of it.';
  }
}

/** In reading order; AWS reports the first. */
function unknownPlaceholders(
  placeholders: readonly Placeholder[],
  paths: Transformer['paths'],
  targetId: string,
): readonly InputDiagnostic[] {
  return placeholders
    .filter(({ name }) => !Object.hasOwn(paths, name) && !isPredefined(name))
    .map(({ name, span }) => ({
      severity: 'error',
      code: 'unknown-placeholder',
      field: 'template',
      span,
      message: `InputTemplate for target ${targetId} contains invalid placeholder ${name}.`,
      explanation: name.startsWith('$')
        ? 'A path between angle brackets is the syntax of EventBridge Pipes. Here a path gets a name first, as a variable.'
        : 'No variable has this name. Angle brackets cannot be escaped, so every <…> is a placeholder.',
    }));
}

function misplacedObjects(
  placeholders: readonly Placeholder[],
  targetId: string,
): readonly InputDiagnostic[] {
  return placeholders
    .filter(({ name }) => needsObjectTemplate(name))
    .map(({ name, span }) => ({
      severity: 'error',
      code: 'needs-object-template',
      field: 'template',
      span,
      message: `InputTemplate for target ${targetId} contains placeholder ${name} valid only for JSON template.`,
      explanation:
        'This variable is an object, which fits only into a template that begins with {.',
    }));
}

/** A log group takes an object with a time and a message only, once there is a transformer. */
function noLogEvent(
  { names }: Template,
  text: string,
  targetId: string,
): readonly InputDiagnostic[] {
  if (names.includes('timestamp') && names.includes('message')) return [];
  return [
    {
      severity: 'error',
      code: 'no-log-event',
      field: 'template',
      span: whole(text),
      message: `Input for target ${targetId} is not a valid JSON text.`,
      explanation:
        'A log group takes {"timestamp": <milliseconds since 1970>, "message": "<text>"} from a transformer, and nothing else.',
    },
  ];
}

/** The only values of which it is known without an event that they break a string. */
function objectsInStrings(placeholders: readonly Placeholder[]): readonly InputDiagnostic[] {
  return placeholders
    .filter(({ name, insideString }) => insideString && needsObjectTemplate(name))
    .map(({ name, span }) =>
      warning(
        'object-in-string',
        span,
        `<${name}> is an object: inside quotation marks it breaks the JSON, and nothing is delivered.`,
      ),
    );
}

/** JSON that was encoded once too often: what `jsonencode` and `JSON.stringify` make of a template. */
function escapedJson(text: string): readonly InputDiagnostic[] {
  const inner = unescapedJson(text);
  if (inner === null) return [];
  return [
    warning(
      'escaped-json',
      whole(text),
      'This is a text that holds JSON: the target receives one string, with its backslashes, and no object.',
    ),
  ];
}

/** The JSON object that a text template spells with backslashes, or `null` if it does not. */
export function unescapedJson(text: string): string | null {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.value.type !== 'string') return null;
  const { value } = parsed.value;
  if (!value.trimStart().startsWith('{')) return null;
  const reading = readTemplate(value);
  return reading.ok && isObject(reading.template) ? value : null;
}

function isObject({ kind }: Template): boolean {
  return kind === 'object';
}

const ESCAPED = /\\u003c([^\\<>]*)\\u003e/gi;

function escapedPlaceholders(text: string): readonly InputDiagnostic[] {
  return [...text.matchAll(ESCAPED)].map(({ index, 0: written }) =>
    warning(
      'escaped-placeholder',
      { from: index, to: index + written.length },
      `${written} is not a placeholder. Some tools write < and > like this when they encode JSON.`,
    ),
  );
}

/** The template with real angle brackets in place of escaped ones. */
export function unescapedPlaceholders(text: string): string {
  return text.replace(ESCAPED, '<$1>');
}

function warning(code: InputDiagnostic['code'], span: Span, message: string): InputDiagnostic {
  return { severity: 'warning', code, field: 'template', span, message, explanation: '' };
}
