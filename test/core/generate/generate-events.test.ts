import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/core/clock/random.ts';
import { coverageOf } from '../../../src/core/generate/coverage.ts';
import { generateEvents } from '../../../src/core/generate/generate-events.ts';
import { explainMatch } from '../../../src/core/pattern/explain.ts';
import { parsePattern } from '../../../src/core/pattern/parse.ts';
import { fieldsOf } from '../../support/explain.ts';
import { RandomPatterns } from '../../support/random-patterns.ts';

const suites = import.meta.glob<{
  readonly cases: readonly { readonly pattern: string; readonly expect: unknown }[];
}>('../../conformance/event-pattern/*.json', { eager: true, import: 'default' });

const envelope = JSON.stringify({
  version: '0',
  id: '00000000-0000-4000-8000-000000000000',
  'detail-type': 'Thing',
  source: 'my.app',
  account: '123456789012',
  time: '2026-01-15T09:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: {},
});

function parsed(text: string) {
  const pattern = parsePattern(text);
  if (!pattern.ok) throw new Error(text);
  return pattern.value;
}

/** The value that was changed in each near miss; `null` for what was left out. */
function changes(text: string, examples: readonly string[] = []) {
  const { nearMisses } = generateEvents(parsed(text), envelope, examples);
  return nearMisses.map(({ field, event }) => [
    field,
    event && (event.changed ? event.text.slice(event.changed.from, event.changed.to) : null),
  ]);
}

describe('an event fails at one field alone, by as little as can be', () => {
  test.each<[string, string, unknown]>([
    ['a string', '["paid"]', '"paidx"'],
    ['several strings', '["paid", "paidx"]', '"PAID"'],
    ['a number', '[25]', '26'],
    ['a literal', '[true]', 'false'],
    ['null', '[null]', '"null"'],
    ['a prefix', '[{"prefix":"ab"}]', '"ABX"'],
    ['a suffix', '[{"suffix":".jpg"}]', '"x.jpgx"'],
    ['either case', '[{"equals-ignore-case":"Abc"}]', '"Abcx"'],
    ['a wildcard', '[{"wildcard":"a*z"}]', '"axzx"'],
    ['a border that counts', '[{"numeric":[">=",10,"<",20]}]', '9'],
    ['a border that does not', '[{"numeric":[">",10]}]', '10'],
    ['an equal number', '[{"numeric":["=",3]}]', '4'],
    ['a network', '[{"cidr":"10.0.0.0/24"}]', '"10.0.1.0"'],
    ['a value of any kind', '[{"exists":true}]', null],
    ['no value', '[{"exists":false}]', '"some value"'],
    ['another string', '[{"anything-but":["a","b"]}]', '"a"'],
    ['another number', '[{"anything-but":[1]}]', '1'],
    ['another beginning', '[{"anything-but":{"prefix":"ab"}}]', '"abx"'],
    ['another ending', '[{"anything-but":{"suffix":"ab"}}]', '"xab"'],
    ['another shape', '[{"anything-but":{"wildcard":"a*z"}}]', '"axz"'],
    ['another word in any case', '[{"anything-but":{"equals-ignore-case":"ab"}}]', '"ab"'],
  ])('%s', (_, list, value) => {
    expect(changes(`{"source":["my.app"],"detail":{"f":${list}}}`)).toEqual([
      ['source', '"my.appx"'],
      ['detail.f', value],
    ]);
  });

  test('a member of $or: the others fail too, and do not count', () => {
    const text = '{"detail":{"a":[1],"$or":[{"b":[2],"c":[3]},{"d":["x"]}]}}';
    expect(changes(text)).toEqual([
      ['detail.a', '2'],
      ['detail.b', '3'],
      ['detail.c', '4'],
      ['detail.d', '"xx"'],
    ]);
  });

  test('a field that accepts whatever there is has none', () => {
    expect(changes('{"detail":{"a":[{"exists":true},{"exists":false}],"b":[1]}}')).toEqual([
      ['detail.a', null],
      ['detail.b', '2'],
    ]);
    expect(changes('{"source":[{"exists":true}]}')).toEqual([['source', null]]);
  });

  test('it looks like the saved event that is nearest', () => {
    const example = envelope.replace('"detail":{}', '"detail":{"id":"A-1","total":42,"note":"n"}');
    const text = '{"detail":{"total":[{"numeric":["<",100]}],"state":["new"]}}';
    const { match } = generateEvents(parsed(text), envelope, [envelope, example]);
    expect(JSON.parse(match?.text ?? '').detail).toEqual({
      ...{ id: 'A-1', total: 42, note: 'n', state: 'new' },
    });
  });
});

