import { Random } from '../../src/core/clock/random.ts';
import { EventReading, explainEvent } from '../../src/core/pattern/explain.ts';
import { Matcher } from '../../src/core/pattern/matcher.ts';
import { type EventPattern, parsePattern } from '../../src/core/pattern/parse.ts';
import { RandomPatterns } from './random-patterns.ts';

const RULES = 24;
const EVENTS = 24;

export interface Disagreement {
  readonly by: 'text' | 'object';
  readonly pattern: string;
  readonly event: string;
  readonly explained: boolean;
  /** Whether the rule disagrees in a matcher of its own as well. */
  readonly alone: boolean;
}

export interface Comparison {
  readonly pairs: number;
  readonly matched: number;
  readonly disagreements: readonly Disagreement[];
}

/**
 * One round: random rules in one matcher, some taken out and put back, against random events, each
 * pair compared with what `explainMatch` says.
 */
export function compareMatchers(seed: number): Comparison {
  const random = new Random(seed, 'matchers');
  const source = new RandomPatterns(random);
  const rules = new Map<string, EventPattern>();
  const matcher = new Matcher<string>();
  const events = Array.from({ length: EVENTS }, () => source.event());
  while (rules.size < RULES) {
    const base: unknown = JSON.parse(events[rules.size % EVENTS] ?? '{}');
    const isFitting = random.fraction() < 0.7 && typeof base === 'object' && base !== null;
    const parsed = parsePattern(isFitting ? source.patternFor(base) : source.pattern());
    if (!parsed.ok) continue;
    const name = `rule-${rules.size}`;
    rules.set(name, parsed.value);
    matcher.add(name, parsed.value);
    if (random.fraction() < 0.1) matcher.delete(name);
    if (random.fraction() < 0.1) matcher.match({ a: 'x' });
  }
  for (const [name, pattern] of rules) {
    if (random.fraction() < 0.1) matcher.delete(name);
    matcher.add(name, pattern);
  }
  let matched = 0;
  let pairs = 0;
  const disagreements: Disagreement[] = [];
  const check = (event: string, found: ReadonlySet<string>, by: Disagreement['by']) => {
    const reading = new EventReading(event);
    for (const [name, pattern] of rules) {
      pairs++;
      const explained = explainEvent(pattern, reading).matched;
      if (explained) matched++;
      if (explained === found.has(name)) continue;
      const single = new Matcher<string>();
      single.add(name, pattern);
      const alone = single.matchText(event).length > 0 !== explained;
      disagreements.push({ by, pattern: pattern.text, event, explained, alone });
    }
  };
  for (const text of events) {
    check(text, new Set(matcher.matchText(text)), 'text');
    // Parsed, an event has lost its spelling; what is left of it is what is compared.
    // What no double can hold is not even that.
    if (/1e400/i.test(text)) continue;
    const parsed: unknown = JSON.parse(text);
    check(JSON.stringify(parsed), new Set(matcher.match(parsed)), 'object');
  }
  return { pairs, matched, disagreements };
}
