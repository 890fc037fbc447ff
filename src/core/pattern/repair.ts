import type { JsonNode } from '../json/node.ts';
import { parseJson } from '../json/parse.ts';
import { applyEdits } from '../model/edit.ts';
import type { QuickFix } from '../model/quick-fix.ts';
import type { Span } from '../model/span.ts';
import { explainMatch } from './explain.ts';
import type {
  Explanation,
  ExplanationNode,
  FieldExplanation,
  ValueExplanation,
} from './explanation.ts';
import { nearestTo } from './nearest-field.ts';
import { type EventPattern, parsePattern } from './parse.ts';
import { satisfyingValue } from './satisfying-value.ts';
import type { NumericBound, PatternField, PatternNode, ValueMatcher } from './syntax.ts';

const MOST_A_SIDE = 3;

/**
 * The smallest edits after which the rule matches the event. Where several fields fail, no single
 * edit can do that; then those are offered after which one field fewer fails.
 */
export function proposeQuickFixes(
  pattern: EventPattern,
  eventText: string,
  explanation: Explanation,
): readonly QuickFix[] {
  if (explanation.matched || explanation.eventProblem) return [];
  const event = parseJson(eventText);
  if (!event.ok) return [];
  const failed = fieldsOf(explanation.root).filter(({ verdict }) => verdict === 'failed');
  const written = new Map(patternFields(pattern.root).map((field) => [field.span.from, field]));
  const candidates = failed.flatMap((field) => {
    const source = written.get(field.span.from);
    if (!source) return [];
    return [...patternEdits(field, source, event.value), ...eventEdits(field, source, event.value)];
  });
  const proven = candidates.filter((fix) => isProven(fix, pattern, eventText, failed.length));
  const seen = new Set<string>();
  const distinct = proven.filter(({ side, title }) => {
    const isNew = !seen.has(`${side}/${title}`);
    seen.add(`${side}/${title}`);
    return isNew;
  });
  return (['pattern', 'event'] as const).flatMap((side) =>
    distinct.filter((fix) => fix.side === side).slice(0, MOST_A_SIDE),
  );
}

function isProven(fix: QuickFix, pattern: EventPattern, event: string, failures: number): boolean {
  const apply = (text: string) => applyEdits(text, fix.edits);
  const isPattern = fix.side === 'pattern';
  const changed = isPattern
    ? parsePattern(apply(pattern.text))
    : { ok: true as const, value: pattern };
  if (!changed.ok) return false;
  const after = explainMatch(changed.value, isPattern ? event : apply(event));
  if (after.matched) return true;
  const left = fieldsOf(after.root).filter(({ verdict }) => verdict === 'failed').length;
  return failures > 1 && after.eventProblem === null && left < failures;
}

function patternEdits(
  field: FieldExplanation,
  source: PatternField,
  event: JsonNode,
): readonly QuickFix[] {
  const fix = (title: string, span: Span, insert: string): QuickFix => ({
    title,
    side: 'pattern',
    edits: [{ ...span, insert }],
  });
  const last = source.matchers.at(-1);
  if (!last) return [];
  const append = (title: string, member: string) =>
    fix(title, { from: last.span.to, to: last.span.to }, `, ${member}`);
  const fixes: QuickFix[] = [];
  if (field.values.length === 0) {
    const near = nearestTo(source.keys, event);
    const name = near?.path.at(-1);
    const isBeside = near?.kind === 'similar' && near.path.length === source.keys.length;
    if (isBeside && name !== undefined) {
      fixes.push(
        fix(`Rename the field to ${JSON.stringify(name)}`, field.keySpan, JSON.stringify(name)),
      );
    }
    fixes.push(append(`Also accept events without ${field.field}`, '{ "exists": false }'));
    return fixes;
  }
  for (const value of field.values.slice(0, 2)) {
    for (const matcher of source.matchers) {
      const changed = loosened(matcher, value);
      if (changed) fixes.push(fix(changed.title, matcher.span, changed.text));
    }
    if (!value.text.endsWith('…')) fixes.push(append(`Also accept ${value.text}`, value.text));
  }
  return fixes;
}

/** A member of the list, changed as little as possible so that it accepts the value. */
function loosened(
  matcher: ValueMatcher,
  { text }: ValueExplanation,
): { readonly title: string; readonly text: string } | null {
  const isText = text.startsWith('"');
  switch (matcher.type) {
    case 'numeric': {
      const value = Number(text);
      if (matcher.bounds.type === 'equal' || isText || Number.isNaN(value)) return null;
      const { lower, upper } = matcher.bounds;
      const isTooLow = lower !== null && value <= lower.value;
      const write = (bound: NumericBound | null, sign: '>' | '<') =>
        bound ? [`"${sign}${bound.inclusive ? '=' : ''}"`, bound.text] : [];
      const moved: NumericBound = { value, text, inclusive: true };
      const terms = isTooLow
        ? [...write(moved, '>'), ...write(upper, '<')]
        : [...write(lower, '>'), ...write(moved, '<')];
      const title = `Accept a number of at ${isTooLow ? 'least' : 'most'} ${text}`;
      return { title, text: `{ "numeric": [${terms.join(', ')}] }` };
    }
    case 'string': {
      if (!isText) return { title: `Write ${text} without quotes`, text };
      if (JSON.parse(text).toLowerCase() !== matcher.value.toLowerCase()) return null;
      return {
        title: 'Ignore upper and lower case',
        text: `{ "equals-ignore-case": ${JSON.stringify(matcher.value)} }`,
      };
    }
    case 'number':
    case 'literal':
      return isText && JSON.parse(text).trim() === matcher.text
        ? { title: `Write ${text} in quotes`, text }
        : null;
    case 'text': {
      const { operator, value } = matcher;
      const isAffix = operator === 'prefix' || operator === 'suffix';
      if (!isText || !isAffix || value.ignoreCase) return null;
      const operand = `{ "equals-ignore-case": ${JSON.stringify(value.text)} }`;
      return { title: 'Ignore upper and lower case', text: `{ "${operator}": ${operand} }` };
    }
    default:
      return null;
  }
}

function eventEdits(
  field: FieldExplanation,
  source: PatternField,
  event: JsonNode,
): readonly QuickFix[] {
  const fix = (title: string, span: Span, insert: string): QuickFix => ({
    title,
    side: 'event',
    edits: [{ ...span, insert }],
  });
  const [value] = field.values;
  if (!value) {
    const near = nearestTo(source.keys, event);
    const depth = near?.path.length ?? 0;
    const wanted = source.keys[depth - 1];
    if (near?.kind !== 'similar' || !near.keySpan || wanted === undefined) return [];
    const title = `Rename ${near.path.join('.')} to ${JSON.stringify(wanted)}`;
    return [fix(title, near.keySpan, JSON.stringify(wanted))];
  }
  return source.matchers.slice(0, 2).flatMap((matcher) => {
    const wanted = satisfyingValue(matcher, value.text);
    return wanted === null ? [] : [fix(`Set ${field.field} to ${wanted}`, value.span, wanted)];
  });
}

function fieldsOf(node: ExplanationNode): readonly FieldExplanation[] {
  return node.kind === 'field' ? [node] : node.children.flatMap(fieldsOf);
}

function patternFields(node: PatternNode): readonly PatternField[] {
  return node.kind === 'field' ? [node] : node.children.flatMap(patternFields);
}
