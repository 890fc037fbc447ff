import { isSimilar } from '../../pattern/similar-text.ts';
import { unescapedJson, unescapedPlaceholders } from '../check-template.ts';
import { type EventPath, lastNameOf, variableNameFor } from '../event-paths.ts';
import type { InputDiagnostic } from '../input-diagnostic.ts';
import { readInputPath } from '../input-path.ts';
import type { InputXray, XrayPlaceholder } from '../x-ray.ts';
import { type InputFix, shorten, type Transformer } from './input-fix.ts';
import {
  escapedInside,
  quoted,
  withClosers,
  withDoubleQuotes,
  withoutTrailingCommas,
  withQuotedNames,
  withQuotedValue,
} from './json-text.ts';

/** What might mend a template that `PutTargets` refuses or warns of, likely things first. */
export function templateCandidates(
  input: Transformer,
  diagnostic: InputDiagnostic,
  paths: readonly EventPath[],
): readonly InputFix[] {
  const { template } = input;
  const rewritten = (title: string, text: string): readonly InputFix[] =>
    text === template ? [] : [{ title, input: { ...input, template: text } }];
  switch (diagnostic.code) {
    case 'template-refused':
      return [...lonePlaceholder(input), ...syntaxCandidates(input, diagnostic.span.from)];
    case 'unknown-placeholder':
      return nameCandidates(input, diagnostic, paths);
    case 'needs-object-template': {
      const alone = /^\s*"(<aws\.events\.event(?:\.json)?>)"\s*$/.exec(template)?.[1];
      if (alone === undefined) return [];
      const member = `{"event": ${alone}}`;
      const asIs: InputFix = {
        title: 'Send the matched event as it is',
        input: { type: 'matched-event' },
      };
      const whole = alone === '<aws.events.event.json>' ? [asIs] : [];
      return [...whole, ...rewritten(`Send ${member}`, member)];
    }
    case 'escaped-placeholder':
      return rewritten('Write < and > in place of their escapes', unescapedPlaceholders(template));
    case 'escaped-json': {
      const inner = unescapedJson(template);
      return inner === null ? [] : rewritten('Send it as JSON, not as a text', inner);
    }
    default:
      return [];
  }
}

/** A template that is a placeholder and nothing else: three things may be meant. */
function lonePlaceholder(input: Transformer): readonly InputFix[] {
  const [, name] = /^\s*<([^<>]+)>\s*$/.exec(input.template) ?? [];
  if (name === undefined) return [];
  const path = input.paths[name];
  const asPath: readonly InputFix[] =
    path === undefined
      ? []
      : [
          {
            title: `Send only the value, by the input path ${path}`,
            input: { type: 'path', path },
          },
        ];
  const asObject = `{"${name}": <${name}>}`;
  const asText = `"<${name}>"`;
  return [
    { title: `Send it as a member: ${asObject}`, input: { ...input, template: asObject } },
    { title: `Send it as a text: ${asText}`, input: { ...input, template: asText } },
    ...asPath,
  ];
}

