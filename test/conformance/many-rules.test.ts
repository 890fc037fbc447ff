import { describe, expect, test } from 'vitest';
import { EventReading, matchesEvent } from '../../src/core/pattern/explain.ts';
import { Matcher } from '../../src/core/pattern/matcher.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import table from './many-rules.json' with { type: 'json' };

const patterns = Object.entries(table.rules).map(([name, text]) => {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(`${name}: ${parsed.error.code}`);
  return [name, parsed.value] as const;
});
const matcher = new Matcher<string>();
for (const [name, pattern] of patterns) matcher.add(name, pattern);

describe('which of many rules an event matches', () => {
  test.each(table.events)('$event', ({ event, matches }) => {
    const reading = new EventReading(event);
    const found = patterns.filter(([, pattern]) => matchesEvent(pattern, reading));
    expect(found.map(([name]) => name)).toEqual(matches);
    expect(matcher.matchText(event)).toEqual(matches);
  });
});
