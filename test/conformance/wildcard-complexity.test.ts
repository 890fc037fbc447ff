import { describe, expect, test } from 'vitest';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import {
  MAXIMUM_COMPLEXITY,
  wildcardComplexity,
} from '../../src/core/pattern/wildcard-complexity.ts';
import { readComplexityOnly } from '../support/patterns.ts';
import cases from './wildcard-complexity.json' with { type: 'json' };

describe('how many wildcards can be under way at once', () => {
  test.each(cases)('$name', ({ pattern, complexity }) => {
    expect(wildcardComplexity(readComplexityOnly(pattern))).toBe(complexity);
    const parsed = parsePattern(pattern);
    expect(parsed.ok).toBe(complexity <= MAXIMUM_COMPLEXITY);
    if (!parsed.ok) expect(parsed.error.code).toBe('too-complex');
  });
});

test.each([
  ['one long text behind a star', [`*${'abcdefghijklm'.repeat(150)}`]],
  ['a long text of one letter', [`*${'a'.repeat(2_000)}`]],
  ['stars between long texts', Array(3).fill(`*${'abc'.repeat(60)}*${'bcd'.repeat(60)}*x`)],
  ['nothing but stars and letters', ['*a'.repeat(1_000)]],
  ['very many', Array.from({ length: 200 }, (_, index) => `${index}*${index}`)],
])('%s: it is found out before anyone waits', (_, wildcards) => {
  const pattern = JSON.stringify({ a: wildcards.map((wildcard) => ({ wildcard })) });
  expect(parsePattern(pattern)).toBeDefined();
  expect(wildcardComplexity(readComplexityOnly(pattern))).toBeGreaterThan(1);
});
