import type { Scenario } from '../core/model/scenario.ts';
import { FINDERS, PRIVATE_KINDS, type PrivateKind } from './private-kinds.ts';
import { textsOf, withTexts } from './texts.ts';

/** One text that tells about somebody, and what would stand in its place. */
export interface Replacement {
  readonly kind: PrivateKind;
  readonly found: string;
  readonly instead: string;
  /** How often it stands in the scenario. */
  readonly count: number;
}

/**
 * What in a scenario looks as if it was about somebody: by its form, so that something may be missed
 * or taken for what it is not. The same text gets the same stand-in everywhere, so that what was
 * equal stays equal; names of the scenario's own resources stay, since ARNs lead to them.
 */
export function findPrivate(scenario: Scenario): readonly Replacement[] {
  const texts = textsOf(scenario);
  const own = new Set(
    [
      ...scenario.buses,
      ...scenario.functions,
      ...scenario.queues,
      ...scenario.apiDestinations,
      ...scenario.connections,
      ...scenario.topics,
      ...scenario.stateMachines,
      ...scenario.streams,
      ...scenario.logGroups,
    ].map(({ name }) => name),
  );
  const seen = new Map<string, PrivateKind>();
  for (const kind of PRIVATE_KINDS) {
    for (const text of texts) {
      for (const found of FINDERS[kind].find(text, own))
        if (!seen.has(found)) seen.set(found, kind);
    }
  }
  const numbers = new Map<PrivateKind, number>();
  const counts = countsOf(texts, [...seen.keys()]);
  return [...seen].map(([found, kind]): Replacement => {
    const number = numbers.get(kind) ?? 0;
    numbers.set(kind, number + 1);
    const instead = FINDERS[kind].instead(number);
    return { kind, found, instead, count: counts.get(found) ?? 0 };
  });
}

/** The scenario with each of them replaced wherever it stands. */
export function redact(scenario: Scenario, replacements: readonly Replacement[]): Scenario {
  if (replacements.length === 0) return scenario;
  const instead = new Map(replacements.map((one) => [one.found, one.instead]));
  const pattern = patternOf([...instead.keys()]);
  return withTexts(scenario, (text) =>
    text.replaceAll(pattern, (found) => instead.get(found) ?? found),
  );
}

function countsOf(texts: readonly string[], wanted: readonly string[]) {
  const counts = new Map<string, number>();
  if (wanted.length === 0) return counts;
  const pattern = patternOf(wanted);
  for (const text of texts) {
    for (const [found] of text.matchAll(pattern)) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return counts;
}

/** Whole words only, and of two that begin alike the longer one. */
function patternOf(wanted: readonly string[]): RegExp {
  const alternatives = [...wanted].sort((a, b) => b.length - a.length).map(escaped);
  return new RegExp(`(?<!\\w)(?:${alternatives.join('|')})(?!\\w)`, 'g');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