function syntaxCandidates(input: Transformer, at: number): readonly InputFix[] {
  const { template } = input;
  const trimmed = template.trim();
  const fix = (title: string, text: string): InputFix => ({
    title,
    input: { ...input, template: text },
  });
  const candidates: InputFix[] = [];
  if (trimmed.startsWith('"')) {
    const inner =
      trimmed.length > 1 && trimmed.endsWith('"') ? trimmed.slice(1, -1) : trimmed.slice(1);
    candidates.push(fix('Write what is inside the quotation marks with escapes', quoted(inner)));
    const lines = trimmed.split(/\r?\n/).map((line) => line.trim());
    const everyLine = lines.map((line) => `"${escapedInside(line.replace(/^"|"$/g, ''))}"`);
    if (lines.length > 1) {
      candidates.push(fix('Put every line in quotation marks', everyLine.join('\n')));
    }
    return candidates;
  }
  if (!/^[{[]/.test(trimmed)) {
    return [fix('Put quotation marks around the text', quoted(trimmed))];
  }
  const value = withQuotedValue(template, at);
  if (value) {
    candidates.push(fix(`Put quotation marks around ${shorten(value.value)}`, value.text));
  }
  candidates.push(
    fix('Use double quotation marks', withDoubleQuotes(template)),
    fix('Put quotation marks around names', withQuotedNames(template)),
    fix('Remove the comma before the bracket', withoutTrailingCommas(template)),
    fix('Close what is open', withClosers(template)),
    fix(
      'Write it as JSON',
      withClosers(withoutTrailingCommas(withQuotedNames(withDoubleQuotes(template)))),
    ),
  );
  return candidates;
}

function nameCandidates(
  input: Transformer,
  { span }: InputDiagnostic,
  paths: readonly EventPath[],
): readonly InputFix[] {
  const { template } = input;
  const name = template.slice(span.from + 1, span.to - 1);
  const renamed = (to: string) => template.replaceAll(`<${name}>`, `<${to}>`);
  const declared = Object.keys(input.paths);
  if (name.startsWith('$') && readInputPath(name).type === 'path') {
    const known = declared.find((key) => input.paths[key] === name);
    const variable = known ?? variableNameFor(name, declared);
    const title = known ? `Write <${known}>` : `Make a variable ${variable} of ${name}`;
    const added = { ...input.paths, [variable]: name };
    return [{ title, input: { ...input, paths: added, template: renamed(variable) } }];
  }
  const similar = declared.filter((key) => isSimilar(key, name)).slice(0, 1);
  const fields = paths.filter(({ path }) => {
    const field = lastNameOf(path);
    return !path.endsWith(']') && (field === name || isSimilar(field, name));
  });
  const exact = fields.filter(({ path }) => lastNameOf(path) === name);
  const added = /^[A-Za-z0-9_-]{1,256}$/.test(name)
    ? [...exact, ...fields.filter((field) => !exact.includes(field))].slice(0, 2)
    : [];
  return [
    ...similar.map((key) => ({
      title: `Write <${key}>`,
      input: { ...input, template: renamed(key) },
    })),
    ...added.map(({ path }) => ({
      title: `Add the variable ${name}: ${path}`,
      input: { ...input, paths: { ...input.paths, [name]: path } },
    })),
  ];
}

/** What might keep the values whole: the likely culprit first. */
export function placeholderCandidates(
  input: Transformer,
  { placeholders }: InputXray,
): readonly InputFix[] {
  const { template } = input;
  const breaking = placeholders.filter(({ effect: { code } }) =>
    ['breaks-string', 'becomes-escape', 'joined'].includes(code),
  );
  const inQuotes = breaking.filter((placeholder) => isAlone(template, placeholder));
  const unquoted = (list: readonly XrayPlaceholder[]) =>
    list.reduceRight(
      (text, { templateSpan: { from, to } }) =>
        text.slice(0, from - 1) + text.slice(from, to) + text.slice(to + 1),
      template,
    );
  const names = [...new Set(inQuotes.map(({ name }) => name))];
  const all: readonly InputFix[] =
    inQuotes.length > 1
      ? [
          {
            title: `Remove the quotation marks around ${names.length === 1 ? `every <${names[0]}>` : `all ${inQuotes.length} placeholders that break`}`,
            input: { ...input, template: unquoted(inQuotes) },
          },
        ]
      : [];
  const quotedScalars = placeholders.flatMap((placeholder) => {
    const { effect } = placeholder;
    const isScalar =
      effect.code === 'becomes-text' && (effect.type === 'number' || effect.type === 'boolean');
    return isScalar && isAlone(template, placeholder) ? [{ placeholder, type: effect.type }] : [];
  });
  return [
    ...all,
    ...inQuotes.map((placeholder) => ({
      title: `Remove the quotation marks around <${placeholder.name}>`,
      input: { ...input, template: unquoted([placeholder]) },
    })),
    ...joinedCandidates(input, breaking),
    ...quotedScalars.map(({ placeholder, type }) => ({
      title: `Remove the quotation marks around <${placeholder.name}>, so that it stays a ${type}`,
      input: { ...input, template: unquoted([placeholder]) },
    })),
  ];
}

/** Whether a placeholder is all that stands between its quotation marks. */
function isAlone(template: string, { insideString, templateSpan: { from, to } }: XrayPlaceholder) {
  return (
    insideString &&
    template[from - 1] === '"' &&
    template[from - 2] !== '\\' &&
    template[to] === '"'
  );
}

function joinedCandidates(
  input: Transformer,
  breaking: readonly XrayPlaceholder[],
): readonly InputFix[] {
  const first = breaking.find(({ effect }) => effect.code === 'joined');
  if (!first) return [];
  const value = withQuotedValue(input.template, first.templateSpan.from);
  if (!value) return [];
  const title = `Put quotation marks around ${shorten(value.value)}`;
  return [{ title, input: { ...input, template: value.text } }];
}
