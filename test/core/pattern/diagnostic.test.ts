import { describe, expect, test } from 'vitest';
import { describe as describeDiagnostic } from '../../../src/core/pattern/diagnostic.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';

interface Suite {
  readonly section: string;
  readonly cases: readonly { readonly name: string; readonly pattern: string }[];
}

const suites = import.meta.glob<Suite>('../../conformance/event-pattern/*.json', {
  eager: true,
  import: 'default',
});

function explanationOf(pattern: string): string {
  const parsed = parsePattern(pattern);
  return parsed.ok ? '' : describeDiagnostic(parsed.error);
}

test.each(Object.values(suites))(
  'every mistake in "$section" is explained and has a place',
  ({ cases }) => {
    for (const { name, pattern } of cases) {
      const parsed = parsePattern(pattern);
      if (parsed.ok) continue;
      expect(describeDiagnostic(parsed.error), name).toMatch(/^["$A-Z].{15,}[.)]$/);
      expect(describeDiagnostic(parsed.error), name).not.toBe('This is not JSON.');
      const { from, to } = parsed.error.span;
      expect(from, name).toBeLessThanOrEqual(to);
      expect(to, name).toBeLessThanOrEqual(pattern.length);
    }
  },
);

describe('what is most likely meant', () => {
  test.each([
    ['{"a":["x"],}', 'no comma may stand after the last member'],
    ['{"a":["x",]}', 'no comma may stand after the last member'],
    ['{"a":["x"] // all\n}', 'no comments'],
    ["{'a':['x']}", 'double quotes, not in single ones'],
    ['{a:["x"]}', 'key of an object stands in double quotes'],
    ['{"a":[x]}', 'Texts stand in double quotes'],
    ['{"a":["x" "y"]}', 'comma is missing'],
    ['{"a":["x"]', 'ends before everything that was opened is closed'],
    ['{"a":["x]}', 'closing one is missing'],
    ['{"a":["x"}', 'does not close what was opened last'],
    ['{"a":["x\ny"]}', 'a line break is written \\n'],
    ['{"a":["C:\\dir"]}', 'For a backslash itself, write two'],
    ['{"a":}', 'value after the colon is missing'],
    ['{"a":[{"Prefix":"x"}]}', 'The operator is written "prefix".'],
    ['{"a":[{"anythingBut":"x"}]}', 'The operator is written "anything-but".'],
    ['{"a":[{"equals_ignore_case":"x"}]}', 'The operator is written "equals-ignore-case".'],
    ['{"a":[{"contains":"x"}]}', '{"wildcard": "*x*"}'],
    ['{"a":[{"regex":"x"}]}', 'no regular expressions'],
    ['{"a":[{"greaterThan":5}]}', '{"numeric": [">", 5]}'],
    ['{"items":[{"kind":["book"]}]}', 'leave out the brackets around its object'],
    ['{"a":[{"toString":"x"}]}', '"toString" is not an operator'],
    ['{"a":"x"}', 'Wrap the value of "a" in a list'],
    ['{"$or":[{"a":["x"]}]}', 'needs two or more'],
    ['{"$or":[{"a":["x"]},{"prefix":["y"]}]}', '"prefix" is the name of an operator'],
  ])('%s', (pattern, explanation) => {
    expect(explanationOf(pattern)).toContain(explanation);
  });
});
