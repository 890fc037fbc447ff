import { describe, expect, test } from 'vitest';
import { corrections } from '../../src/worker/corrections.ts';
import { evaluate, isFaulty } from '../../src/worker/evaluate.ts';

const scenario = {
  account: '123456789012',
  region: 'us-east-1',
  startsAt: '2026-01-15T09:00:00.000Z',
  seed: 1,
};

function evaluated(text: string, ...patterns: readonly object[]) {
  const rules = patterns.map((pattern, index) => ({
    name: `rule-${index}`,
    pattern: JSON.stringify(pattern),
    targets: [],
  }));
  return evaluate({ scenario, event: { text, bus: 'default' }, rules }, null);
}

/** The values at each path, as they are typed. */
function read(text: string, ...patterns: readonly object[]) {
  return evaluated(text, ...patterns).valuesRead.map(({ path, spans }) => {
    const values: string[] = [];
    for (let index = 0; index < spans.length; index += 2) {
      values.push(text.slice(spans[index], spans[index + 1]));
    }
    return [path, values];
  });
}

describe('the values that rules read', () => {
  const text = `{
  "source": "s",
  "detail-type": "t",
  "detail": { "tags": [ "a", "b" ], "items": [{"n": 1}, {"n": 2.50}] }
}`;

  test('are found where they are typed, each path once', () => {
    const patterns = [
      { source: ['s'], detail: { tags: ['x'], items: { n: [1] } } },
      { source: ['q'], detail: { missing: ['x'] } },
    ];
    expect(read(text, ...patterns)).toEqual([
      ['source', ['"s"']],
      ['detail.tags', ['"a"', '"b"']],
      ['detail.items.n', ['1', '2.50']],
    ]);
  });

  test('leave out what the service adds', () => {
    expect(read(text, { account: ['123456789012'] })).toEqual([]);
  });

  test('are all in one text where the detail is one', () => {
    const entry = '{"Source": "s", "DetailType": "t", "Detail": "{\\"a\\": 1, \\"b\\": [2, 3]}"}';
    const detail = '"{\\"a\\": 1, \\"b\\": [2, 3]}"';
    expect(read(entry, { detail: { a: [1], b: [3] } })).toEqual([
      ['detail.a', [detail]],
      ['detail.b', [detail]],
    ]);
  });
});

test('elements of arrays have their places in the event as typed', () => {
  const text = '{"detail-type":"t","source":"s","detail":{"items":[{"a":1,"b":2},{"a":3}]}}';
  const [rule] = evaluated(text, { detail: { items: { a: [1], b: [9] } } }).rules;
  const [table] = rule?.explanation?.root.arrays ?? [];
  expect(table?.elements.map(({ span }) => text.slice(span.from, span.to))).toEqual([
    '{"a":1,"b":2}',
    '{"a":3}',
  ]);
});

describe('what is wrong', () => {
  const event = { bus: 'default', text: '{"source": "s", "detail-type": "t", "detail": {}}' };
  const asked = (pattern: string, text = event.text) => ({
    scenario,
    event: { ...event, text },
    rules: [{ name: 'rule', pattern, targets: [] }],
  });

  test.each([
    ['a pattern', asked('{"source": "s"}')],
    ['a pattern that is hardly meant', asked('{"detail": {"a": {"exists": [true]}}}')],
    ['an event', asked('{"source": ["s"]}', '{"source": "s", "detail-type": "t", "detail": {},}')],
  ])('%s is told with or without its corrections', (_, request) => {
    const told = evaluate(request, null);
    const corrected = evaluate(request, corrections);
    expect(isFaulty(told)).toBe(true);
    const messages = ({ eventDiagnostics, rules }: typeof told) =>
      [...eventDiagnostics, ...rules.flatMap((rule) => rule.patternDiagnostics)].map(
        ({ message }) => message,
      );
    expect(messages(told)).toEqual(messages(corrected));
    const fixes = ({ eventDiagnostics, rules }: typeof told) =>
      [...eventDiagnostics, ...rules.flatMap((rule) => rule.patternDiagnostics)].flatMap(
        (one) => one.fixes ?? [],
      );
    expect(fixes(corrected).length).toBeGreaterThan(0);
  });

  test('nothing is, if every rule can be asked', () => {
    expect(isFaulty(evaluate(asked('{"source": ["s"]}'), null))).toBe(false);
  });
});
