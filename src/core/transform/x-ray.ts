import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Span } from '../model/span.ts';
import type { FilledPlaceholder } from './fill.ts';
import {
  effectOf,
  type JsonType,
  jsonTypeOf,
  type PlaceholderEffect,
} from './placeholder-effect.ts';
import { isPredefined, type TransformContext } from './predefined-variables.ts';
import { readTemplate, splitTemplate } from './template.ts';
import { fillAndCheck, variableJson } from './transform.ts';

/** An input transformer seen through: every variable, every place where it goes, and what comes out. */
export interface InputXray {
  /** Those of the map in its order, then predefined ones in the order of their first use. */
  readonly variables: readonly XrayVariable[];
  /** In reading order; those of unknown name included. */
  readonly placeholders: readonly XrayPlaceholder[];
  /** The filled template; `null` if the template or the event cannot be read. */
  readonly output: { readonly text: string; readonly brokenAt: Span | null } | null;
}

export interface XrayVariable {
  readonly name: string;
  /** `null` of a predefined variable. */
  readonly path: string | null;
  /** JSON text; `null` if the path selects nothing, or the event cannot be read. */
  readonly value: string | null;
  /** `unknown` while the event cannot be read. */
  readonly type: JsonType | 'missing' | 'unknown';
  /** How many placeholders name it. */
  readonly uses: number;
}

export interface XrayPlaceholder {
  readonly name: string;
  /** Its place among the variables, or `null` if no variable has this name. */
  readonly variable: number | null;
  readonly insideString: boolean;
  readonly templateSpan: Span;
  /** Where its value stands in the output. */
  readonly outputSpan: Span | null;
  readonly effect: PlaceholderEffect;
}

/**
 * Sees through an input transformer, whatever state it is in. Spans and effects come from the filling
 * that also delivers. `event` is the envelope, or `null` if there is none.
 */
export function xrayInput(
  { paths, template: text }: Extract<TargetInput, { type: 'transformer' }>,
  event: JsonNode | null,
  context: TransformContext,
): InputXray {
  const parts = splitTemplate(text).filter((part) => part.type === 'placeholder');
  const predefined = parts.map(({ name }) => name).filter(isPredefined);
  const names = [...new Set([...Object.keys(paths), ...predefined])];
  const values = new Map(
    names.map((name) => [name, event && variableJson(name, paths, event, context)]),
  );
  const variables = names.map((name): XrayVariable => {
    const value = values.get(name) ?? null;
    const missing = event ? 'missing' : 'unknown';
    return {
      name,
      path: Object.hasOwn(paths, name) ? (paths[name] ?? null) : null,
      value,
      type: value === null ? missing : jsonTypeOf(value),
      uses: parts.filter((part) => part.name === name).length,
    };
  });
  const indexOf = (name: string) => (values.has(name) ? names.indexOf(name) : null);
  const reading = readTemplate(text);
  const hasUnknown = parts.some(({ name }) => !values.has(name));
  if (!reading.ok || !event || hasUnknown) {
    const placeholders = parts.map(({ name, span, insideString }): XrayPlaceholder => {
      const variable = indexOf(name);
      const code = variable === null ? 'unknown-name' : 'pending';
      const effect = { code, insideString } as const;
      return { name, variable, insideString, templateSpan: span, outputSpan: null, effect };
    });
    return { variables, placeholders, output: null };
  }
  const { template } = reading;
  const outcome = fillAndCheck(template, (name) => values.get(name) ?? null);
  const filled = outcome.ok ? outcome.value : outcome.error.filled;
  const joined = joinedPlaceholders(filled.placeholders, filled.text);
  const placeholders = filled.placeholders.map((placeholder): XrayPlaceholder => {
    const { name, insideString, templateSpan, outputSpan } = placeholder;
    const effect = effectOf(placeholder, template.kind, joined.has(placeholder));
    return { name, variable: indexOf(name), insideString, templateSpan, outputSpan, effect };
  });
  const brokenAt = outcome.ok ? null : outcome.error.span;
  return { variables, placeholders, output: { text: filled.text, brokenAt } };
}

/** Bare placeholders right beside each other whose values make no JSON value together. */
function joinedPlaceholders(
  placeholders: readonly FilledPlaceholder[],
  output: string,
): ReadonlySet<FilledPlaceholder> {
  const joined = new Set<FilledPlaceholder>();
  let run: FilledPlaceholder[] = [];
  const endRun = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last && run.length > 1) {
      const together = output.slice(first.outputSpan.from, last.outputSpan.to);
      if (!parseJson(together).ok) for (const placeholder of run) joined.add(placeholder);
    }
    run = [];
  };
  for (const placeholder of placeholders) {
    const previous = run.at(-1);
    if (previous && previous.templateSpan.to !== placeholder.templateSpan.from) endRun();
    if (!placeholder.insideString) run.push(placeholder);
  }
  endRun();
  return joined;
}
