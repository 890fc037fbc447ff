import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { awsMessage } from '../../src/core/pattern/diagnostic.ts';
import { EventReading, explainMatch, matchesEvent } from '../../src/core/pattern/explain.ts';
import { Matcher } from '../../src/core/pattern/matcher.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { wildcardComplexity } from '../../src/core/pattern/wildcard-complexity.ts';
import { readComplexityOnly } from '../support/patterns.ts';

/**
 * Large tables of patterns and events with the answers AWS gives, which stand beside the project on
 * some machines. Elsewhere the project's own tables, in this folder, test the same ground.
 */
const folder = new URL('../../../shared/conformance/', import.meta.url);

interface Case {
  readonly id: string;
  readonly pattern: string;
  readonly event: string;
  readonly expect: boolean | 'invalid';
  readonly message?: string;
}
interface RuleSet {
  readonly id: string;
  readonly rules: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly matches: readonly (readonly string[])[];
}

function table<T>(name: string): readonly T[] {
  const file = new URL(name, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

const PREFIX = 'Event pattern is not valid. Reason: ';
/** Two recordings have these in place of the values in the pattern that they quote. */
const MASKED = /<partition>|<region>/;

function answer(pattern: string, event: string): { verdict: boolean | 'invalid'; message: string } {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) return { verdict: 'invalid', message: awsMessage(parsed.error, pattern) };
  const verdict = explainMatch(parsed.value, event).matched;
  const matcher = new Matcher<'rule'>();
  matcher.add('rule', parsed.value);
  const found = matcher.matchText(event).length > 0;
  return { verdict, message: found === verdict ? '' : `the matcher says ${found}` };
}

describe.skipIf(!existsSync(folder))('the answers of AWS', () => {
  test.each([
    'aws-validated.json',
    'aws-validated-more.json',
    'operators.json',
    'ruler-cases.json',
    'random.json',
    'random-3k.json',
  ])('%s', (name) => {
    const wrong = table<Case>(name).flatMap((one) => {
      const { verdict, message } = answer(one.pattern, one.event);
      const wanted = one.message?.replace(PREFIX, '');
      const sameMessage =
        (verdict !== 'invalid' && message === '') ||
        wanted === undefined ||
        message === wanted ||
        MASKED.test(wanted);
      return verdict === one.expect && sameMessage
        ? []
        : [
            {
              id: one.id,
              pattern: one.pattern,
              event: one.event,
              wanted: one.expect,
              got: verdict,
              wantedMessage: wanted,
              message,
            },
          ];
    });
    expect(wrong.slice(0, 12)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });

  test.each(['many-rules.json', 'multi-rule.json'])('%s', (name) => {
    for (const { id, rules, events, matches } of table<RuleSet>(name)) {
      const matcher = new Matcher<string>();
      const patterns = Object.entries(rules).flatMap(([rule, pattern]) => {
        const parsed = parsePattern(pattern);
        if (!parsed.ok) return [];
        matcher.add(rule, parsed.value);
        return [{ rule, pattern: parsed.value }];
      });
      events.forEach((event, index) => {
        const reading = new EventReading(event);
        const found = patterns.filter(({ pattern }) => matchesEvent(pattern, reading));
        const expected = [...(matches[index] ?? [])].sort();
        expect(found.map(({ rule }) => rule).sort(), `${id} ${event}`).toEqual(expected);
        expect(matcher.matchText(event).sort(), `${id} ${event}`).toEqual(expected);
      });
    }
  });

  test('wildcard-complexity.json', () => {
    const wrong = table<{ id: string; pattern: string; complexity: number }>(
      'wildcard-complexity.json',
    ).flatMap(({ id, pattern, complexity }) => {
      const found = wildcardComplexity(readComplexityOnly(pattern));
      return found === complexity ? [] : [{ id, pattern, complexity, found }];
    });
    expect(wrong).toEqual([]);
  });
});
