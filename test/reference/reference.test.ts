import { describe, expect, test } from 'vitest';
import { tellStory } from '../../src/core/exercise/play.ts';
import { parseScenario } from '../../src/core/model/scenario.ts';
import { awsMessage } from '../../src/core/pattern/diagnostic.ts';
import { explainMatch } from '../../src/core/pattern/explain.ts';
import { parsePattern } from '../../src/core/pattern/parse.ts';
import { operators } from '../../src/reference/articles/operators.ts';
import { catalogue, entryWithSlug } from '../../src/reference/catalogue.ts';
import type { InputExample, ReferenceExample } from '../../src/reference/entry.ts';
import { TRIAL } from '../../src/reference/trial.ts';
import { examples } from '../../src/samples/examples/examples.ts';
import { inspectInput } from '../../src/worker/inspect-input.ts';
import { readSchedule } from '../../src/worker/read-schedule.ts';

const entries = catalogue.flatMap((group) => group.entries);

function isMatch(pattern: string, event: string): boolean {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new Error(`${pattern}: ${parsed.error.code}`);
  return explainMatch(parsed.value, event).matched;
}

/** The examples of a kind, with the address of their article. */
function examplesOf<Type extends ReferenceExample['type']>(type: Type) {
  type Example = Extract<ReferenceExample, { type: Type }>;
  return entries.flatMap(({ slug, example }) =>
    example?.type === type ? [{ slug, example: example as Example }] : [],
  );
}

describe.each(examplesOf('pattern'))('the example of $slug', ({ example }) => {
  const { pattern, matches, rejects } = example;
  test.each(matches)('matches %s', (event) => {
    expect(isMatch(pattern, event)).toBe(true);
  });
  test.each(rejects)('does not match %s', (event) => {
    expect(isMatch(pattern, event)).toBe(false);
  });
  test('shows both', () => {
    expect(matches.length * rejects.length).toBeGreaterThan(0);
  });
});

test.each(examplesOf('refused-pattern'))(
  'the pattern of $slug is refused, and the other is not',
  ({ example: { pattern, instead } }) => {
    const parsed = parsePattern(pattern);
    expect(parsed.ok ? 'accepted' : awsMessage(parsed.error, pattern)).not.toBe('accepted');
    expect(parsePattern(instead).ok).toBe(true);
  },
);

test.each(examplesOf('input'))('the input of $slug sends what it says', ({ example }) => {
  expect(sent(example)).toBe(example.sends);
});

test.each(
  examplesOf('input').flatMap(({ slug, example }) =>
    example.instead ? [{ slug, example: { ...example, input: example.instead } }] : [],
  ),
)('the input that was meant in $slug sends something', ({ example }) => {
  expect(sent(example)).not.toBeNull();
});

function sent({ input, event, isForLogGroup = false }: InputExample): string | null {
  const resource = { type: isForLogGroup ? 'log-group' : 'sqs-queue', name: 'mine' } as const;
  const target = { ...TRIAL.target, resource, input };
  const { preview } = inspectInput({ ...TRIAL, target, envelope: event });
  return preview?.ok ? preview.text : null;
}

test.each(examplesOf('schedule'))(
  'the schedule of $slug means what it says',
  ({ example: { expression, words, instead } }) => {
    const read = (text: string) =>
      readSchedule({ ...TRIAL, expression: text, now: TRIAL.now }).schedule?.words ?? null;
    expect(read(expression)).toBe(words);
    if (instead !== null) expect(read(instead)).not.toBeNull();
    expect(words === null).toBe(instead !== null);
  },
);

test.each(examplesOf('run'))(
  'what $slug says of $example.example happens in it',
  async ({ example: { example: id, shows } }) => {
    const source = examples.find((one) => one.id === id)?.scenario;
    const parsed = parseScenario(source);
    if (!parsed.ok) throw new Error(`There is no example ${id}`);
    const { lines, endings } = await tellStory({ scenario: parsed.value });
    expect([...lines.map(({ words }) => words), ...endings].join('\n')).toContain(shows);
  },
);

test('every address leads to one article or text', () => {
  const slugs = entries.flatMap(({ slug, texts }) => [slug, ...texts.map((text) => text.slug)]);
  expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([]);
  expect(slugs.filter((slug) => !/^[a-z0-9.-]+$/.test(slug))).toEqual([]);
});

test('whatever an article refers to is there', () => {
  const ids = examples.map(({ id }) => `example/${id}`);
  const missing = entries.flatMap(({ slug, see }) =>
    see
      .filter((other) => !ids.includes(other) && entryWithSlug(other)?.slug !== other)
      .map((other) => `${slug}: ${other}`),
  );
  expect(missing).toEqual([]);
});

test('every article says how it is known', () => {
  expect(entries.filter(({ known }) => known.length === 0)).toEqual([]);
});

test.each(['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'numeric', 'cidr', 'exists'])(
  'what is said of %s is about an operator that AWS knows',
  (name) => {
    const operand = { numeric: ['>', 1], exists: true, cidr: '10.0.0.0/8' }[name] ?? 'x';
    expect(parsePattern(JSON.stringify({ a: [{ [name]: operand }] })).ok).toBe(true);
    expect(operators.some((entry) => entry.name === name)).toBe(true);
  },
);

describe('what the pitfalls say', () => {
  test.each<[string, string, boolean]>([
    ['{"a":[{"prefix":""}]}', '{"a":"x"}', true],
    ['{"a":[{"prefix":""}]}', '{"a":1}', false],
    ['{"a":[{"exists":false},"x"]}', '{"b":1}', true],
    ['{"a":[{"exists":false},"x"]}', '{"a":"x"}', true],
    ['{"a":[{"anything-but":300}]}', '{"a":"300"}', true],
    ['{"a":[{"anything-but":300}]}', '{"a":null}', true],
    ['{"a":[300]}', '{"a":3.0e2}', true],
    ['{"customer":[{"exists":true}]}', '{"customer":{"id":1}}', false],
    ['{"customer":{"id":[{"exists":true}]}}', '{"customer":{"id":1}}', true],
    ['{"ip":["10.0.0.1"]}', '{"ip":"10.0.0.01"}', true],
    ['{"ip":[{"cidr":"0.0.0.0/0"}]}', '{"ip":"2001:db8::1"}', true],
  ])('%s, %s: %s', (pattern, event, expected) => {
    expect(isMatch(pattern, event)).toBe(expected);
  });

  test.each([
    '{"a":[{"cidr":"10.0.0.1/32"}]}',
    '{"a":[{"wildcard":"a**b"}]}',
    '{"a":[{"anything-but":[true]}]}',
    '{"a":[{"anything-but":{"numeric":[">",1]}}]}',
    '{"a":[{"numeric":["<",5,">",1]}]}',
    '{"a":[{"numeric":[">",9007199254740993]}]}',
    '{"a":42}',
    '{"$or":[{"a":["x"]}]}',
    '{"$or":[{"prefix":["x"]},{"a":["x"]}]}',
  ])('%s is refused', (pattern) => {
    expect(parsePattern(pattern).ok).toBe(false);
  });
});
