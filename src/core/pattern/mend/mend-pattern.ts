import { compactJson } from '../../json/compact.ts';
import { mendJson } from '../../json/mend-json.ts';
import { parseFirstJson } from '../../json/parse.ts';
import { applyEdits, composeEdits, type Edit } from '../../model/edit.ts';
import type { QuickFix } from '../../model/quick-fix.ts';
import type { PatternDiagnostic, PatternDiagnosticCode } from '../diagnostic.ts';
import { type EventPattern, parsePattern } from '../parse.ts';
import { saidOf } from '../repair/words.ts';
import { readRulePattern } from '../rule-pattern.ts';
import { mendNetwork } from './addresses.ts';
import type { Correction, Corrector } from './correction.ts';
import {
  dropEmptyTexts,
  dropExclusion,
  invertExclusion,
  mendExclusion,
  mendExclusionMember,
  unmixExclusion,
} from './exclusions.ts';
import { mendComparison, shortenNumber } from './numbers.ts';
import {
  fillOperator,
  mendExists,
  nameInnerOperator,
  nameOperator,
  splitOperators,
} from './operators.ts';
import { placeOf } from './place.ts';
import {
  dropOr,
  EVERY_EVENT,
  fillList,
  fillObject,
  flattenList,
  unwrapPattern,
  wrapValue,
} from './structure.ts';
import { mendAsterisks, mendEscapes, mendText, quoteNumber } from './texts.ts';

const CORRECTORS: Readonly<Partial<Record<PatternDiagnosticCode, readonly Corrector[]>>> = {
  'pattern-not-object': [unwrapPattern],
  'empty-object': [fillObject],
  'empty-array': [fillList],
  'value-not-array': [wrapValue],
  'list-in-list': [flattenList],
  'operator-missing': [fillOperator],
  'operator-unknown': [nameOperator],
  'second-operator': [splitOperators],
  'operand-not-string': [mendText],
  'prefix-operator-unsupported': [nameInnerOperator],
  'suffix-operator-unsupported': [nameInnerOperator],
  'wildcard-consecutive': [mendAsterisks],
  'wildcard-escape': [mendEscapes],
  'exists-not-boolean': [mendExists],
  'numeric-not-array': [mendComparison],
  'numeric-first-not-operator': [mendComparison],
  'numeric-operator-unknown': [mendComparison],
  'numeric-equals-not-number': [mendComparison],
  'numeric-bound-not-number': [mendComparison],
  'too-many-elements': [mendComparison, splitOperators],
  'numeric-third-not-operator': [mendComparison],
  'numeric-third-unknown': [mendComparison],
  'numeric-too-many-terms': [mendComparison],
  'numeric-bounds-crossed': [mendComparison],
  'number-not-comparable': [shortenNumber],
  'anything-but-not-value': [mendExclusion],
  'anything-but-operator-unsupported': [invertExclusion],
  'anything-but-member-not-value': [mendExclusionMember],
  'anything-but-mixed': [unmixExclusion],
  'anything-but-ignore-case-not-string': [quoteNumber],
  'anything-but-affix-not-string': [quoteNumber],
  'anything-but-affix-empty': [dropEmptyTexts],
  'anything-but-nested-empty': [dropExclusion],
  'cidr-one-slash': [mendNetwork],
  'cidr-mask-not-integer': [mendNetwork],
  'cidr-mask-too-long-4': [mendNetwork],
  'cidr-mask-too-long-6': [mendNetwork],
  'cidr-nonstandard-address': [mendNetwork],
  'cidr-invalid-address': [mendNetwork],
  'or-one-member': [dropOr],
};

const MOST_OFFERED = 3;
/** So many mistakes are mended in one go. */
const MOST_MISTAKES = 30;
/** Several times what a rule can have; what is longer is something else. */
const LONGEST_MENDED = 20_000;

/**
 * Corrections of a pattern that the service refuses, the likeliest first. Each has been read again:
 * the pattern is valid after it, or, where one of its mistakes has no evident correction, its first
 * mistake is another one further on.
 */
export function mendPattern(text: string): readonly QuickFix[] {
  if (text.length > LONGEST_MENDED) return [];
  const parsed = parsePattern(text);
  if (parsed.ok) return shortened(text, parsed.value);
  const offered = new Map<string, QuickFix>();
  for (const correction of correctionsOf(text, parsed.error)) {
    const mended = mendAll(text, parsed.error, correction);
    if (!mended) continue;
    const after = applyEdits(text, mended.edits);
    if (!offered.has(after)) offered.set(after, mended);
    if (offered.size === MOST_OFFERED) break;
  }
  return [...offered.values()];
}

/** Goes on from one correction to the next mistake, until there is none. */
function mendAll(text: string, first: PatternDiagnostic, correction: Correction): QuickFix | null {
  let edits: readonly Edit[] = correction.edits;
  const titles = [...(correction.titles ?? [correction.title])];
  const seen = new Set([text]);
  let furthest: QuickFix | null = null;
  for (let count = 0; count < MOST_MISTAKES; count++) {
    const now = applyEdits(text, edits);
    if (seen.has(now)) break;
    seen.add(now);
    const parsed = parsePattern(now);
    const fix: QuickFix = { side: 'pattern', ...saidOf(titles), edits };
    if (parsed.ok) return isShortEnough(now) ? fix : null;
    if (leftBehind(now, parsed.error) < leftBehind(text, first)) furthest = fix;
    const [next] = correctionsOf(now, parsed.error);
    if (!next) break;
    edits = composeEdits(edits, next.edits);
    titles.push(...(next.titles ?? [next.title]));
  }
  return furthest;
}

/** Too long a pattern may be short enough on one line. */
function shortened(text: string, { root }: EventPattern): readonly QuickFix[] {
  const node = isShortEnough(text) ? null : parseFirstJson(text.slice(0, root.span.to));
  if (!node) return [];
  const insert = compactJson(node);
  if (!isShortEnough(insert)) return [];
  const edits = [{ from: 0, to: text.length, insert }];
  return [{ side: 'pattern', title: 'Write it without white space', edits }];
}

function isShortEnough(text: string): boolean {
  return readRulePattern('', text).ok;
}

/** How much of the text stands behind the beginning of a mistake. */
function leftBehind(text: string, { span }: PatternDiagnostic): number {
  return text.length - span.from;
}

function correctionsOf(text: string, diagnostic: PatternDiagnostic): readonly Correction[] {
  const root = parseFirstJson(text);
  if (!root) {
    if (text.trim() === '') {
      const edits = [{ from: 0, to: text.length, insert: EVERY_EVENT }];
      return [{ title: 'Match every event', edits }];
    }
    const mend = mendJson(text);
    if (!mend) return [];
    const { titles, edits } = mend;
    return [{ title: titles.join(', '), titles, edits }];
  }
  const cause = diagnostic.hidden ?? diagnostic;
  const place = placeOf(text, root, cause.span);
  return (CORRECTORS[cause.code] ?? []).flatMap((correct) => correct(place, cause));
}