describe('what nothing can match is told', () => {
  test.each([
    [
      '{"source":[{"exists":false}]}',
      'No event can match: every event has source, and the pattern wants it absent.',
    ],
    [
      '{"detail":["x"]}',
      'No event can match: detail is always an object, and the pattern wants a value there.',
    ],
  ])('%s', (text, problem) => {
    expect(generateEvents(parsed(text), envelope)).toEqual({
      ...{ match: null, problem, nearMisses: [] },
    });
  });
});

describe('the evaluator agrees', () => {
  const random = new RandomPatterns(new Random(11));
  const valid = Array.from({ length: 1_500 }, () => `{"detail":${random.pattern()}}`).filter(
    (text) => parsePattern(text).ok,
  );
  const generatedFor = valid.map((text) => {
    const examples = Array.from({ length: 2 }, () =>
      envelope.replace('"detail":{}', () => `"detail":${random.event()}`),
    );
    return { text, pattern: parsed(text), found: generateEvents(parsed(text), envelope, examples) };
  });

  test('on every event that matches, and on the field that each near miss fails at', () => {
    let misses = 0;
    for (const { text, pattern, found } of generatedFor) {
      if (found.match) expect(explainMatch(pattern, found.match.text).matched, text).toBe(true);
      for (const { span, event } of found.nearMisses) {
        if (!event) continue;
        const { matched, root } = explainMatch(pattern, event.text);
        expect(matched, text).toBe(false);
        const failed = fieldsOf(root).filter(({ verdict }) => verdict === 'failed');
        expect(
          failed.map((one) => one.span.from),
          text,
        ).toContain(span.from);
        // Members of $or that are not meant fail as well.
        if (pattern.alternatives.length === 1) expect(failed, text).toHaveLength(1);
        misses++;
      }
    }
    expect(misses).toBeGreaterThan(valid.length);
  });

  test('that nothing matches where no event was found', () => {
    const without = generatedFor.filter(({ found }) => !found.match);
    // An empty key at the end of a path: AWS's matcher finds nothing there.
    expect(without.length).toBeLessThan(valid.length / 30);
    for (const { text, pattern } of without) {
      for (let tries = 0; tries < 200; tries++) {
        expect(explainMatch(pattern, `{"detail":${random.event()}}`).matched, text).toBe(false);
      }
    }
  });

  test('and the near misses exercise every field that has one', () => {
    for (const { text, pattern, found } of generatedFor) {
      const events = found.nearMisses.flatMap(({ event }) => event?.text ?? []);
      const covered = coverageOf(pattern, events).map(({ isDecisive }) => isDecisive);
      expect(covered, text).toEqual(
        found.match ? found.nearMisses.map(({ event }) => event !== null) : covered,
      );
    }
  });

  test('the same question has the same answer', () => {
    const [first] = generatedFor;
    if (!first) throw new Error('no pattern');
    const [one, other] = [1, 2].map(() => generateEvents(first.pattern, envelope));
    expect(one).toEqual(other);
  });
});

test('every pattern of the conformance tests that matches something matches a generated event', () => {
  const without = Object.values(suites).flatMap(({ cases }) =>
    cases.flatMap(({ pattern: text, expect: expected }) => {
      const pattern = parsePattern(text);
      if (!pattern.ok || expected !== true) return [];
      return generateEvents(pattern.value, envelope).match ? [] : [text];
    }),
  );
  expect(without).toEqual([]);
});

test('what the saved events never decide by a field is told', () => {
  const pattern = parsed('{"source":["my.app"],"detail":{"a":[1],"b":[2]}}');
  const event = (detail: string) => envelope.replace('"detail":{}', `"detail":${detail}`);
  const covered = coverageOf(pattern, [event('{"a":1,"b":2}'), event('{"a":1,"b":3}')]);
  expect(covered.map(({ field, isDecisive }) => [field, isDecisive])).toEqual([
    ['source', false],
    ['detail.a', false],
    ['detail.b', true],
  ]);
  // Two reasons for a no are no test of either.
  expect(coverageOf(pattern, [event('{"a":0,"b":0}')]).some((one) => one.isDecisive)).toBe(false);
});
