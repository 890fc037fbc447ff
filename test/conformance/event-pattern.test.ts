import { describe, expect, test } from 'vitest';
import { awsMessage } from '../../src/core/pattern/diagnostic.ts';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';

interface Suite {
  readonly section: string;
  readonly cases: readonly {
    readonly name: string;
    readonly pattern: string;
    readonly event?: string;
    readonly expect: boolean | 'invalid';
    readonly message?: string;
  }[];
}

const suites = import.meta.glob<Suite>('./event-pattern/*.json', {
  eager: true,
  import: 'default',
});

describe.each(Object.values(suites))('$section', ({ cases }) => {
  test.each(cases)('$name', ({ pattern, event, expect: expected, message }) => {
    const parsed = parsePattern(pattern);
    if (!parsed.ok) {
      expect(expected).toBe('invalid');
      expect(awsMessage(parsed.error, pattern)).toBe(message);
      return;
    }
    expect(explainMatch(parsed.value, event ?? '{}').matched).toBe(expected);
  });
});
