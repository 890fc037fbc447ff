import type { TargetInput } from '../../model/scenario.ts';
import { checkInput } from '../check-input.ts';
import { type EventPath, eventPaths, lastNameOf } from '../event-paths.ts';
import type { InputDiagnostic } from '../input-diagnostic.ts';
import { readInputPath, selectJson } from '../input-path.ts';
import { isHarmful } from '../placeholder-effect.ts';
import { isPredefined } from '../predefined-variables.ts';
import { type InputXray, xrayInput } from '../x-ray.ts';
import type { InputFix, Situation, Transformer } from './input-fix.ts';
import { quoted, withDoubleQuotes, withoutTrailingCommas } from './json-text.ts';
import { nearPaths, spelledPaths } from './path-candidates.ts';
import { placeholderCandidates, templateCandidates } from './template-candidates.ts';

const MOST_FIXES = 4;

/**
 * Corrections of a target's input, each of them tried: with it `PutTargets` refuses less, or more of
 * the event arrives whole. The most pressing come first.
 */
export function proposeInputFixes(input: TargetInput, situation: Situation): readonly InputFix[] {
  const before = judge(input, situation);
  const seen = new Set([JSON.stringify(input)]);
  const fixes: InputFix[] = [];
  for (const candidate of candidates(input, situation, before)) {
    if (fixes.length >= MOST_FIXES) break;
    const key = JSON.stringify(candidate.input);
    if (seen.has(key)) continue;
    seen.add(key);
    if (isBetter(judge(candidate.input, situation), before)) fixes.push(candidate);
  }
  return fixes;
}

interface Judgement {
  readonly diagnostics: readonly InputDiagnostic[];
  readonly xray: InputXray | null;
  /** How much is wrong, what weighs most first; less is better. */
  readonly faults: readonly number[];
}

function judge(input: TargetInput, { targetId, resource, event, context }: Situation): Judgement {
  const diagnostics = checkInput(input, targetId, 1, resource);
  const count = (...codes: readonly InputDiagnostic['code'][]) =>
    diagnostics.filter(({ code }) => codes.includes(code)).length;
  const xray = input.type === 'transformer' ? xrayInput(input, event, context) : null;
  const effects = xray?.placeholders.map(({ effect }) => effect) ?? [];
  const reading = input.type === 'path' ? readInputPath(input.path) : null;
  const nothing = reading?.type === 'path' && event && selectJson(reading.path, event) === null;
  const isLost = nothing || (xray?.output?.brokenAt ?? null) !== null;
  const faults = [
    // In the order in which `PutTargets` checks: what gets past a check is nearer to being accepted.
    count('over-limit', 'malformed-key'),
    count('path-refused', 'constant-not-json'),
    count('template-refused'),
    count('unknown-placeholder'),
    count('needs-object-template'),
    count('no-log-event'),
    Number(isLost),
    effects.filter(isHarmful).length,
    diagnostics.filter(({ severity }) => severity !== 'error').length,
    xray?.variables.filter(({ type }) => type === 'missing').length ?? 0,
    effects.filter(({ code }) => code === 'becomes-text').length,
  ];
  return { diagnostics, xray, faults };
}

/** The first fault by which they differ decides. */
function isBetter(after: Judgement, before: Judgement): boolean {
  const index = after.faults.findIndex((fault, position) => fault !== before.faults[position]);
  return (after.faults[index] ?? 0) < (before.faults[index] ?? 0);
}

/** Lazily: most candidates are never asked for. */
function* candidates(
  input: TargetInput,
  { event }: Situation,
  { diagnostics, xray }: Judgement,
): Generator<InputFix> {
  const paths = event ? eventPaths(event) : [];
  switch (input.type) {
    case 'matched-event':
      return;
    case 'constant':
      for (const { code } of diagnostics) yield* constantCandidates(input.text, code, paths);
      return;
    case 'path':
      for (const path of [...spelledPaths(input.path), ...nearPaths(input.path, paths)]) {
        yield { title: `Write ${path}`, input: { type: 'path', path } };
      }
      return;
    case 'transformer':
      for (const diagnostic of diagnostics) {
        if (diagnostic.code === 'path-refused') yield* mappedPathCandidates(input, diagnostic);
        else yield* templateCandidates(input, diagnostic, paths);
      }
      if (!xray) return;
      yield* placeholderCandidates(input, xray);
      for (const { name, path, type } of xray.variables) {
        if (type !== 'missing' || path === null) continue;
        for (const near of nearPaths(path, paths)) {
          const changed = { ...input, paths: { ...input.paths, [name]: near } };
          yield { title: `Take ${name} from ${near}`, input: changed };
        }
      }
  }
}

function* mappedPathCandidates(
  input: Transformer,
  { field }: InputDiagnostic,
): Generator<InputFix> {
  const name = field.replace(/^paths\./, '');
  for (const path of spelledPaths(input.paths[name] ?? '')) {
    const changed = { ...input, paths: { ...input.paths, [name]: path } };
    yield { title: `Write ${path} for ${name}`, input: changed };
  }
}

function* constantCandidates(
  text: string,
  code: InputDiagnostic['code'],
  paths: readonly EventPath[],
): Generator<InputFix> {
  if (code === 'constant-with-placeholder') {
    const names = [...text.matchAll(/<([A-Za-z0-9_.-]+)>/g)].map(([, name]) => name ?? '');
    const declared = names
      .filter((name) => !isPredefined(name))
      .map((name) => {
        const near = paths.find(({ path }) => lastNameOf(path) === name && !path.endsWith(']'));
        return [name, near?.path ?? `$.detail.${name}`];
      });
    yield {
      title: 'Make it an input transformer, which fills placeholders',
      input: { type: 'transformer', paths: Object.fromEntries(declared), template: text },
    };
  }
  if (code !== 'constant-not-json') return;
  const constant = (changed: string) => ({ type: 'constant', text: changed }) as const;
  if (/^\s*[{[]/.test(text)) {
    yield { title: 'Use double quotation marks', input: constant(withDoubleQuotes(text)) };
    yield {
      title: 'Remove the comma before the bracket',
      input: constant(withoutTrailingCommas(text)),
    };
  } else {
    yield { title: 'Put quotation marks around the text', input: constant(quoted(text.trim())) };
  }
}
